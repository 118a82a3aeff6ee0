import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which it is known that settings or mapping of a connection have changed since somebody looked at them. */
export class ConnectionRevision1764100000603 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE connections ADD COLUMN revision bigint NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE connections DROP COLUMN revision');
  }
}
