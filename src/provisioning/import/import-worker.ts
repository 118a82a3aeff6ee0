import type { Logger } from '../../core';
import type { ImportRunner } from './import-runner';

/** How often imports are looked for that nobody works on. */
const pauseMs = 3_000;

/** Goes on with imports that are too large to wait for. Any number of processes may run one. */
export class ImportWorker {
  readonly #runner: ImportRunner;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  readonly #stopping = new AbortController();

  constructor(collaborators: { runner: ImportRunner; logger: Logger }) {
    this.#runner = collaborators.runner;
    this.#logger = collaborators.logger;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.poke(), pauseMs);
  }

  /** Looks now. */
  poke(): void {
    this.#running ??= this.#round().finally(() => {
      this.#running = undefined;
    });
  }

  /** Ends after the account that is under way; what is left goes on elsewhere, or after the next start. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopping.abort();
    this.#timer = undefined;
    await this.#running;
  }

  async #round(): Promise<void> {
    try {
      await this.#runner.workOff(this.#stopping.signal);
    } catch (error) {
      this.#logger.warn({ err: error }, 'an import stopped; it goes on where it stopped');
    }
  }
}
