import type { Logger } from '../core';
import type { Database } from '../db';
import type { AuditStore } from './audit-store';
import { chainRecords } from './chain-hash';

/** Events per transaction. */
const batchSize = 500;

/** How often the queue is looked at when nobody pokes, in milliseconds. */
const pauseMs = 1_000;

/**
 * Gives the events that were recorded their place in the hash chain. Any number of processes may run one: whoever holds
 * the chain's head appends, the others wait (R81). A failure is logged and tried again; nothing pending is lost.
 */
export class AuditAppender {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #poked = false;

  constructor(
    private readonly database: Database,
    private readonly store: AuditStore,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.#timer ??= setInterval(() => this.poke(), pauseMs);
  }

  /** Ends the watch and waits for the work in progress. What is still pending is appended after the next start. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#running;
  }

  /** Says that something may be pending: it is appended soon, at once with what else is said meanwhile. */
  poke(): void {
    this.#poked = true;
    this.#running ??= this.#work().finally(() => {
      this.#running = undefined;
    });
  }

  /** Appends everything that is pending now; returns how many events. Does not wait for a turn of `poke`. */
  async appendPending(): Promise<number> {
    let total = 0;
    for (;;) {
      const appended = await this.#appendBatch();
      total += appended;
      if (appended < batchSize) return total;
    }
  }

  async #work(): Promise<void> {
    while (this.#poked) {
      this.#poked = false;
      try {
        if (await this.store.hasPending()) await this.appendPending();
      } catch (error) {
        this.logger.warn({ err: error }, 'audit events could not be appended to the chain yet; they stay pending');
      }
    }
  }

  async #appendBatch(): Promise<number> {
    return this.database.transaction(async (tx) => {
      const head = await this.store.lockHead(tx);
      const records = await this.store.takePending(tx, batchSize);
      await this.store.append(tx, chainRecords(head, records));
      return records.length;
    });
  }
}
