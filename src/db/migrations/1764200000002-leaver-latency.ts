import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long leavers kept their account: since when the directory wants somebody switched off. */
export class LeaverLatency1764200000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Of account.deactivate, where a change of the directory led to it; null where a comparison alone did.
      ALTER TABLE operations ADD COLUMN wanted_since timestamptz;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE operations DROP COLUMN wanted_since');
  }
}
