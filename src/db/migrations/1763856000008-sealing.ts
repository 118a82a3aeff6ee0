import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which master keys the sealed values of this installation belong to; never a key in the clear. */
export class Sealing1763856000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE master_keys (
        id text PRIMARY KEY,
        state text NOT NULL CHECK (state IN ('current', 'previous')),
        -- A known text sealed with the key: tells a wrong key from a right one at start (R74).
        canary text NOT NULL,
        -- While the master key is being rotated: this key, sealed with the other one, so that a process that has either has both.
        sealed_key text,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX master_keys_one_current ON master_keys ((true)) WHERE state = 'current';
      CREATE UNIQUE INDEX master_keys_one_previous ON master_keys ((true)) WHERE state = 'previous';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE master_keys');
  }
}
