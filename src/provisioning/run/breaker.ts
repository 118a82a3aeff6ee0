import type { Clock } from '../../core';
import { backoffMs } from './decide-ending';
import type { Outcome } from './outcome';

/** Failures in a row, of whomever, after which it is Slack that is in trouble and not a step. */
const mostInARow = 5;

/**
 * Lets nobody try while Slack is in trouble, or wants a pause: otherwise each of ten thousand people would use up their
 * tries on the same outage. After the pause a few try; one success opens the way for all.
 */
export class Breaker {
  readonly #clock: Clock;
  readonly #random: () => number;
  #inARow = 0;
  #openUntil = 0;

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  get isOpen(): boolean {
    return this.#clock.now().getTime() < this.#openUntil;
  }

  note(outcome: Outcome): void {
    if (outcome.kind !== 'again' && outcome.kind !== 'unsure') {
      this.#inARow = 0;
      return;
    }
    const now = this.#clock.now().getTime();
    const { retryAfterMs } = outcome.error;
    if (outcome.error.kind === 'rate_limited') {
      this.#openUntil = Math.max(this.#openUntil, now + (retryAfterMs ?? backoffMs(3, this.#random())));
      return;
    }
    this.#inARow += 1;
    const over = this.#inARow - mostInARow;
    if (over >= 0) this.#openUntil = Math.max(this.#openUntil, now + backoffMs(over + 1, this.#random()));
  }
}
