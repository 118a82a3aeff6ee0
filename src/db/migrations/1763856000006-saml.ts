import type { MigrationInterface, QueryRunner } from 'typeorm';

/** AuthnRequests that were taken, and the trace of every sign-in attempt. */
export class Saml1763856000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saml_requests (
        id uuid PRIMARY KEY,
        app_id uuid NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
        -- ID attribute of the AuthnRequest; null for a start from our side.
        request_id text,
        content_hash bytea NOT NULL,
        trace_code text NOT NULL,
        received_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        consumed_at timestamptz,
        -- What the answer needs: ACS URL, RelayState, ForceAuthn, IsPassive, contexts, hint.
        pending jsonb,
        CONSTRAINT saml_requests_replay UNIQUE (app_id, request_id)
      );
      CREATE INDEX saml_requests_expiry ON saml_requests (expires_at);
      CREATE TABLE saml_traces (
        code text PRIMARY KEY,
        app_id uuid,
        user_id uuid,
        started_at timestamptz NOT NULL,
        finished_at timestamptz,
        outcome text NOT NULL CHECK (outcome IN ('waiting', 'answered', 'refused', 'status')),
        error_code text,
        steps jsonb NOT NULL
      );
      CREATE INDEX saml_traces_started ON saml_traces (started_at);
      CREATE INDEX saml_traces_user ON saml_traces (user_id, started_at) WHERE user_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saml_traces, saml_requests');
  }
}
