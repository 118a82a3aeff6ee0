/** What a spreadsheet would take for a formula (R63), and the same behind apostrophes, so that it can be undone. */
const formula = /^'*[=+\-@\t\r\n]/;

/**
 * A cell of a CSV file as it is written out: what begins like a formula gets an apostrophe in front (R63). Server and
 * console both write by it, so that a file of either is read back as it was.
 */
export function quoteFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** The cell as it was before `quoteFormula`. */
export function unquoteFormula(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}
