import type { AppId, UserId } from '../core';
import type { Database } from '../db';
import { type AccessFacts, readAccessFacts, readTiles, type Tile } from './access-store';
import { findPaths } from './find-paths';

export type AccessRefusal =
  | 'app_disabled'
  | 'user_suspended'
  | 'password_expired'
  | 'user_deleted'
  | 'not_in_authorised_group';

/** `paths`: names of groups, the person's own first and the authorised one last; at most 50, shortest first. */
export type AccessAnswer = { allowed: true; paths: string[][] } | { allowed: false; reason: AccessRefusal };

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

  /** The apps on a person's portal, by name: enabled, not hidden, authorised. An expired password hides nothing. */
  appsFor(userId: UserId): Promise<Tile[]> {
    return readTiles(this.#database, userId);
  }
}

function refusalOf({ app, person, graph }: AccessFacts): AccessRefusal | undefined {
  if (person === undefined) return 'user_deleted';
  if (app === undefined || !app.enabled) return 'app_disabled';
  if (person.suspended) return 'user_suspended';
  if (graph.groups.length === 0) return 'not_in_authorised_group';
  return person.passwordExpired ? 'password_expired' : undefined;
}
