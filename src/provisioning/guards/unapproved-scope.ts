import type { Connection } from '../connection/connection';
import type { PlanTotals } from './plan-totals';

/** Whether mapping, matching or scope are others than those a person approved; `first`: none were approved yet. */
export function unapprovedScope(
  connection: Pick<Connection, 'scopeRevision' | 'approvedScopeRevision'>,
): PlanTotals['unapprovedScope'] {
  const { scopeRevision, approvedScopeRevision } = connection;
  if (scopeRevision <= approvedScopeRevision) return null;
  return approvedScopeRevision === 0 ? 'first' : 'changed';
}
