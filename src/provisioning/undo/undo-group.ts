import { newId, type OperationId, type RemoteGroupId, type RunId } from '../../core';
import { heldGroupDigest } from '../plan/digests';
import type { GroupOperation, MemberRef, Operation } from '../plan/operation';
import type { Step } from '../run/step';
import type { RemoteGroup } from '../target/account';
import type { ProvisioningTarget } from '../target/provisioning-target';

/** A step about a group. */
export type GroupStep = Step & { operation: GroupOperation & Operation };

/** The step back, or why there is none. */
type Undone = { operation?: Operation; sentence?: string };

/** The way back from one step about a group, where Slack is still as the step left it. @throws TargetError */
export async function undoGroup(step: GroupStep, target: ProvisioningTarget, runId: RunId): Promise<Undone> {
  const { operation, result } = step;
  const { subject, kind } = operation;
  if (result === null) return {};
  if (kind === 'group.delete') return recreate(step, runId);
  const remoteId = result.after.remoteId ?? operation.remoteId;
  const group = remoteId === null ? undefined : await target.readGroup(remoteId);
  if (group === undefined) return { sentence: `The group ${subject.name} is not in Slack any more.` };
  const made = (rest: object, phase: Operation['phase']): Undone => ({
    operation: { ...baseOf(step, runId, group), remoteId: group.id, phase, ...rest } as Operation,
  });
  switch (kind) {
    case 'group.create':
      return made({ kind: 'group.delete', name: group.name }, 'removals');
    case 'group.rename':
      if (group.name !== operation.after)
        return { sentence: `The group ${group.name} was renamed since, and keeps its name.` };
      return made({ kind: 'group.rename', before: operation.after, after: operation.before }, 'groups');
    case 'group.members': {
      const held = new Set(group.memberIds);
      const remove = (result.after.added ?? []).filter((id) => held.has(id)).map(toMember);
      const add = (result.after.removed ?? []).filter((id) => !held.has(id)).map(toMember);
      return add.length + remove.length === 0 ? {} : made({ kind: 'group.members', add, remove }, 'members');
    }
    case 'group.describe':
      return made({ kind: 'group.describe', before: operation.after, after: operation.before }, 'texts');
    case 'group.adopt':
      return {
        sentence: `The group ${group.name} was taken over; switch off that it is pushed, if it is to be left alone.`,
      };
    case 'group.enable':
      return { sentence: `The group ${group.name} was enabled; disable it in Slack, if it is to be so again.` };
  }
}

/** A group that was deleted is made again with those who were in it; Slack gives it another id. */
function recreate(step: GroupStep, runId: RunId): Undone {
  const { name, members = [] } = step.result?.before ?? {};
  if (name === undefined || members.length === 0) return {};
  const operation = {
    ...baseOf(step, runId, undefined),
    remoteId: null as RemoteGroupId | null,
    phase: 'groups',
    kind: 'group.create',
    name,
    members: members.map(toMember),
  };
  return { operation: operation as Operation };
}

function baseOf({ operation: { subject } }: GroupStep, runId: RunId, group: RemoteGroup | undefined) {
  const held = group && heldGroupDigest({ name: group.name, text: [], memberIds: group.memberIds });
  return {
    id: newId<OperationId>(),
    subject,
    reason: { code: 'undo', sentence: `Undoes what the run did to the group ${subject.name}.` },
    basis: { wanted: runId as string, held: held ?? null },
  };
}

function toMember(accountId: NonNullable<MemberRef['accountId']>): MemberRef {
  return { userId: null, accountId, name: accountId };
}
