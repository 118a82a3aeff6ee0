import { z } from 'zod';
import { maximumPageSize } from '../core';

/** Query of every list: `limit` rows from `cursor` on (R72). */
export const pageQueryFields = {
  cursor: z
    .string()
    .min(1)
    .max(512)
    .optional()
    .meta({ description: '`nextCursor` of the page before; none = the first page', example: 'WyIyMDI2Il0' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(maximumPageSize)
    .default(50)
    .meta({ description: 'most rows the page may hold', example: 50 }),
};

/** The query of a list that takes nothing else. */
export const pageQuery = z.strictObject(pageQueryFields);

/**
 * One page of a list on the wire.
 *
 * @param name component name in the OpenAPI document, `TokenPage`
 * @param item schema of one row
 */
export function pageOf<Item extends z.ZodType>(name: string, item: Item) {
  return z
    .object({
      items: z.array(item),
      nextCursor: z.string().nullable().meta({ description: 'where the next page begins; null on the last one' }),
    })
    .meta({ id: name });
}
