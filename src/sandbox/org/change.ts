/** One thing that changed in the org: what, and each field as it was and as it is. */
export type Change = {
  subject:
    | 'team'
    | 'member'
    | 'group'
    | 'channel'
    | 'profile-field'
    | 'session'
    | 'sign-in'
    | 'settings'
    | 'role'
    | 'app'
    | 'token'
    | 'message'
    | 'direct'
    | 'grant'
    | 'view';
  id: string;
  /** `refused`: a sign-in that did not succeed; `id` is the member's. */
  action: 'created' | 'updated' | 'removed' | 'refused';
  fields: { [name: string]: { before: unknown; after: unknown } };
};

export type ChangeListener = (change: Change, at: Date) => void;

/** Writes `patch` into `record` and tells what became different; a value that is equal already is no change. */
export function assignChanged<T extends object>(record: T, patch: Partial<T>): Change['fields'] {
  const fields: Change['fields'] = {};
  for (const key of Object.keys(patch) as (keyof T & string)[]) {
    const before = record[key];
    const after = patch[key] as T[typeof key];
    if (isSame(before, after)) continue;
    fields[key] = { before, after };
    record[key] = after;
  }
  return fields;
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  return JSON.stringify(one) === JSON.stringify(other);
}
