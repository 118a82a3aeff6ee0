import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Changes of the directory are read in the order in which they became visible: `seq` is given out before the commit, so a
 * reader that only remembers the highest one would miss a transaction that commits late.
 */
export class OrderedChanges1764100000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE directory_changes ADD COLUMN transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id();
      CREATE INDEX directory_changes_order ON directory_changes (transaction_id, seq);

      -- A group's authorisation for an app changes who is in scope: connections hear of it like of any other change.
      CREATE FUNCTION notify_authorisation() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO directory_changes (at, kind, subject_id, actor, change)
        VALUES (now(), CASE WHEN TG_OP = 'INSERT' THEN 'group_authorised' ELSE 'group_unauthorised' END,
                COALESCE(NEW.group_id, OLD.group_id), '{"kind":"system","id":"apps","name":"Countersign"}',
                jsonb_build_object('appId', COALESCE(NEW.app_id, OLD.app_id)));
        PERFORM pg_notify('directory_changes', '');
        RETURN NULL;
      END $$;
      CREATE TRIGGER app_groups_changed AFTER INSERT OR DELETE ON app_groups
        FOR EACH ROW EXECUTE FUNCTION notify_authorisation();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER app_groups_changed ON app_groups;
      DROP FUNCTION notify_authorisation;
      DROP INDEX directory_changes_order;
      ALTER TABLE directory_changes DROP COLUMN transaction_id;
    `);
  }
}
