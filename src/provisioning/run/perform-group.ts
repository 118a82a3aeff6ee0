import type { AccountId, RemoteGroupId } from '../../core';
import type { GroupOperation, Operation } from '../plan/operation';
import type { RemoteGroup, UsergroupDetails } from '../target/account';
import { TargetError } from '../target/target-error';
import { changeGroupMembers, resolveMembers } from './change-group-members';
import type { Outcome } from './outcome';
import type { Performance } from './performance';
import { sortOutcome } from './sort-outcome';
import type { StepError, StepSide } from './step';

type Step<Kind extends GroupOperation['kind']> = Extract<GroupOperation & Operation, { kind: Kind }>;

/** Members that a group is made with in one request; the others follow as a change of its members. */
const mostAtCreation = 1_000;

/** Carries out a step about one group. Where an earlier answer was lost, and where Slack may be as wanted, it looks first. */
export async function performGroup(operation: GroupOperation & Operation, performance: Performance): Promise<Outcome> {
  try {
    if (operation.kind === 'group.create') return await create(operation, performance);
    const remoteId = operation.remoteId ?? (await performance.remoteIdOf(operation.subject.id));
    if (remoteId === undefined) return notThere();
    return await change(operation, remoteId, performance);
  } catch (error) {
    return sortOutcome(error);
  }
}

async function change(
  operation: Exclude<GroupOperation & Operation, { kind: 'group.create' }>,
  id: RemoteGroupId,
  performance: Performance,
): Promise<Outcome> {
  switch (operation.kind) {
    case 'group.adopt':
      return adopt(id, performance);
    case 'group.rename':
      return rename(operation, id, performance);
    case 'group.members':
      return changeGroupMembers(operation, id, performance);
    case 'group.enable':
      return enable(id, performance);
    case 'group.describe':
      return describe(operation, id, performance);
    case 'group.delete':
      return remove(operation, id, performance);
  }
}

async function create(operation: Step<'group.create'>, performance: Performance): Promise<Outcome> {
  const { target, mayBeDone } = performance;
  const { accountIds, missing } = await resolveMembers(operation.members, performance);
  const found = mayBeDone ? await findByName(operation.name, performance) : undefined;
  if (accountIds.length === 0 && found === undefined) return { kind: 'skipped', result: nobody(missing) };
  if (found === undefined) performance.beforeWrite();
  const first = accountIds.slice(0, mostAtCreation);
  const group = found ?? (await target.createGroup(operation.name, first));
  const held = new Set(group.memberIds);
  const rest = accountIds.filter((id) => !held.has(id));
  const after: StepSide = { remoteId: group.id, name: group.name, added: [...held] };
  const result = { before: {}, after, ...(missing.length > 0 && { missingMembers: missing }) };
  if (rest.length === 0) return { kind: 'done', result, remoteId: group.id };
  const add = rest.map((accountId) => ({ userId: null, accountId, name: accountId }));
  const changed = await changeGroupMembers({ add, remove: [] }, group.id, { ...performance, mayBeDone: false });
  return changed.kind === 'done' ? mergeCreation(changed, result, group.id) : changed;
}

function mergeCreation(
  changed: Extract<Outcome, { kind: 'done' }>,
  created: { before: StepSide; after: StepSide },
  remoteId: RemoteGroupId,
): Outcome {
  const added = [...(created.after.added ?? []), ...(changed.result.after.added ?? [])];
  return { kind: 'done', remoteId, result: { ...changed.result, ...created, after: { ...created.after, added } } };
}

/** Slack tells no name apart from another by upper and lower case. */
async function findByName(name: string, { target }: Performance): Promise<RemoteGroup | undefined> {
  for await (const page of target.listGroups()) {
    const found = page.find((group) => group.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function adopt(id: RemoteGroupId, { target }: Performance): Promise<Outcome> {
  const group = await target.readGroup(id);
  if (group === undefined) return notThere();
  return { kind: 'done', result: { before: {}, after: { remoteId: id, name: group.name } }, remoteId: id };
}

async function rename(operation: Step<'group.rename'>, id: RemoteGroupId, performance: Performance): Promise<Outcome> {
  const { target, mayBeDone } = performance;
  const result = { before: { remoteId: id, name: operation.before }, after: { remoteId: id, name: operation.after } };
  const hasName = async () => (await target.readGroup(id))?.name === operation.after;
  if (mayBeDone && (await hasName())) return { kind: 'done', result };
  performance.beforeWrite();
  await target.renameGroup(id, operation.after);
  return (await isSeen(hasName, performance)) ? { kind: 'done', result } : { kind: 'failed', error: notTaken('name') };
}

async function remove(operation: Step<'group.delete'>, id: RemoteGroupId, performance: Performance): Promise<Outcome> {
  const { target } = performance;
  // Kept, so that an undo can make it again with those who were in it.
  const present = await target.readGroup(id);
  if (present === undefined) return notThere(null);
  const text = await textOf(id, performance);
  const result = { before: { remoteId: id, name: operation.name, members: present.memberIds, text }, after: {} };
  performance.beforeWrite();
  try {
    await target.deleteGroup(id);
  } catch (error) {
    if (!(error instanceof TargetError && error.kind === 'not_found')) throw error;
  }
  const isGone = async () => (await target.readGroup(id)) === undefined;
  if (await isSeen(isGone, performance)) return { kind: 'done', result, remoteId: null };
  return { kind: 'failed', error: notTaken('deletion') };
}

/** Handle, description and channels, where the token can ask for them. */
async function textOf(id: RemoteGroupId, performance: Performance): Promise<StepSide['text']> {
  try {
    const details = await detailsOf(id, performance);
    return details && { handle: details.handle, description: details.description, channelIds: details.channelIds };
  } catch (error) {
    // Nobody is kept waiting for a text: what matters is that the group goes, and that its members are known.
    if (error instanceof TargetError && error.kind !== 'unauthorized') return undefined;
    throw error;
  }
}

async function enable(id: RemoteGroupId, performance: Performance): Promise<Outcome> {
  const result = { before: { remoteId: id, disabled: true }, after: { remoteId: id, disabled: false } };
  const isOn = async () => (await detailsOf(id, performance))?.disabled === false;
  if (performance.mayBeDone && (await isOn())) return { kind: 'done', result };
  performance.beforeWrite();
  await performance.target.enableUsergroup(id);
  return (await isSeen(isOn, performance)) ? { kind: 'done', result } : { kind: 'failed', error: notTaken('enabling') };
}

async function describe(
  operation: Step<'group.describe'>,
  id: RemoteGroupId,
  performance: Performance,
): Promise<Outcome> {
  const { before, after } = operation;
  const result = { before: { remoteId: id, text: before }, after: { remoteId: id, text: after } };
  const isAsWanted = async () => {
    const held = await detailsOf(id, performance);
    return held !== undefined && saysSame(after, held);
  };
  if (performance.mayBeDone && (await isAsWanted())) return { kind: 'done', result };
  performance.beforeWrite();
  await performance.target.describeUsergroup(id, after);
  return (await isSeen(isAsWanted, performance))
    ? { kind: 'done', result }
    : { kind: 'failed', error: notTaken('text') };
}

function saysSame(
  { handle, description, channelIds }: Step<'group.describe'>['after'],
  held: UsergroupDetails,
): boolean {
  const sorted = (ids: readonly string[]) => ids.toSorted().join(' ');
  return (
    (handle === undefined || handle === held.handle) &&
    (description === undefined || description === held.description) &&
    (channelIds === undefined || sorted(channelIds) === sorted(held.channelIds))
  );
}

async function detailsOf(id: RemoteGroupId, { listUsergroups }: Performance): Promise<UsergroupDetails | undefined> {
  return (await listUsergroups()).find((group) => group.id === id);
}

/** Reads back until it is seen, or the patience with Slack's reading is over. */
export async function isSeen(look: () => Promise<boolean>, { lagPausesMs, pause }: Performance): Promise<boolean> {
  if (await look()) return true;
  for (const pauseMs of lagPausesMs) {
    await pause(pauseMs);
    if (await look()) return true;
  }
  return false;
}

function nobody(missing: readonly AccountId[] | readonly string[]) {
  const missingMembers = missing as never;
  return { before: {}, after: {}, skipped: 'already_so' as const, ...(missing.length > 0 && { missingMembers }) };
}

function notThere(remoteId?: null): Outcome {
  const result = { before: {}, after: {}, skipped: 'not_there' as const };
  return remoteId === null ? { kind: 'skipped', result, remoteId } : { kind: 'skipped', result };
}

function notTaken(what: 'name' | 'text' | 'deletion' | 'enabling'): StepError {
  return {
    kind: 'mismatch',
    slackCode: '[not_taken]',
    what: `Slack accepted the group’s ${what} and does not show it.`,
    meaning: 'The group is not as wanted.',
    remedy: 'Look at the group in Slack’s administration, then try again.',
    attribute: null,
  };
}
