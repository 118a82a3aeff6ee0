import { type AccountId, newId, type OperationId } from '../../core';
import type { Connection } from '../connection/connection';
import { PlanDraft } from '../gather/plan-draft';
import type { RemoteAccount } from '../target/account';
import type { ProvisioningTarget } from '../target/provisioning-target';
import type { RemovalStore } from './removal-store';
import { takeDownPerson } from './take-down-person';

/** Plans the end of a connection at which nobody keeps access by it: every managed account that is on, switched off. */
export class RemovalPlanner {
  readonly #store: RemovalStore;

  constructor(store: RemovalStore) {
    this.#store = store;
  }

  /** @throws TargetError */
  async make({ id, settings, capabilities }: Connection, target: ProvisioningTarget): Promise<PlanDraft> {
    const draft = new PlanDraft();
    const people = await this.#store.listManaged(id);
    const accounts = await readAccounts(target, new Set(people.map(({ accountId }) => accountId)));
    const context = {
      settings,
      capabilities: { owner: capabilities?.owner ?? null },
      newOperationId: () => newId<OperationId>(),
      connectionId: id,
    };
    for (const person of people) {
      const account = accounts.get(person.accountId);
      const { operation, refusal } = takeDownPerson(person, account, context);
      if (account?.active) draft.sums.managedActive += 1;
      if (refusal !== undefined) draft.refusals.push(refusal);
      if (operation === undefined) draft.unchanged.people += 1;
      else {
        draft.addOperations([operation]);
        draft.sums.deactivations += 1;
      }
    }
    if (!draft.isEmpty) draft.notices.push({ code: 'removal', sentence: endsAfterwards, subjectId: null });
    return draft;
  }
}

const endsAfterwards =
  'Once it is applied the connection is deactivated: nothing is mirrored any more, and groups stay as they are in Slack.';

async function readAccounts(
  target: ProvisioningTarget,
  wanted: ReadonlySet<AccountId>,
): Promise<Map<AccountId, RemoteAccount>> {
  const found = new Map<AccountId, RemoteAccount>();
  if (wanted.size === 0) return found;
  for await (const page of target.listAccounts()) {
    for (const account of page) if (wanted.has(account.id)) found.set(account.id, account);
  }
  return found;
}
