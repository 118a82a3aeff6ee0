/** One field of what an event was about: what it was, and what it became; undefined where it had no value. */
export type ChangedField = { field: string; was: unknown; became: unknown };

/**
 * What an event changed, field by field. Of what was there before and after only fields that are others now; of what came or
 * went, all.
 */
export function changedFields(before: object | undefined, after: object | undefined): ChangedField[] {
  const [was, became] = [fieldsOf(before ?? {}), fieldsOf(after ?? {})];
  const names = [...new Set([...was.keys(), ...became.keys()])];
  const fields = names.map((field) => ({ field, was: was.get(field), became: became.get(field) }));
  if (before === undefined || after === undefined) return fields;
  return fields.filter((field) => JSON.stringify(field.was) !== JSON.stringify(field.became));
}

/** Fields by name; those of an object in a field by both names, `values.title`. */
function fieldsOf(side: object): Map<string, unknown> {
  return new Map(Object.entries(side).flatMap(([field, value]) => named(field, value)));
}

function named(field: string, value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[field, value]];
  return [...fieldsOf(value)].map(([name, one]) => [`${field}.${name}`, one]);
}
