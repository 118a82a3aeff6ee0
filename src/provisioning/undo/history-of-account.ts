import type { AccountOperation, Operation, ValueChanges } from '../plan/operation';
import type { AccountAttribute } from '../target/account';
import type { DoneStep } from './take-back';

/** What a run did to one account, from first to last. */
export type AccountHistory = {
  wasMade: boolean;
  wasBound: boolean;
  /** Whether it was on before and after; null where the run did not say. */
  active: { before: boolean; after: boolean } | null;
  values: ValueChanges;
};

/** Sums up steps about one account: of each attribute the first value before and the last one after. */
export function historyOfAccount(steps: readonly DoneStep<AccountOperation & Operation>[]): AccountHistory {
  const history: AccountHistory = { wasMade: false, wasBound: false, active: null, values: {} };
  for (const { operation, result } of steps) {
    if (operation.kind === 'account.create') history.wasMade = true;
    if (operation.kind === 'account.bind') history.wasBound = true;
    const { before, after } = result;
    if (before.active !== undefined && after.active !== undefined) {
      history.active = { before: history.active?.before ?? before.active, after: after.active };
    }
    for (const attribute of Object.keys(operation.changes) as AccountAttribute[]) {
      // Slack shows an address of its own: what was sent is what can be sent again.
      const sides =
        attribute === 'photo' ? [operation.changes.photo?.before, operation.changes.photo?.after] : undefined;
      const [was, became] = sides ?? [before.values?.[attribute], after.values?.[attribute]];
      const first = history.values[attribute];
      history.values[attribute] = { before: first === undefined ? (was ?? null) : first.before, after: became ?? null };
    }
  }
  return history;
}
