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
  at: Date;
};

/**
 * Writes an event in the caller's transaction: the act and its record are kept together or not at all (R84).
 * The appender gives it its place in the chain afterwards.
 */
export async function recordAudit(tx: Transaction, event: AuditEvent): Promise<void> {
  await tx.query('INSERT INTO audit_pending (record) VALUES ($1)', [JSON.stringify(event)]);
}
