/** Cuts a list into pieces: a long one goes to the database piece by piece, so that others get their turn in between. */
export function* batchesOf<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
