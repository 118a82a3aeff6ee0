import type { AuditEvent } from '../audit';
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
        error_code text, record json)),
    taken AS (
      INSERT INTO saml_requests (id, app_id, request_id, content_hash, trace_code, received_at, expires_at, consumed_at)
      SELECT id, app_id, request_id, decode(content_hash, 'hex'), trace_code, received_at, expires_at, at FROM answer
      ON CONFLICT ON CONSTRAINT saml_requests_replay DO NOTHING
      RETURNING id),
    traced AS (
      INSERT INTO saml_traces (code, app_id, user_id, started_at, finished_at, outcome, error_code, steps)
      SELECT trace_code, app_id, user_id, started_at, at, outcome, error_code, steps
        FROM answer JOIN taken USING (id)
      ON CONFLICT (code) DO NOTHING),
    audited AS (
      INSERT INTO audit_pending (record) SELECT record FROM answer JOIN taken USING (id))
    SELECT id FROM taken`,
};

/** Statements on their way at once, and rows one may hold. */
const inFlight = 2;
const largest = 64;

type Waiting = { row: AnswerRow; resolve: (taken: boolean) => void; reject: (reason: unknown) => void };

/**
 * Writes answered requests, those that come while another is being written together in one statement: under load the
 * database commits once for many, and nobody waits longer for it. Each request learns for itself whether it was the
 * first with its ID (R15); its trace and its audit record are written with it or not at all (R84).
 */
export class AnswerBatch {
  readonly #database: Database;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @returns false if a request with this ID was taken before */
  write(row: AnswerRow): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ row, resolve, reject });
      if (this.#running < inFlight) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#running += 1;
    while (this.#waiting.length > 0) await this.#flush(this.#waiting.splice(0, largest));
    this.#running -= 1;
  }

  /** A row that cannot be written must not take the others of its batch along: then each is tried alone. */
  async #flush(batch: Waiting[]): Promise<void> {
    try {
      const taken = await this.#insert(batch);
      for (const { row, resolve } of batch) resolve(taken.has(row.id));
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error);
      else for (const each of batch) await this.#flush([each]);
    }
  }

  async #insert(batch: Waiting[]): Promise<Set<string>> {
    const rows = await this.#database.prepared<{ id: string }>(statement, [
      JSON.stringify(batch.map(({ row }) => row)),
    ]);
    return new Set(rows.map((row) => row.id));
  }
}
