/** What the guards look at: sums over a plan, and what was done before it. */
export type PlanTotals = {
  /** Accounts of the whole connection that are on and that we write, before the plan. */
  managedActive: number;
  deactivations: number;
  /** Done by runs of the last 24 hours. */
  deactivationsLastDay: number;
  managedGroups: number;
  groupDeletions: number;
  groupDeletionsLastDay: number;
  inactiveNotByUs: number;
  /** Whether everybody was looked at; a plan of some says nothing about the source as a whole. */
  everybody: boolean;
  /** People in the directory and authorised. */
  inScope: number;
  /** `scope_revision` is above the approved one: mapping, matching or scope changed, or nothing was approved yet. */
  unapprovedScope: 'first' | 'changed' | null;
};
