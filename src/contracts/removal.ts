import { z } from 'zod';

/** Who keeps access when a connection ends. */
export const keptAccess = z
  .object({
    active: z.number().int().meta({ description: 'managed accounts that are on, and stay on' }),
    sample: z.array(z.object({ username: z.string(), accountId: z.string() })).meta({ description: 'the first 50' }),
    groups: z.number().int().meta({ description: 'mirrored groups, which stay as they are' }),
  })
  .meta({ id: 'KeptAccess' });

/** Typing the app's name confirms. */
export const deactivation = z
  .strictObject({ confirm: z.string().min(1).max(200).meta({ description: 'the name of the app, exactly' }) })
  .meta({ id: 'Deactivation', example: { confirm: 'Slack' } });
