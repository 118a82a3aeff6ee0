import type { AccountId } from '../../core';
import type { Connection } from '../connection/connection';
import { PlanDraft } from '../gather/plan-draft';
import type { Run } from '../plan/saved-plan';
import type { Step } from '../run/step';
import type { StepStore } from '../run/step-store';
import type { RemoteAccount } from '../target/account';
import type { ProvisioningTarget } from '../target/provisioning-target';
import { type GroupStep, undoGroup } from './undo-group';
import { type PersonTrace, tracePeople, undoPerson } from './undo-person';

/**
 * Plans the way back from a run: accounts, attributes, memberships and texts as they were before it. What somebody changed
 * since is left as it is, because it is theirs.
 */
export class UndoPlanner {
  readonly #steps: StepStore;

  constructor(steps: StepStore) {
    this.#steps = steps;
  }

  /** @throws TargetError */
  async make(run: Run, connection: Connection, target: ProvisioningTarget): Promise<PlanDraft> {
    const draft = new PlanDraft();
    const steps = await this.#steps.listDone(run.planId);
    const people = tracePeople(steps);
    const accounts = await readAccounts(target, people);
    for (const trace of people) {
      const { operations, refusals, sentences } = undoPerson(trace, accounts.get(trace.accountId), connection, run.id);
      draft.addOperations(operations);
      draft.refusals.push(...refusals);
      for (const sentence of sentences) note(draft, sentence, trace.subject.id);
    }
    const groupSteps = steps.filter(isAboutGroup);
    const made = new Set(
      groupSteps.flatMap(({ operation }) => (operation.kind === 'group.create' ? [operation.subject.id] : [])),
    );
    for (const step of groupSteps.toReversed()) {
      // Of a group that the run made nothing stays, so nothing else about it needs a step back.
      if (made.has(step.operation.subject.id) && step.operation.kind !== 'group.create') continue;
      const undone = await undoGroup(step, target, run.id);
      if (undone.operation !== undefined) draft.addOperations([undone.operation]);
      if (undone.sentence !== undefined) note(draft, undone.sentence, step.operation.subject.id);
    }
    if (!draft.isEmpty) note(draft, staysWanted, null);
    return draft;
  }
}

function isAboutGroup(step: Step): step is GroupStep {
  return step.operation.subject.kind === 'group';
}

const staysWanted =
  'The directory stays as it is, so the next comparison would do all of this again: once it is undone, the connection is paused. Correct the directory or the mapping before it is activated.';

/** Accounts as they are now, read one by one or all at once, whichever takes fewer requests. */
async function readAccounts(
  target: ProvisioningTarget,
  traces: readonly PersonTrace[],
): Promise<Map<AccountId, RemoteAccount>> {
  const wanted = new Set(traces.map(({ accountId }) => accountId));
  const found = new Map<AccountId, RemoteAccount>();
  if (wanted.size > 20) {
    for await (const page of target.listAccounts()) {
      for (const account of page) if (wanted.has(account.id)) found.set(account.id, account);
    }
    return found;
  }
  for (const id of wanted) {
    const account = await target.readAccount(id);
    if (account !== undefined) found.set(id, account);
  }
  return found;
}

function note(draft: PlanDraft, sentence: string, subjectId: string | null): void {
  draft.notices.push({ code: 'undo', sentence, subjectId });
}
