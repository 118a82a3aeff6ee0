import type { z } from 'zod';
import type { step as stepSchema } from '../contracts';
import type { ChangeNames, MemberRef, Operation, Step, StepNames } from '../provisioning';

type Described = z.output<typeof stepSchema>;
type Change = Described['changes'][number];

/** Steps as they are shown, with names for the managers in them, which are looked up for all at once. */
export async function describeSteps(names: StepNames, steps: readonly Step[]): Promise<Described[]> {
  const managers = await names.managersOf(steps);
  return steps.map((step) => describeStep(step, managers.get(step.id)));
}

/** A step as it is shown: whatever its kind, what changes is a list of before and after, and who comes and goes. */
function describeStep(step: Step, manager: ChangeNames | undefined): Described {
  const { operation, error } = step;
  const { subject, reason, kind, phase } = operation;
  const { id, planId, seq, state, attempts, nextAt, sentAt, endedAt, result } = step;
  return {
    ...{ id, planId, seq, state, attempts, nextAt, sentAt, endedAt, result },
    ...{ subject, reason, kind, phase },
    remoteId: 'remoteId' in operation ? operation.remoteId : operation.accountId,
    changes: changesOf(operation).map((change) => (change.attribute === 'manager' ? named(change, manager) : change)),
    ...membersOf(operation),
    error: error && {
      slackCode: error.slackCode,
      what: error.what,
      meaning: error.meaning,
      remedy: error.remedy,
      attribute: error.attribute,
    },
  };
}

function named(change: Change, { before, after }: ChangeNames = { before: undefined, after: undefined }): Change {
  return {
    ...change,
    ...(before !== undefined && { beforeName: before }),
    ...(after !== undefined && { afterName: after }),
  };
}

function changesOf(operation: Operation): Change[] {
  switch (operation.kind) {
    case 'account.create':
    case 'account.bind':
    case 'account.unbind':
    case 'account.update':
    case 'account.reactivate':
    case 'account.deactivate':
      return Object.entries(operation.changes).map(([attribute, { before, after }]) => ({ attribute, before, after }));
    case 'group.create':
    case 'group.adopt':
      return [{ attribute: 'name', before: null, after: operation.name }];
    case 'group.rename':
      return [{ attribute: 'name', before: operation.before, after: operation.after }];
    case 'group.delete':
      return [{ attribute: 'name', before: operation.name, after: null }];
    case 'group.describe':
      return textChanges(operation);
    case 'group.enable':
    case 'group.members':
      return [];
  }
}

function textChanges({ before, after }: Extract<Operation, { kind: 'group.describe' }>): Change[] {
  const textOf = (value: string | readonly string[] | undefined) =>
    value === undefined ? null : typeof value === 'string' ? value : value.join(', ');
  const names = ['handle', 'description', 'channelIds'] as const;
  return names
    .filter((name) => name in before || name in after)
    .map((name) => ({ attribute: name, before: textOf(before[name]), after: textOf(after[name]) }));
}

function membersOf(operation: Operation): { add: MemberRef[]; remove: MemberRef[] } {
  if (operation.kind === 'group.create') return { add: [...operation.members], remove: [] };
  if (operation.kind === 'group.members') return { add: [...operation.add], remove: [...operation.remove] };
  return { add: [], remove: [] };
}
