import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the set-up of an app is still under way, so that one that was left is found again. */
export class AppSetUp1764200000301 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE apps ADD COLUMN in_set_up boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE apps DROP COLUMN in_set_up');
  }
}
