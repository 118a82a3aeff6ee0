import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events waiting for their place in the chain, the chain, and its head kept apart. */
export class Audit1763856000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE audit_pending (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        record json NOT NULL
      );
      -- json, not jsonb: the text is kept to the letter, and the hash is over that text.
      CREATE TABLE audit_events (
        seq bigint PRIMARY KEY,
        record json NOT NULL,
        previous_hash bytea NOT NULL,
        hash bytea NOT NULL,
        at text GENERATED ALWAYS AS (record ->> 'at') STORED,
        action text GENERATED ALWAYS AS (record ->> 'action') STORED,
        actor_id text GENERATED ALWAYS AS (record -> 'actor' ->> 'id') STORED,
        subject_id text GENERATED ALWAYS AS (record -> 'subject' ->> 'id') STORED
      );
      CREATE INDEX audit_events_action ON audit_events (action, seq);
      CREATE INDEX audit_events_actor ON audit_events (actor_id, seq);
      CREATE INDEX audit_events_subject ON audit_events (subject_id, seq);
      CREATE TABLE audit_head (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        seq bigint NOT NULL,
        hash bytea NOT NULL
      );
      INSERT INTO audit_head (seq, hash) VALUES (0, sha256(''));
      CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'audit_events is append-only';
      END $$;
      CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_events
        FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_head, audit_events, audit_pending; DROP FUNCTION audit_refuse_change');
  }
}
