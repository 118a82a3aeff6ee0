import type { Allowances } from './allowances';
import { TokenBucket } from './token-bucket';

/** The buckets of one organisation, each made when it is first asked for. */
export class BucketSet {
  readonly #allowances: Allowances;
  readonly #buckets = new Map<string, TokenBucket>();
  #share: number;

  /** @param share what of SCIM's limits is ours, 0 to 1 */
  constructor(allowances: Allowances, share: number) {
    this.#allowances = allowances;
    this.#share = share;
  }

  set share(share: number) {
    this.#share = share;
    for (const [name, bucket] of this.#buckets) bucket.share = this.#shareOf(name);
  }

  /** Milliseconds until each of them has a token; 0 is now. */
  waitMs(names: readonly string[], nowMs: number): number {
    return this.#of(names).reduce((longest, bucket) => Math.max(longest, bucket.waitMs(nowMs)), 0);
  }

  take(names: readonly string[]): void {
    for (const bucket of this.#of(names)) bucket.take();
  }

  slowDown(names: readonly string[], untilMs: number): void {
    for (const bucket of this.#of(names)) bucket.slowDown(untilMs);
  }

  #of(names: readonly string[]): TokenBucket[] {
    return names.flatMap((name) => this.#bucket(name) ?? []);
  }

  #bucket(name: string): TokenBucket | undefined {
    const known = this.#buckets.get(name);
    if (known !== undefined) return known;
    const allowance = Object.hasOwn(this.#allowances, name) ? this.#allowances[name] : undefined;
    if (allowance === undefined) return undefined;
    const bucket = new TokenBucket(allowance, this.#shareOf(name));
    this.#buckets.set(name, bucket);
    return bucket;
  }

  /** SCIM's limits are the organisation's; those of the Web API are each app's own (Slack facts, Web API §1). */
  #shareOf(name: string): number {
    return name.startsWith('scim.') ? this.#share : 1;
  }
}
