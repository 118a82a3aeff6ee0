import type { SentCall } from '../sort-error';

/** A call as the budget sees it. */
export type BudgetCall = {
  sent: SentCall;
  /** Names of the buckets it takes a token of; the first is its own. */
  buckets: readonly string[];
  /** What waits with it after a “too many”: all of SCIM, or one method of the Web API. */
  brake: string;
  /** Leavers: overtakes all others that wait. */
  urgent: boolean;
};
