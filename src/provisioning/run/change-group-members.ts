import type { AccountId, RemoteGroupId, UserId } from '../../core';
import type { MemberRef } from '../plan/operation';
import type { MemberOutcome } from '../target/provisioning-target';
import { TargetError } from '../target/target-error';
import type { Outcome } from './outcome';
import type { Performance } from './performance';
import { sortOutcome, toStepError } from './sort-outcome';
import type { StepError } from './step';

type Change = { add: readonly AccountId[]; remove: readonly AccountId[] };
type Failed = { accountId: AccountId; error: StepError };

/**
 * Brings members into a group and takes others out. Those that Slack refuses are told one by one and hold up nobody; when
 * it is tried again, what is in place already is not sent again (R103).
 */
export async function changeGroupMembers(
  operation: { add: readonly MemberRef[]; remove: readonly MemberRef[] },
  id: RemoteGroupId,
  performance: Performance,
): Promise<Outcome> {
  const { target } = performance;
  const add = await resolveMembers(operation.add, performance);
  const remove = await resolveMembers(operation.remove, performance);
  const wanted: Change = { add: add.accountIds, remove: remove.accountIds };
  const missing = add.missing.length > 0 ? { missingMembers: add.missing } : {};
  const open = performance.mayBeDone ? await leftOf(wanted, id, performance) : wanted;
  const result = {
    before: { remoteId: id },
    after: { remoteId: id, added: wanted.add, removed: wanted.remove },
    ...missing,
  };
  if (open === undefined)
    return { kind: 'skipped', result: { before: {}, after: {}, skipped: 'not_there' }, remoteId: null };
  if (open.add.length + open.remove.length === 0)
    return {
      kind: performance.mayBeDone ? 'done' : 'skipped',
      result: { ...result, ...(!performance.mayBeDone && { skipped: 'already_so' as const }) },
    };
  performance.beforeWrite();
  const outcomes = await target.changeMembers(id, open);
  const unfinished = outcomes.map(({ error }) => error).find(isUnfinished);
  if (unfinished !== undefined) return sortOutcome(unfinished);
  const failed = outcomes.flatMap(toFailed);
  const expected = without(wanted, new Set(failed.map(({ accountId }) => accountId)));
  const unseen = await unseenOf(expected, id, performance);
  const failedMembers = [...failed, ...unseen.map((accountId) => ({ accountId, error: memberNotTaken }))];
  const seen = without(wanted, new Set(failedMembers.map(({ accountId }) => accountId)));
  const after = { remoteId: id, added: seen.add, removed: seen.remove };
  return { kind: 'done', result: { ...result, after, ...(failedMembers.length > 0 && { failedMembers }) } };
}

/**
 * The accounts of members now: they may have been made by the same run.
 *
 * @returns `missing`: people who have no account yet; they are looked at again when they get one
 */
export async function resolveMembers(
  members: readonly MemberRef[],
  { accountIdsOf }: Performance,
): Promise<{ accountIds: AccountId[]; missing: UserId[] }> {
  const unknown = members.flatMap(({ userId, accountId }) => (accountId === null && userId !== null ? [userId] : []));
  const found = unknown.length === 0 ? new Map<string, AccountId>() : await accountIdsOf(unknown);
  const accountIds: AccountId[] = [];
  const missing: UserId[] = [];
  for (const { userId, accountId } of members) {
    const id = accountId ?? (userId === null ? undefined : found.get(userId));
    if (id !== undefined) accountIds.push(id);
    else if (userId !== null) missing.push(userId);
  }
  return { accountIds, missing };
}

/** What of a change is still to be done; undefined where the group is gone. */
async function leftOf(wanted: Change, id: RemoteGroupId, { target }: Performance): Promise<Change | undefined> {
  const group = await target.readGroup(id);
  if (group === undefined) return undefined;
  const held = new Set(group.memberIds);
  return { add: wanted.add.filter((each) => !held.has(each)), remove: wanted.remove.filter((each) => held.has(each)) };
}

async function unseenOf(expected: Change, id: RemoteGroupId, performance: Performance): Promise<AccountId[]> {
  let unseen: AccountId[] = [];
  for (const pauseMs of [0, ...performance.lagPausesMs]) {
    if (pauseMs > 0) await performance.pause(pauseMs);
    const left = await leftOf(expected, id, performance);
    unseen = left === undefined ? [] : [...left.add, ...left.remove];
    if (unseen.length === 0) return unseen;
  }
  return unseen;
}

/** Whether something may still come of it, so that the step is not over. */
function isUnfinished(error: TargetError | null): error is TargetError {
  return error !== null && !['rejected', 'protected', 'not_found', 'already_exists'].includes(error.kind);
}

function toFailed({ accountId, error }: MemberOutcome): Failed[] {
  return error === null ? [] : [{ accountId, error: toStepError(error) }];
}

function without({ add, remove }: Change, ids: ReadonlySet<AccountId>): Change {
  return { add: add.filter((id) => !ids.has(id)), remove: remove.filter((id) => !ids.has(id)) };
}

const memberNotTaken: StepError = {
  kind: 'mismatch',
  slackCode: '[not_taken]',
  what: 'Slack accepted the change of a member and does not show it.',
  meaning: 'The others are as wanted.',
  remedy: 'Look at the group in Slack’s administration, then try again.',
  attribute: null,
};
