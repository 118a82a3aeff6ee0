import type { AuditEvent } from '../../audit';
import { type EventKind, eventKinds } from '../../contracts';
import type { Database, Transaction } from '../../db';
import { type ProvisioningEvent, toEvent } from './event';

/** What events are narrowed to; `from` is included, `to` is not. */
export type EventFilter = {
  connectionId?: string | undefined;
  kinds?: readonly EventKind[] | undefined;
  subjectId?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
};

/** Where a reading begins, and in which direction it goes. */
export type EventPlace = { after: number } | { before: number | undefined };

/** Reads events of provisioning from the audit record, where they live. */
export class EventStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Events that fit: oldest first behind `after`, or newest first up to `before`. */
  async read(filter: EventFilter, place: EventPlace, limit: number, tx?: Transaction): Promise<ProvisioningEvent[]> {
    const values: unknown[] = [[...(filter.kinds ?? eventKinds)]];
    // The first condition is that of the index: no other action is without a room's name and a dot.
    const conditions = [`position('.' IN action) = 0`, 'action = ANY ($1)'];
    const add = (value: unknown, condition: (parameter: string) => string) => {
      if (value === undefined) return;
      values.push(value);
      conditions.push(condition(`$${values.length}`));
    };
    add(filter.connectionId, (id) => `(record ->> 'connection' = ${id} OR subject_id = ${id})`);
    add(filter.subjectId, (id) => `subject_id = ${id}`);
    // Instants are kept as text of one length, which sorts like time.
    add(filter.from?.toISOString(), (at) => `at COLLATE "C" >= ${at}`);
    add(filter.to?.toISOString(), (at) => `at COLLATE "C" < ${at}`);
    const isForward = 'after' in place;
    add(isForward ? place.after : place.before, (seq) => `seq ${isForward ? '>' : '<'} ${seq}`);
    values.push(limit);
    const text = `SELECT seq, record FROM audit_events WHERE ${conditions.join(' AND ')}
                   ORDER BY seq ${isForward ? 'ASC' : 'DESC'} LIMIT $${values.length}`;
    type Row = { seq: string; record: Omit<AuditEvent, 'at'> & { at: string } };
    const rows: Row[] = tx ? await tx.query(text, values) : await this.#database.query<Row>(text, values);
    return rows.map(({ seq, record }) => toEvent(Number(seq), record));
  }
}
