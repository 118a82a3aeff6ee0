import type { ConnectionId } from '../../core';
import { buildUserName, numberedUserName } from '../usernames/build-user-name';
import { TakenNames } from '../usernames/taken-names';
import type { PeopleStore } from './people-store';

/** Numbers behind a name that are looked up before all names are read. */
const likelyNumbers = 20;

/** More names than this are not asked for one by one. */
const fewNames = 200;

/** What is taken in Slack's one namespace of usernames, channels and handles. */
export class NameBook {
  readonly #store: PeopleStore;
  readonly #connectionId: ConnectionId;
  readonly #foreign: () => Promise<readonly string[]>;

  /** @param foreign names that are no account's: channels and handles; those that our groups are to get are known to the store */
  constructor(store: PeopleStore, connectionId: ConnectionId, foreign: () => Promise<readonly string[]>) {
    this.#store = store;
    this.#connectionId = connectionId;
    this.#foreign = foreign;
  }

  /** Names that may stand in the way of people with these sources; for many, all names there are. */
  async takenFor(sources: readonly string[]): Promise<TakenNames> {
    const bases = sources.map(buildUserName);
    const taken = new TakenNames();
    const rows = await this.#read(bases);
    for (const { name, ...holder } of rows) taken.add(name, holder);
    for (const name of await this.#foreign()) taken.add(name, { accountId: null, userId: null });
    return taken;
  }

  async #read(bases: readonly string[]) {
    if (bases.length > fewNames) return this.#store.names(this.#connectionId, undefined);
    const likely = bases.flatMap((base) => [base, ...numbersOf(base)]);
    const rows = await this.#store.names(this.#connectionId, likely);
    const present = new Set(rows.map(({ name }) => name.toLowerCase()));
    const isFull = bases.some((base) => numbersOf(base).every((name) => present.has(name)));
    return isFull ? this.#store.names(this.#connectionId, undefined) : rows;
  }
}

function numbersOf(base: string): string[] {
  return Array.from({ length: likelyNumbers }, (_, n) => numberedUserName(base, n + 2));
}
