import type { AccountId, UserId } from '../../../src/core';
import {
  type CandidateAccount,
  type DirectoryFacts,
  desireOf,
  findAccount,
  type GroupFacts,
  type GroupPlan,
  type HeldAccount,
  type HeldGroup,
  heldDigest,
  judgePlan,
  type MemberRef,
  memberStanding,
  type NameChoice,
  type PersonFacts,
  type PersonPlan,
  type Plan,
  type PlanContext,
  type PlanTotals,
  planGroup,
  planPerson,
  type SeekerFacts,
  settleNames,
  TakenNames,
  wantedSignals,
} from '../../../src/provisioning';
import type { ModelAccount, ModelGroup } from './slack-model';
import { contextOf, type World, type WorldGroup, type WorldPerson } from './world';

export type WorldPlan = Plan & {
  people: Map<UserId, PersonPlan>;
  groups: Map<string, GroupPlan>;
  names: Map<UserId, NameChoice>;
  totals: PlanTotals;
};

/** Plans everybody and every group, with what is true now. */
export function planWorld(world: World, totals: Partial<PlanTotals> = {}): WorldPlan {
  const context = contextOf(world);
  const names = namesOf(world, context);
  const without = planPeople(world, { context, names, made: new Map() });
  const made = new Map(
    [...without].flatMap(([id, plan]) => accountOf(plan).map((accountId) => [id, accountId] as const)),
  );
  const people = planPeople(world, { context, names, made });
  const groups = new Map(
    [...world.groups.values()].map((group) => [
      group.id,
      planGroup(groupFactsOf(world, group, context, people), context),
    ]),
  );
  const parts = [...people.values(), ...groups.values()];
  const sums = { ...totalsOf([...people.values()], [...groups.values()]), ...totals };
  return {
    people,
    groups,
    names,
    totals: sums,
    operations: parts.flatMap(({ operations }): Plan['operations'] => operations),
    conflicts: [...people.values()].flatMap(({ conflicts }) => conflicts),
    refusals: parts.flatMap(({ refusals }) => refusals),
    notices: parts.flatMap(({ notices }) => notices),
    breaches: judgePlan(sums, world.settings),
    unchanged: { people: 0, groups: 0 },
  };
}

function planPeople(world: World, known: Known): Map<UserId, PersonPlan> {
  const plans = [...world.people.values()].map((person) => {
    return [person.id, planPerson(factsOf(world, person, known), known.context)] as const;
  });
  return new Map(plans);
}

/** The account that somebody has once a plan is applied: one, whose id may not be known yet, or none. */
function accountOf({ operations, binding }: PersonPlan): (AccountId | null)[] {
  const first = operations.find(({ kind }) => kind === 'account.create' || kind === 'account.bind');
  if (first !== undefined) return [first.accountId];
  return binding?.kind === 'recognise' ? [binding.accountId] : [];
}

function totalsOf(people: readonly PersonPlan[], groups: readonly GroupPlan[]): PlanTotals {
  const sum = (pick: (plan: PersonPlan) => number) => people.reduce((total, plan) => total + pick(plan), 0);
  return {
    managedActive: sum(({ counts }) => counts.managedActive),
    deactivations: sum(({ counts }) => counts.deactivations),
    deactivationsLastDay: 0,
    managedGroups: groups.reduce((total, { counts }) => total + counts.managed, 0),
    groupDeletions: groups.reduce((total, { counts }) => total + counts.deletions, 0),
    groupDeletionsLastDay: 0,
    inactiveNotByUs: sum(({ counts }) => counts.inactiveNotByUs),
    everybody: true,
    inScope: sum(({ counts }) => counts.inScope),
    unapprovedScope: null,
  };
}

export function directoryFactsOf(world: World, person: WorldPerson): DirectoryFacts {
  if (person.deleted) return { state: 'deleted' };
  const groups = [...person.groupIds]
    .map((id) => world.groups.get(id))
    .filter((group) => group !== undefined && !group.deleted);
  return {
    state: 'present',
    subject: { user: person.user, groups: groups.map((group) => group?.name ?? '') },
    authorised: groups.some((group) => group?.authorised === true),
    suspended: person.suspended,
    passwordExpired: person.passwordExpired,
  };
}

type Known = { context: PlanContext; names: Map<UserId, NameChoice>; made: ReadonlyMap<UserId, AccountId | null> };

export function factsOf(world: World, person: WorldPerson, { context, names, made }: Known): PersonFacts {
  const seeker = seekerFactsOf(world, person, context);
  const own = seeker.binding?.accountId ? world.slack.accounts.get(seeker.binding.accountId) : undefined;
  return {
    ...seeker,
    name: nameOf(person),
    userName: names.get(person.id)?.name ?? null,
    manager: managerOf(world, person, made),
    account: own === undefined || seeker.binding?.state !== 'bound' ? null : heldOf(own),
  };
}

function seekerFactsOf(world: World, person: WorldPerson, context: PlanContext): SeekerFacts {
  const binding = world.bindings.get(person.id) ?? null;
  const directory = directoryFactsOf(world, person);
  const { email, userName } = wantedSignals({ directory, binding }, context);
  const ownId = binding?.state === 'bound' ? binding.accountId : null;
  const candidates = [...world.slack.accounts.values()].filter(({ id, values }) => {
    const isNamed = email !== null && values.email?.toLowerCase() === email;
    return id !== ownId && (isNamed || (userName !== null && values.userName?.toLowerCase() === userName));
  });
  return {
    userId: person.id,
    directory,
    binding,
    candidates: candidates.map((account) => candidateOf(world, account)),
    claimedAccountId: null,
  };
}

function managerOf(world: World, person: WorldPerson, made: ReadonlyMap<UserId, AccountId | null>): MemberRef | null {
  const manager = person.user.managerId === null ? undefined : world.people.get(person.user.managerId as UserId);
  if (manager === undefined || manager.deleted) return null;
  const binding = world.bindings.get(manager.id);
  if (binding?.state === 'bound') return { userId: manager.id, accountId: binding.accountId, name: nameOf(manager) };
  const accountId = made.get(manager.id);
  return accountId === undefined ? null : { userId: manager.id, accountId, name: nameOf(manager) };
}

function namesOf(world: World, context: PlanContext): Map<UserId, NameChoice> {
  const taken = new TakenNames();
  for (const { id, values } of world.slack.accounts.values())
    taken.add(values.userName ?? '', { accountId: id, userId: null });
  const handles = [...world.groups.values()].flatMap(({ link }) => link.handle ?? []);
  for (const name of [...world.slack.channels, ...handles]) taken.add(name, { accountId: null, userId: null });
  for (const [userId, { userName, accountId }] of world.bindings)
    if (userName !== null) taken.add(userName, { accountId, userId });
  const seekers = [...world.people.values()].flatMap((person) => {
    const directory = directoryFactsOf(world, person);
    if (directory.state === 'deleted' || desireOf(directory, world.settings.activeRule).active !== true) return [];
    const { userName: source } = context.mapping.valuesFor(directory.subject).values;
    if (source === undefined) return [];
    const binding = world.bindings.get(person.id);
    const found = binding?.state === 'bound' ? undefined : findAccount(seekerFactsOf(world, person, context), context);
    const accountId = binding?.accountId ?? (found !== undefined && 'account' in found ? found.account.id : null);
    const account = accountId === null ? undefined : world.slack.accounts.get(accountId);
    const has = binding?.userName ?? account?.values.userName ?? null;
    return [{ userId: person.id, source, since: person.since, has, accountId }];
  });
  return settleNames(seekers, taken);
}

export function heldOf(account: ModelAccount): HeldAccount {
  return {
    ...account,
    digest: heldDigest(account),
    manager: (account.values.manager as AccountId | undefined) ?? null,
  };
}

function candidateOf(world: World, account: ModelAccount): CandidateAccount {
  const bound = [...world.bindings].find(
    ([, { accountId, state }]) => accountId === account.id && ['bound', 'ignored'].includes(state),
  );
  const person = bound === undefined ? undefined : world.people.get(bound[0]);
  return { ...heldOf(account), boundTo: person === undefined ? null : { userId: person.id, name: nameOf(person) } };
}

export const nameOf = ({ user }: WorldPerson) => `${user.firstName} ${user.lastName}`;

export function groupFactsOf(
  world: World,
  group: WorldGroup,
  context: PlanContext,
  plans: ReadonlyMap<UserId, PersonPlan>,
): GroupFacts {
  const remote = group.link.remoteId === null ? undefined : world.slack.groups.get(group.link.remoteId);
  const isOwn = ['bound', 'detached', 'adopt'].includes(group.link.state);
  const namesakes = [...world.slack.groups.values()].filter(
    ({ id, name }) => name.toLowerCase() === group.name.toLowerCase() && !(isOwn && id === group.link.remoteId),
  );
  return {
    groupId: group.id,
    name: group.name,
    directory: group.deleted ? { state: 'deleted' } : { state: 'present', authorised: group.authorised },
    link: group.link,
    members: [...world.people.values()]
      .filter((person) => !person.deleted && person.groupIds.has(group.id))
      .map((person) => {
        const binding = world.bindings.get(person.id) ?? null;
        const gets = plans.get(person.id)?.gets ?? null;
        const accountId = gets?.accountId ?? binding?.accountId ?? null;
        const account = accountId === null ? undefined : world.slack.accounts.get(accountId);
        const standing = memberStanding({
          desire: desireOf(directoryFactsOf(world, person), context.settings.activeRule),
          gets,
          binding,
          account: account ?? null,
          isProtected: account !== undefined && isProtected(world, account.id),
        });
        return { userId: person.id, accountId: account?.id ?? null, name: nameOf(person), standing };
      }),
    remote: remote === undefined ? null : heldGroupOf(world, remote),
    namesakes: namesakes.map((each) => heldGroupOf(world, each)),
    details: remote ?? null,
    handleTaken: [...world.slack.accounts.values()].some(({ values }) => values.userName === group.link.handle),
    otherApps: group.otherApps,
  };
}

export function heldGroupOf(world: World, { id, name, builtIn, memberIds }: ModelGroup): HeldGroup {
  const members = [...memberIds].map((accountId) => {
    const ignored = [...world.bindings.values()].some(
      (binding) => binding.accountId === accountId && binding.state !== 'bound',
    );
    return { ...memberOf(world, accountId), leftAlone: ignored || isProtected(world, accountId) };
  });
  return { id, name, builtIn, members };
}

/** Whose an account is. */
export function memberOf(world: World, accountId: AccountId): MemberRef {
  const bound = [...world.bindings].find(([, binding]) => binding.accountId === accountId && binding.state === 'bound');
  const person = bound === undefined ? undefined : world.people.get(bound[0]);
  const name =
    person === undefined ? (world.slack.accounts.get(accountId)?.values.userName ?? accountId) : nameOf(person);
  return { userId: person?.id ?? null, accountId, name };
}

function isProtected(world: World, id: AccountId): boolean {
  return world.settings.protectedAccountIds.includes(id) || world.capabilities.owner?.accountId === id;
}
