import type { z } from 'zod';
import { faultsOf, inWords } from '../../contracts';
import { invalidInput } from './connection-errors';

/** Checks an input against its schema. @throws ProvisioningError `provisioning.invalid_input` with every fault */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input, inWords);
  if (result.success) return result.data;
  throw invalidInput(faultsOf(result.error, '(whole)'));
}
