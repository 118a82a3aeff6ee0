import type { z } from 'zod';
import type { Fault } from '../../core';

/** What zod found, as faults with paths. */
export function faultsOf(error: z.ZodError): Fault[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.') || 'input', message: issue.message }));
}
