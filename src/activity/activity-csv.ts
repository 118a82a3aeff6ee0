import type { ActivityEntry } from '../contracts';
import { csvHead, csvRows } from '../directory';

const columns = [
  'id',
  'at',
  'source',
  'kind',
  'outcome',
  'app',
  'subjectKind',
  'subjectId',
  'subjectName',
  'actorKind',
  'actorId',
  'actorName',
  'actorAddress',
  'reason',
  'errorCode',
  'errorWhat',
  'errorMeaning',
  'errorRemedy',
  'run',
  'before',
  'after',
] as const;

/** The line of column names, behind a byte order mark. */
export function activityCsvHead(): string {
  return csvHead(columns);
}

/** Activity as rows (R63). Values before and after are JSON. */
export function activityCsvRows(entries: readonly ActivityEntry[]): string {
  return csvRows(entries.map(cellsOf));
}

function cellsOf(entry: ActivityEntry): (string | null | undefined)[] {
  const { id, at, source, kind, outcome, app, subject, actor, reason, error, run, before, after } = entry;
  return [
    ...[id, at.toISOString(), source, kind, outcome, app?.slug],
    ...[subject?.kind, subject?.id, subject?.name],
    ...[actor.kind, actor.id, actor.name, actor.address],
    ...[reason, error?.code, error?.what, error?.meaning, error?.remedy, run],
    ...[before && JSON.stringify(before), after && JSON.stringify(after)],
  ];
}
