import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles below the owner's, and the short-lived tokens by which a signed-in browser calls the API. */
export class Administrators1764100000401 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Owners are those with users.administrator; nobody is both.
      CREATE TABLE user_roles (
        user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        role text NOT NULL CHECK (role IN ('app_administrator', 'helpdesk', 'auditor')),
        given_at timestamptz NOT NULL
      );
      -- They die with the session they were made from.
      CREATE TABLE console_tokens (
        token_hash bytea PRIMARY KEY,
        session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX console_tokens_session ON console_tokens (session_id);
      CREATE INDEX console_tokens_expiry ON console_tokens (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE console_tokens, user_roles');
  }
}
