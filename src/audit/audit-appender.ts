import { type Logger, Rounds } from '../core';
import type { Database } from '../db';
import type { AuditStore } from './audit-store';
import { chainRecords } from './chain-hash';

/** Events per transaction. */
const batchSize = 500;

/** How often the queue is looked at in milliseconds. */
const pauseMs = 1_000;

/**
 * Gives the events that were recorded their place in the hash chain. Any number of processes may run one: whoever holds
 * the chain's head appends, the others wait (R81). A failure is logged and tried again; nothing pending is lost.
 */
export class AuditAppender {
  readonly #rounds: Rounds;

  constructor(
    private readonly database: Database,
    private readonly store: AuditStore,
    logger: Logger,
  ) {
    this.#rounds = new Rounds({
      everyMs: pauseMs,
      round: async () => {
        if (await this.store.hasPending()) await this.appendPending();
      },
      logger,
      whenFailed: 'audit events could not be appended to the chain yet; they stay pending',
    });
  }

  start(): void {
    this.#rounds.start();
  }

  /** Ends the watch and waits for the work in progress. What is still pending is appended after the next start. */
  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** Appends everything that is pending now; returns how many events. Does not wait for a round. */
  async appendPending(): Promise<number> {
    let total = 0;
    for (;;) {
      const appended = await this.#appendBatch();
      total += appended;
      if (appended < batchSize) return total;
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
