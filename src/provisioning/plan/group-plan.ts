import type { RemoteGroupId } from '../../core';
import type { GroupOperation, Operation } from './operation';
import type { PlanNotice, PlanRefusal } from './plan';

/** What becomes of the row in `connection_groups`; nothing is sent for it. */
export type LinkDecision =
  /** A group of that name is there: a person has to agree. */
  | { kind: 'adopting'; remoteId: RemoteGroupId }
  /** The group that stood in the way is gone, or what was agreed to is: as if nothing had been there. */
  | { kind: 'unbind' }
  /** Left as it is in Slack, and no longer synced. */
  | { kind: 'detach' }
  /** Ours again, after it had been left. */
  | { kind: 'rebind' }
  /** It is gone on both sides. */
  | { kind: 'forget' };

/** What would be done for one group, and what would not, and why. */
export type GroupPlan = {
  operations: readonly (GroupOperation & Operation)[];
  link: LinkDecision | null;
  refusals: readonly PlanRefusal[];
  notices: readonly PlanNotice[];
  /** What the guards count. */
  counts: { managed: 0 | 1; deletions: 0 | 1 };
};
