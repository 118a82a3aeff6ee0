import type { z } from 'zod';
import { SandboxError } from '../sandbox-error';
import { faultsOf } from './faults-of';

/** What a schema makes of an input. @throws SandboxError `sandbox.invalid_input` with every fault */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new SandboxError('sandbox.invalid_input', 422, 'The input is not understood.', {
    faults: faultsOf(parsed.error),
  });
}
