import { decodeCursor, encodeCursor, invalidCursor, isUuid, type Page } from '../../core';
import { connectionNotFound } from '../connection/connection-errors';
import type { ConnectionStore } from '../connection/connection-store';
import type { ProvisioningEvent } from './event';
import { eventCsvHead, eventCsvRows } from './event-csv';
import type { EventFilter, EventStore } from './event-store';

/** Events read at a time by an export. */
const batchSize = 500;

/** What somebody asks for; a connection by its id or by the short name of its app. */
export type EventQuestion = Pick<EventFilter, 'from' | 'to'> & {
  subject?: string | undefined;
  connection?: string | undefined;
  kind?: NonNullable<EventFilter['kinds']>[number] | undefined;
};

/** Lists and exports what happened between the directory and Slack. */
export class EventService {
  readonly #store: EventStore;
  readonly #connections: ConnectionStore;

  constructor(collaborators: { store: EventStore; connections: ConnectionStore }) {
    this.#store = collaborators.store;
    this.#connections = collaborators.connections;
  }

  /**
   * One page, newest first.
   *
   * @throws ProvisioningError `provisioning.connection_not_found`; CountersignError `page.cursor_invalid`
   */
  async list(question: EventQuestion, page: { cursor?: string | undefined; limit: number }) {
    const before = page.cursor === undefined ? undefined : readSeq(page.cursor);
    const found = await this.#store.read(await this.#filter(question), { before }, page.limit + 1);
    const items = found.slice(0, page.limit);
    const last = found.length > page.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last && encodeCursor([String(last.seq)]) } satisfies Page<ProvisioningEvent>;
  }

  /** JSON lines, oldest first, in pieces. @throws ProvisioningError `provisioning.connection_not_found` before the first */
  async jsonLines(question: EventQuestion): Promise<AsyncGenerator<string>> {
    const toLines = (events: ProvisioningEvent[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('');
    return this.#pieces(await this.#filter(question), toLines);
  }

  /** CSV (RFC 4180), oldest first, in pieces. @throws ProvisioningError `provisioning.connection_not_found` before the first */
  async csv(question: EventQuestion): Promise<AsyncGenerator<string>> {
    return this.#pieces(await this.#filter(question), eventCsvRows, eventCsvHead());
  }

  async *#pieces(
    filter: EventFilter,
    toText: (events: ProvisioningEvent[]) => string,
    head = '',
  ): AsyncGenerator<string> {
    if (head !== '') yield head;
    let after = 0;
    for (;;) {
      const events = await this.#store.read(filter, { after }, batchSize);
      if (events.length > 0) yield toText(events);
      if (events.length < batchSize) return;
      after = events.at(-1)?.seq ?? after;
    }
  }

  /** An id is taken as it is: the events of a connection outlive it. */
  async #filter({ connection, kind, subject, from, to }: EventQuestion): Promise<EventFilter> {
    const filter = { from, to, subjectId: subject?.toLowerCase(), kinds: kind && [kind] };
    if (connection === undefined || isUuid(connection)) return { ...filter, connectionId: connection?.toLowerCase() };
    const found = await this.#connections.find(connection);
    if (found === undefined) throw connectionNotFound();
    return { ...filter, connectionId: found.id };
  }
}

function readSeq(cursor: string): number {
  const seq = Number(decodeCursor(cursor, 1)[0]);
  if (Number.isSafeInteger(seq)) return seq;
  throw invalidCursor();
}
