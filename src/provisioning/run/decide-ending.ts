import type { Outcome } from './outcome';
import type { StepEnd } from './step-store';

/** Tries of one step before it waits for a person: with the pauses below, about a quarter of an hour. */
const mostAttempts = 10;
const firstPauseMs = 1_000;
const longestPauseMs = 300_000;

/**
 * Pause before another try: doubled each time, and never the same for two, so that those who failed together do not come
 * back together (R100).
 *
 * @param attempt 1 after the first try
 * @param random from 0 to 1
 */
export function backoffMs(attempt: number, random: number): number {
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempt - 1, 20));
  return Math.round(pauseMs * (0.5 + random / 2));
}

/** Where a step stands after a try, and when it goes on. @param attempts with this one */
export function decideEnding(
  outcome: Outcome,
  attempts: number,
  { now, random }: { now: Date; random: () => number },
): Pick<StepEnd, 'state' | 'nextAt'> {
  const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
  switch (outcome.kind) {
    case 'done':
    case 'skipped':
      return { state: outcome.kind, nextAt: null };
    case 'failed':
    case 'turned_inactive':
      return { state: 'dead', nextAt: null };
    case 'stop':
      return { state: 'retry', nextAt: null };
    case 'unsure':
      if (attempts >= mostAttempts) return { state: 'dead', nextAt: null };
      return { state: 'unknown', nextAt: later(backoffMs(attempts, random())) };
    case 'again': {
      const isLimit = outcome.error.kind === 'rate_limited';
      if (attempts >= mostAttempts && !isLimit) return { state: 'dead', nextAt: null };
      return { state: 'retry', nextAt: later(outcome.error.retryAfterMs ?? backoffMs(attempts, random())) };
    }
  }
}
