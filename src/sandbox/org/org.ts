import type { Clock } from '../../core';
import { AuditTrail } from './audit-trail';
import type { Change, ChangeListener } from './change';
import { ChannelBook } from './channel-book';
import { GrantBook } from './grant-book';
import { GroupBook } from './group-book';
import { InteractionBook } from './interaction-book';
import { MemberBook } from './member-book';
import { MessageBook } from './message-book';
import { Names } from './names';
import type { OrgContext } from './org-context';
import type { AccessLog, Member, OrgData, Plan, Policies, RoleAssignment, Team } from './org-data';
import { ProfileFields } from './profile-fields';
import { randomId } from './random-id';
import { SessionBook } from './session-book';
import { TokenBook } from './token-book';

/**
 * The workspace or organisation that is played, in memory: SAML, SCIM, the Web API and the pages see this one. Every
 * method is synchronous, so what belongs together changes together; `revision` rises with each change.
 */
export class Org {
  readonly names = new Names();
  readonly members: MemberBook;
  readonly groups: GroupBook;
  readonly channels: ChannelBook;
  readonly profileFields: ProfileFields;
  readonly sessions: SessionBook;
  readonly tokens: TokenBook;
  readonly messages: MessageBook;
  readonly auditTrail: AuditTrail;
  readonly grants: GrantBook;
  readonly interactions: InteractionBook;
  readonly #clock: Clock;
  readonly #teams: Team[];
  readonly #roles: RoleAssignment[];
  readonly #accessLogs: AccessLog[];
  readonly #enterpriseId: string | undefined;
  readonly #listeners = new Set<ChangeListener>();
  #plan: Plan;
  #policies: Policies;
  #revision = 0;
  #random: (() => number) | undefined;
  #collected: Change[] | undefined;

  constructor(data: OrgData, clock: Clock) {
    this.#clock = clock;
    this.#plan = data.plan;
    this.#policies = data.policies;
    this.#enterpriseId = data.enterpriseId;
    this.#teams = [...data.teams];
    this.#roles = [...data.roleAssignments];
    this.#accessLogs = [...data.accessLogs];
    const context: OrgContext = {
      clock,
      names: this.names,
      newId: (prefix) => randomId(prefix, this.#random),
      emit: (change) => this.emit(change),
    };
    this.members = new MemberBook(context, data.enterpriseId === undefined ? 'U' : 'W', data.members);
    this.groups = new GroupBook(context, data.groups);
    this.channels = new ChannelBook(context, data.channels);
    this.profileFields = new ProfileFields(context, data.profileFields);
    this.sessions = new SessionBook(context, data.sessions);
    this.tokens = new TokenBook(context, data.apps, data.tokens);
    this.messages = new MessageBook(context, data);
    this.auditTrail = new AuditTrail(data.auditTrail);
    this.grants = new GrantBook(context, data);
    this.interactions = new InteractionBook(context, data);
  }

  get revision(): number {
    return this.#revision;
  }

  get plan(): Plan {
    return this.#plan;
  }

  set plan(plan: Plan) {
    this.#plan = plan;
    this.#revision++;
  }

  get policies(): Readonly<Policies> {
    return this.#policies;
  }

  set policies(policies: Policies) {
    this.#policies = policies;
    this.#revision++;
  }

  /** `E…`; undefined where a single workspace is played. */
  get enterpriseId(): string | undefined {
    return this.#enterpriseId;
  }

  get isEnterprise(): boolean {
    return this.#enterpriseId !== undefined;
  }

  /** The workspaces; the first is the one that a workspace plan has. */
  get teams(): readonly Readonly<Team>[] {
    return this.#teams;
  }

  get roleAssignments(): readonly Readonly<RoleAssignment>[] {
    return this.#roles;
  }

  get accessLogs(): readonly Readonly<AccessLog>[] {
    return this.#accessLogs;
  }

  get primaryOwner(): Readonly<Member> | undefined {
    return this.members.all.find((member) => member.rank === 'primary-owner');
  }

  now(): Date {
    return this.#clock.now();
  }

  addTeam(input: { name: string; domain: string }): Readonly<Team> {
    const team = { id: randomId('T', this.#random), ...input, createdAt: this.now() };
    this.#teams.push(team);
    this.emit({ subject: 'team', id: team.id, action: 'created', fields: {} });
    return team;
  }

  addRole(assignment: Omit<RoleAssignment, 'createdAt'>): boolean {
    if (this.#roles.some((role) => isSameRole(role, assignment))) return false;
    this.#roles.push({ ...assignment, createdAt: this.now() });
    this.emit({ subject: 'role', id: assignment.roleId, action: 'created', fields: roleFields(assignment) });
    return true;
  }

  removeRole(assignment: Omit<RoleAssignment, 'createdAt'>): boolean {
    const index = this.#roles.findIndex((role) => isSameRole(role, assignment));
    if (index < 0) return false;
    this.#roles.splice(index, 1);
    this.emit({ subject: 'role', id: assignment.roleId, action: 'removed', fields: roleFields(assignment) });
    return true;
  }

  /** Notes an access, collated by member, address and program as `team.accessLogs` shows it. */
  recordAccess(access: Pick<AccessLog, 'memberId' | 'teamId' | 'address' | 'userAgent'>): void {
    const at = this.now();
    const known = this.#accessLogs.find(
      (log) => log.memberId === access.memberId && log.address === access.address && log.userAgent === access.userAgent,
    );
    if (known) Object.assign(known, { lastAt: at, count: known.count + 1 });
    else this.#accessLogs.push({ ...access, firstAt: at, lastAt: at, count: 1 });
    this.#revision++;
  }

  /** Tells every later change to somebody, for as long as the org lives. */
  onChange(listener: ChangeListener): void {
    this.#listeners.add(listener);
  }

  /** Runs something synchronous and returns what it changed. */
  collectChanges<T>(run: () => T): { result: T; changes: Change[] } {
    const outer = this.#collected;
    const changes: Change[] = [];
    this.#collected = changes;
    try {
      return { result: run(), changes };
    } finally {
      this.#collected = outer;
      outer?.push(...changes);
    }
  }

  /** Whether the org is being made up: what changes then was always so. */
  get isMadeUp(): boolean {
    return this.#random !== undefined;
  }

  /** Draws ids from a seeded source while `run` lasts, so that the same seed gives the same org. */
  withRandom<T>(random: () => number, run: () => T): T {
    this.#random = random;
    try {
      return run();
    } finally {
      this.#random = undefined;
    }
  }

  emit(change: Change): void {
    this.#revision++;
    this.#collected?.push(change);
    for (const listener of this.#listeners) listener(change, this.now());
  }

  toJSON(): OrgData {
    return {
      plan: this.#plan,
      enterpriseId: this.#enterpriseId,
      policies: this.#policies,
      teams: this.#teams,
      members: this.members.all as Member[],
      groups: this.groups.toJSON(),
      channels: this.channels.toJSON(),
      profileFields: this.profileFields.toJSON(),
      sessions: this.sessions.toJSON(),
      accessLogs: this.#accessLogs,
      roleAssignments: this.#roles,
      apps: this.tokens.apps as OrgData['apps'],
      tokens: this.tokens.tokens as OrgData['tokens'],
      ...this.messages.toJSON(),
      auditTrail: this.auditTrail.toJSON(),
      ...this.grants.toJSON(),
      ...this.interactions.toJSON(),
    };
  }
}

type RoleKey = Omit<RoleAssignment, 'createdAt'>;

function isSameRole(one: RoleKey, other: RoleKey): boolean {
  return one.roleId === other.roleId && one.entityId === other.entityId && one.memberId === other.memberId;
}

function roleFields({ entityId, memberId }: RoleKey): Change['fields'] {
  return { assignment: { before: undefined, after: { entityId, memberId } } };
}
