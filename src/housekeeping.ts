import { type Clock, type Logger, Rounds } from './core';

/** Something to be done now and then; harmless when two processes do it at once. */
export type Chore = { name: string; run(now: Date): Promise<unknown> };

const pauseMs = 3_600_000;

/** Does the chores at start and every hour. A chore that fails is logged and tried again the next time. */
export function createHousekeeping(options: { chores: readonly Chore[]; clock: Clock; logger: Logger }): Rounds {
  const { chores, clock, logger } = options;
  return new Rounds({
    everyMs: pauseMs,
    atOnce: true,
    logger,
    whenFailed: 'the chores ended early; they are done again in an hour',
    round: async (stopping) => {
      for (const chore of chores) {
        if (stopping.aborted) return;
        try {
          await chore.run(clock.now());
        } catch (error) {
          logger.warn({ err: error, chore: chore.name }, 'a chore failed; it is tried again in an hour');
        }
      }
    },
  });
}
