const everyMs = 10;
/** So long that only what never comes is given up, also on a busy machine. */
const patienceMs = 60_000;

/**
 * Waits until something is so.
 *
 * @param what it is, for the message
 * @throws when it is not so within a minute
 */
export async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = performance.now() + patienceMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`never: ${what}`);
    await new Promise((done) => setTimeout(done, everyMs));
  }
}
