import { z } from 'zod';

/** A point in time: `Date` in our hands, ISO 8601 in UTC on the wire. */
export const instant = z
  .codec(z.iso.datetime(), z.date(), {
    decode: (text) => new Date(text),
    encode: (date) => date.toISOString(),
  })
  .meta({ description: 'ISO 8601, UTC', example: '2026-03-01T12:00:00.000Z' });
