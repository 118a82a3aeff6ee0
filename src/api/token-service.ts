import { timingSafeEqual } from 'node:crypto';
import { recordAudit } from '../audit';
import type { NewToken, Scope, Token } from '../contracts';
import {
  type Actor,
  type Clock,
  decodeInstantCursor,
  encodeCursor,
  hashToken,
  isUuid,
  newId,
  type Page,
  randomToken,
} from '../core';
import type { Database, Transaction } from '../db';
import { ApiError } from './api-error';
import type { TokenStore } from './token-store';

/** What every token begins with, so that a leaked one is recognised by people and scanners. */
const tokenPrefix = 'cs_';
const dayMs = 86_400_000;
/** Last use is kept to the minute: a busy token costs one write a minute, not one a request. */
const lastUseStepMs = 60_000;

/** What the granting side may itself do; `everything` is the operator at the command line. */
export type Grantor = ReadonlySet<Scope> | 'everything';

type Collaborators = { database: Database; store: TokenStore; clock: Clock };

/** API tokens: made, listed, revoked, and recognised when they come back (R57, R70). */
export class TokenService {
  readonly #database: Database;
  readonly #store: TokenStore;
  readonly #clock: Clock;

  constructor({ database, store, clock }: Collaborators) {
    this.#database = database;
    this.#store = store;
    this.#clock = clock;
  }

  /**
   * Makes a token of 256 random bits. Its secret is in this answer and nowhere else: we keep a SHA-256.
   *
   * @param grantor nobody hands out a scope they do not have (R59)
   * @throws ApiError `api.scope_not_yours`
   */
  async create(actor: Actor, input: NewToken, grantor: Grantor): Promise<{ token: Token; secret: string }> {
    refuseForeignScopes(input.scopes, grantor);
    const secret = `${tokenPrefix}${randomToken(32)}`;
    const at = this.#clock.now();
    const token: Token = {
      id: newId(),
      name: input.name,
      scopes: [...new Set(input.scopes)],
      createdAt: at,
      expiresAt: new Date(at.getTime() + input.expiresInDays * dayMs),
      lastUsedAt: null,
      revokedAt: null,
    };
    await this.#database.transaction(async (tx) => {
      await this.#store.insert(tx, token, hashToken(secret));
      const after = { scopes: token.scopes, expiresAt: token.expiresAt };
      await this.#record(tx, actor, 'api.token_create', token, { after });
    });
    return { token, secret };
  }

  /** Every token ever made, newest first. */
  async list(page: { cursor?: string | undefined; limit: number }): Promise<Page<Token>> {
    const place = page.cursor === undefined ? undefined : decodeInstantCursor(page.cursor);
    const rows = await this.#store.list(page.limit + 1, place && { createdAt: place.at, id: place.id });
    const items = rows.slice(0, page.limit);
    const last = rows.length > page.limit ? items.at(-1) : undefined;
    return { items, nextCursor: last && encodeCursor([last.createdAt.toISOString(), last.id]) };
  }

  /** @throws ApiError `api.token_not_found` */
  async get(id: string): Promise<Token> {
    const token = isUuid(id) ? await this.#store.find(id) : undefined;
    if (token === undefined) throw tokenNotFound();
    return token;
  }

  /**
   * Ends a token at once. One that has ended already stays as it is: the wanted state is reached.
   *
   * @param grantor nobody ends a token that may do more than they may, except themselves (R59)
   * @throws ApiError `api.token_not_found`, `api.scope_not_yours`
   */
  async revoke(actor: Actor, id: string, grantor: Grantor): Promise<void> {
    const token = await this.get(id);
    if (actor.kind !== 'token' || actor.id !== token.id) refuseForeignScopes(token.scopes, grantor);
    await this.#database.transaction(async (tx) => {
      const revoked = await this.#store.revoke(tx, token.id, this.#clock.now());
      if (revoked) await this.#record(tx, actor, 'api.token_revoke', token, { before: { scopes: token.scopes } });
    });
  }

  /** The token a secret belongs to, if it is of ours, neither expired nor revoked. */
  async authenticate(secret: string): Promise<Token | undefined> {
    if (!secret.startsWith(tokenPrefix)) return undefined;
    const wanted = hashToken(secret);
    const found = await this.#store.findByHash(wanted);
    if (found === undefined || !timingSafeEqual(found.tokenHash, wanted)) return undefined;
    const { token } = found;
    const at = this.#clock.now();
    if (token.revokedAt !== null || token.expiresAt.getTime() <= at.getTime()) return undefined;
    if (token.lastUsedAt === null || at.getTime() - token.lastUsedAt.getTime() >= lastUseStepMs) {
      await this.#store.markUsed(token.id, at);
    }
    return token;
  }

  /** Records that a token tried what it may not (R82). */
  async recordRefusal(actor: Actor, scope: Scope, operation: string): Promise<void> {
    await this.#database.transaction((tx) =>
      recordAudit(tx, {
        action: 'api.refuse',
        actor,
        outcome: 'refused',
        subject: { kind: 'operation', id: operation },
        reason: `api.scope_missing: ${scope}`,
        at: this.#clock.now(),
      }),
    );
  }

  #record(tx: Transaction, actor: Actor, action: string, token: Token, change: { before?: object; after?: object }) {
    const subject = { kind: 'token', id: token.id, name: token.name };
    return recordAudit(tx, { action, actor, outcome: 'success', subject, ...change, at: this.#clock.now() });
  }
}

function refuseForeignScopes(wanted: readonly Scope[], grantor: Grantor): void {
  if (grantor === 'everything') return;
  const foreign = wanted.filter((scope) => !grantor.has(scope));
  if (foreign.length === 0) return;
  throw new ApiError({
    code: 'api.scope_not_yours',
    status: 403,
    what: 'A token cannot hand out or end more than it may do itself.',
    meaning: 'Nothing was changed.',
    remedy: 'Use a token that has these scopes, or "countersign token" on the server.',
    faults: foreign.map((scope) => ({ path: 'scopes', message: `${scope} is not a scope of the token you use` })),
  });
}

function tokenNotFound(): ApiError {
  return new ApiError({
    code: 'api.token_not_found',
    status: 404,
    what: 'There is no API token with this id.',
    remedy: 'List them with GET /api/v1/tokens or "countersign token list".',
  });
}
