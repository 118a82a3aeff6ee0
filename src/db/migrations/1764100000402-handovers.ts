import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Steps of a set-up that were handed to somebody without an account here, by a link that opens that step only. */
export class Handovers1764100000402 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE handovers (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL CONSTRAINT handovers_token_unique UNIQUE,
        app_id uuid NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
        step text NOT NULL CHECK (step IN ('slack_settings')),
        made_by text NOT NULL,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        done_at timestamptz,
        revoked_at timestamptz
      );
      CREATE INDEX handovers_app ON handovers (app_id, created_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE handovers');
  }
}
