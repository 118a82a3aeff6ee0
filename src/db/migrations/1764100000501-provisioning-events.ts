import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events of provisioning are found among all others without reading those; no other action is without a dot. */
export class ProvisioningEvents1764100000501 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX audit_events_provisioning ON audit_events (seq) WHERE position('.' IN action) = 0`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_events_provisioning');
  }
}
