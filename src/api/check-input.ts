import type { z } from 'zod';
import { faultsOf, inWords } from '../contracts';
import type { Fault } from '../core';
import { ApiError } from './api-error';

/** Where a part of the request came from, as faults name it. */
export type InputPart = 'path' | 'query' | 'body';

/** Levels of nesting that a JSON body may have; ours have four at most. */
const maximumDepth = 32;

/**
 * Checks one part of a request against its schema, and reports every fault at once.
 * Text with U+0000 is refused everywhere: PostgreSQL cannot keep it (R65).
 *
 * @param schema strict schema; without one the part must be empty
 * @returns the value with defaults filled in
 * @throws ApiError `api.invalid_input`
 */
export function checkInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  part: InputPart,
): z.output<Schema> {
  const structural = findForbiddenText(value);
  if (structural !== undefined) throw invalidInput([{ path: part, message: structural }]);
  const result = schema.safeParse(value, inWords);
  if (result.success) return result.data;
  throw invalidInput(faultsOf(result.error, part));
}

/** The error of an input with these faults. */
export function invalidInput(faults: readonly Fault[]): ApiError {
  return new ApiError({
    code: 'api.invalid_input',
    status: 400,
    what: faults.length === 1 ? 'The request has one fault.' : `The request has ${faults.length} faults.`,
    meaning: 'Nothing was changed.',
    remedy: 'Correct what is listed and send it again.',
    faults,
  });
}

/** Walks without recursion: a body may be nested deeper than the stack is. */
function findForbiddenText(root: unknown): string | undefined {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { value, depth } = entry;
    if (typeof value === 'string' && value.includes('\0')) return 'holds the character U+0000, which cannot be kept';
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= maximumDepth) return `is nested deeper than ${maximumDepth} levels`;
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes('\0')) return 'holds the character U+0000, which cannot be kept';
      open.push({ value: inner, depth: depth + 1 });
    }
  }
  return undefined;
}
