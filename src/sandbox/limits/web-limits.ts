import type { Clock } from '../../core';
import type { LimitSettings } from './limit-settings';
import { type Allowance, TokenBucket } from './token-bucket';

/** One bucket a call falls into; `othersPerMinute` is what other apps take out of it all the time. */
export type WebLimit = { key: string; allowance: Allowance; othersPerMinute?: number };

const mostBuckets = 20_000;

/** The buckets of the Web API: per method, workspace and app, and those of the methods' special limits. */
export class WebLimits {
  readonly #clock: Clock;
  readonly #settings: () => LimitSettings;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(clock: Clock, settings: () => LimitSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  get settings(): LimitSettings {
    return this.#settings();
  }

  /** Begins again with full buckets. */
  clear(): void {
    this.#buckets.clear();
  }

  /**
   * Counts a call in every bucket it falls into, or in none if one is empty.
   *
   * @returns undefined if the call is allowed, else the whole seconds to wait
   */
  take(limits: readonly WebLimit[]): number | undefined {
    if (!this.settings.enabled) return undefined;
    const nowMs = this.#clock.now().getTime();
    const buckets = limits.map((limit) => this.#bucket(limit));
    const waits = buckets.map((bucket, index) => bucket.waitMs(nowMs, limits[index]?.othersPerMinute));
    const waitMs = Math.max(0, ...waits);
    if (waitMs > 0) return Math.max(1, Math.ceil(waitMs / 1000));
    for (const bucket of buckets) bucket.take();
    return undefined;
  }

  #bucket({ key, allowance }: WebLimit): TokenBucket {
    const name = `${key} ${allowance.perMinute}/${allowance.burst}`; // a turned doubt begins with a full bucket
    const known = this.#buckets.get(name);
    if (known) return known;
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size >= mostBuckets && oldest !== undefined) this.#buckets.delete(oldest);
    const bucket = new TokenBucket(allowance);
    this.#buckets.set(name, bucket);
    return bucket;
  }
}
