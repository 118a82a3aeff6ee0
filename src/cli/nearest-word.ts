/**
 * The word of `words` that was most likely meant: the fewest edits away, at most three and less than half of its
 * length; a beginning counts as near. None if nothing is near.
 */
export function nearestWord(given: string, words: readonly string[]): string | undefined {
  const wanted = given.toLowerCase();
  const scored = words
    .map((word) => ({
      word,
      distance: word.startsWith(wanted) && wanted !== '' ? 1 : editDistance(wanted, word.toLowerCase()),
    }))
    .filter(({ word, distance }) => distance <= 3 && distance < Math.max(2, word.length / 2))
    .toSorted((a, b) => a.distance - b.distance);
  return scored[0]?.word;
}

/** Insertions, deletions and replacements that turn one word into the other (Levenshtein). */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
