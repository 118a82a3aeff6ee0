import type { z } from 'zod';
import { CliError } from './cli-error';

/**
 * Checks typed values against the contract that the API uses too.
 *
 * @throws CliError `cli.wrong_argument` with every fault
 */
export function checkArguments<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new CliError({
    code: 'cli.wrong_argument',
    status: 400,
    what:
      result.error.issues.length === 1 ? 'An argument is wrong.' : `${result.error.issues.length} arguments are wrong.`,
    meaning: 'Nothing was changed.',
    faults: result.error.issues.map((issue) => ({
      path: issue.path.map(String).join('.') || 'arguments',
      message: issue.message,
    })),
  });
}
