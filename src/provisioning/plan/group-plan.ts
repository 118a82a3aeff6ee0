import type { RemoteGroupId } from '../../core';
import type { GroupOperation, Operation } from './operation';
import type { PlanNotice, PlanRefusal } from './plan';

/** What becomes of the row in `connection_groups` without an operation, because nothing is sent for it. */
export type LinkDecision =
  /** A group of that name is there: a person has to agree that it is taken over (`adopting`, with this id). */
  | { kind: 'ask'; remoteId: RemoteGroupId }
  /** What was asked about or agreed to is not there or not wanted any more: `unbound`, without an id. */
  | { kind: 'unbind' }
  /** Left as it is in Slack, and no longer synced: `detached`, the id is kept. */
  | { kind: 'detach' }
  /** Ours again, after it had been left: `bound`. */
  | { kind: 'rebind' }
  /** The group was deleted, and there is nothing of it in Slack that is ours: the row goes. */
  | { kind: 'forget' };

/** What would be done for one group, and what would not, and why. */
export type GroupPlan = {
  operations: readonly (GroupOperation & Operation)[];
  link: LinkDecision | null;
  refusals: readonly PlanRefusal[];
  notices: readonly PlanNotice[];
  /** As they stand in the operations' `basis`. */
  digests: { wanted: string; held: string | null };
  /** What the guards count; `managed`: a group in Slack that is ours. */
  counts: { managed: 0 | 1; deletions: 0 | 1 };
};
