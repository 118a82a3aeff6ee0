import { stringify } from 'csv-stringify/sync';
import { quoteFormula } from '../core';

/** RFC 4180: CRLF between rows; also a lone CR or LF in a cell has it quoted. */
const csvForm = { record_delimiter: 'windows', quoted_match: /[\r\n;\t]/ } as const;

/** The line of column names, behind a byte order mark. */
export function csvHead(columns: readonly string[]): string {
  return `\ufeff${stringify([[...columns]], csvForm)}`;
}

/** Rows of cells; what a spreadsheet would take for a formula is made harmless (R63), what is not set is empty. */
export function csvRows(rows: readonly (readonly (string | null | undefined)[])[]): string {
  return stringify(
    rows.map((cells) => cells.map((cell) => quoteFormula(cell ?? ''))),
    csvForm,
  );
}
