import type { z } from 'zod';
import { inWords } from '../contracts';
import type { Fault } from '../core';
import { DirectoryError } from './directory-error';

/**
 * Holds an input against its contract.
 *
 * @returns the input as the contract keeps it (trimmed, composed, defaults filled in)
 * @throws DirectoryError `directory.input_invalid` with every fault and its path
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, inWords);
  if (result.success) return result.data;
  throw inputInvalid(result.error.issues.flatMap(toFaults));
}

/** The error for an input with faults, however they were found. */
export function inputInvalid(faults: readonly Fault[]): DirectoryError {
  return new DirectoryError({
    code: 'directory.input_invalid',
    status: 400,
    what: faults.length === 1 ? 'The input has one fault.' : `The input has ${faults.length} faults.`,
    meaning: 'Nothing was changed.',
    remedy: 'Correct what is listed and send it again.',
    faults,
    detail: faults.map((fault) => `${fault.path}: ${fault.message}`).join('; '),
  });
}

/** One issue of zod as faults: an unknown field is a fault of its own, a union speaks for its last choice. */
export function toFaults(issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), message: 'is not a known field' }));
  }
  if (issue.code === 'invalid_union') {
    const choice = issue.errors.at(-1) ?? [];
    if (choice.length > 0) {
      return choice.flatMap((inner) => toFaults({ ...inner, path: [...issue.path, ...inner.path] }));
    }
  }
  return [{ path: pathOf(issue.path), message: issue.message }];
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
