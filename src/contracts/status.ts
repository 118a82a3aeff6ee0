import { z } from 'zod';
import { instant } from './instant';

/** A published certificate that ends soon. */
const certificateWarning = z.object({
  keyId: z.uuid(),
  appSlug: z.string(),
  state: z.enum(['next', 'active', 'retired']),
  daysLeft: z.number().int().meta({ description: 'negative once it has expired' }),
  notAfter: instant,
});

/** A mirror in which something waits for a person. */
const mirrorWarning = z.object({
  appSlug: z.string(),
  appName: z.string(),
  quarantined: z.boolean(),
  waitingPlans: z.number().int(),
  failures: z.number().int(),
  conflicts: z.number().int().meta({ description: 'people of whom it is not known which account is theirs' }),
});

/** The installation at a glance. */
export const status = z
  .object({
    version: z.string(),
    at: instant,
    people: z.object({ all: z.number().int(), suspended: z.number().int(), administrators: z.number().int() }),
    groups: z.number().int(),
    apps: z.object({ all: z.number().int(), enabled: z.number().int() }),
    sessions: z.number().int().meta({ description: 'living sessions, idle ones included' }),
    practiceUrl: z
      .url()
      .nullable()
      .meta({ description: 'of the practice workspace that this installation brings; null in earnest' }),
    auditPending: z.number().int().meta({ description: 'events that wait for their place in the chain' }),
    masterKeyRotationPending: z.boolean(),
    certificateWarnings: z.array(certificateWarning).meta({ description: 'with 90 days or less, soonest first' }),
    mirrorWarnings: z.array(mirrorWarning).meta({ description: 'mirrors in which something waits for a person' }),
  })
  .meta({ id: 'Status' });
