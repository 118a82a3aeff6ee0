import { type AccountId, newId, type OperationId, type RunId, type UserId } from '../../core';
import type { Connection } from '../connection/connection';
import { heldDigest } from '../plan/digests';
import type { AccountOperation, Operation, PersonRef, Phase, ValueChanges } from '../plan/operation';
import type { PlanRefusal } from '../plan/plan';
import { protectionOf } from '../plan/protect-account';
import { sameValue } from '../plan/same-value';
import type { Step, StepSide } from '../run/step';
import type { AccountAttribute, RemoteAccount } from '../target/account';

/** What a run did to one person's account, from before its first step to after its last. */
export type PersonTrace = {
  subject: PersonRef;
  accountId: AccountId;
  wasMade: boolean;
  wasBound: boolean;
  before: StepSide;
  after: StepSide;
};

/** Steps about accounts that were done, put together person by person. @param steps in the order in which they were done */
export function tracePeople(steps: readonly Step[]): PersonTrace[] {
  const people = new Map<UserId, PersonTrace>();
  for (const { operation, result } of steps) {
    const { subject, kind } = operation;
    const accountId = result?.after.accountId ?? result?.before.accountId;
    if (subject.kind !== 'person' || result === null || !accountId) continue;
    const known = people.get(subject.id);
    people.set(subject.id, {
      subject,
      accountId,
      wasMade: known?.wasMade === true || kind === 'account.create',
      wasBound: known?.wasBound === true || kind === 'account.bind',
      before: {
        active: known === undefined ? result.before.active : known.before.active,
        values: { ...result.before.values, ...known?.before.values },
      },
      after: { values: { ...known?.after.values, ...result.after.values } },
    });
  }
  return [...people.values()];
}

type Undone = { operations: Operation[]; refusals: PlanRefusal[]; sentences: string[] };

/** The way back for one person, where Slack still holds what the run wrote. */
export function undoPerson(
  trace: PersonTrace,
  account: RemoteAccount | undefined,
  { settings, capabilities }: Connection,
  runId: RunId,
): Undone {
  const { subject, wasMade, wasBound, before } = trace;
  const undone: Undone = { operations: [], refusals: [], sentences: [] };
  if (account === undefined) {
    undone.sentences.push(`${subject.name} has no account ${trace.accountId} any more.`);
    return undone;
  }
  const isToBeOn = wasMade ? false : (before.active ?? account.active);
  const changes = wasMade ? {} : changesBack(trace, account, undone.sentences);
  const step = stepBack(isToBeOn, account.active, changes);
  const protection = protectionOf(account, { settings, capabilities: { owner: capabilities?.owner ?? null } });
  if (protection !== undefined && step !== undefined && (protection.always || step.kind === 'account.deactivate')) {
    undone.refusals.push({ subject, ...protection });
    return undone;
  }
  const steps = step === undefined ? [] : [step];
  if (wasBound && !wasMade) steps.push({ kind: 'account.unbind', phase: 'removals', changes: {} });
  undone.operations = steps.map((each) => ({
    ...each,
    id: newId<OperationId>(),
    subject,
    accountId: account.id,
    reason: { code: 'undo', sentence: `Undoes what the run did to ${subject.name}.` },
    basis: { wanted: runId, held: heldDigest(account) },
  }));
  return undone;
}

type StepBack = { kind: AccountOperation['kind']; phase: Phase; changes: ValueChanges };

function stepBack(isToBeOn: boolean, isOn: boolean, changes: ValueChanges): StepBack | undefined {
  if (isOn && !isToBeOn) return { kind: 'account.deactivate', phase: 'leavers', changes: {} };
  if (!isOn && isToBeOn) return { kind: 'account.reactivate', phase: 'accounts', changes };
  const hasChanges = Object.keys(changes).length > 0;
  return isOn && hasChanges ? { kind: 'account.update', phase: 'accounts', changes } : undefined;
}

/** Values as they were; what somebody changed since stays, because it is theirs. */
function changesBack(
  { subject, before, after }: PersonTrace,
  account: RemoteAccount,
  sentences: string[],
): ValueChanges {
  const changes: ValueChanges = {};
  for (const [key, was] of Object.entries(before.values ?? {})) {
    const name = key as AccountAttribute;
    const held = account.values[name] ?? null;
    if (isSame(name, was ?? null, held)) continue;
    if (isSame(name, after.values?.[name] ?? null, held)) changes[name] = { before: held, after: was ?? null };
    else sentences.push(`${subject.name}: ${name} was changed since, and stays as it is.`);
  }
  return changes;
}

function isSame(name: AccountAttribute, one: string | null, other: string | null): boolean {
  return one === null || other === null ? one === other : sameValue(name, one, other);
}
