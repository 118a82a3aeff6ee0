import { InvalidArgumentError } from 'commander';

/** One `--set`: a field, perhaps inside `custom.`, and its value; null unsets. */
export type Assignment = { path: readonly string[]; value: unknown };

/**
 * Parses `field=text` (nothing after the sign unsets) and `field:=json` for numbers, yes or no, and lists.
 */
export function parseAssignment(given: string): Assignment {
  const match = /^(custom\.)?([A-Za-z][A-Za-z0-9_]{0,63})(:?=)(.*)$/s.exec(given);
  if (match === null) throw new InvalidArgumentError('It takes field=text, or field:=json.');
  const [, prefix, name = '', sign, rest = ''] = match;
  const path = prefix === undefined ? [name] : ['custom', name];
  if (sign === '=') return { path, value: rest === '' ? null : rest };
  try {
    return { path, value: JSON.parse(rest) as unknown };
  } catch {
    throw new InvalidArgumentError('What follows := must be JSON, like 12, true or ["a","b"].');
  }
}

/** The assignments as one object; the last of the same field counts. */
export function toObject(assignments: readonly Assignment[] = []): { [field: string]: unknown } {
  const custom = new Map<string, unknown>();
  const fields = new Map<string, unknown>();
  for (const { path, value } of assignments) {
    const [first = '', second] = path;
    if (second === undefined) fields.set(first, value);
    else custom.set(second, value);
  }
  if (custom.size > 0) fields.set('custom', Object.fromEntries(custom));
  return Object.fromEntries(fields);
}
