import type { AccountId, UserId } from '../../../src/core';
import {
  type AccountOperation,
  type AccountValues,
  type BindingFacts,
  type DoneStep,
  type GroupOperation,
  heldDigest,
  type MemberRef,
  type Operation,
} from '../../../src/provisioning';
import { phases } from '../../../src/provisioning/plan/operation';
import type { WorldPlan } from './plan-world';
import type { ModelAccount } from './slack-model';
import type { World, WorldGroup } from './world';

type Applied = Pick<WorldPlan, 'operations' | 'people' | 'groups'>;

/**
 * Applies a plan to the world's Slack, phase by phase, and keeps what a run keeps.
 *
 * @returns what was done, as a run records it
 * @throws what Slack would refuse
 */
export function applyPlan(world: World, plan: Applied): DoneStep[] {
  decide(world, plan);
  const done = applyOperations(world, plan.operations);
  for (const [userId, { digests, operations }] of plan.people) {
    const binding = world.bindings.get(userId);
    if (binding === undefined || digests === null) continue;
    const account = binding.accountId === null ? undefined : world.slack.accounts.get(binding.accountId);
    const held = operations.length > 0 && account !== undefined ? heldDigest(account) : digests.held;
    world.bindings.set(userId, { ...binding, wantedDigest: digests.wanted, heldDigest: held });
  }
  return done;
}

/** Operations alone, in the order of their phases. */
export function applyOperations(world: World, operations: readonly Operation[]): DoneStep[] {
  return [...operations]
    .sort((one, other) => phases.indexOf(one.phase) - phases.indexOf(other.phase))
    .map((operation) => ({ operation, result: applyOperation(world, operation) }));
}

function applyOperation(world: World, operation: Operation): DoneStep['result'] {
  return operation.subject.kind === 'person'
    ? applyToAccount(world, operation as AccountOperation & Operation)
    : applyToGroup(world, operation as GroupOperation & Operation);
}

export const unbound: BindingFacts = {
  state: 'bound',
  accountId: null,
  managed: true,
  userName: null,
  wantedDigest: null,
  heldDigest: null,
  photoSent: null,
  deactivatedAt: null,
};

function applyToAccount(world: World, operation: AccountOperation & Operation): DoneStep['result'] {
  const { kind, subject, changes } = operation;
  const id = operation.accountId ?? world.bindings.get(subject.id)?.accountId ?? null;
  const present = id === null ? undefined : world.slack.accounts.get(id);
  const sent = Object.fromEntries(Object.entries(changes).map(([name, { after }]) => [name, resolved(world, after)]));
  const keep = (account: ModelAccount, deactivatedAt: Date | null) =>
    world.bindings.set(subject.id, {
      ...unbound,
      ...world.bindings.get(subject.id),
      state: 'bound',
      managed: true,
      accountId: account.id,
      userName: account.values.userName ?? null,
      ...(typeof sent.photo === 'string' && { photoSent: sent.photo }),
      deactivatedAt,
    });
  if (kind === 'account.create') {
    const account = world.slack.create(sent as AccountValues);
    keep(account, null);
    return { before: {}, after: { accountId: account.id, active: true, values: account.values } };
  }
  if (present === undefined) throw new Error(`${kind} of an account that is not there`);
  if (kind === 'account.bind') {
    keep(present, world.bindings.get(subject.id)?.deactivatedAt ?? null);
    return { before: {}, after: { accountId: present.id, active: present.active } };
  }
  if (kind === 'account.unbind') {
    world.bindings.delete(subject.id);
    return { before: { accountId: present.id }, after: {} };
  }
  const active = kind !== 'account.deactivate';
  const account = world.slack.update(present.id, active, sent);
  keep(account, active ? null : new Date(1));
  const before = Object.fromEntries(Object.entries(changes).map(([name, change]) => [name, change.before]));
  const after = Object.fromEntries(Object.keys(changes).map((name) => [name, account.values[name as 'title'] ?? null]));
  return {
    before: { accountId: present.id, active: present.active, values: before },
    after: { accountId: present.id, active, values: after },
  };
}

function resolved(world: World, after: string | null): string | null {
  if (after?.startsWith('person:') !== true) return after;
  const accountId = world.bindings.get(after.slice('person:'.length) as UserId)?.accountId;
  if (!accountId) throw new Error(`${after} has no account`);
  return accountId;
}

function applyToGroup(world: World, operation: GroupOperation & Operation): DoneStep['result'] {
  const { slack } = world;
  const group: Pick<WorldGroup, 'link'> = world.groups.get(operation.subject.id) ?? { link: noLink };
  const remade = world.remade.get(operation.subject.id) ?? null;
  const remoteId = operation.remoteId ?? group.link.remoteId ?? remade;
  const ids = (members: readonly MemberRef[]) => members.map((member) => accountOf(world, member));
  if (operation.kind === 'group.create') {
    const made = slack.addGroup({ name: operation.name });
    slack.changeMembers(made.id, ids(operation.members), []);
    group.link = { ...group.link, remoteId: made.id, state: 'bound' };
    world.remade.set(operation.subject.id, made.id);
    return { before: {}, after: { remoteId: made.id, name: made.name, added: [...made.memberIds] } };
  }
  if (remoteId === null) throw new Error(`${operation.kind} of a group that is not there`);
  const remote = slack.group(remoteId);
  const before = { remoteId, name: remote.name, members: [...remote.memberIds], disabled: remote.disabled };
  switch (operation.kind) {
    case 'group.adopt':
      group.link = { ...group.link, remoteId, state: 'bound' };
      return { before: {}, after: { remoteId } };
    case 'group.rename':
      remote.name = operation.after;
      break;
    case 'group.enable':
      remote.disabled = false;
      break;
    case 'group.members': {
      slack.changeMembers(remoteId, ids(operation.add), ids(operation.remove));
      const after = { remoteId, added: ids(operation.add), removed: ids(operation.remove) };
      return { before: { remoteId }, after };
    }
    case 'group.describe':
      slack.describe(remoteId, operation.after);
      break;
    case 'group.delete': {
      const { handle, description, channelIds } = remote;
      slack.groups.delete(remoteId);
      world.groups.delete(operation.subject.id);
      return { before: { ...before, text: { handle, description, channelIds } }, after: {} };
    }
  }
  return { before, after: { remoteId } };
}

const noLink: WorldGroup['link'] = {
  pushed: false,
  state: 'unbound',
  remoteId: null,
  handle: null,
  description: null,
  defaultChannelIds: [],
};

function accountOf(world: World, { userId, accountId }: MemberRef): AccountId {
  const found = accountId ?? (userId === null ? null : (world.bindings.get(userId)?.accountId ?? null));
  if (found === null) throw new Error('a member without an account');
  return found;
}

/** Keeps what is decided without an operation. */
function decide(world: World, { people, groups }: Applied): void {
  for (const [userId, { binding: decision }] of people) {
    const before = world.bindings.get(userId) ?? { ...unbound, managed: false };
    switch (decision?.kind) {
      case 'recognise':
        world.bindings.set(userId, { ...before, state: 'bound', managed: false, accountId: decision.accountId });
        break;
      case 'propose':
        world.bindings.set(userId, { ...before, state: 'proposed', accountId: decision.accountId });
        break;
      case 'conflict':
        world.bindings.set(userId, { ...before, state: 'conflicting', accountId: null });
        break;
      case 'clear':
        world.bindings.delete(userId);
        break;
      case 'agree_inactive':
        if (world.bindings.has(userId)) world.bindings.set(userId, { ...before, deactivatedAt: new Date(1) });
    }
  }
  for (const [groupId, { link: decision }] of groups) {
    const group = world.groups.get(groupId as WorldGroup['id']);
    if (group === undefined) continue;
    switch (decision?.kind) {
      case 'ask':
        group.link = { ...group.link, state: 'adopting', remoteId: decision.remoteId };
        break;
      case 'unbind':
        group.link = { ...group.link, state: 'unbound', remoteId: null };
        break;
      case 'detach':
        group.link = { ...group.link, state: 'detached' };
        break;
      case 'rebind':
        group.link = { ...group.link, state: 'bound' };
        break;
      case 'forget':
        world.groups.delete(group.id);
    }
  }
}
