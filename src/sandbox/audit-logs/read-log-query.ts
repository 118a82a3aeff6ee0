import { isAuditAction } from './audit-actions';
import type { AuditContext } from './audit-context';
import { demand } from './audit-refusal';

/** What `logs` is asked for. Instants are whole seconds since 1970, both included. */
export type LogQuery = {
  oldest: number | undefined;
  latest: number | undefined;
  actions: readonly string[] | undefined;
  actor: string | undefined;
  entity: string | undefined;
};

const mostEntries = 9_999;
const mostActions = 30;
/** There is no data from before March 2018 (Slack facts, Web API §7). */
const beginsAt = Date.UTC(2018, 2, 1) / 1000;

/** Reads the filters. @throws AuditRefusal `invalid_range`, `invalid_action` */
export function readLogQuery(query: URLSearchParams, { doubts, at }: AuditContext): LogQuery {
  const oldest = readInstant(query.get('oldest'));
  const latest = readInstant(query.get('latest'));
  demand(oldest === undefined || latest === undefined || oldest <= latest, 'invalid_range');
  if (doubts.auditRangeOutOfTime === 'refuse') {
    const now = Math.floor(at.getTime() / 1000);
    demand(oldest === undefined || (oldest >= beginsAt && oldest <= now), 'invalid_range');
    demand(latest === undefined || (latest >= beginsAt && latest <= now), 'invalid_range');
  }
  const actions = query.get('action')?.split(',');
  demand(!actions || (actions.length <= mostActions && actions.every(isAuditAction)), 'invalid_action');
  return { oldest, latest, actions, actor: query.get('actor') ?? undefined, entity: query.get('entity') ?? undefined };
}

/** How many entries a page has. @throws AuditRefusal `invalid_arguments` */
export function readLimit(query: URLSearchParams, { doubts }: AuditContext): number {
  const text = query.get('limit');
  if (text === null) return Number(doubts.auditDefaultLimit);
  const number = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  const isInRange = number >= 1 && number <= mostEntries;
  demand(isInRange || doubts.auditLimitOutOfRange === 'nearest', 'invalid_arguments');
  return Math.min(mostEntries, Math.max(1, number));
}

function readInstant(text: string | null): number | undefined {
  if (text === null) return undefined;
  demand(/^\d{1,12}$/.test(text), 'invalid_range');
  return Number(text);
}
