import type { Config } from './config';
import { type Logger, systemClock } from './core';
import { startDemo } from './demo';
import { startCountersign } from './start-countersign';

/** Where a person reads what is going on. */
export type ServeOutput = { write(text: string): void };

/**
 * Serves until the process is told to stop (SIGTERM or SIGINT): with the practice organisation and workspace when there
 * is no configuration, else with a one-time link as long as nobody can administer.
 */
export async function serve(
  config: Config,
  logger: Logger,
  environment: NodeJS.ProcessEnv,
  output: ServeOutput,
): Promise<void> {
  // Heard from the first moment on: who is told to stop while starting lets those in who came meanwhile, and then stops (R88).
  const told = untilTold();
  const onProgress = (step: string) => output.write(`  ${step}\n`);
  const options = { config, logger, clock: systemClock, environment, onProgress };
  const running = config.demo ? await startDemo(options, output) : await startForReal(options, output);
  await told;
  output.write('\nStopping: requests in progress are finished first.\n');
  await running.stop();
}

async function startForReal(options: Parameters<typeof startCountersign>[0], output: ServeOutput) {
  const running = await startCountersign(options);
  const link = await running.services.setup.issueLink();
  output.write(`\nCountersign is serving at ${options.config.baseUrl}\n`);
  if (link !== undefined) {
    output.write(
      `\nNobody administers it yet. Open this link to make the first administrator:\n\n  ${link.url}\n\n` +
        `It works once, until ${link.expiresAt.toISOString()}. A new start prints a new one.\n`,
    );
  }
  return running;
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    // Stays: whoever ends a process group tells us and whoever started us, who hands it on, and the second must not kill.
    process.on('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
}
