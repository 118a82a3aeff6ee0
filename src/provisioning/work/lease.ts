import type { ConnectionId, Logger } from '../../core';
import { type LeaseStore, leaseSeconds } from './lease-store';

const renewEveryMs = 5_000;

/**
 * How long we believe in a lease after it was last renewed, by this machine's monotonic clock: shorter than it really
 * lasts, so that a process that was stalled notices before anybody else can have taken it.
 */
const believedMs = (leaseSeconds - 5) * 1_000;

/** The right to write to Slack for a connection was lost: another process has it, or may have it. */
export class LeaseLost extends Error {}

/**
 * The right to write to Slack for one connection. It renews itself until it is released; every write asks first whether
 * it still holds, and the statement that records the write compares the fence (R108).
 */
export class Lease {
  readonly connectionId: ConnectionId;
  readonly fence: number;
  readonly #store: LeaseStore;
  readonly #logger: Logger;
  readonly #lost = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #renewedAt: number;

  private constructor(given: {
    connectionId: ConnectionId;
    fence: number;
    askedAt: number;
    store: LeaseStore;
    logger: Logger;
  }) {
    this.connectionId = given.connectionId;
    this.fence = given.fence;
    this.#store = given.store;
    this.#logger = given.logger;
    this.#renewedAt = given.askedAt;
  }

  /** @returns undefined while another process has it */
  static async take(
    connectionId: ConnectionId,
    options: { store: LeaseStore; holder: string; logger: Logger },
  ): Promise<Lease | undefined> {
    const askedAt = performance.now();
    const fence = await options.store.take(connectionId, options.holder);
    if (fence === undefined) return undefined;
    const lease = new Lease({ connectionId, fence, askedAt, ...options });
    lease.#timer = setInterval(() => void lease.#renew(), renewEveryMs);
    return lease;
  }

  /** Aborted once the lease is lost. */
  get signal(): AbortSignal {
    return this.#lost.signal;
  }

  /** @throws LeaseLost when nothing may be written any more */
  check(): void {
    if (!this.#lost.signal.aborted && performance.now() - this.#renewedAt > believedMs) this.lose();
    if (this.#lost.signal.aborted) throw new LeaseLost(`the lease of connection ${this.connectionId} was lost`);
  }

  /** Asks the database whether it is still ours, where something speaks against it. */
  async confirm(): Promise<void> {
    if (!(await this.#store.renew(this.connectionId, this.fence))) this.lose();
  }

  /** Says that another process has it. */
  lose(): void {
    clearInterval(this.#timer);
    this.#lost.abort();
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    try {
      await this.#store.release(this.connectionId, this.fence);
    } catch (error) {
      // It ends by itself.
      this.#logger.warn({ err: error, connectionId: this.connectionId }, 'a lease could not be given back');
    }
  }

  async #renew(): Promise<void> {
    const askedAt = performance.now();
    try {
      if (await this.#store.renew(this.connectionId, this.fence)) this.#renewedAt = askedAt;
      else this.lose();
    } catch (error) {
      // The database is away: the lease lasts until its time is over, and no operation can be recorded meanwhile.
      this.#logger.warn({ err: error, connectionId: this.connectionId }, 'a lease could not be renewed');
    }
  }
}
