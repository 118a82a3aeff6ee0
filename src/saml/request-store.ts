import { type AuditEvent, recordAudit } from '../audit';
import type { AppId, Batch } from '../core';
import type { Database } from '../db';
import { type AnswerRow, createAnswerBatch } from './answer-batch';
import type { AuthnRequest } from './parse-authn-request';
import type { Trace, TraceOutcome, TraceStep } from './trace';

/** What the answer to a request needs once the person is known. Nothing in it is secret, and nothing of it reaches the sign-in page's address. */
export type PendingRequest = {
  /** Of the address that the request came by: it is answered under that one's issuer. */
  slug: string;
  /** ID of the AuthnRequest; undefined for a start from our side. */
  requestId: string | undefined;
  acsUrl: string;
  relayState: string | undefined;
  forceAuthn: boolean;
  isPassive: boolean;
  requestedAuthnContext: AuthnRequest['requestedAuthnContext'];
  subject: string | undefined;
};

export type StoredRequest = {
  id: string;
  appId: AppId;
  receivedAt: Date;
  expiresAt: Date;
  /** Undefined until it was answered. */
  consumedAt: Date | undefined;
  /** Undefined once it was answered. */
  pending: PendingRequest | undefined;
  trace: { code: string; startedAt: Date; steps: TraceStep[] };
};

/** A request to be remembered, so that it is answered once (R15). */
export type NewRequest = {
  id: string;
  appId: AppId;
  contentHash: Buffer;
  receivedAt: Date;
  expiresAt: Date;
  pending: PendingRequest;
};

/** How an attempt ended, or that it waits. */
export type TraceEnd = { outcome: TraceOutcome; errorCode?: string | undefined; at: Date };

const insertRequest = `
  INSERT INTO saml_requests (id, app_id, request_id, content_hash, trace_code, received_at, expires_at, pending)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT ON CONSTRAINT saml_requests_replay DO NOTHING`;

const writeTrace = (source: string) => `
  INSERT INTO saml_traces (code, app_id, user_id, started_at, finished_at, outcome, error_code, steps, came_by)
  ${source}
  ON CONFLICT (code) DO UPDATE SET user_id = excluded.user_id, finished_at = excluded.finished_at,
    outcome = excluded.outcome, error_code = excluded.error_code, steps = excluded.steps`;

const storeStatement = {
  name: 'saml_store_request',
  text: `
    WITH taken AS (${insertRequest} RETURNING id),
         traced AS (${writeTrace(`SELECT $5, $2, $9::uuid, $10::timestamptz, NULL::timestamptz, 'waiting', NULL, $11::jsonb, $12 WHERE EXISTS (SELECT 1 FROM taken)`)})
    SELECT id FROM taken`,
};

const answerStoredStatement = {
  name: 'saml_answer_stored',
  text: `
    WITH taken AS (UPDATE saml_requests SET consumed_at = $2, pending = NULL
                    WHERE id = $1 AND consumed_at IS NULL AND expires_at > $2 RETURNING id, app_id),
         traced AS (${writeTrace(`SELECT $3, app_id, $4::uuid, $5::timestamptz, $2, $7, $8, $6::jsonb, NULL FROM taken`)}),
         audited AS (INSERT INTO audit_pending (record) SELECT $9::json FROM taken)
    SELECT id FROM taken`,
};

type StoredRow = {
  id: string;
  app_id: string;
  received_at: Date;
  expires_at: Date;
  consumed_at: Date | null;
  pending: PendingRequest | null;
  trace_code: string;
  started_at: Date;
  steps: TraceStep[];
};

/**
 * Remembers requests and what became of them. Each of the three writers is one statement: the request, its trace and
 * its audit record stand or fall together, and only the first of two equal requests gets through (R15, R82, R84).
 */
export class RequestStore {
  readonly #database: Database;
  readonly #answers: Batch<AnswerRow, boolean>;

  constructor(database: Database) {
    this.#database = database;
    this.#answers = createAnswerBatch(database);
  }

  /** Stores a request that waits for sign-in. @returns false if one with this ID was taken before */
  async store(request: NewRequest, trace: Trace): Promise<boolean> {
    const rows = await this.#database.prepared(storeStatement, [
      ...requestValues(request, trace),
      JSON.stringify(request.pending),
      trace.userId ?? null,
      trace.startedAt,
      JSON.stringify(trace.steps),
      trace.cameBy ?? null,
    ]);
    return rows.length === 1;
  }

  /** Stores a request that is answered at once. @returns false if one with this ID was taken before */
  answerNew(request: NewRequest, trace: Trace, end: TraceEnd, event: AuditEvent): Promise<boolean> {
    return this.#answers.add({
      id: request.id,
      app_id: request.appId,
      request_id: request.pending.requestId ?? null,
      content_hash: request.contentHash.toString('hex'),
      trace_code: trace.code,
      received_at: request.receivedAt,
      expires_at: request.expiresAt,
      at: end.at,
      user_id: trace.userId ?? null,
      started_at: trace.startedAt,
      steps: trace.steps,
      came_by: trace.cameBy ?? null,
      outcome: end.outcome,
      error_code: end.errorCode ?? null,
      record: event,
    });
  }

  /** Marks a stored request as answered. @returns false if it was answered before, or has run out */
  async answerStored(id: string, trace: Trace, end: TraceEnd, event: AuditEvent): Promise<boolean> {
    const rows = await this.#database.prepared(answerStoredStatement, [
      id,
      end.at,
      trace.code,
      trace.userId ?? null,
      trace.startedAt,
      JSON.stringify(trace.steps),
      end.outcome,
      end.errorCode ?? null,
      JSON.stringify(event),
    ]);
    return rows.length === 1;
  }

  /** Writes down an attempt that was refused. A stored request stays open: the reason may be put right. */
  async refuse(trace: Trace, end: TraceEnd, event: AuditEvent): Promise<void> {
    await this.#database.transaction(async (tx) => {
      await tx.query(writeTrace(`VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`), [
        trace.code,
        trace.appId ?? null,
        trace.userId ?? null,
        trace.startedAt,
        end.at,
        end.outcome,
        end.errorCode ?? null,
        JSON.stringify(trace.steps),
        trace.cameBy ?? null,
      ]);
      await recordAudit(tx, event);
    });
  }

  /** A stored request with its trace so far; undefined if there is none. */
  async find(id: string): Promise<StoredRequest | undefined> {
    const [row] = await this.#database.query<StoredRow>(
      `SELECT r.id, r.app_id, r.received_at, r.expires_at, r.consumed_at, r.pending, r.trace_code,
              coalesce(t.started_at, r.received_at) AS started_at, coalesce(t.steps, '[]') AS steps
         FROM saml_requests r LEFT JOIN saml_traces t ON t.code = r.trace_code
        WHERE r.id = $1`,
      [id],
    );
    return row === undefined ? undefined : toStoredRequest(row);
  }

  /** Hash of the request that was taken under this ID, to tell a reload from a reuse. */
  async contentHashOf(appId: AppId, requestId: string): Promise<Buffer | undefined> {
    const [row] = await this.#database.query<{ content_hash: Buffer }>(
      'SELECT content_hash FROM saml_requests WHERE app_id = $1 AND request_id = $2',
      [appId, requestId],
    );
    return row?.content_hash;
  }

  /** Forgets requests that no clock would take any more, and traces older than `tracesBefore`. */
  async forget(now: Date, tracesBefore: Date): Promise<void> {
    await this.#database.query('DELETE FROM saml_requests WHERE expires_at < $1', [now]);
    await this.#database.query('DELETE FROM saml_traces WHERE started_at < $1', [tracesBefore]);
  }
}

function requestValues(request: NewRequest, trace: Trace): unknown[] {
  const { requestId } = request.pending;
  return [
    request.id,
    request.appId,
    requestId ?? null,
    request.contentHash,
    trace.code,
    request.receivedAt,
    request.expiresAt,
  ];
}

function toStoredRequest(row: StoredRow): StoredRequest {
  return {
    id: row.id,
    appId: row.app_id as AppId,
    receivedAt: row.received_at,
    expiresAt: row.expires_at,
    consumedAt: row.consumed_at ?? undefined,
    pending: row.pending ?? undefined,
    trace: { code: row.trace_code, startedAt: row.started_at, steps: row.steps },
  };
}
