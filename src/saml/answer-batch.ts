import type { AuditEvent } from '../audit';
import { Batch } from '../core';
import type { Database } from '../db';
import type { TraceStep } from './trace';

/** One answered request, ready to be written: the columns of its three rows. */
export type AnswerRow = {
  id: string;
  app_id: string;
  request_id: string | null;
  /** Hexadecimal. */
  content_hash: string;
  trace_code: string;
  received_at: Date;
  expires_at: Date;
  at: Date;
  user_id: string | null;
  started_at: Date;
  steps: readonly TraceStep[];
  came_by: string | null;
  outcome: string;
  error_code: string | null;
  /** The audit record; `json` keeps its text to the letter. */
  record: AuditEvent;
};

const statement = {
  name: 'saml_answer_batch',
  text: `
    WITH answer AS (
      SELECT * FROM json_to_recordset($1::json) AS r (
        id uuid, app_id uuid, request_id text, content_hash text, trace_code text, received_at timestamptz,
        expires_at timestamptz, at timestamptz, user_id uuid, started_at timestamptz, steps jsonb, outcome text,
        error_code text, came_by text, record json)),
    taken AS (
      INSERT INTO saml_requests (id, app_id, request_id, content_hash, trace_code, received_at, expires_at, consumed_at)
      SELECT id, app_id, request_id, decode(content_hash, 'hex'), trace_code, received_at, expires_at, at FROM answer
      ON CONFLICT ON CONSTRAINT saml_requests_replay DO NOTHING
      RETURNING id),
    traced AS (
      INSERT INTO saml_traces (code, app_id, user_id, started_at, finished_at, outcome, error_code, steps, came_by)
      SELECT trace_code, app_id, user_id, started_at, at, outcome, error_code, steps, came_by
        FROM answer JOIN taken USING (id)
      ON CONFLICT (code) DO NOTHING),
    audited AS (
      INSERT INTO audit_pending (record) SELECT record FROM answer JOIN taken USING (id))
    SELECT id FROM taken`,
};

/**
 * Writes answered requests, those that come while another is being written together in one statement: under load the
 * database commits once for many. Each request learns for itself whether it was the first with its ID (R15); its trace
 * and its audit record are written with it or not at all (R84).
 *
 * @returns a batch whose answer is false for a request whose ID was taken before
 */
export function createAnswerBatch(database: Database): Batch<AnswerRow, boolean> {
  return new Batch(
    async (rows) => {
      const taken = await database.prepared<{ id: string }>(statement, [JSON.stringify(rows)]);
      const ids = new Set(taken.map((row) => row.id));
      return rows.map((row) => ids.has(row.id));
    },
    { inFlight: 2, largest: 64, isItemsFault: isIntegrityViolation },
  );
}

/** SQLSTATE class 23: an app was deleted meanwhile. Its own sign-in fails, and no other. */
function isIntegrityViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('23');
}
