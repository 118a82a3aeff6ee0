import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every address that an app is reached at: its slug, and those it had before, until they are retired. */
export class AppAddresses1764200000201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE app_addresses (
        slug text PRIMARY KEY,
        app_id uuid NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
        -- NULL: the app's own address of now.
        replaced_at timestamptz
      );
      CREATE INDEX app_addresses_app ON app_addresses (app_id);
      INSERT INTO app_addresses (slug, app_id) SELECT slug, id FROM apps;

      -- One key over new and old addresses of all apps: none is given twice, also not by two processes at once, and
      -- a release that knows nothing of old addresses cannot forget to write its own down.
      CREATE FUNCTION keep_app_address() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM app_addresses WHERE slug = NEW.slug AND app_id = NEW.id) THEN
          INSERT INTO app_addresses (slug, app_id) VALUES (NEW.slug, NEW.id);
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER apps_keep_address AFTER INSERT OR UPDATE OF slug ON apps
        FOR EACH ROW EXECUTE FUNCTION keep_app_address();

      -- The address under which sign-ins go out that start from our side; NULL: the app's slug.
      ALTER TABLE apps ADD COLUMN start_slug text REFERENCES app_addresses (slug) ON DELETE SET NULL;

      -- By which address a request came, written down while its app has more than one.
      ALTER TABLE saml_traces ADD COLUMN came_by text;
      CREATE INDEX saml_traces_came_by ON saml_traces (app_id, came_by, started_at) WHERE came_by IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE saml_traces DROP COLUMN came_by;
      ALTER TABLE apps DROP COLUMN start_slug;
      DROP TRIGGER apps_keep_address ON apps;
      DROP FUNCTION keep_app_address();
      DROP TABLE app_addresses;
    `);
  }
}
