import { scopesOfRole } from '../administrators';
import type { Role, Scope } from '../contracts';
import { type Clock, hashToken, randomToken, type SessionId, type UserId } from '../core';
import type { Database } from '../db';
import type { Session, SessionService } from '../sign-in';
import { deleteExpiredConsoleTokens, findConsoleToken, insertConsoleToken } from './console-token-store';

/** What every token of the console begins with; those of the API begin otherwise. */
const tokenPrefix = 'csc_';

/** Short, because it lies in a page's memory; the page asks for the next one with its cookie. */
const lifetimeMs = 15 * 60_000;

/** A token for a browser, and until when. */
export type ConsoleToken = { token: string; expiresAt: Date };

/** Whom a token of the console stands for. */
export type ConsoleCaller = {
  userId: UserId;
  sessionId: SessionId;
  username: string;
  role: Role;
  scopes: ReadonlySet<Scope>;
  /** When the person last proved who they are: dangerous acts want it fresh (R71). */
  authenticatedAt: Date;
};

/**
 * Tokens by which a signed-in browser calls the API: the API takes no cookie (R69), so the console changes its session
 * for a token that lives in the page's memory, has the scopes of the person's role, and ends with the session.
 */
export class ConsoleTokenService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #sessions: SessionService;

  constructor(options: { database: Database; clock: Clock; sessions: SessionService }) {
    this.#database = options.database;
    this.#clock = options.clock;
    this.#sessions = options.sessions;
  }

  /** Makes a token for a living session; none for whoever has no role. */
  async issue(session: Session): Promise<ConsoleToken | undefined> {
    const token = `${tokenPrefix}${randomToken(32)}`;
    const expiresAt = new Date(Math.min(this.#clock.now().getTime() + lifetimeMs, session.expiresAt.getTime()));
    const kept = await insertConsoleToken(this.#database, { hash: hashToken(token), sessionId: session.id, expiresAt });
    return kept ? { token, expiresAt } : undefined;
  }

  /** Forgets the tokens that are over. */
  forgetExpired(now: Date): Promise<void> {
    return deleteExpiredConsoleTokens(this.#database, now);
  }

  /** Whom a token stands for now: undefined once the session ended, the person was suspended, or the role was taken away. */
  async identify(token: string): Promise<ConsoleCaller | undefined> {
    if (!token.startsWith(tokenPrefix)) return undefined;
    const found = await findConsoleToken(this.#database, hashToken(token), this.#clock.now());
    const session = await this.#sessions.judge(found);
    if (found === undefined || session === undefined || found.role === null) return undefined;
    return {
      userId: session.userId,
      sessionId: session.id,
      username: found.username,
      role: found.role,
      scopes: scopesOfRole(found.role),
      authenticatedAt: session.authenticatedAt,
    };
  }
}
