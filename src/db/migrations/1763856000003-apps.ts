import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Service providers with their endpoints, certificates, attribute tables and authorised groups. */
export class Apps1763856000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE apps (
        id uuid PRIMARY KEY,
        slug text NOT NULL CONSTRAINT apps_slug_unique UNIQUE,
        kind text NOT NULL CHECK (kind IN ('slack', 'saml')),
        name text NOT NULL,
        enabled boolean NOT NULL DEFAULT true,
        hidden boolean NOT NULL DEFAULT false,
        -- Raised by every change of the app, its keys included: whoever keeps a prepared copy compares it.
        revision bigint NOT NULL DEFAULT 1,
        sp_entity_id text NOT NULL,
        settings jsonb NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE TABLE app_acs_endpoints (
        app_id uuid NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
        index integer NOT NULL,
        url text NOT NULL,
        is_default boolean NOT NULL,
        PRIMARY KEY (app_id, index)
      );
      CREATE UNIQUE INDEX app_acs_endpoints_one_default ON app_acs_endpoints (app_id) WHERE is_default;
      CREATE TABLE app_sp_certificates (
        app_id uuid NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
        fingerprint_sha256 text NOT NULL,
        use text NOT NULL CHECK (use IN ('signing', 'encryption', 'both')),
        pem text NOT NULL,
        PRIMARY KEY (app_id, fingerprint_sha256)
      );
      CREATE TABLE app_attributes (
        id uuid PRIMARY KEY,
        app_id uuid NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
        position integer NOT NULL,
        sp_name text NOT NULL,
        name_format text NOT NULL,
        source_kind text NOT NULL CHECK (source_kind IN ('field', 'constant', 'expression')),
        source text NOT NULL,
        enabled boolean NOT NULL DEFAULT true,
        -- A just-in-time row of the Slack preset: its SP name is fixed and it cannot be deleted.
        preset boolean NOT NULL DEFAULT false,
        CONSTRAINT app_attributes_name_unique UNIQUE (app_id, sp_name)
      );
      CREATE TABLE app_groups (
        app_id uuid NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
        group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
        PRIMARY KEY (app_id, group_id)
      );
      CREATE INDEX app_groups_group ON app_groups (group_id);
      -- NameIDs taken over from an earlier identity provider; everybody else has one derived from app and person (R37).
      CREATE TABLE app_name_ids (
        app_id uuid NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
        user_id uuid NOT NULL,
        value text NOT NULL,
        PRIMARY KEY (app_id, user_id)
      );
      CREATE UNIQUE INDEX app_name_ids_value ON app_name_ids (app_id, lower(value));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE app_name_ids, app_groups, app_attributes, app_sp_certificates, app_acs_endpoints, apps',
    );
  }
}
