import { z } from 'zod';

const description = 'the revision that was looked at: if there is a newer one, nothing is done';

/** So that nobody saves over what they have not seen. */
export const seenRevision = z.number().int().min(1).meta({ description });

/** The same as a query, for what has no body. */
export const seenQuery = z.strictObject({
  revision: z.coerce.number().int().min(1).optional().meta({ description }),
});
