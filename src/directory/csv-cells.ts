/** Several values in one cell, parted by `;`. A `;` or `\` of a value has a `\` in front. */
export function joinList(values: readonly string[]): string {
  return values.map((value) => value.replace(/[\\;]/g, '\\$&')).join(';');
}

/** The values of a cell that `joinList` made, trimmed; empty ones are left out. */
export function splitList(cell: string): string[] {
  const values: string[] = [];
  let value = '';
  for (let index = 0; index < cell.length; index++) {
    const next = cell[index + 1];
    if (cell[index] === '\\' && (next === '\\' || next === ';')) {
      value += next;
      index += 1;
    } else if (cell[index] === ';') {
      values.push(value);
      value = '';
    } else {
      value += cell[index];
    }
  }
  return [...values, value].map((text) => text.trim()).filter((text) => text !== '');
}

const flags = new Map([
  ...['true', 'yes', '1'].map((word) => [word, true] as const),
  ...['false', 'no', '0'].map((word) => [word, false] as const),
]);

/** A yes or no; undefined when it is neither. */
export function readFlag(cell: string): boolean | undefined {
  return flags.get(cell.trim().toLowerCase());
}
