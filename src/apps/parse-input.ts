import type { z } from 'zod';
import { inWords } from '../contracts';
import { invalidInput } from './app-errors';

/** Checks an input against its schema. @throws AppError `apps.invalid_input` with every fault */
export function parseInput<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const result = schema.safeParse(input, inWords);
  if (result.success) return result.data;
  throw invalidInput(
    result.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.') || '(whole)', message })),
  );
}
