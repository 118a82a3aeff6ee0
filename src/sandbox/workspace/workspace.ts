import { createHash, randomInt } from 'node:crypto';
import { type Clock, newId, randomToken } from '../../core';
import type { DoubtSettings } from '../doubts';
import type { SandboxSettings } from '../settings';
import type { JournalEntry, Member, PendingRequest, Session, WorkspaceData } from './workspace-data';

export const sessionLifetimeMs = 24 * 60 * 60 * 1000;
const journalLimit = 500;
const pendingLimit = 10_000;
const idAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/**
 * The state of the practice workspace, in memory. Every method is synchronous, so what belongs together changes
 * together; `revision` rises with each change, for whoever keeps the snapshot.
 */
export class Workspace {
  readonly #data: WorkspaceData;
  readonly #clock: Clock;
  #revision = 0;
  #lastSignIn: { memberId: string; at: Date; journalId: string } | undefined;

  constructor(data: WorkspaceData, clock: Clock) {
    this.#data = data;
    this.#clock = clock;
  }

  get revision(): number {
    return this.#revision;
  }

  get settings(): Readonly<SandboxSettings> {
    return this.#data.settings;
  }

  get doubts(): Readonly<DoubtSettings> {
    return this.#data.doubts;
  }

  get key(): Readonly<WorkspaceData['key']> {
    return this.#data.key;
  }

  get members(): readonly Readonly<Member>[] {
    return this.#data.members;
  }

  get journal(): readonly Readonly<JournalEntry>[] {
    return this.#data.journal;
  }

  get lastSignIn() {
    return this.#lastSignIn;
  }

  now(): Date {
    return this.#clock.now();
  }

  toJSON(): WorkspaceData {
    return this.#data;
  }

  replaceSettings(settings: SandboxSettings): void {
    this.#data.settings = settings;
    this.#revision++;
  }

  replaceDoubts(doubts: DoubtSettings): void {
    this.#data.doubts = doubts;
    this.#revision++;
  }

  /** Forgets members, sessions, requests and journal; settings, doubts and the workspace's key stay. */
  reset(): void {
    Object.assign(this.#data, { members: [], sessions: [], pendingRequests: [], usedIds: [], journal: [] });
    this.#lastSignIn = undefined;
    this.#revision++;
  }

  findMember(id: string): Readonly<Member> | undefined {
    return this.#data.members.find((member) => member.id === id);
  }

  addMember(member: Omit<Member, 'id' | 'createdAt' | 'updatedAt'>): Readonly<Member> {
    const at = this.now();
    const added = { ...member, id: this.#newMemberId(), createdAt: at, updatedAt: at };
    this.#data.members.push(added);
    this.#revision++;
    return added;
  }

  updateMember(id: string, patch: Partial<Omit<Member, 'id' | 'createdAt'>>): Readonly<Member> | undefined {
    const member = this.#data.members.find((candidate) => candidate.id === id);
    if (!member) return undefined;
    Object.assign(member, patch, { updatedAt: this.now() });
    if (member.state === 'deactivated') this.#data.sessions = this.#data.sessions.filter((s) => s.memberId !== id);
    this.#revision++;
    return member;
  }

  /** Remembers a request that is about to be sent. */
  expectAnswer(request: PendingRequest): void {
    this.#data.pendingRequests.push(request);
    if (this.#data.pendingRequests.length > pendingLimit) this.#data.pendingRequests.shift();
    this.#revision++;
  }

  /** The request that an answer names, unless it is older than a request may get. */
  findPendingRequest(id: string): Readonly<PendingRequest> | undefined {
    const oldest = this.now().getTime() - Number(this.#data.doubts.requestLifetimeSeconds) * 1000;
    return this.#data.pendingRequests.find((request) => request.id === id && request.issuedAt.getTime() > oldest);
  }

  /** Marks a Response as used: its request is answered, and its IDs are refused until `forgetAt`. */
  consume(answer: { inResponseTo: string | undefined; ids: readonly string[]; forgetAt: Date }): void {
    const now = this.now();
    this.#data.pendingRequests = this.#data.pendingRequests.filter((request) => request.id !== answer.inResponseTo);
    this.#data.usedIds = this.#data.usedIds.filter((used) => used.forgetAt > now);
    this.#data.usedIds.push(...answer.ids.map((id) => ({ id, forgetAt: answer.forgetAt })));
    this.#revision++;
  }

  wasUsed(id: string): boolean {
    return this.#data.usedIds.some((used) => used.id === id);
  }

  /** Opens a session and returns its token, which is kept nowhere. */
  openSession(memberId: string, journalId: string, notes: string[]): string {
    const token = randomToken();
    const at = this.now();
    this.#data.sessions = this.#data.sessions.filter((session) => session.expiresAt > at);
    this.#data.sessions.push({
      tokenHash: hash(token),
      memberId,
      openedAt: at,
      expiresAt: new Date(at.getTime() + sessionLifetimeMs),
      notes,
    });
    this.#lastSignIn = { memberId, at, journalId };
    this.#revision++;
    return token;
  }

  findSession(token: string): { session: Readonly<Session>; member: Readonly<Member> } | undefined {
    const session = this.#data.sessions.find((candidate) => candidate.tokenHash === hash(token));
    if (!session || session.expiresAt <= this.now()) return undefined;
    const member = this.findMember(session.memberId);
    return member ? { session, member } : undefined;
  }

  closeSession(token: string): void {
    this.#data.sessions = this.#data.sessions.filter((session) => session.tokenHash !== hash(token));
    this.#revision++;
  }

  /** Appends to the journal, which keeps the latest entries only. */
  record(entry: Omit<JournalEntry, 'id' | 'at'>): Readonly<JournalEntry> {
    const recorded = { id: newId(), at: this.now(), ...entry };
    this.#data.journal.push(recorded);
    if (this.#data.journal.length > journalLimit) this.#data.journal.shift();
    this.#revision++;
    return recorded;
  }

  findJournalEntry(id: string): Readonly<JournalEntry> | undefined {
    return this.#data.journal.find((entry) => entry.id === id);
  }

  #newMemberId(): string {
    const id = `U${Array.from({ length: 10 }, () => idAlphabet[randomInt(idAlphabet.length)]).join('')}`;
    return this.findMember(id) ? this.#newMemberId() : id;
  }
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
