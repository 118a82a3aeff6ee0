import type { Clock } from '../../core';
import type { LimitSettings } from './limit-settings';
import { type Allowance, TokenBucket } from './token-bucket';

const single: Allowance = { perMinute: 180, burst: 20 };

/** Slack facts, SCIM §10. Lists have the limit of all reads only. */
const allowances = {
  writes: { perMinute: 600, burst: 180 },
  reads: { perMinute: 1000, burst: 1000 },
  'scim.users.get': { perMinute: 300, burst: 300 },
  'scim.groups.get': { perMinute: 300, burst: 300 },
  'scim.users.create': single,
  'scim.users.update': single,
  'scim.users.delete': single,
  'scim.groups.create': single,
  'scim.groups.delete': single,
  'scim.groups.update': { perMinute: 180, burst: 80 },
} as const satisfies Record<string, Allowance>;

/** The buckets that all SCIM apps of the org share. */
export class ScimLimits {
  readonly #clock: Clock;
  #settings: LimitSettings;
  #buckets = new Map<string, TokenBucket>();

  constructor(clock: Clock, settings: LimitSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  get settings(): LimitSettings {
    return this.#settings;
  }

  /** New settings begin with full buckets. */
  configure(settings: LimitSettings): void {
    this.#settings = settings;
    this.#buckets = new Map();
  }

  /**
   * Counts a call in every bucket it falls into, or in none if one is empty.
   *
   * @param scope name of the endpoint's own bucket; one that has none falls into the org's only
   * @returns undefined if the call is allowed, else the whole seconds to wait
   */
  take(scope: string, writes: boolean): number | undefined {
    if (!this.#settings.enabled) return undefined;
    const nowMs = this.#clock.now().getTime();
    const { otherReadsPerMinute, otherWritesPerMinute } = this.#settings;
    const others = writes ? otherWritesPerMinute : otherReadsPerMinute;
    const shared = this.#bucket(writes ? 'writes' : 'reads');
    const own = this.#bucket(scope);
    const waitMs = Math.max(shared?.waitMs(nowMs, others) ?? 0, own?.waitMs(nowMs) ?? 0);
    if (waitMs > 0) return Math.max(1, Math.ceil(waitMs / 1000));
    shared?.take();
    own?.take();
    return undefined;
  }

  /** `scim.users.update.PUT` has a bucket of its own with the allowance of `scim.users.update`. */
  #bucket(scope: string): TokenBucket | undefined {
    const known = this.#buckets.get(scope);
    if (known) return known;
    const allowance = (allowances as { [name: string]: Allowance })[scope.replace(/\.(PUT|PATCH)$/, '')];
    if (!allowance) return undefined;
    const bucket = new TokenBucket(allowance);
    this.#buckets.set(scope, bucket);
    return bucket;
  }
}
