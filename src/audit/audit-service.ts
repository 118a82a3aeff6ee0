import { decodeCursor, encodeCursor, invalidCursor, maximumPageSize, type Page } from '../core';
import type { Database } from '../db';
import { verificationRunning } from './audit-error';
import type { AuditEntry, AuditFilter, AuditStore } from './audit-store';
import { type ChainFault, ChainWalk, type Verification } from './verify-chain';

/** Events read at a time by walks over the whole chain. */
const walkSize = 1_000;

/** A head that somebody wrote down: `hash` in hexadecimal digits. */
export type NotedHead = { seq: number; hash: string };

/** Reading the audit record, and proving that nobody touched it. */
export class AuditService {
  constructor(
    private readonly database: Database,
    private readonly store: AuditStore,
  ) {}

  /**
   * One page of events, newest first. An event shows up here once it is in the chain, about a second after the act.
   *
   * @throws CountersignError `page.cursor_invalid`
   */
  async list(options: AuditFilter & { cursor?: string; limit?: number } = {}): Promise<Page<AuditEntry>> {
    const { cursor, limit = 50, ...filter } = options;
    const rows = Math.min(Math.max(Math.trunc(limit), 1), maximumPageSize);
    // No event has NUL in it, and PostgreSQL would not take the question.
    if (Object.values(filter).some((value) => value?.includes('\0'))) return { items: [], nextCursor: undefined };
    const found = await this.store.list(filter, cursor === undefined ? undefined : readSeq(cursor), rows + 1);
    const last = found.length > rows ? found[rows - 1] : undefined;
    return { items: found.slice(0, rows), nextCursor: last && encodeCursor([String(last.seq)]) };
  }

  /**
   * Walks the whole chain on one snapshot and finds a changed, removed, inserted, re-ordered or cut-off event (R80).
   * Whoever can write to the database could rewrite events and head alike: against that, note the `head` that comes
   * back somewhere else, and hand it in the next time.
   *
   * @param noted a head of an earlier verification, through which the chain must still pass
   * @returns the first fault if there is one; `checked` events before it were right
   * @throws AuditError `audit.verification_running` while another does, in whatever process
   */
  async verify(noted?: NotedHead): Promise<Verification> {
    return this.database.transaction(async (tx) => {
      await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      if (!(await this.store.lockVerification(tx))) throw verificationRunning();
      const head = await this.store.head(tx);
      const walk = new ChainWalk();
      const end = (fault: ChainFault | undefined): Verification => ({
        ok: fault === undefined,
        checked: fault ? Math.min(walk.checked, fault.seq - 1) : walk.checked,
        head: { seq: head.seq, hash: head.hash.toString('hex') },
        ...(fault && { fault }),
      });
      for (;;) {
        const events = await this.store.readFrom(walk.checked, walkSize, tx);
        for (const event of events) {
          const fault = walk.step(event) ?? (event.seq === noted?.seq ? walk.atHead(toHead(noted)) : undefined);
          if (fault) return end(fault);
        }
        if (events.length < walkSize) break;
      }
      const cutOff = noted && walk.checked < noted.seq ? walk.atHead(toHead(noted)) : undefined;
      return end(walk.atHead(head) ?? cutOff);
    });
  }

  /**
   * The whole chain as JSON lines, oldest first: `seq`, `previousHash`, `hash` (hexadecimal) and `record`, whose text is
   * byte for byte what the hash is over, so that others can verify it without us.
   */
  async *exportLines(): AsyncGenerator<string> {
    let seq = 0;
    for (;;) {
      const events = await this.store.readFrom(seq, walkSize);
      for (const { previousHash, hash, record, ...event } of events) {
        seq = event.seq;
        yield `{"seq":${seq},"previousHash":"${previousHash.toString('hex')}","hash":"${hash.toString('hex')}","record":${record}}\n`;
      }
      if (events.length < walkSize) return;
    }
  }
}

function toHead(noted: NotedHead) {
  return { seq: noted.seq, hash: Buffer.from(noted.hash, 'hex') };
}

function readSeq(cursor: string): number {
  const seq = Number(decodeCursor(cursor, 1)[0]);
  if (Number.isSafeInteger(seq)) return seq;
  throw invalidCursor();
}
