import { type AccountId, newId, type OperationId, type RemoteGroupId } from '../../core';
import type { Connection } from '../connection/connection';
import { PlanDraft } from '../gather/plan-draft';
import type { AccountOperation, GroupOperation, Operation } from '../plan/operation';
import type { Run } from '../plan/saved-plan';
import type { StepStore } from '../run/step-store';
import type { RemoteAccount, RemoteGroup } from '../target/account';
import type { ProvisioningTarget } from '../target/provisioning-target';
import type { DoneStep, TakeBack } from './take-back';
import { takeBackGroup } from './take-back-group';
import { takeBackPerson } from './take-back-person';

type PersonSteps = { accountId: AccountId | undefined; steps: DoneStep<AccountOperation & Operation>[] };
type GroupSteps = { remoteId: RemoteGroupId | undefined; steps: DoneStep<GroupOperation & Operation>[] };

/** More accounts than this are read all at once: it takes fewer requests. */
const fewAccounts = 20;

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
  async make(run: Run, { settings, capabilities }: Connection, target: ProvisioningTarget): Promise<PlanDraft> {
    const draft = new PlanDraft();
    const { people, groups } = await this.#read(run);
    const accounts = await readAccounts(target, people);
    const context = {
      settings,
      capabilities: { owner: capabilities?.owner ?? null },
      newOperationId: () => newId<OperationId>(),
      basis: run.id,
    };
    for (const { accountId, steps } of people) {
      add(draft, takeBackPerson(steps, accounts.get(accountId as AccountId) ?? null, context));
    }
    const details = await readDetails(target, groups);
    for (const { remoteId, steps } of groups) {
      const remote = remoteId === undefined ? undefined : await target.readGroup(remoteId);
      const now = { remote: remote ?? null, details: details.get(remoteId as RemoteGroupId) ?? null };
      add(draft, takeBackGroup(steps, now, context));
    }
    if (!draft.isEmpty) draft.notices.push({ code: 'undo', sentence: staysWanted, subjectId: null });
    return draft;
  }

  /** What was done to whom, in the order in which it was done. */
  async #read(run: Run): Promise<{ people: PersonSteps[]; groups: GroupSteps[] }> {
    const people = new Map<string, PersonSteps>();
    const groups = new Map<string, GroupSteps>();
    for (const { operation, result } of await this.#steps.listDone(run.planId)) {
      if (result === null) continue;
      const { id, kind } = operation.subject;
      if (kind === 'person') {
        const known = people.get(id) ?? { accountId: undefined, steps: [] };
        known.accountId ??= result.after.accountId ?? result.before.accountId;
        known.steps.push({ operation: operation as AccountOperation & Operation, result });
        people.set(id, known);
      } else {
        const own = operation as GroupOperation & Operation;
        const known = groups.get(id) ?? { remoteId: undefined, steps: [] };
        known.remoteId ??= result.after.remoteId ?? result.before.remoteId ?? own.remoteId ?? undefined;
        known.steps.push({ operation: own, result });
        groups.set(id, known);
      }
    }
    return { people: [...people.values()], groups: [...groups.values()] };
  }
}

function add(draft: PlanDraft, { operations, refusals, notices }: TakeBack): void {
  draft.addOperations(operations);
  draft.refusals.push(...refusals);
  draft.notices.push(...notices);
}

const staysWanted =
  'The directory stays as it is, so the next comparison would do all of this again: once it is undone, the connection is paused. Correct the directory or the mapping before it is activated.';

/** Accounts as they are now, read one by one or all at once, whichever takes fewer requests. */
async function readAccounts(
  target: ProvisioningTarget,
  people: readonly PersonSteps[],
): Promise<Map<AccountId, RemoteAccount>> {
  const wanted = new Set(people.flatMap(({ accountId }) => accountId ?? []));
  const found = new Map<AccountId, RemoteAccount>();
  if (wanted.size > fewAccounts) {
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

/** Texts of user groups now, asked only where the run changed some. */
async function readDetails(target: ProvisioningTarget, groups: readonly GroupSteps[]) {
  const isAsked = groups.some(({ steps }) => steps.some(({ operation }) => operation.kind === 'group.describe'));
  const all = isAsked ? await target.listUsergroups() : [];
  return new Map<RemoteGroup['id'], (typeof all)[number]>(all.map((group) => [group.id, group]));
}
