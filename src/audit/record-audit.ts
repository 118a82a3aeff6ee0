import type { Actor } from '../core';
import type { Transaction } from '../db';

/** One thing that was done, or refused. */
export type AuditEvent = {
  /** `room.verb`, stable: `directory.user_create`. */
  action: string;
  actor: Actor;
  outcome: 'success' | 'refused' | 'failed';
  subject?: { kind: string; id: string; name?: string };
  reason?: string;
  before?: object;
  after?: object;
  /** The connection to Slack that it happened over, where the subject is not it. */
  connection?: string;
  /** The run of a plan that it belongs to. */
  run?: string;
  /** Why it did not succeed, with the other side's own code, and what to do about it. */
  error?: { code: string; what: string; meaning: string; remedy: string; attribute?: string };
  at: Date;
};

/**
 * Writes an event in the caller's transaction: the act and its record are kept together or not at all (R84).
 * The appender gives it its place in the chain afterwards.
 */
export async function recordAudit(tx: Transaction, event: AuditEvent): Promise<void> {
  await recordAudits(tx, [event]);
}

/** The same for many events at once, kept in the order given. */
export async function recordAudits(tx: Transaction, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `INSERT INTO audit_pending (record)
     SELECT given.record::json FROM unnest($1::text[]) WITH ORDINALITY AS given (record, place) ORDER BY given.place`,
    [events.map(toRecordText)],
  );
}

/**
 * NUL and half characters become U+FFFD: PostgreSQL could keep their escapes in JSON but never read them, and one
 * such record would stop the chain.
 */
function toRecordText(event: AuditEvent): string {
  return JSON.stringify(event).replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g, '$1\ufffd');
}
