/** Pauses where Slack does not say how long: the first, doubled with each that follows, up to the longest. */
const firstPauseMs = 5_000;
const longestGuessMs = 60_000;

type Brake = { untilMs: number; pulledAtMs: number; guesses: number };

/** Who waits until when, because Slack said “too many”. */
export class Brakes {
  readonly #brakes = new Map<string, Brake>();

  /** Milliseconds until calls under this brake may be sent again; 0 is now. */
  leftMs(name: string, nowMs: number): number {
    const brake = this.#brakes.get(name);
    // a clock that was set back would lengthen the pause by as much
    if (brake === undefined || nowMs < brake.pulledAtMs) return 0;
    return Math.max(0, brake.untilMs - nowMs);
  }

  /** @param forMs what Slack said; null where it did not */
  pull(name: string, forMs: number | null, nowMs: number): { untilMs: number; isNew: boolean } {
    const known = this.#brakes.get(name);
    const isNew = this.leftMs(name, nowMs) === 0;
    const guesses = forMs === null ? (known?.guesses ?? 0) + (isNew ? 1 : 0) : 0;
    const pauseMs = forMs ?? Math.min(longestGuessMs, firstPauseMs * 2 ** Math.max(0, guesses - 1));
    const untilMs = Math.max(isNew ? 0 : (known?.untilMs ?? 0), nowMs + pauseMs);
    this.#brakes.set(name, { untilMs, pulledAtMs: nowMs, guesses });
    return { untilMs, isNew };
  }

  /** A call went well: the next guess is a short one again. */
  forget(name: string): void {
    const brake = this.#brakes.get(name);
    if (brake !== undefined) brake.guesses = 0;
  }
}
