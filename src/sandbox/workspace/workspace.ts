import { type Clock, newId } from '../../core';
import type { DoubtSettings } from '../doubts';
import { assignChanged, type ChangeListener } from '../org/change';
import { emptyOrgData } from '../org/create-org-data';
import type { MemberPatch, NewMember } from '../org/member-book';
import { Org } from '../org/org';
import type { Member, Session } from '../org/org-data';
import type { SandboxSettings } from '../settings';
import type { JournalEntry, PendingRequest, WorkspaceData } from './workspace-data';

const journalLimit = 500;
const pendingLimit = 10_000;

/**
 * The state of the practice workspace, in memory: its org, and what single sign-on needs besides. Every method is synchronous, so what belongs together changes
 * together; `revision` rises with each change, for whoever keeps the snapshot.
 */
export class Workspace {
  #data: Omit<WorkspaceData, 'org'>;
  #org: Org;
  readonly #listeners: ChangeListener[] = [];
  readonly #clock: Clock;
  #revision = 0;
  #lastSignIn: { memberId: string; at: Date; journalId: string } | undefined;

  constructor(data: WorkspaceData, clock: Clock) {
    this.#clock = clock;
    this.#data = data;
    this.#org = this.#openOrg(data.org);
  }

  get revision(): number {
    return this.#revision + this.#org.revision;
  }

  /** The people, groups, channels and tokens; another object after `reset` and `restore`. */
  get org(): Org {
    return this.#org;
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
    return this.#org.members.all;
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
    return { ...this.#data, org: this.#org.toJSON() };
  }

  /** Tells every later change of the org to somebody, over resets and restores. */
  onChange(listener: ChangeListener): void {
    this.#listeners.push(listener);
  }

  /** Puts everything back to what a snapshot holds. */
  restore(data: WorkspaceData): void {
    this.#revision += this.#org.revision + 1;
    this.#data = data;
    this.#org = this.#openOrg(data.org);
    this.#lastSignIn = undefined;
  }

  replaceSettings(settings: SandboxSettings): void {
    const fields = assignChanged({ ...this.#data.settings }, settings);
    this.#data.settings = settings;
    this.#revision++;
    if (Object.keys(fields).length > 0) this.#org.emit({ subject: 'settings', id: 'sso', action: 'updated', fields });
  }

  replaceDoubts(doubts: DoubtSettings): void {
    this.#data.doubts = doubts;
    this.#revision++;
  }

  /** Forgets everybody and everything in the org, requests and journal; settings, doubts and the workspace's key stay. */
  reset(): void {
    const { plan, enterpriseId, policies, teams } = this.#org;
    const data = { ...this.#data, pendingRequests: [], usedIds: [], journal: [] };
    this.restore({ ...data, org: { ...emptyOrgData(), plan, enterpriseId, policies, teams: [...teams] } });
  }

  findMember(id: string): Readonly<Member> | undefined {
    return this.#org.members.get(id);
  }

  addMember(member: NewMember): Readonly<Member> {
    return this.#org.members.add({ teamIds: this.#org.teams.slice(0, 1).map((team) => team.id), ...member });
  }

  /** Changes a member as an administrator or the person would; whoever is deactivated is signed out. */
  updateMember(id: string, patch: MemberPatch): Readonly<Member> | undefined {
    const member = this.#org.members.update(id, patch);
    if (member?.state === 'deactivated') this.#org.sessions.end(id, 'deactivated');
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
    const { token } = this.#org.sessions.open(memberId, { notes });
    this.#lastSignIn = { memberId, at: this.now(), journalId };
    return token;
  }

  findSession(token: string): { session: Readonly<Session>; member: Readonly<Member> } | undefined {
    const session = this.#org.sessions.find(token);
    const member = session && this.findMember(session.memberId);
    return member ? { session, member } : undefined;
  }

  closeSession(token: string): void {
    this.#org.sessions.close(token);
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

  #openOrg(data: WorkspaceData['org']): Org {
    const org = new Org(data, this.#clock);
    org.onChange((change, at) => {
      for (const listener of this.#listeners) listener(change, at);
    });
    return org;
  }
}
