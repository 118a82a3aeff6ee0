/**
 * A draft on top of what its form begins with now: what was typed since stays, everything else is as it is now.
 *
 * @param base what the draft began with
 */
export function keepTyped<Value extends object>(base: Value, draft: Value, now: Value): Value {
  const before = new Map(Object.entries(base).map(([field, value]) => [field, JSON.stringify(value)]));
  const typed = Object.entries(draft).filter(([field, value]) => JSON.stringify(value) !== before.get(field));
  return { ...now, ...Object.fromEntries(typed) };
}
