/** Tells open pages that something has changed, so that they look again. */
export class LiveFeed {
  readonly #stateOf: () => string;
  readonly #listeners = new Set<() => void>();
  #told: string | undefined;

  /** @param stateOf a text that differs whenever something has changed */
  constructor(stateOf: () => string) {
    this.#stateOf = stateOf;
  }

  /** Looks whether something has changed since the last look, and tells everybody if so. */
  look(): void {
    if (this.#listeners.size === 0) return;
    const state = this.#stateOf();
    if (state === this.#told) return;
    this.#told = state;
    for (const listener of this.#listeners) listener();
  }

  /** @returns what ends it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get subscribers(): number {
    return this.#listeners.size;
  }
}
