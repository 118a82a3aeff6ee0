/** How much Slack allows: a steady rate, and how many calls at once. */
export type Allowance = { perMinute: number; burst: number };

/** After Slack said “too many”: to this part of the pace, and at least to that part of what is allowed. */
const slowedTo = 0.7;
const slowest = 0.1;
/** How much of the pace comes back in a minute without another “too many”. */
const regainedPerMinute = 0.1;

/**
 * One of Slack's token buckets, as we believe it to be: it fills at a steady rate, and a call takes a token. One token is
 * left in it, because calls that were sent evenly do not arrive evenly.
 */
export class TokenBucket {
  readonly #allowance: Allowance;
  #share: number;
  #pace = 1;
  #level: number;
  #filledAtMs: number | undefined;
  #seenAtMs = Number.NEGATIVE_INFINITY;

  /** @param share what of the allowance is ours, 0 to 1 */
  constructor(allowance: Allowance, share: number) {
    this.#allowance = allowance;
    this.#share = share;
    this.#level = this.#size;
  }

  get #size(): number {
    return Math.max(1, (this.#allowance.burst - 1) * this.#share);
  }

  set share(share: number) {
    this.#share = share;
  }

  /** Milliseconds until a call may be sent; 0 is now. */
  waitMs(nowMs: number): number {
    // a clock that was set back fills nothing, and does not hold up the filling that follows
    if (nowMs < this.#seenAtMs) this.#filledAtMs = nowMs;
    this.#seenAtMs = nowMs;
    const elapsedMs = Math.max(0, nowMs - (this.#filledAtMs ?? nowMs));
    if (elapsedMs > 0 || this.#filledAtMs === undefined) this.#filledAtMs = nowMs;
    this.#pace = Math.min(1, this.#pace + (elapsedMs / 60_000) * regainedPerMinute);
    const perMs = (this.#allowance.perMinute * this.#share * this.#pace) / 60_000;
    this.#level = Math.min(this.#size, this.#level + elapsedMs * perMs);
    const missing = 1 - this.#level;
    return missing <= 1e-9 ? 0 : missing / perMs;
  }

  take(): void {
    this.#level -= 1;
  }

  /** Slack found it empty: slower from now on, and one call when the pause is over, from which it fills again. */
  slowDown(untilMs: number): void {
    this.#pace = Math.max(slowest, this.#pace * slowedTo);
    this.#level = 1;
    this.#filledAtMs = untilMs;
  }
}
