import { quoteFormula } from '../../../core/formula-cell';

/**
 * Rows as a CSV file (RFC 4180) behind a byte order mark, byte for byte as the server writes one: what a spreadsheet would
 * take for a formula is made harmless and can be undone (R63).
 *
 * @param rows the header first, each with as many cells as it
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(toCell).join(',')}\r\n`).join('')}`;
}

/** Tab and `;` part cells for a spreadsheet of another language: they are quoted, too. */
function toCell(text: string): string {
  const harmless = quoteFormula(text);
  return /[",\r\n;\t]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
