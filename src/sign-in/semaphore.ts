/** Lets `slots` pieces of work run at a time and `waiting` more queue; whoever comes then is turned away at once. */
export class Semaphore {
  readonly #waitingLimit: number;
  readonly #queue: Array<() => void> = [];
  #free: number;

  constructor(limits: { slots: number; waiting: number }) {
    this.#free = limits.slots;
    this.#waitingLimit = limits.waiting;
  }

  /**
   * Runs `work` as soon as a slot is free, first come first served.
   *
   * @param whenFull makes the error for whoever finds the queue full
   */
  async run<T>(work: () => Promise<T>, whenFull: () => Error): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else {
      if (this.#queue.length >= this.#waitingLimit) throw whenFull();
      await new Promise<void>((resolve) => this.#queue.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }
}
