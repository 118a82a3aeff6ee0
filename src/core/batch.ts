type Waiting<In, Out> = { item: In; since: number; resolve: (result: Out) => void; reject: (reason: unknown) => void };

export type BatchOptions = {
  /** Batches on their way at once. */
  inFlight: number;
  /** Items one batch may hold. */
  largest: number;
  /** Whether an error may be the fault of one item: then each is tried alone. Default: it concerns all. */
  isItemsFault?: (error: unknown) => boolean;
};

/** What has waited longer than this when a call fails, fails with it. */
const patienceMs = 300;

/**
 * Lets what is asked at the same time be answered together: while one batch is on its way, the next one gathers. An
 * item that comes alone is sent at once, so nobody waits for company; under load one call does for many.
 */
export class Batch<In, Out> {
  readonly #run: (items: readonly In[]) => Promise<readonly Out[]>;
  readonly #options: BatchOptions;
  readonly #waiting: Waiting<In, Out>[] = [];
  #running = 0;

  /** @param run answers all items, in their order */
  constructor(run: (items: readonly In[]) => Promise<readonly Out[]>, options: BatchOptions) {
    this.#run = run;
    this.#options = options;
  }

  add(item: In): Promise<Out> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, since: performance.now(), resolve, reject });
      if (this.#running < this.#options.inFlight) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#running += 1;
    while (this.#waiting.length > 0) await this.#send(this.#waiting.splice(0, this.#options.largest));
    this.#running -= 1;
  }

  /** Who has waited for long behind a call that then failed is not made to wait for the next one to fail as well. */
  #giveUpOnOld(error: unknown): void {
    const now = performance.now();
    while (now - (this.#waiting[0]?.since ?? now) > patienceMs) this.#waiting.shift()?.reject(error);
  }

  async #send(batch: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const results = await this.#run(batch.map(({ item }) => item));
      if (results.length !== batch.length) throw new Error('a batch was not answered in full');
      batch.forEach(({ resolve }, index) => {
        resolve(results[index] as Out);
      });
    } catch (error) {
      const alone = batch.length > 1 && this.#options.isItemsFault?.(error) === true;
      for (const each of batch) {
        if (alone) await this.#send([each]);
        else each.reject(error);
      }
      if (!alone) this.#giveUpOnOld(error);
    }
  }
}
