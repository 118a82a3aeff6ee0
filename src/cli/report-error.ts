import { CountersignError } from '../core';
import { isDatabaseGone } from './exit-code';
import { printable } from './printable';

/**
 * Says on standard error what went wrong: one sentence, what it means, what to do, and every fault on a line of its own.
 * Stack traces are for developers: only with COUNTERSIGN_DEBUG.
 */
export function reportError(error: unknown, options: { isJson: boolean; isDebug: boolean }): string {
  const known = toKnown(error);
  const trace = options.isDebug && error instanceof Error ? `${error.stack ?? ''}${causeOf(error)}\n` : '';
  if (options.isJson) {
    const { code, what, meaning, remedy, faults } = known;
    return `${JSON.stringify({ error: { code, what, meaning, remedy, faults } }, null, 2)}\n${trace}`;
  }
  const lines = [`error: ${known.what}`];
  for (const fault of known.faults) lines.push(`  ${fault.path}: ${fault.message}`);
  const advice = [known.meaning, known.remedy].filter(Boolean).join(' ');
  if (advice) lines.push(advice);
  return `${lines.map(printable).join('\n')}\n${trace}`;
}

type Known = Pick<CountersignError, 'code' | 'what' | 'meaning' | 'remedy' | 'faults'>;

function toKnown(error: unknown): Known {
  if (error instanceof CountersignError) return error;
  if (isDatabaseGone(error)) {
    return {
      code: 'db.unavailable',
      what: 'The database cannot be reached.',
      meaning: 'Nothing was changed.',
      remedy: 'Check database.url in the configuration (or DATABASE_URL), and that PostgreSQL runs.',
      faults: [],
    };
  }
  return {
    code: 'cli.unexpected',
    what: `Something went wrong that should not: ${error instanceof Error ? firstLine(error.message) : 'no reason given'}`,
    meaning: undefined,
    remedy: 'Run it again with COUNTERSIGN_DEBUG=1 to see where, and report that.',
    faults: [],
  };
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? `\nCaused by: ${error.cause.stack ?? error.cause.message}` : '';
}
