const everyMs = 10;

/**
 * Waits until something is so.
 *
 * @param what it is, for the message
 * @throws when it is not so within `withinMs`
 */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, withinMs = 60_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await new Promise((done) => setTimeout(done, everyMs));
  }
}
