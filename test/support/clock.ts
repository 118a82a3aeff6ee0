import type { Clock } from '../../src/core';

/** A clock that stands still until it is turned. */
export class TestClock implements Clock {
  #now: number;

  constructor(start: string | Date = '2026-03-01T12:00:00.000Z') {
    this.#now = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
