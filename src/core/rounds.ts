import type { Logger } from './logger';

export type RoundsOptions = {
  everyMs: number;
  /** Whether the first round begins with `start`, not `everyMs` after it. */
  atOnce?: boolean;
  /** One round. It ends soon after the signal is aborted, at a place where nothing is left half done. */
  round(stopping: AbortSignal): Promise<unknown>;
  logger: Logger;
  /** What a round that failed is logged as; the next one tries again. */
  whenFailed: string;
};

/** Work done again and again while the process runs: one round at a time, and one that fails ends nothing. */
export class Rounds {
  readonly #options: RoundsOptions;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #stopping = new AbortController();

  constructor(options: RoundsOptions) {
    this.#options = options;
  }

  /** Begins; once more does nothing. */
  start(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setInterval(() => this.#begin(), this.#options.everyMs);
    if (this.#options.atOnce) this.#begin();
  }

  /** Begins no round any more, and waits for the one that is under way. It may be started again. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#stopping.abort();
    await this.#running;
    this.#stopping = new AbortController();
  }

  #begin(): void {
    this.#running ??= this.#round().finally(() => {
      this.#running = undefined;
    });
  }

  async #round(): Promise<void> {
    const { round, logger, whenFailed } = this.#options;
    try {
      await round(this.#stopping.signal);
    } catch (error) {
      logger.warn({ err: error }, whenFailed);
    }
  }
}
