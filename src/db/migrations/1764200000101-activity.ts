import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One list over the audit record and the traces of sign-ins, by time, source and number. Each filter has an index in that
 * order, so that a page reads what it shows and little else, however long the record is.
 */
export class Activity1764200000101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What an action is about; sign-ins to apps are apart, because their traces tell more while they are kept.
      CREATE FUNCTION audit_source(action text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT CASE WHEN action = 'saml.sign_in' THEN 'app_sign_in'
                    WHEN action ^@ 'sign_in.' THEN 'sign_in'
                    WHEN position('.' IN action) = 0 THEN 'provisioning'
                    ELSE 'administration' END
      $$;
      -- Words by which an entry is found, without accents: what was done, by whom, on what, and why. As dear as it says:
      -- it is read from its index rather than computed, unless the word is in nearly every entry.
      CREATE FUNCTION audit_words(action text, record json) RETURNS tsvector
        LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 5000 AS $$
      BEGIN
        RETURN to_tsvector('simple'::regconfig, translate(regexp_replace(normalize(
          concat_ws(' ', action, record -> 'actor' ->> 'name', record -> 'subject' ->> 'name', record ->> 'reason',
                    record -> 'error' ->> 'code', record -> 'error' ->> 'what'),
          NFKD), '[\u0300-\u036f]', '', 'g'), '._-+@/:?=&%~#', '             '));
      END $$;
      CREATE INDEX audit_events_source_at ON audit_events (audit_source(action), at COLLATE "C", seq);
      CREATE INDEX audit_events_action_at ON audit_events (audit_source(action), action COLLATE "C", at COLLATE "C", seq);
      CREATE INDEX audit_events_actor_at ON audit_events (actor_id, audit_source(action), at COLLATE "C", seq);
      CREATE INDEX audit_events_place_at
        ON audit_events (coalesce(record ->> 'connection', subject_id), audit_source(action), at COLLATE "C", seq);
      CREATE INDEX audit_events_outcome_at
        ON audit_events ((record ->> 'outcome'), audit_source(action), at COLLATE "C", seq);
      CREATE INDEX audit_events_words ON audit_events USING gin (audit_words(action, record));

      CREATE INDEX saml_traces_at ON saml_traces (started_at, code);
      CREATE INDEX saml_traces_user_at ON saml_traces (user_id, started_at, code) WHERE user_id IS NOT NULL;
      CREATE INDEX saml_traces_app_at ON saml_traces (app_id, started_at, code) WHERE app_id IS NOT NULL;
      CREATE INDEX saml_traces_trouble_at ON saml_traces (outcome, started_at, code) WHERE outcome <> 'answered';
      DROP INDEX saml_traces_started, saml_traces_user;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX saml_traces_started ON saml_traces (started_at);
      CREATE INDEX saml_traces_user ON saml_traces (user_id, started_at) WHERE user_id IS NOT NULL;
      DROP INDEX saml_traces_at, saml_traces_user_at, saml_traces_app_at, saml_traces_trouble_at;
      DROP INDEX audit_events_source_at, audit_events_action_at, audit_events_actor_at, audit_events_place_at,
        audit_events_outcome_at, audit_events_words;
      DROP FUNCTION audit_words, audit_source;
    `);
  }
}
