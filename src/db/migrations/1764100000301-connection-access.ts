import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a connection keeps being let in: which workspace it is for, renewal of its token, and OAuth under way. */
export class ConnectionAccess1764100000301 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE connections
        -- Slack's id of the workspace or organisation that it was activated for; a token of another one is refused.
        ADD COLUMN organisation_id text,
        -- Set while a process renews the token: a refresh token is good once.
        ADD COLUMN token_refresh_at timestamptz;

      -- An administrator who was sent to Slack's consent page; good once, for ten minutes.
      CREATE TABLE oauth_requests (
        ticket_hash bytea PRIMARY KEY,
        connection_id uuid NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
        actor jsonb NOT NULL,
        expires_at timestamptz NOT NULL
      );
      CREATE INDEX oauth_requests_expiry ON oauth_requests (expires_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE oauth_requests;
      ALTER TABLE connections DROP COLUMN organisation_id, DROP COLUMN token_refresh_at;
    `);
  }
}
