import { z } from 'zod';

/** Who did something. */
export const actor = z
  .object({ kind: z.enum(['user', 'token', 'cli', 'system']), id: z.string(), name: z.string() })
  .meta({ id: 'Actor' });
