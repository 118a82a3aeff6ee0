import type { Logger } from '../../core';
import type { WebhookSender } from './webhook-sender';

/** How often it is looked whether something is to be sent. */
const pauseMs = 1_000;

/** Lets events go out by themselves while the server runs. Any number of processes may run one. */
export class WebhookWorker {
  readonly #sender: WebhookSender;
  readonly #logger: Logger;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  readonly #stopping = new AbortController();

  constructor(collaborators: { sender: WebhookSender; logger: Logger }) {
    this.#sender = collaborators.sender;
    this.#logger = collaborators.logger;
  }

  start(): void {
    this.#timer ??= setInterval(() => {
      this.#running ??= this.#round().finally(() => {
        this.#running = undefined;
      });
    }, pauseMs);
  }

  /** Ends after the delivery that is under way; what is left goes out elsewhere, or after the next start. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#stopping.abort();
    await this.#running;
  }

  async #round(): Promise<void> {
    try {
      await this.#sender.send(this.#stopping.signal);
    } catch (error) {
      this.#logger.warn({ err: error }, 'events could not be sent to webhooks yet; it is tried again');
    }
  }
}
