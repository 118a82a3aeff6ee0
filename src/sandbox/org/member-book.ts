import { assignChanged } from './change';
import { MultiMap } from './multi-map';
import type { OrgContext } from './org-context';
import { type Member, memberSchema } from './org-data';

type Given = 'username' | 'displayName' | 'email' | 'firstName' | 'lastName' | 'state' | 'source';

/** A member as somebody adds one; what is left out takes its ordinary value. */
export type NewMember = Pick<Member, Given> & Partial<Omit<Member, Given | 'createdAt' | 'updatedAt'>>;
export type MemberPatch = Partial<Omit<Member, 'id' | 'createdAt'>>;

const indexed = ['username', 'email', 'nameId'] as const;

/** Every account, found by id, e-mail, username or NameID without walking the list. Accounts are never removed. */
export class MemberBook {
  readonly #context: OrgContext;
  readonly #idPrefix: string;
  readonly #list: Member[] = [];
  readonly #byId = new Map<string, Member>();
  readonly #byEmail = new MultiMap<Member>();
  readonly #byNameId = new MultiMap<Member>();
  /** Guests whose time ends, and when the first of them goes. */
  readonly #leaving = new Set<Member>();
  #firstLeavesAtMs = Number.POSITIVE_INFINITY;

  constructor(context: OrgContext, idPrefix: 'U' | 'W', stored: readonly Member[]) {
    this.#context = context;
    this.#idPrefix = idPrefix;
    for (const member of stored) this.#enter(member);
  }

  /** In the order they were added. */
  get all(): readonly Readonly<Member>[] {
    return this.#list;
  }

  get(id: string): Readonly<Member> | undefined {
    return this.#byId.get(id);
  }

  /** By username; compared without case. */
  byUsername(username: string): Readonly<Member> | undefined {
    const holder = this.#context.names.find(username);
    return holder?.kind === 'member' ? this.#byId.get(holder.id) : undefined;
  }

  /** Those whose primary e-mail it is; more than one only where a SAML sign-in made a duplicate. Compared without case. */
  byEmail(email: string): readonly Readonly<Member>[] {
    return this.#byEmail.get(email.toLowerCase());
  }

  byNameId(nameId: string): Readonly<Member> | undefined {
    return this.#byNameId.first(nameId);
  }

  /** By id, username or e-mail. */
  find(reference: string): Readonly<Member> | undefined {
    return this.get(reference) ?? this.byEmail(reference)[0] ?? this.byUsername(reference);
  }

  add(input: NewMember): Readonly<Member> {
    const at = this.#context.clock.now();
    const member = {
      ...blank,
      ...input,
      id: input.id ?? this.#context.newId(this.#idPrefix),
      createdAt: at,
      updatedAt: at,
    };
    this.#enter(member);
    this.#context.emit({ subject: 'member', id: member.id, action: 'created', fields: {} });
    return member;
  }

  /** @returns the member as it is now, or undefined if there is none; a patch that changes nothing leaves no trace */
  update(id: string, patch: MemberPatch): Readonly<Member> | undefined {
    const member = this.#byId.get(id);
    if (!member) return undefined;
    const before = { username: member.username, email: member.email, nameId: member.nameId };
    const full = { ...patch, ...deactivation(member, patch, this.#context.clock.now()), ...leaving(member, patch) };
    const fields = assignChanged(member, full);
    if (Object.keys(fields).length === 0) return member;
    member.updatedAt = this.#context.clock.now();
    if (indexed.some((field) => field in fields)) this.#reindex(member, before);
    if ('guest' in fields) this.#watchExpiry(member);
    this.#context.emit({ subject: 'member', id, action: 'updated', fields });
    return member;
  }

  /** Deactivates guests whose time has ended. Cheap while there is nobody to go, so it may be asked before every call. */
  expireGuests(): void {
    const nowMs = this.#context.clock.now().getTime();
    if (nowMs < this.#firstLeavesAtMs) return;
    for (const member of [...this.#leaving]) {
      const leavesAtMs = member.guest?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
      if (leavesAtMs > nowMs) continue;
      this.#leaving.delete(member);
      if (member.state !== 'deactivated') this.update(member.id, { state: 'deactivated' });
    }
    const instants = [...this.#leaving].map((member) => member.guest?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    this.#firstLeavesAtMs = instants.reduce((first, each) => Math.min(first, each), Number.POSITIVE_INFINITY);
  }

  #watchExpiry(member: Member): void {
    const expiresAt = member.guest?.expiresAt;
    if (!expiresAt) {
      this.#leaving.delete(member);
      return;
    }
    this.#leaving.add(member);
    this.#firstLeavesAtMs = Math.min(this.#firstLeavesAtMs, expiresAt.getTime());
  }

  #enter(member: Member): void {
    if (member.guest) this.#watchExpiry(member);
    this.#list.push(member);
    this.#byId.set(member.id, member);
    this.#byEmail.add(member.email.toLowerCase(), member);
    if (member.nameId !== undefined) this.#byNameId.add(member.nameId, member);
    this.#context.names.take(member.username, { kind: 'member', id: member.id });
  }

  #reindex(member: Member, before: Pick<Member, (typeof indexed)[number]>): void {
    this.#context.names.move(before.username, member.username, { kind: 'member', id: member.id });
    this.#byEmail.remove(before.email.toLowerCase(), member);
    this.#byEmail.add(member.email.toLowerCase(), member);
    if (before.nameId !== undefined) this.#byNameId.remove(before.nameId, member);
    if (member.nameId !== undefined) this.#byNameId.add(member.nameId, member);
  }
}

/** The instant of deactivation goes with the state, whoever changes it. */
function deactivation(member: Member, patch: MemberPatch, now: Date): MemberPatch {
  if (patch.state === undefined || patch.state === member.state) return {};
  return patch.state === 'deactivated'
    ? { deactivatedAt: now }
    : { deactivatedAt: undefined, shownActiveUntil: undefined };
}

/** Which workspaces somebody was in goes with those they are in. */
function leaving(member: Member, { teamIds }: MemberPatch): MemberPatch {
  if (teamIds === undefined) return {};
  const known = new Set([...(member.formerTeamIds ?? []), ...member.teamIds]);
  const former = [...known].filter((id) => !teamIds.includes(id));
  return { formerTeamIds: former.length > 0 ? former : undefined };
}

/** The ordinary value of every field, in one order: objects of one shape are small and fast. */
const blank: Omit<Member, 'createdAt' | 'updatedAt'> = {
  id: '',
  username: '',
  displayName: '',
  email: '',
  secondaryEmail: undefined,
  firstName: '',
  lastName: '',
  honorificPrefix: undefined,
  kind: 'person',
  state: 'active',
  rank: 'member',
  source: 'generated',
  nameId: undefined,
  duplicateOf: undefined,
  teamIds: [],
  formerTeamIds: undefined,
  teamRanks: undefined,
  guest: undefined,
  title: '',
  timezone: memberSchema.shape.timezone.parse(undefined),
  mobilePhone: undefined,
  primaryPhone: undefined,
  address: undefined,
  photo: undefined,
  pendingPhoto: undefined,
  role: undefined,
  userType: undefined,
  preferredLanguage: undefined,
  locale: undefined,
  employeeNumber: undefined,
  costCenter: undefined,
  organization: undefined,
  division: undefined,
  department: undefined,
  managerId: undefined,
  startDate: undefined,
  externalId: undefined,
  profileValues: undefined,
  has2fa: false,
  sessionSettings: undefined,
  appId: undefined,
  shownActiveUntil: undefined,
  deactivatedAt: undefined,
  lastSignInAt: undefined,
  status: undefined,
  pronouns: undefined,
  profileAlts: undefined,
  pendingEmail: undefined,
};
