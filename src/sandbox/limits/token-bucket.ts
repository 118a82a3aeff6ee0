/** How much a scope allows: a steady rate, and how many calls at once. */
export type Allowance = { perMinute: number; burst: number };

/** A token bucket on a clock that may jump. */
export class TokenBucket {
  readonly #allowance: Allowance;
  #level: number;
  #filledAt: number | undefined;

  constructor(allowance: Allowance) {
    this.#allowance = allowance;
    this.#level = allowance.burst;
  }

  /**
   * Milliseconds until a call is allowed; 0 means now.
   *
   * @param othersPerMinute what other apps of the org use of the same bucket all the time
   */
  waitMs(nowMs: number, othersPerMinute = 0): number {
    const perMs = Math.max(0, this.#allowance.perMinute - othersPerMinute) / 60_000;
    const elapsedMs = Math.max(0, nowMs - (this.#filledAt ?? nowMs));
    this.#level = Math.min(this.#allowance.burst, this.#level + elapsedMs * perMs);
    this.#filledAt = nowMs;
    if (this.#level >= 1) return 0;
    return perMs === 0 ? 60_000 : (1 - this.#level) / perMs;
  }

  take(): void {
    this.#level -= 1;
  }
}
