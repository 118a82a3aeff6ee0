import { z } from 'zod';

const user = z.object({ id: z.uuid(), username: z.string(), name: z.string() });
const most = 'of these people the first 100';

/** What a row would give for everybody who is authorised, as far as one call came. */
export const rowCheck = z
  .object({
    checked: z.number().int().meta({ description: 'how many people this call looked at' }),
    total: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'how many there are in all; only where no cursor was given' }),
    invalid: z
      .object({
        count: z.number().int(),
        items: z.array(z.object({ user, fault: z.string() })).meta({ description: most }),
      })
      .meta({ description: 'people for whom the row fails, or gives what is not taken' }),
    missing: z
      .object({ count: z.number().int(), items: z.array(z.object({ user })).meta({ description: most }) })
      .meta({ description: 'people for whom the row gives nothing' }),
    nextCursor: z.string().nullable().meta({
      description: 'where to go on: a call ends after half a second of work or 2,000 people, whichever comes first',
    }),
  })
  .meta({ id: 'RowCheck' });

/** Where a check of everybody goes on; left out, it begins. */
export const rowCheckCursor = z.string().min(1).max(1_000).optional();
