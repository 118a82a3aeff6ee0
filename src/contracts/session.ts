import { z } from 'zod';
import { instant } from './instant';

/** One browser in which a person is signed in. The token is never shown (R61). */
export const session = z
  .object({
    id: z.uuid(),
    createdAt: instant,
    lastUsedAt: instant.meta({ description: 'to the minute' }),
    expiresAt: instant.meta({ description: 'end in any case' }),
    authenticatedAt: instant.meta({ description: 'when the person proved who they are' }),
    authnContext: z.string().meta({ description: 'how, as AuthnContextClassRef' }),
    address: z.string().nullable(),
    userAgent: z.string().nullable(),
  })
  .meta({ id: 'Session' });

/** The living sessions of a person, the last used first. */
export const sessionList = z.object({ items: z.array(session) }).meta({ id: 'SessionList' });

/** How many sessions were ended. */
export const endedSessions = z.object({ ended: z.number().int().meta({ example: 2 }) }).meta({ id: 'EndedSessions' });
