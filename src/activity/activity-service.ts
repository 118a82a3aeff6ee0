import type { AppService } from '../apps';
import type { ActivityEntry, ActivityFilter } from '../contracts';
import { isUuid, type Page } from '../core';
import type { DirectoryService } from '../directory';
import { type BranchName, branches, mayHold } from './activity-branch';
import { activityCsvHead, activityCsvRows } from './activity-csv';
import { toActivityEntry } from './activity-entry';
import { entryNotFound } from './activity-error';
import { type ActivityPlace, decodePlace, encodePlace } from './activity-place';
import { type ActivityQuestion, type AppPlaces, codeOf, wordsOf } from './activity-question';
import type { ActivityRow, ActivityStore } from './activity-store';

/** Rows read at a time by an export. */
const batchSize = 500;

/** What whoever asks may read: traces of sign-ins, events of provisioning, and the whole audit record. */
export type ActivityReader = { traces: boolean; provisioning: boolean; record: boolean };

type Collaborators = { store: ActivityStore; apps: AppService; directory: DirectoryService };

/** Everything that happened, in one list, newest first: the audit record and the traces of sign-ins. */
export class ActivityService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /**
   * One page. What was recorded shows up about a second after the act.
   *
   * @throws AppError `apps.app_not_found`; DirectoryError `directory.user_not_found`; CountersignError `page.cursor_invalid`
   */
  async list(
    reader: ActivityReader,
    filter: ActivityFilter,
    page: { cursor?: string | undefined; limit: number },
  ): Promise<Page<ActivityEntry>> {
    const before = page.cursor === undefined ? undefined : decodePlace(page.cursor);
    const rows = await this.#use.store.read(await this.#ask(reader, filter), before, page.limit + 1);
    const shown = rows.slice(0, page.limit);
    const last = rows.length > page.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map((row) => toActivityEntry(row, reader.record)),
      nextCursor: last && encodePlace(placeOf(last)),
    };
  }

  /**
   * One entry of the record, by the id that the list has for it.
   *
   * @throws ActivityError `activity.entry_not_found`, also for one that may not be read
   */
  async get(reader: ActivityReader, id: string): Promise<ActivityEntry> {
    const seq = /^evt_(\d{1,15})$/.exec(id)?.[1];
    const row = seq === undefined ? undefined : await this.#use.store.find(seq, branchesFor(reader));
    if (row === undefined) throw entryNotFound();
    return toActivityEntry(row, reader.record);
  }

  /** The whole list as CSV (RFC 4180), in pieces. @throws what `list` throws, before the first piece */
  async csv(reader: ActivityReader, filter: ActivityFilter): Promise<AsyncGenerator<string>> {
    return this.#pieces(reader, await this.#ask(reader, filter), activityCsvRows, activityCsvHead());
  }

  /** The whole list as JSON lines, in pieces. @throws what `list` throws, before the first piece */
  async jsonLines(reader: ActivityReader, filter: ActivityFilter): Promise<AsyncGenerator<string>> {
    const toLines = (entries: ActivityEntry[]) => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    return this.#pieces(reader, await this.#ask(reader, filter), toLines);
  }

  /** Each piece is a reading of its own: however long the list, little is held, and no transaction is open meanwhile. */
  async *#pieces(
    reader: ActivityReader,
    question: ActivityQuestion,
    toText: (entries: ActivityEntry[]) => string,
    head = '',
  ): AsyncGenerator<string> {
    if (head !== '') yield head;
    let before: ActivityPlace | undefined;
    for (;;) {
      const rows = await this.#use.store.read(question, before, batchSize);
      if (rows.length > 0) yield toText(rows.map((row) => toActivityEntry(row, reader.record)));
      const last = rows.at(-1);
      if (last === undefined || rows.length < batchSize) return;
      before = placeOf(last);
    }
  }

  async #ask(reader: ActivityReader, filter: ActivityFilter): Promise<ActivityQuestion> {
    const { source, kind, app, person, by, outcome, text = '', from, to } = filter;
    return {
      branches: branchesFor(reader)
        .filter((name) => source === undefined || sourceOf(name) === source)
        .filter((name) => kind === undefined || mayHold(name, kind)),
      kind,
      app: app === undefined ? undefined : await this.#placesOf(app),
      personId: person === undefined ? undefined : await this.#personId(person),
      actorId: by === undefined ? undefined : await this.#actorId(by),
      outcome,
      words: await this.#use.store.namesakes(wordsOf(text)),
      code: codeOf(text),
      from,
      to,
    };
  }

  /** An id is taken as it is: what happened outlives what it happened to. */
  async #placesOf(reference: string): Promise<AppPlaces> {
    const id = isUuid(reference) ? reference.toLowerCase() : (await this.#use.apps.get(reference)).id;
    return { id, places: await this.#use.store.placesOf(id) };
  }

  async #personId(reference: string): Promise<string> {
    return isUuid(reference) ? reference.toLowerCase() : (await this.#use.directory.getUser(reference)).id;
  }

  /** Whoever is nobody of the directory is a token, a job, or an operator at the command line. */
  async #actorId(reference: string): Promise<string> {
    if (isUuid(reference)) return reference.toLowerCase();
    return (await this.#use.directory.findUser(reference))?.id ?? reference;
  }
}

function branchesFor({ traces, provisioning, record }: ActivityReader): BranchName[] {
  const mayRead = (name: BranchName) => {
    if (name === 'trace') return traces;
    return record || (name === 'provisioning' && provisioning);
  };
  return branches.map(({ name }) => name).filter(mayRead);
}

function sourceOf(name: BranchName) {
  return branches.find((branch) => branch.name === name)?.source;
}

function placeOf({ at, rank, seq, code }: ActivityRow): ActivityPlace {
  return { at, rank, id: seq ?? code ?? '' };
}
