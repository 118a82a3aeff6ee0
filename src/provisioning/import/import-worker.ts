import { type Logger, Rounds } from '../../core';
import type { ImportRunner } from './import-runner';

/** How often imports are looked for that nobody works on. */
const pauseMs = 3_000;

/**
 * Goes on with imports that are too large to wait for. Any number of processes may run one. Stopped, it ends after the
 * account that is under way; what is left goes on elsewhere, or after the next start.
 */
export function createImportWorker({ runner, logger }: { runner: ImportRunner; logger: Logger }): Rounds {
  return new Rounds({
    everyMs: pauseMs,
    round: (stopping) => runner.workOff(stopping),
    logger,
    whenFailed: 'an import stopped; it goes on where it stopped',
  });
}
