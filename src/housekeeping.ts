import type { Clock, Logger } from './core';

/** Something to be done now and then; harmless when two processes do it at once. */
export type Chore = { name: string; run(now: Date): Promise<unknown> };

const pauseMs = 3_600_000;

/** Does the chores at start and every hour. A chore that fails is logged and tried again the next time. */
export class Housekeeping {
  readonly #chores: readonly Chore[];
  readonly #clock: Clock;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(options: { chores: readonly Chore[]; clock: Clock; logger: Logger }) {
    this.#chores = options.chores;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  start(): void {
    this.#running = this.#round();
    this.#timer = setInterval(() => {
      this.#running = this.#round();
    }, pauseMs);
  }

  /** Starts nothing new and waits for the chore in progress. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #round(): Promise<void> {
    for (const chore of this.#chores) {
      try {
        await chore.run(this.#clock.now());
      } catch (error) {
        this.#logger.warn({ err: error, chore: chore.name }, 'a chore failed; it is tried again in an hour');
      }
    }
  }
}
