import { csvHead, csvRows } from '../../directory';
import type { ProvisioningEvent } from './event';

const columns = [
  'seq',
  'id',
  'at',
  'kind',
  'outcome',
  'connection',
  'subjectKind',
  'subjectId',
  'subjectName',
  'actorKind',
  'actorId',
  'actorName',
  'run',
  'reason',
  'errorCode',
  'errorWhat',
  'errorMeaning',
  'errorRemedy',
  'errorAttribute',
  'before',
  'after',
] as const;

/** The line of column names, behind a byte order mark. */
export function eventCsvHead(): string {
  return csvHead(columns);
}

/** Events as rows (R63). Values before and after are JSON. */
export function eventCsvRows(events: readonly ProvisioningEvent[]): string {
  return csvRows(events.map(cellsOf));
}

function cellsOf(event: ProvisioningEvent): (string | null | undefined)[] {
  const { seq, id, at, kind, outcome, connection, subject, actor, run, reason, error, before, after } = event;
  return [
    ...[String(seq), id, at.toISOString(), kind, outcome, connection],
    ...[subject?.kind, subject?.id, subject?.name],
    ...[actor.kind, actor.id, actor.name],
    ...[run, reason],
    ...[error?.code, error?.what, error?.meaning, error?.remedy, error?.attribute],
    ...[before && JSON.stringify(before), after && JSON.stringify(after)],
  ];
}
