import type { Clock } from '../../core';

/**
 * The clock of the practice workspace: it runs with the machine's (or the one it was given) until somebody turns it
 * forward or holds it, so that an hour of limits passes in a second. It never goes back.
 */
export class TurnableClock implements Clock {
  readonly #base: Clock;
  #aheadMs = 0;
  #heldAt: number | undefined;

  constructor(base: Clock) {
    this.#base = base;
  }

  now(): Date {
    return new Date(this.#heldAt ?? this.#base.now().getTime() + this.#aheadMs);
  }

  /** The machine's own time, whatever the workspace's is: for what is compared with other machines. */
  machineNow(): Date {
    return this.#base.now();
  }

  get isHeld(): boolean {
    return this.#heldAt !== undefined;
  }

  advance(milliseconds: number): void {
    if (this.#heldAt === undefined) this.#aheadMs += milliseconds;
    else this.#heldAt += milliseconds;
  }

  /** Stops the clock where it is. */
  hold(): void {
    this.#heldAt ??= this.now().getTime();
  }

  /** Lets a held clock run on from where it was held. */
  run(): void {
    if (this.#heldAt === undefined) return;
    this.#aheadMs = this.#heldAt - this.#base.now().getTime();
    this.#heldAt = undefined;
  }
}
