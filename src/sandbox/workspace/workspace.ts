import { type Clock, newId } from '../../core';
import type { DoubtSettings } from '../doubts';
import { assignChanged, type ChangeListener } from '../org/change';
import { emptyOrgData } from '../org/create-org-data';
import type { MemberPatch, NewMember } from '../org/member-book';
import { Org } from '../org/org';
import type { Member, Session } from '../org/org-data';
import type { SandboxSettings } from '../settings';
import { mailBindingLinks } from './mail-binding-links';
import { emptySsoData } from './sso-data';
import { SsoMemory } from './sso-memory';
import type { JournalEntry, WorkspaceData } from './workspace-data';

const journalLimit = 500;

/**
 * The state of the practice workspace, in memory: its org, and what single sign-on needs besides. Every method is synchronous, so what belongs together changes
 * together; `revision` rises with each change, for whoever keeps the snapshot.
 */
export class Workspace {
  #data: Pick<WorkspaceData, 'format' | 'settings' | 'doubts' | 'key' | 'journal'>;
  #org: Org;
  #sso: SsoMemory;
  readonly #listeners: ChangeListener[] = [];
  readonly #clock: Clock;
  #revision = 0;
  #lastSignIn: { memberId: string; at: Date; journalId?: string } | undefined;

  constructor(data: WorkspaceData, clock: Clock) {
    this.#clock = clock;
    this.#data = data;
    this.#org = this.#openOrg(data.org);
    this.#sso = this.#openSso(data);
  }

  get revision(): number {
    return this.#revision + this.#org.revision;
  }

  /** The people, groups, channels and tokens; another object after `reset` and `restore`. */
  get org(): Org {
    return this.#org;
  }

  /** What single sign-on remembers; another object after `reset` and `restore`. */
  get sso(): SsoMemory {
    return this.#sso;
  }

  get isEnterprise(): boolean {
    return this.#org.isEnterprise;
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
    const { format, settings, doubts, key, journal } = this.#data;
    return { format, settings, doubts, key, journal, org: this.#org.toJSON(), ...this.#sso.toJSON() };
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
    this.#sso = this.#openSso(data);
    this.#lastSignIn = undefined;
  }

  /** Saves the settings. Whoever must use single sign-on from now on is mailed a link that binds their account. */
  replaceSettings(settings: SandboxSettings): void {
    const before = this.#data.settings;
    const fields = assignChanged({ ...before }, settings);
    this.#data.settings = settings;
    this.#revision++;
    mailBindingLinks(this.#sso.mails, this.members, { before, after: settings });
    if (Object.keys(fields).length === 0) return;
    const id = settings.testMode ? 'sso-test' : 'sso';
    this.#org.emit({ subject: 'settings', id, action: 'updated', fields });
  }

  replaceDoubts(doubts: DoubtSettings): void {
    this.#data.doubts = doubts;
    this.#revision++;
  }

  /** Forgets everybody and everything in the org, requests and journal; settings, doubts and the workspace's key stay. */
  reset(): void {
    const { plan, enterpriseId, policies, teams } = this.#org;
    const data = { ...this.#data, journal: [], ...emptySsoData() };
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

  /** Opens a session, whose token is told once and kept nowhere. */
  openSession(memberId: string, signIn: { journalId?: string; notes: string[]; configurationId?: string }) {
    const { journalId, ...facts } = signIn;
    const { durationSeconds = this.#data.settings.sessionHours * 3_600 } =
      this.findMember(memberId)?.sessionSettings ?? {};
    this.#lastSignIn = { memberId, at: this.now(), journalId };
    return this.#org.sessions.open(memberId, { ...facts, lifetimeMs: durationSeconds * 1000 });
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

  #openSso(data: WorkspaceData): SsoMemory {
    return new SsoMemory(data, {
      now: () => this.now(),
      requestLifetimeSeconds: () => Number(this.#data.doubts.requestLifetimeSeconds),
      touch: () => {
        this.#revision++;
      },
    });
  }

  #openOrg(data: WorkspaceData['org']): Org {
    const org = new Org(data, this.#clock);
    org.onChange((change, at) => {
      for (const listener of this.#listeners) listener(change, at);
    });
    return org;
  }
}
