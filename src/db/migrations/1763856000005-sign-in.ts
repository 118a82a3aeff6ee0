import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passwords, sessions, the one-time set-up link, and the counters that throttle. */
export class SignIn1763856000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE credentials (
        user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        password_hash text NOT NULL,
        changed_at timestamptz NOT NULL
      );
      CREATE TABLE sessions (
        id uuid PRIMARY KEY,
        token_hash bytea NOT NULL CONSTRAINT sessions_token_unique UNIQUE,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        -- When and how the person really proved who they are (AuthnInstant, AuthnContextClassRef).
        authenticated_at timestamptz NOT NULL,
        authn_context text NOT NULL,
        address text,
        user_agent text
      );
      CREATE INDEX sessions_user ON sessions (user_id);
      CREATE INDEX sessions_expiry ON sessions (expires_at);
      CREATE TABLE one_time_links (
        token_hash bytea PRIMARY KEY,
        purpose text NOT NULL CHECK (purpose IN ('first_administrator', 'password_reset')),
        user_id uuid REFERENCES users (id) ON DELETE CASCADE,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL
      );
      -- rate-limiter-flexible's table: points consumed per key until an instant in milliseconds.
      CREATE TABLE rate_limits (
        key varchar(255) PRIMARY KEY,
        points integer NOT NULL DEFAULT 0,
        expire bigint
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rate_limits, one_time_links, sessions, credentials');
  }
}
