import { readFileSync } from 'node:fs';

/** Says what was left out, and ends what the global set-up started. */
export default async function globalTeardown(): Promise<void> {
  const left = readFileSync(process.env.TEST_WITHOUT_SAMPLES ?? '', 'utf8').length;
  if (left > 0) {
    process.stderr.write(
      `\n*** ${left} files of tests of the shapes of Slack's answers did NOT run: COUNTERSIGN_SLACK_SAMPLES names no recorded ones. ***\n`,
    );
  }
  await (globalThis as unknown as { stopTestPostgres(): Promise<void> }).stopTestPostgres();
}
