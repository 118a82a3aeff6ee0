import type { AccountId, Clock } from '../../core';
import { type RemoteAccount, TargetError } from '../../provisioning';
import { isObject, objectsOf, textOf } from '../json-values';
import { readStanding, type Standing } from './read-rank';
import { nextCursorOf, type WebApi } from './web-api';

/** How the token can ask for ranks: of everybody by a list, of one account alone; null and false where it cannot. */
export type RankSources = { all: 'users.list' | 'admin.users.list' | null; one: boolean };

const goodForMs = 10 * 60_000;
/** After so many questions about one account each, a page of the list is tried: in a small workspace it holds everybody. */
const askedOneByOne = 2;
const mostPerPage = { 'users.list': 999, 'admin.users.list': 100 } as const;

/**
 * Ranks of accounts, which SCIM does not tell: asked from the Web API and kept for ten minutes. Before a list of all
 * accounts everybody's are asked for, else those of one account when it is read.
 */
export class Ranks {
  readonly #web: WebApi;
  readonly #sources: RankSources;
  readonly #clock: Clock;
  readonly #known = new Map<string, Standing & { atMs: number }>();
  #sweptAtMs = Number.NEGATIVE_INFINITY;
  #asked = 0;
  /** Set once a page of the list did not hold everybody. */
  #isLarge = false;
  #firstPage: Promise<void> | undefined;

  constructor(web: WebApi, sources: RankSources, clock: Clock) {
    this.#web = web;
    this.#sources = sources;
    this.#clock = clock;
  }

  /** Asks for everybody's, unless that was done a moment ago. @throws TargetError */
  async learnAll(): Promise<void> {
    if (this.#sources.all === null || this.#isGood(this.#sweptAtMs)) return;
    await this.#learn(this.#sources.all, Number.POSITIVE_INFINITY);
  }

  async #learn(method: 'users.list' | 'admin.users.list', mostPages: number): Promise<void> {
    const atMs = this.#clock.now().getTime();
    const key = method === 'users.list' ? 'members' : 'users';
    let pages = 0;
    for await (const page of this.#web.pages(method, { limit: mostPerPage[method] })) {
      for (const user of objectsOf(page[key])) this.#keep(textOf(user.id), readStanding(user), atMs);
      pages += 1;
      this.#isLarge ||= pages > 1 || nextCursorOf(page) !== '';
      if (pages === mostPages && this.#isLarge) return;
    }
    this.#sweptAtMs = atMs;
    this.#asked = 0;
  }

  /** An account that we made is a member's. */
  keepNew(account: RemoteAccount): RemoteAccount {
    if (this.#sources.all === null && !this.#sources.one) return account;
    this.#keep(account.id, { rank: 'member', kind: 'person' }, this.#clock.now().getTime());
    return this.add(account);
  }

  /** The account with its rank, as far as it is known without asking. */
  add(account: RemoteAccount): RemoteAccount {
    const known = this.#known.get(account.id);
    if (known === undefined || !this.#isGood(known.atMs)) return account;
    // Each knows of kinds that the other does not: whoever says more than "a person" is right.
    return { ...account, rank: known.rank, kind: known.kind === 'person' ? account.kind : known.kind };
  }

  /** The account with its rank, asked for where it is not known. @throws TargetError */
  async ask(account: RemoteAccount): Promise<RemoteAccount> {
    const known = this.#known.get(account.id);
    if (known !== undefined && this.#isGood(known.atMs)) return this.add(account);
    if (!this.#sources.one) {
      await this.learnAll();
      return this.add(account);
    }
    await this.#tryFirstPage();
    const learned = this.add(account);
    if (learned.rank !== 'unknown') return learned;
    const standing = await this.#askFor(account.id);
    if (standing !== undefined) this.#keep(account.id, standing, this.#clock.now().getTime());
    return this.add(account);
  }

  async #tryFirstPage(): Promise<void> {
    const { all } = this.#sources;
    this.#asked += 1;
    if (all === null || this.#isLarge || this.#asked <= askedOneByOne) return;
    this.#firstPage ??= this.#learn(all, 1).finally(() => {
      this.#firstPage = undefined;
    });
    await this.#firstPage;
  }

  async #askFor(id: AccountId): Promise<Standing | undefined> {
    try {
      const { body } = await this.#web.call({ method: 'users.info', args: { user: id }, writes: false });
      return isObject(body.user) ? readStanding(body.user) : undefined;
    } catch (error) {
      // of an organisation a token may not see everybody: the rank stays unknown, which protects
      if (error instanceof TargetError && error.kind === 'not_found') return undefined;
      throw error;
    }
  }

  #keep(id: string | undefined, standing: Standing, atMs: number): void {
    if (id !== undefined) this.#known.set(id, { ...standing, atMs });
  }

  #isGood(atMs: number): boolean {
    return this.#clock.now().getTime() - atMs < goodForMs;
  }
}
