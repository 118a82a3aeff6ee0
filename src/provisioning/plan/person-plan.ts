import type { AccountId } from '../../core';
import type { Pointers } from '../matching/match-person';
import type { AccountOperation, MatchSignal, Operation } from './operation';
import type { PlanConflict, PlanNotice, PlanRefusal } from './plan';

/** What becomes of the row in `bindings` without an operation, because nothing will be written for it. */
export type BindingDecision =
  /** Theirs, but they are not authorised: known (`bound`, not `managed`), and left alone. */
  | { kind: 'recognise'; accountId: AccountId; signals: readonly MatchSignal[] }
  | { kind: 'propose'; accountId: AccountId; signals: readonly MatchSignal[] }
  | { kind: 'conflict'; accountIds: readonly AccountId[]; pointers: Pointers }
  /** What was proposed or in conflict is there no more, and nothing else is theirs. */
  | { kind: 'clear' }
  /** It is off, and is to be off: from here on that counts as ours (`deactivated_at`). */
  | { kind: 'agree_inactive' };

/** Why a person is wanted on, off, or left as they are. */
export type Desire = {
  active: boolean | 'keep';
  because: 'authorised' | 'not_authorised' | 'suspended' | 'password_expired' | 'deleted';
};

/** What would be done for one person, and what would not, and why. */
export type PersonPlan = {
  operations: readonly (AccountOperation & Operation)[];
  binding: BindingDecision | null;
  conflicts: readonly PlanConflict[];
  refusals: readonly PlanRefusal[];
  notices: readonly PlanNotice[];
  desire: Desire;
  /** The account that the operations make (no id yet), bind or switch, as it is when they are done; null: none of that. */
  gets: { accountId: AccountId | null; active: boolean } | null;
  /**
   * What `bindings` keeps once wanted and held agree: at once where there are no operations, else when the last one is
   * done (`held` then of what was read back). Null where nothing is written for this person.
   */
  digests: { wanted: string; held: string | null } | null;
  /** What the guards count. */
  counts: PersonCounts;
};

export type PersonCounts = {
  /** Accounts that are on and that we write: what percentages are taken of. */
  managedActive: 0 | 1;
  deactivations: 0 | 1;
  inactiveNotByUs: 0 | 1;
  /** In the directory and authorised. */
  inScope: 0 | 1;
};
