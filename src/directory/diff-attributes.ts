import { isDeepStrictEqual } from 'node:util';
import type { AttributeChange } from './change-store';

/**
 * What differs between two states, by attribute; empty when nothing does. Something that is not there (`undefined`)
 * has null everywhere, so that creating lists what was set and deleting what was lost.
 */
export function diffAttributes<T extends object>(
  before: T | undefined,
  after: T | undefined,
  names: readonly (keyof T & string)[],
): Record<string, AttributeChange> {
  const changes: Record<string, AttributeChange> = {};
  for (const name of names) {
    const change = { before: before?.[name] ?? null, after: after?.[name] ?? null };
    if (!isDeepStrictEqual(change.before, change.after)) changes[name] = change;
  }
  return changes;
}

/** Only what says something: flags that are off, empty lists and objects are not worth a line when somebody comes or goes. */
export function withoutUnset<T extends object>(subject: T): T {
  const meaningful = Object.entries(subject).filter(
    ([, value]) => value !== false && !(typeof value === 'object' && value !== null && isEmpty(value)),
  );
  return Object.fromEntries(meaningful) as T;
}

function isEmpty(value: object): boolean {
  return !(value instanceof Date) && Object.keys(value).length === 0;
}
