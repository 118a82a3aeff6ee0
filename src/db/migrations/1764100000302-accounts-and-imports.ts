import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the audit record was followed, and people being made of accounts. */
export class AccountsAndImports1764100000302 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Up to which event of the audit record each follower has come.
      CREATE TABLE audit_followers (
        name text PRIMARY KEY,
        seq bigint NOT NULL
      );

      CREATE TABLE account_imports (
        id uuid PRIMARY KEY,
        connection_id uuid NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
        state text NOT NULL CHECK (state IN ('running', 'done')),
        account_ids text[] NOT NULL,
        -- How many of them were looked at, in their order.
        done integer NOT NULL DEFAULT 0,
        imported integer NOT NULL DEFAULT 0,
        -- Accounts that no person could be made of, each with the reason.
        faults jsonb NOT NULL DEFAULT '[]',
        made_by jsonb NOT NULL,
        -- Who works on it, and until when; a process that died is not waited for.
        worker text,
        worker_until timestamptz,
        created_at timestamptz NOT NULL,
        ended_at timestamptz
      );
      CREATE INDEX account_imports_connection ON account_imports (connection_id, created_at DESC, id);
      CREATE INDEX account_imports_running ON account_imports (created_at) WHERE state = 'running';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account_imports, audit_followers');
  }
}
