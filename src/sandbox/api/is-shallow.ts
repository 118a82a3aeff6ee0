/** Whether a value of JSON is no deeper than a program can write it again: what is kept must be. */
export function isShallow(value: unknown, levels = 64): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((item) => isShallow(item, levels - 1));
}
