import { recordAudit } from '../audit';
import {
  type Actor,
  type Clock,
  hashToken,
  newId,
  randomToken,
  type SessionId,
  systemActor,
  type UserId,
} from '../core';
import type { Database, Transaction } from '../db';
import type { FoundSession, OpenedSession, Session, SessionFacts } from './session';
import {
  deleteEndedSessions,
  deleteSession,
  deleteSessionsOf,
  findSession,
  insertSession,
  listSessions,
  replaceToken,
  touchSession,
} from './session-store';

/** Lifetimes, both enforced here and not by the cookie (R44). */
export type SessionLifetimes = { sessionIdleSeconds: number; sessionAbsoluteSeconds: number };

const longestBetweenNotesMs = 60_000;

/** Who is signed in, in which browser. Shared by all processes through the database. */
export class SessionService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #idleMs: number;
  readonly #absoluteMs: number;
  readonly #noteEveryMs: number;

  constructor(options: { database: Database; clock: Clock; lifetimes: SessionLifetimes }) {
    this.#database = options.database;
    this.#clock = options.clock;
    this.#idleMs = options.lifetimes.sessionIdleSeconds * 1_000;
    this.#absoluteMs = options.lifetimes.sessionAbsoluteSeconds * 1_000;
    // Use is noted once a minute; with a short idle time oftener, so that nobody who is busy is signed out.
    this.#noteEveryMs = Math.min(longestBetweenNotesMs, this.#idleMs / 4);
  }

  /**
   * Opens a session under a new token (R42). The caller has proved the person and writes that to the audit record.
   *
   * @param tx the caller's transaction, so that session and record are kept together
   */
  async open(userId: UserId, facts: SessionFacts, tx?: Transaction): Promise<OpenedSession> {
    const now = this.#clock.now();
    const token = randomToken();
    const session: Session = {
      ...facts,
      id: newId<SessionId>(),
      userId,
      createdAt: now,
      lastUsedAt: now,
      expiresAt: new Date(now.getTime() + this.#absoluteMs),
    };
    await this.#within(tx, async (inner) => {
      await deleteEndedSessions(inner, now);
      await insertSession(inner, session, hashToken(token));
    });
    return { token, session };
  }

  /**
   * The living session of a token: neither idle nor absolute lifetime is over, and its person is neither deleted nor
   * suspended (R25, R44). The sessions of a suspended person are ended for good.
   *
   * @returns undefined for no, an unknown, or an ended session
   */
  async find(token: string | undefined): Promise<Session | undefined> {
    if (token === undefined) return undefined;
    return this.judge(await findSession(this.#database, hashToken(token)));
  }

  /**
   * The same of a session that was read together with something else: the rule is here alone, also where a statement
   * of its own would cost too much.
   */
  async judge(found: FoundSession | undefined): Promise<Session | undefined> {
    if (found === undefined) return undefined;
    const { session, suspended } = found;
    if (suspended) {
      await this.revokeAll(systemActor('sign-in'), session.userId, { reason: 'suspended' });
      return undefined;
    }
    const now = this.#clock.now().getTime();
    if (session.expiresAt.getTime() <= now || session.lastUsedAt.getTime() + this.#idleMs <= now) return undefined;
    if (now - session.lastUsedAt.getTime() < this.#noteEveryMs) return session;
    await touchSession(this.#database, session.id, new Date(now), new Date(now - this.#noteEveryMs));
    return { ...session, lastUsedAt: new Date(now) };
  }

  /** Gives a living session a new token, for when its rights or its password changed (R42); undefined if it is gone. */
  async renew(id: SessionId, tx?: Transaction): Promise<string | undefined> {
    const token = randomToken();
    const renewed = await this.#within(tx, (inner) => replaceToken(inner, id, hashToken(token)));
    return renewed ? token : undefined;
  }

  /** Ends one session of `userId`; false when that person has no such session (so nobody can end another's). */
  async revoke(actor: Actor, userId: UserId, id: SessionId, tx?: Transaction): Promise<boolean> {
    return this.#within(tx, async (inner) => {
      const ended = await deleteSession(inner, userId, id);
      if (ended) await this.#record(inner, actor, userId, { session: id });
      return ended;
    });
  }

  /** Ends the sessions of a person, all or all but one; returns how many were ended (R45). */
  async revokeAll(
    actor: Actor,
    userId: UserId,
    options: { except?: SessionId; reason?: string } = {},
    tx?: Transaction,
  ): Promise<number> {
    return this.#within(tx, async (inner) => {
      const ended = await deleteSessionsOf(inner, userId, options.except ?? null);
      if (ended > 0) await this.#record(inner, actor, userId, { sessions: ended }, options.reason);
      return ended;
    });
  }

  /** The living sessions of a person, the last used first. */
  list(userId: UserId): Promise<Session[]> {
    const now = this.#clock.now();
    return listSessions(this.#database, userId, now, new Date(now.getTime() - this.#idleMs));
  }

  async #record(tx: Transaction, actor: Actor, userId: UserId, before: object, reason?: string): Promise<void> {
    const [person]: { username: string }[] = await tx.query('SELECT username FROM users WHERE id = $1', [userId]);
    await recordAudit(tx, {
      action: 'sign_in.session_end',
      actor,
      outcome: 'success',
      subject: { kind: 'user', id: userId, ...(person && { name: person.username }) },
      before,
      ...(reason === undefined ? {} : { reason }),
      at: this.#clock.now(),
    });
  }

  #within<T>(tx: Transaction | undefined, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return tx === undefined ? this.#database.transaction(work) : work(tx);
  }
}
