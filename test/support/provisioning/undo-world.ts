import type { GroupId, UserId } from '../../../src/core';
import {
  type AccountOperation,
  type DoneStep,
  type GroupOperation,
  type Operation,
  type TakeBack,
  takeBackGroup,
  takeBackPerson,
} from '../../../src/provisioning';
import { contextOf, type World } from './world';

/** Plans to take back what a run did, with what is true now. */
export function undoWorld(world: World, done: readonly DoneStep[]): TakeBack {
  const context = { ...contextOf(world), basis: 'the run' };
  const subjects = new Map<string, DoneStep[]>();
  for (const step of done) {
    const { id } = step.operation.subject;
    subjects.set(id, [...(subjects.get(id) ?? []), step]);
  }
  const undos = [...subjects].map(([id, steps]) => {
    if (steps[0]?.operation.subject.kind === 'person') {
      const accountId = world.bindings.get(id as UserId)?.accountId;
      const account = accountId ? world.slack.accounts.get(accountId) : undefined;
      const own = steps as DoneStep<AccountOperation & Operation>[];
      return takeBackPerson(own, account === undefined ? null : { ...account, createdAt: null }, context);
    }
    const remoteId = world.groups.get(id as GroupId)?.link.remoteId;
    const remote = remoteId ? world.slack.groups.get(remoteId) : undefined;
    const now = {
      remote: remote === undefined ? null : { ...remote, memberIds: [...remote.memberIds] },
      details: remote ?? null,
    };
    return takeBackGroup(steps as DoneStep<GroupOperation & Operation>[], now, context);
  });
  return {
    operations: undos.flatMap(({ operations }) => operations),
    refusals: undos.flatMap(({ refusals }) => refusals),
    notices: undos.flatMap(({ notices }) => notices),
  };
}
