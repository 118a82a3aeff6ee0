import type { z } from 'zod';
import { faultsOf, inWords } from '../contracts';
import { CliError } from './cli-error';

/**
 * Checks typed values against the contract that the API uses too.
 *
 * @throws CliError `cli.wrong_argument` with every fault
 */
export function checkArguments<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, inWords);
  if (result.success) return result.data;
  const faults = faultsOf(result.error, 'arguments');
  throw new CliError({
    code: 'cli.wrong_argument',
    status: 400,
    what: faults.length === 1 ? 'An argument is wrong.' : `${faults.length} arguments are wrong.`,
    meaning: 'Nothing was changed.',
    faults,
  });
}
