import type { Database, Transaction } from '../db';
import type { ChainedRecord, ChainHead } from './chain-hash';
import type { AuditEvent } from './record-audit';

/** Number of the advisory lock under which the chain is verified. */
const verificationLock = 732_940_204;

/** An event as PostgreSQL hands it out. */
type EventRow = { seq: string; record: string; previousHash: Buffer; hash: Buffer };

/** What a list of events is narrowed to. */
export type AuditFilter = { action?: string; actionPrefix?: string; actorId?: string; subjectId?: string };

/** An event with its number. */
export type AuditEntry = AuditEvent & { seq: number };

/** Pending events, the chain, and its head in the database. */
export class AuditStore {
  constructor(private readonly database: Database) {}

  async hasPending(): Promise<boolean> {
    const rows = await this.database.query<{ found: boolean }>('SELECT EXISTS (SELECT 1 FROM audit_pending) AS found');
    return rows[0]?.found === true;
  }

  /** The end of the chain; nobody else moves it until the transaction ends (R81). */
  async lockHead(tx: Transaction): Promise<ChainHead> {
    return headOf(await tx.query('SELECT seq, hash FROM audit_head FOR UPDATE'));
  }

  /** Holds the one place there is for a verification until the transaction ends. @returns false when it is taken */
  async lockVerification(tx: Transaction): Promise<boolean> {
    const rows = await tx.query<{ held: boolean }[]>('SELECT pg_try_advisory_xact_lock($1) AS held', [
      verificationLock,
    ]);
    return rows[0]?.held === true;
  }

  async head(tx: Transaction): Promise<ChainHead> {
    return headOf(await tx.query('SELECT seq, hash FROM audit_head'));
  }

  /** Takes the oldest pending events out of the queue; their texts in order. */
  async takePending(tx: Transaction, limit: number): Promise<string[]> {
    const rows = await tx.query<{ record: string }[]>(
      `WITH taken AS (
         DELETE FROM audit_pending WHERE id IN (SELECT id FROM audit_pending ORDER BY id LIMIT $1)
         RETURNING id, record::text AS record
       ) SELECT record FROM taken ORDER BY id`,
      [limit],
    );
    return rows.map((row) => row.record);
  }

  /** Appends to the chain and moves its head behind the last of them. */
  async append(tx: Transaction, events: readonly ChainedRecord[]): Promise<void> {
    const last = events.at(-1);
    if (last === undefined) return;
    await tx.query(
      `INSERT INTO audit_events (seq, record, previous_hash, hash)
       SELECT given.seq, given.record::json, given.previous_hash, given.hash
       FROM unnest($1::bigint[], $2::text[], $3::bytea[], $4::bytea[]) AS given (seq, record, previous_hash, hash)`,
      [
        events.map((event) => event.seq),
        events.map((event) => event.record),
        events.map((event) => event.previousHash),
        events.map((event) => event.hash),
      ],
    );
    await tx.query('UPDATE audit_head SET seq = $1, hash = $2', [last.seq, last.hash]);
  }

  /** The next events behind a number, oldest first; on the snapshot of `tx` where given. */
  async readFrom(afterSeq: number, limit: number, tx?: Transaction): Promise<ChainedRecord[]> {
    const text = `SELECT seq, record::text AS record, previous_hash AS "previousHash", hash FROM audit_events
                  WHERE seq > $1 ORDER BY seq LIMIT $2`;
    const values = [afterSeq, limit];
    const rows = tx ? await tx.query<EventRow[]>(text, values) : await this.database.query<EventRow>(text, values);
    return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
  }

  /** Events that fit, newest first, older than `beforeSeq` where given. */
  async list(filter: AuditFilter, beforeSeq: number | undefined, limit: number): Promise<AuditEntry[]> {
    const conditions: string[] = [];
    const values: unknown[] = [];
    const add = (condition: string, value: unknown) => {
      if (value === undefined) return;
      values.push(value);
      conditions.push(`${condition} $${values.length}`);
    };
    add('action =', filter.action);
    add('action ^@', filter.actionPrefix);
    add('actor_id =', filter.actorId);
    add('subject_id =', filter.subjectId);
    add('seq <', beforeSeq);
    values.push(limit);
    const rows = await this.database.query<{ seq: string; record: AuditEvent & { at: string } }>(
      `SELECT seq, record FROM audit_events ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
       ORDER BY seq DESC LIMIT $${values.length}`,
      values,
    );
    return rows.map(({ seq, record }) => ({ seq: Number(seq), ...record, at: new Date(record.at) }));
  }
}

function headOf(rows: { seq: string; hash: Buffer }[]): ChainHead {
  const row = rows[0];
  if (row === undefined) throw new Error('audit_head has lost its row: the audit chain has no end to go on from');
  return { seq: Number(row.seq), hash: row.hash };
}
