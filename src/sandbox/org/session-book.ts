import { createHash } from 'node:crypto';
import { randomToken } from '../../core';
import { assignChanged } from './change';
import type { OrgContext } from './org-context';
import type { Client, Session } from './org-data';

const usualLifetimeMs = 24 * 60 * 60 * 1000;

/** What a session is opened with; it lasts a day unless told. */
export type SessionFacts = Pick<Session, 'notes'> &
  Partial<Pick<Session, 'teamId' | 'client' | 'configurationId'>> & { lifetimeMs?: number };

/**
 * Why a session ended: the person signed out, its time was over, the account was deactivated, an administrator ended this
 * one, or all of the member's.
 */
export type SessionEnd = 'signed-out' | 'expired' | 'deactivated' | 'invalidated' | 'reset';

/** Sessions of members in the workspace. A token is told once and kept nowhere. */
export class SessionBook {
  readonly #context: OrgContext;
  readonly #byHash = new Map<string, Session>();
  readonly #byMember = new Map<string, Set<Session>>();
  #lastId = 0;

  constructor(context: OrgContext, stored: readonly Session[]) {
    this.#context = context;
    for (const session of stored) this.#enter({ ...session, id: session.id || this.#lastId + 1 });
  }

  /** Sessions that have not ended, in the order they were opened. */
  get all(): readonly Readonly<Session>[] {
    const now = this.#context.clock.now();
    return [...this.#byHash.values()].filter((session) => session.expiresAt > now);
  }

  ofMember(memberId: string): readonly Readonly<Session>[] {
    const now = this.#context.clock.now();
    return [...(this.#byMember.get(memberId) ?? [])].filter((session) => session.expiresAt > now);
  }

  open(
    memberId: string,
    { lifetimeMs = usualLifetimeMs, ...facts }: SessionFacts,
  ): { token: string; session: Readonly<Session> } {
    const token = randomToken();
    const openedAt = this.#context.clock.now();
    const expiresAt = new Date(openedAt.getTime() + lifetimeMs);
    const session = { id: this.#lastId + 1, tokenHash: hash(token), memberId, openedAt, expiresAt, ...facts };
    this.#forgetEnded(openedAt);
    this.#enter(session);
    const fields = { memberId: { before: undefined, after: memberId } };
    this.#context.emit({ subject: 'session', id: String(session.id), action: 'created', fields });
    return { token, session };
  }

  find(token: string): Readonly<Session> | undefined {
    const session = this.#byHash.get(hash(token));
    return session && session.expiresAt > this.#context.clock.now() ? session : undefined;
  }

  close(token: string): void {
    this.#end(this.#byHash.get(hash(token)), 'signed-out');
  }

  /** Ends the sessions of a member, or those of them that fit. @returns how many ended */
  end(memberId: string, why: SessionEnd, fits: (session: Readonly<Session>) => boolean = () => true): number {
    const ended = [...(this.#byMember.get(memberId) ?? [])].filter(fits);
    for (const session of ended) this.#end(session, why);
    return ended.length;
  }

  /** Lets the sessions of a member that fit end at an instant, as an administrator asked for. */
  endAt(memberId: string, at: Date, fits: (session: Readonly<Session>) => boolean): void {
    if (at <= this.#context.clock.now()) {
      this.end(memberId, 'reset', fits);
      return;
    }
    for (const session of this.#byMember.get(memberId) ?? []) {
      if (session.expiresAt <= at || !fits(session)) continue;
      session.expiresAt = at;
      const fields = { memberId: { before: memberId, after: memberId }, why: { before: undefined, after: 'reset' } };
      this.#context.emit({ subject: 'session', id: String(session.id), action: 'updated', fields });
    }
  }

  /** Lets the open sessions of a member last so long from when they were opened; those over by then end. */
  resize(memberId: string, lifetimeMs: number): void {
    const now = this.#context.clock.now();
    for (const session of [...(this.#byMember.get(memberId) ?? [])]) {
      session.expiresAt = new Date(session.openedAt.getTime() + lifetimeMs);
      if (session.expiresAt <= now) this.#end(session, 'expired');
    }
  }

  /** Notes with what a session is used: at first what it was opened with, later what is another than that. */
  see(token: string, client: Client): void {
    const session = this.#byHash.get(hash(token));
    if (!session) return;
    const last = session.recent ?? session.client;
    if (JSON.stringify(last) === JSON.stringify(client)) return;
    const fields = assignChanged(session, last ? { recent: client } : { client });
    this.#context.emit({ subject: 'session', id: String(session.id), action: 'updated', fields });
  }

  toJSON(): Session[] {
    return [...this.#byHash.values()];
  }

  #enter(session: Session): void {
    this.#lastId = Math.max(this.#lastId, session.id);
    this.#byHash.set(session.tokenHash, session);
    const known = this.#byMember.get(session.memberId);
    if (known) known.add(session);
    else this.#byMember.set(session.memberId, new Set([session]));
  }

  #end(session: Session | undefined, why: SessionEnd): void {
    if (!session) return;
    this.#byHash.delete(session.tokenHash);
    this.#byMember.get(session.memberId)?.delete(session);
    const fields = { memberId: { before: session.memberId, after: undefined }, why: { before: undefined, after: why } };
    this.#context.emit({ subject: 'session', id: String(session.id), action: 'removed', fields });
  }

  /** The oldest stand first; behind one that lasts longer, those that ended wait to be forgotten. */
  #forgetEnded(now: Date): void {
    for (const session of this.#byHash.values()) {
      if (session.expiresAt > now) return;
      this.#end(session, 'expired');
    }
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
