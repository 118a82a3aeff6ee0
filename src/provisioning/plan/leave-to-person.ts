import type { OperationId } from '../../core';
import type { PlanDraft } from '../gather/plan-draft';
import type { Step } from '../run/step';
import type { Operation, ValueChanges } from './operation';

/** Failures that do not heal: trying the same again gives the same. */
const lasting = ['rejected', 'protected', 'already_exists', 'not_found', 'mismatch'];

/**
 * What failed for good and is wanted exactly as before waits for a person, and is not planned again; what is wanted
 * otherwise by now is planned anew, and the old failure has nothing to say any more.
 *
 * @returns the failures that the draft takes the place of
 */
export function leaveToPerson(draft: PlanDraft, dead: readonly Step[]): OperationId[] {
  if (dead.length === 0) return [];
  const deadOf = new Map<string, Step[]>();
  for (const step of dead) {
    const { id } = step.operation.subject;
    deadOf.set(id, [...(deadOf.get(id) ?? []), step]);
  }
  const stays = new Set<OperationId>();
  const left = draft.steps.flatMap((step) => {
    const known = (deadOf.get(step.operation.subject.id) ?? []).filter((each) => isSame(each, step.operation));
    const operation = known.reduce<Operation | undefined>(withoutWhatFailed, step.operation);
    for (const { id } of known) stays.add(id);
    return operation === undefined ? [] : [{ ...step, operation }];
  });
  const dropped = draft.steps.length - left.length;
  draft.steps = left;
  if (dropped > 0) {
    const what = dropped === 1 ? '1 step is' : `${dropped} steps are`;
    const sentence = `${what} not planned again: they failed, nothing has changed since, and they wait in the list of failures.`;
    draft.notices.push({ code: 'waits_for_person', sentence, subjectId: null });
  }
  return dead.filter(({ id }) => !stays.has(id)).map(({ id }) => id);
}

function isSame({ operation, error }: Step, planned: Operation): boolean {
  return (
    lasting.includes(error?.kind ?? '') &&
    operation.kind === planned.kind &&
    operation.basis.wanted === planned.basis.wanted
  );
}

/** Of an update only the attributes that failed; of everything else, all. */
function withoutWhatFailed(planned: Operation | undefined, { operation }: Step): Operation | undefined {
  if (planned === undefined || planned.kind !== 'account.update' || operation.kind !== 'account.update')
    return undefined;
  const failed = new Set(Object.keys(operation.changes));
  const changes: ValueChanges = Object.fromEntries(
    Object.entries(planned.changes).filter(([attribute]) => !failed.has(attribute)),
  );
  return Object.keys(changes).length === 0 ? undefined : { ...planned, changes };
}
