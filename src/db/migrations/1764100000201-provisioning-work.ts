import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is to be looked at again, when everybody is compared next, and runs of a small plan beside a long one. */
export class ProvisioningWork1764100000201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE connections
        -- When everybody is compared next: one instant, moved on once it was taken, so that no clock can skip or double it.
        ADD COLUMN reconcile_at timestamptz,
        -- Who wants it at once, and why; null where nobody does.
        ADD COLUMN reconcile_wanted jsonb,
        -- Failures before this do not count for quarantine any more.
        ADD COLUMN failures_since timestamptz;

      -- People and groups that something happened to and that no plan has looked at since; a row is raised, never doubled.
      CREATE SEQUENCE provisioning_queue_raises;
      CREATE TABLE provisioning_queue (
        connection_id uuid NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
        kind text NOT NULL CHECK (kind IN ('person', 'group')),
        subject_id uuid NOT NULL,
        raise bigint NOT NULL DEFAULT nextval('provisioning_queue_raises'),
        since timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (connection_id, kind, subject_id)
      );

      -- Address of the photo that was last sent: Slack shows one of its own, so what it holds cannot be compared.
      ALTER TABLE bindings ADD COLUMN photo_sent text;

      -- Leavers are not kept waiting by a long run: their plan runs beside it, under the same lease.
      DROP INDEX runs_one_running;
      CREATE UNIQUE INDEX runs_plan ON runs (plan_id);
      CREATE INDEX plans_open ON plans (connection_id) WHERE state IN ('waiting', 'approved', 'applying', 'stopped');

      -- Guards count what was done in the last 24 hours, whichever run did it.
      CREATE INDEX operations_removals ON operations (ended_at)
        WHERE state = 'done' AND kind IN ('account.deactivate', 'group.delete');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX operations_removals;
      DROP INDEX plans_open;
      DROP INDEX runs_plan;
      CREATE UNIQUE INDEX runs_one_running ON runs (connection_id) WHERE state = 'running';
      DROP TABLE provisioning_queue;
      DROP SEQUENCE provisioning_queue_raises;
      ALTER TABLE bindings DROP COLUMN photo_sent;
      ALTER TABLE connections DROP COLUMN failures_since, DROP COLUMN reconcile_wanted, DROP COLUMN reconcile_at;
    `);
  }
}
