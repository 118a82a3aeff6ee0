import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of an app's certificate that are led step by step, and the grants to try the next key before them. */
export class CertificateCutovers1764100000611 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE certificate_cutovers (
        id uuid PRIMARY KEY,
        app_id uuid NOT NULL REFERENCES apps (id) ON DELETE CASCADE,
        old_key_id uuid NOT NULL REFERENCES signing_keys (id) ON DELETE CASCADE,
        new_key_id uuid NOT NULL REFERENCES signing_keys (id) ON DELETE CASCADE,
        phase text NOT NULL CHECK (phase IN ('staged', 'switched', 'gone_back')),
        started_by text NOT NULL,
        started_at timestamptz NOT NULL,
        -- The last switch or going back.
        changed_by text,
        changed_at timestamptz,
        ended_by text,
        ended_at timestamptz,
        outcome text CHECK (outcome IN ('finished', 'aborted', 'overtaken')),
        CONSTRAINT certificate_cutovers_end CHECK ((ended_at IS NULL) = (outcome IS NULL))
      );
      CREATE UNIQUE INDEX certificate_cutovers_one_open ON certificate_cutovers (app_id) WHERE ended_at IS NULL;
      CREATE TABLE staged_key_grants (
        id uuid PRIMARY KEY,
        cutover_id uuid NOT NULL REFERENCES certificate_cutovers (id) ON DELETE CASCADE,
        app_id uuid NOT NULL,
        key_id uuid NOT NULL REFERENCES signing_keys (id) ON DELETE CASCADE,
        user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        -- Null once the session is over: then nothing can use the grant any more.
        session_id uuid REFERENCES sessions (id) ON DELETE SET NULL,
        granted_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        used_at timestamptz,
        trace_code text,
        ended_at timestamptz
      );
      CREATE UNIQUE INDEX staged_key_grants_one_open ON staged_key_grants (session_id, app_id)
        WHERE used_at IS NULL AND ended_at IS NULL;
      CREATE INDEX staged_key_grants_session ON staged_key_grants (session_id) WHERE session_id IS NOT NULL;
      CREATE INDEX staged_key_grants_cutover ON staged_key_grants (cutover_id, granted_at DESC);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE staged_key_grants, certificate_cutovers');
  }
}
