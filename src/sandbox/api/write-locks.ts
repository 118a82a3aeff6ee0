/** One write at a time per object (Slack facts, SCIM §5 concurrency). */
export class WriteLocks {
  readonly #held = new Set<string>();

  /** @returns what lets go of the object, or undefined while another write has it */
  acquire(key: string): (() => void) | undefined {
    if (this.#held.has(key)) return undefined;
    this.#held.add(key);
    return () => this.#held.delete(key);
  }
}
