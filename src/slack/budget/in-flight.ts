/**
 * How many calls are under way at once: fewer when Slack fails or refuses, one more with each that goes well. Leavers
 * have a place of their own beside it.
 */
export class InFlight {
  #most: number;
  #allowed: number;
  #count = 0;
  #whenIdle: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
    this.#allowed = most;
  }

  get most(): number {
    return this.#most;
  }

  set most(most: number) {
    this.#most = most;
    this.#allowed = most;
  }

  hasRoom(isUrgent: boolean): boolean {
    return this.#count < this.#allowed + (isUrgent ? 1 : 0);
  }

  begin(): void {
    this.#count += 1;
  }

  end(how: 'well' | 'badly' | 'refused'): void {
    this.#count -= 1;
    if (this.#count === 0) for (const tell of this.#whenIdle.splice(0)) tell();
    if (how === 'well') this.#allowed = Math.min(this.#most, this.#allowed + 1);
    // after a pause one call tries the way before the others follow
    else if (how === 'refused') this.#allowed = 1;
    else this.#allowed = Math.max(1, Math.floor(this.#allowed / 2));
  }

  /** Resolves once none is under way. */
  idle(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#count === 0) resolve();
      else this.#whenIdle.push(resolve);
    });
  }
}
