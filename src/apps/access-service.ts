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
import { type PersonReach, type ReachedApp, readReach } from './reach-store';
import { type LostAccess, readLostAccess, type Withdrawal } from './read-lost-access';

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

/** What is said of one app in a list of all. */
export type AppAccess = { app: Tile } & AccessAnswer;

/** More ways in than anybody reads; and as many as are read in a list. */
const maximumPaths = 50;
const listedPaths = 3;

/** Answers who may enter what. Denied unless a group says otherwise (R26). */
export class AccessService {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Whether a person may enter an app at this moment, and why; asked anew for every Response (R25, R27, R29). */
  async mayEnter(userId: UserId, appId: AppId): Promise<AccessAnswer> {
    return answerFrom(await readAccessFacts(this.#database, userId, appId), maximumPaths);
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

  /** Which apps no group would authorise any more, and for how many, if something were taken away. */
  lostBy(withdrawal: Withdrawal): Promise<LostAccess[]> {
    return readLostAccess(this.#database, withdrawal);
  }

  /** How many people an app opens for. Neither a suspension nor a disabled app counts; an expired password does. */
  countPeople(appId: AppId): Promise<number> {
    return countOpenFor(this.#database, appId);
  }

  /**
   * Every app that opens for a person, those hidden from the portal too, each with the ways in (see `mayEnter`). An expired
   * password hides nothing.
   */
  async openTo(userId: UserId): Promise<OpenApp[]> {
    const reach = await readReach(this.#database, userId, { onlyOpen: true });
    if (reach.person === undefined || reach.person.suspended) return [];
    return reach.apps.map((app) => {
      const { slug, name, kind, hidden } = app;
      return { slug, name, kind, hidden, paths: findPaths(factsOf(reach, app).graph, maximumPaths) };
    });
  }

  /**
   * Every app, by name, with what `mayEnter` says of it; of the ways in the three shortest.
   *
   * @throws `page.cursor_invalid`
   */
  async accessOf(userId: UserId, page: { cursor?: string | undefined; limit: number }): Promise<Page<AppAccess>> {
    const [name = '', slug = ''] = page.cursor === undefined ? [] : decodeCursor(page.cursor, 2);
    const reach = await readReach(this.#database, userId, {
      after: page.cursor === undefined ? undefined : { name, slug },
      count: page.limit + 1,
      onlyOpen: false,
    });
    const apps = reach.apps.slice(0, page.limit);
    const last = reach.apps.length > page.limit ? apps.at(-1) : undefined;
    return {
      items: apps.map((app) => ({
        app: { id: app.id, slug: app.slug, name: app.name, kind: app.kind },
        ...answerFrom(factsOf(reach, app), listedPaths),
      })),
      nextCursor: last && encodeCursor([last.name, last.slug]),
    };
  }

  /** The apps on a person's portal, by name: enabled, not hidden, authorised. An expired password hides nothing. */
  async appsFor(userId: UserId): Promise<Tile[]> {
    const open = await readOpenApps(this.#database, userId);
    return open.flatMap(({ hidden, ...tile }) => (hidden ? [] : [tile]));
  }
}

function answerFrom(facts: AccessFacts, most: number): AccessAnswer {
  const reason = refusalOf(facts);
  return reason === undefined ? { allowed: true, paths: findPaths(facts.graph, most) } : { allowed: false, reason };
}

/** What decides about one app, out of what is known of all. Ways that lead to another app only end nowhere. */
function factsOf({ person, groups, edges }: PersonReach, { enabled, authorisedIds }: ReachedApp): AccessFacts {
  const authorised = new Set(authorisedIds);
  const isOpen = authorised.size > 0;
  return {
    app: { enabled },
    person,
    graph: {
      groups: isOpen ? groups.map((group) => ({ ...group, isAuthorised: authorised.has(group.id) })) : [],
      edges: isOpen ? edges : [],
    },
  };
}

function refusalOf({ app, person, graph }: AccessFacts): AccessRefusal | undefined {
  if (person === undefined) return 'user_deleted';
  if (app === undefined || !app.enabled) return 'app_disabled';
  if (person.suspended) return 'user_suspended';
  if (graph.groups.length === 0) return 'not_in_authorised_group';
  return person.passwordExpired ? 'password_expired' : undefined;
}
