import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A revision of every person and group: whoever changes one may say which they looked at. */
export class DirectoryRevisions1764200000202 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE users ADD COLUMN revision integer NOT NULL DEFAULT 1;
      ALTER TABLE groups ADD COLUMN revision integer NOT NULL DEFAULT 1;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE users DROP COLUMN revision;
      ALTER TABLE groups DROP COLUMN revision;
    `);
  }
}
