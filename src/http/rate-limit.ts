import { CountersignError, sayWait } from '../core';

export type RateLimitErrorCode = 'http.too_many_requests';

/** Too much came from one place, or with one token. Nothing was looked at and nothing was written down. */
export class RateLimitError extends CountersignError<RateLimitErrorCode> {
  /** Sent as `Retry-After`. */
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number, what: string) {
    super({
      code: 'http.too_many_requests',
      status: 429,
      what,
      meaning: 'Nothing was done with this request.',
      remedy: `Wait ${sayWait(retryAfterSeconds)} and try again.`,
    });
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What counts, for all processes: a key's next one, or the seconds to wait when that is too many. */
type Counts = { consume(key: string): Promise<number | undefined> };

/** Lets so many of something through per key, and refuses the rest with 429 and `Retry-After` (R85). */
export class RateLimit {
  readonly #counter: Counts | undefined;
  readonly #what: string;

  /**
   * @param counter none = everything is let through
   * @param what what happened, in one sentence for whoever is refused
   */
  constructor(counter: Counts | undefined, what: string) {
    this.#counter = counter;
    this.#what = what;
  }

  /**
   * Counts one.
   *
   * @throws RateLimitError `http.too_many_requests`
   */
  async admit(key: string): Promise<void> {
    const wait = await this.#counter?.consume(key);
    if (wait !== undefined) throw new RateLimitError(wait, this.#what);
  }
}
