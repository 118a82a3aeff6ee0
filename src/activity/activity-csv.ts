import { stringify } from 'csv-stringify/sync';
import type { ActivityEntry } from '../contracts';
import { quoteFormula } from '../directory';

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

/** RFC 4180: CRLF between rows; also a lone CR or LF in a cell has it quoted. */
const csvForm = { record_delimiter: 'windows', quoted_match: /[\r\n;\t]/ } as const;

/** The line of column names, behind a byte order mark. */
export function activityCsvHead(): string {
  return `\ufeff${stringify([[...columns]], csvForm)}`;
}

/** Activity as rows; what a spreadsheet would take for a formula is made harmless (R63). Values before and after are JSON. */
export function activityCsvRows(entries: readonly ActivityEntry[]): string {
  return stringify(
    entries.map((entry) => cellsOf(entry).map((cell) => quoteFormula(cell ?? ''))),
    csvForm,
  );
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
