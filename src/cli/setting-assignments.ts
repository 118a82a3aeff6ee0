import { InvalidArgumentError } from 'commander';

/** One `--set` of a setting that lies inside others: `guards.deactivations.count:=10`. */
export type SettingAssignment = { path: readonly string[]; value: unknown };

/** Parses `a.b.c=text` and `a.b.c:=json`. */
export function parseSettingAssignment(given: string): SettingAssignment {
  const match = /^([A-Za-z][A-Za-z0-9]{0,40}(?:\.[A-Za-z][A-Za-z0-9]{0,40}){0,4})(:?=)(.*)$/s.exec(given);
  if (match === null) throw new InvalidArgumentError('It takes setting=text, or setting:=json.');
  const [, name = '', sign, rest = ''] = match;
  const path = name.split('.');
  if (sign === '=') return { path, value: rest };
  try {
    return { path, value: JSON.parse(rest) as unknown };
  } catch {
    throw new InvalidArgumentError('What follows := must be JSON, like 12, true, null or ["a","b"].');
  }
}

/** The assignments as one object, each setting inside those it lies in; the last of the same counts. */
export function toSettings(assignments: readonly SettingAssignment[]): unknown {
  const names = new Map<string, SettingAssignment[]>();
  for (const { path, value } of assignments) {
    const [first = '', ...rest] = path;
    names.set(first, [...(names.get(first) ?? []), { path: rest, value }]);
  }
  return Object.fromEntries(
    [...names].map(([name, inner]) => {
      const whole = inner.findLast(({ path }) => path.length === 0);
      return [name, whole === undefined ? toSettings(inner) : whole.value];
    }),
  );
}
