import { type Clock, type Logger, Rounds } from '../../core';
import type { Database, Transaction } from '../../db';
import type { SignInStore } from './sign-in-store';

/** Sign-ins per transaction. */
const batchSize = 500;
/** How often the record is looked at. A sign-in is in the chain about a second after it. */
const pauseMs = 5_000;

/**
 * Lets a SAML sign-in confirm whose account it was. It follows the audit record, so that the sign-in itself does nothing
 * for it; any number of processes may run one, and each sign-in is looked at once.
 */
export class SignInFollower {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #store: SignInStore;
  readonly #rounds: Rounds;

  constructor(collaborators: { database: Database; clock: Clock; store: SignInStore; logger: Logger }) {
    this.#database = collaborators.database;
    this.#clock = collaborators.clock;
    this.#store = collaborators.store;
    this.#rounds = new Rounds({
      everyMs: pauseMs,
      round: () => this.follow(),
      logger: collaborators.logger,
      whenFailed: 'sign-ins could not be looked at for bindings yet; it is tried again',
    });
  }

  start(): void {
    this.#rounds.start();
  }

  stop(): Promise<void> {
    return this.#rounds.stop();
  }

  /** Looks at every sign-in that is in the record now. */
  async follow(): Promise<void> {
    if (!(await this.#store.anyConnection())) return;
    let more = true;
    while (more) more = await this.#database.transaction((tx) => this.#step(tx));
  }

  async #step(tx: Transaction): Promise<boolean> {
    const before = await this.#store.takeMark(tx);
    const { signIns, mark, full } = await this.#store.next(tx, before, batchSize);
    if (mark > before) await this.#store.setMark(tx, mark);
    if (signIns.length > 0) await this.#store.confirm(tx, signIns, this.#clock.now());
    return full;
  }
}
