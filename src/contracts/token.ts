import { z } from 'zod';
import { instant } from './instant';
import { pageOf } from './page';
import { scope } from './scope';

/** An API token as it is shown: never the secret itself, nor its hash (R61, R70). */
export const token = z
  .object({
    id: z.uuid(),
    name: z.string().meta({ description: 'what it is for, in words of its creator', example: 'HR import' }),
    scopes: z.array(scope),
    createdAt: instant,
    expiresAt: instant,
    lastUsedAt: instant.nullable().meta({ description: 'to the minute; null = never' }),
    revokedAt: instant.nullable().meta({ description: 'null = not revoked' }),
  })
  .meta({
    id: 'Token',
    example: {
      id: '0d4f4b7e-3a53-4f0e-9d0b-7f1c2b3a4d5e',
      name: 'HR import',
      scopes: ['directory:read', 'directory:write'],
      createdAt: '2026-03-01T12:00:00.000Z',
      expiresAt: '2026-05-30T12:00:00.000Z',
      lastUsedAt: null,
      revokedAt: null,
    },
  });

export type Token = z.output<typeof token>;

export const tokenPage = pageOf('TokenPage', token);

/** What a new token is made from. */
export const newToken = z
  .strictObject({
    name: z.string().trim().min(1).max(100).meta({ description: 'what it is for', example: 'HR import' }),
    scopes: z.array(scope).min(1).max(50),
    expiresInDays: z
      .number()
      .int()
      .min(1)
      .max(366)
      .default(90)
      .meta({ description: 'days until it stops working', example: 90 }),
  })
  .meta({
    id: 'NewToken',
    example: { name: 'HR import', scopes: ['directory:read', 'directory:write'], expiresInDays: 90 },
  });

export type NewToken = z.output<typeof newToken>;

/** The one answer that holds the secret. */
export const createdToken = z
  .object({
    token,
    secret: z.string().meta({
      description: 'what to send as `Authorization: Bearer …`; shown this once',
      example: 'cs_Jq0dV8xJm2o5nqz0yq1nqPZ5mJ3c0m0XJv7f0m9Qx1E',
    }),
  })
  .meta({ id: 'CreatedToken' });
