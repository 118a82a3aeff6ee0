import { type AppId, decodeCursor, encodeCursor, type Page, type UserId } from '../core';
import type { Database } from '../db';
import {
  type AccessFacts,
  type AuthorisedPerson,
  countOpenFor,
  readAccessFacts,
  readAuthorisedPeople,
  readOpenApps,
  type Tile,
} from './access-store';
import { findPaths } from './find-paths';

export type AccessRefusal =
  | 'app_disabled'
  | 'user_suspended'
  | 'password_expired'
  | 'user_deleted'
  | 'not_in_authorised_group';

/** `paths`: names of groups, the person's own first and the authorised one last; at most 50, shortest first. */
export type AccessAnswer = { allowed: true; paths: string[][] } | { allowed: false; reason: AccessRefusal };

/** An app on a person's portal, and through which groups it is there. */
export type OpenApp = Omit<Tile, 'id'> & { hidden: boolean; paths: string[][] };

/** More ways in than anybody reads. */
const maximumPaths = 50;

/** Answers who may enter what. Denied unless a group says otherwise (R26). */
export class AccessService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whether a person may enter an app at this moment, and why; asked anew for every Response (R25, R27, R29). */
  async mayEnter(userId: UserId, appId: AppId): Promise<AccessAnswer> {
    const facts = await readAccessFacts(this.#database, userId, appId);
    const reason = refusalOf(facts);
    return reason === undefined
      ? { allowed: true, paths: findPaths(facts.graph, maximumPaths) }
      : { allowed: false, reason };
  }

  /** Everybody whom a group authorises for an app, in the order of usernames; suspended people too. @throws `page.cursor_invalid` */
  async authorisedPeople(
    appId: AppId,
    page: { cursor?: string | undefined; limit: number },
  ): Promise<Page<AuthorisedPerson>> {
    const [after = ''] = page.cursor === undefined ? [] : decodeCursor(page.cursor, 1);
    const rows = await readAuthorisedPeople(this.#database, appId, page.limit + 1, after);
    const items = rows.slice(0, page.limit);
    const last = rows.length > page.limit ? items.at(-1) : undefined;
    return {
      items: items.map(({ id, username, name }) => ({ id, username, name })),
      nextCursor: last && encodeCursor([last.key]),
    };
  }

  /** How many people an app opens for. Neither a suspension nor a disabled app counts; an expired password does. */
  countPeople(appId: AppId): Promise<number> {
    return countOpenFor(this.#database, appId);
  }

  /** Every app that opens for a person, those hidden from the portal too, each with the ways in (see `mayEnter`). */
  async openTo(userId: UserId): Promise<OpenApp[]> {
    const open = await readOpenApps(this.#database, userId);
    return Promise.all(
      open.map(async ({ id, ...tile }) => {
        const { graph } = await readAccessFacts(this.#database, userId, id);
        return { ...tile, paths: findPaths(graph, maximumPaths) };
      }),
    );
  }

  /** The apps on a person's portal, by name: enabled, not hidden, authorised. An expired password hides nothing. */
  async appsFor(userId: UserId): Promise<Tile[]> {
    const open = await readOpenApps(this.#database, userId);
    return open.flatMap(({ hidden, ...tile }) => (hidden ? [] : [tile]));
  }
}

function refusalOf({ app, person, graph }: AccessFacts): AccessRefusal | undefined {
  if (person === undefined) return 'user_deleted';
  if (app === undefined || !app.enabled) return 'app_disabled';
  if (person.suspended) return 'user_suspended';
  if (graph.groups.length === 0) return 'not_in_authorised_group';
  return person.passwordExpired ? 'password_expired' : undefined;
}
