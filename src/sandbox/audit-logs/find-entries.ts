import type { AuditEntry } from '../org/audit-data';
import type { AuditContext } from './audit-context';
import { demand } from './audit-refusal';
import { readCursor, writeCursor } from './log-cursor';
import { type LogQuery, readLimit, readLogQuery } from './read-log-query';

export type LogPage = { entries: Readonly<AuditEntry>[]; nextCursor: string };

/** The actor of what nobody is known to have done (Slack facts, Web API §7). */
export const nobody = 'USLACKUSER';

/**
 * A page of the log, the newest first. Entries of one instant are not torn apart, so there may be more of them than
 * asked for (Slack facts, Web API §7, limit).
 *
 * @throws AuditRefusal `invalid_range`, `invalid_action`, `invalid_cursor`, `invalid_arguments`
 */
export function findEntries(parameters: URLSearchParams, context: AuditContext): LogPage {
  const query = readLogQuery(parameters, context);
  const limit = readLimit(parameters, context);
  const entries: Readonly<AuditEntry>[] = [];
  let lastPlace = 0;
  for (const { place, entry } of context.org.auditTrail.before(startOf(parameters.get('cursor'), query, context))) {
    const second = Math.floor(entry.at.getTime() / 1000);
    if (query.oldest !== undefined && second < query.oldest) break;
    if (!fits(entry, second, query)) continue;
    if (entries.length >= limit && entries.at(-1)?.at.getTime() !== entry.at.getTime()) {
      return { entries, nextCursor: writeCursor(lastPlace, query) };
    }
    entries.push(entry);
    lastPlace = place;
  }
  return { entries, nextCursor: '' };
}

function startOf(cursor: string | null, query: LogQuery, { org, doubts }: AuditContext): number {
  if (cursor === null || cursor === '') return org.auditTrail.end;
  const read = readCursor(cursor, query);
  demand(read && (read.fits || doubts.auditCursorWithOtherFilters === 'accept'), 'invalid_cursor');
  return read.place;
}

function fits(entry: Readonly<AuditEntry>, second: number, { latest, actions, actor, entity }: LogQuery): boolean {
  return (
    (latest === undefined || second <= latest) &&
    (actions === undefined || actions.includes(entry.action)) &&
    (actor === undefined || actor === (entry.actor?.id ?? nobody)) &&
    (entity === undefined || entity === entry.entity.id)
  );
}
