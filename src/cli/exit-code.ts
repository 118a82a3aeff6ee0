import { CountersignError } from '../core';

/** How a command ended; scripts rely on these numbers. */
export const exitCodes = {
  done: 0,
  failed: 1,
  usage: 2,
  notFound: 3,
  refused: 4,
  configuration: 5,
  unavailable: 6,
} as const;

const explanations: Record<keyof typeof exitCodes, string> = {
  done: 'done',
  failed: 'failed for a reason that is none of the following',
  usage: 'an argument, option or input file is wrong; nothing was changed',
  notFound: 'what was named does not exist',
  refused: 'refused or in conflict with what is there; nothing was changed',
  configuration: 'the configuration cannot be used',
  unavailable: 'the database cannot be reached; try again',
};

/** The exit codes as the help texts show them. */
export const exitCodeHelp = [
  'Exit codes:',
  ...Object.entries(exitCodes).map(([name, code]) => `  ${code}  ${explanations[name as keyof typeof exitCodes]}`),
].join('\n');

/** The exit code that an error ends the program with. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof CountersignError)) return isDatabaseGone(error) ? exitCodes.unavailable : exitCodes.failed;
  if (error.code.startsWith('config.')) return exitCodes.configuration;
  if (error.code.startsWith('db.') || error.status === 503) return exitCodes.unavailable;
  if (error.status === 404) return exitCodes.notFound;
  if ([400, 413, 415, 422].includes(error.status)) return exitCodes.usage;
  return error.status < 500 ? exitCodes.refused : exitCodes.failed;
}

/** Whether the database could not be reached, as `pg` says it. */
export function isDatabaseGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const unreachable = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', '57P03', '28P01', '3D000'];
  return (
    unreachable.includes(code) || /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  );
}
