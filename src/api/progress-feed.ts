import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** What has come so far, and whether something is still to come. */
export type ProgressSnapshot<Data> = { id: string; data: Data; isOver: boolean };

const lookEveryMs = 500;
/** Proxies close what is silent for long. */
const commentEveryMs = 15_000;
/** Whoever watches longer comes back, and is asked again who they are. */
const longestMs = 600_000;

/**
 * Progress as server-sent events (WHATWG HTML §9.2). Each event is the whole of what is known, so whoever comes back with
 * `Last-Event-ID` has missed nothing: the same again is left out, and the next one that differs follows.
 */
export class ProgressFeed {
  readonly #stopping = new AbortController();

  /** Ends every stream: clients come back, to another process if need be. */
  stop(): void {
    this.#stopping.abort();
  }

  /**
   * What is told leaves through its schema, as every other answer does: a stream is text to its route (R61).
   *
   * @param schema of the data of an event
   * @param read looks anew
   * @param lastEventId the last event that the client has seen; undefined: none
   */
  async *events<Schema extends z.ZodType>(
    schema: Schema,
    read: () => Promise<ProgressSnapshot<z.output<Schema>>>,
    lastEventId: string | undefined,
  ): AsyncGenerator<string> {
    let seen = lastEventId;
    let silentMs = 0;
    const until = performance.now() + longestMs;
    yield 'retry: 2000\n\n';
    while (!this.#stopping.signal.aborted && performance.now() < until) {
      const { id, data, isOver } = await read();
      const told = JSON.stringify(z.encode(schema, data));
      if (id !== seen) yield `id: ${id}\nevent: progress\ndata: ${told}\n\n`;
      if (isOver) {
        yield `id: ${id}\nevent: end\ndata: ${told}\n\n`;
        return;
      }
      silentMs = id === seen ? silentMs + lookEveryMs : 0;
      seen = id;
      if (silentMs >= commentEveryMs) {
        silentMs = 0;
        yield ': still here\n\n';
      }
      if (!(await this.#wait())) return;
    }
  }

  /** @returns false when every stream ends */
  async #wait(): Promise<boolean> {
    try {
      await pause(lookEveryMs, undefined, { signal: this.#stopping.signal });
      return true;
    } catch (error) {
      if (this.#stopping.signal.aborted) return false;
      throw error;
    }
  }
}
