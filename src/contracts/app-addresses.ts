import { z } from 'zod';
import { slug } from './apps';
import { instant } from './instant';

const lookedAt = z.number().int().min(1).optional().meta({
  description: 'the revision that was looked at: if the app has changed since, nothing is done',
});

/** Another address for an app. */
export const addressChange = z.strictObject({ slug, revision: lookedAt }).meta({ id: 'AddressChange' });

export type AddressChange = z.output<typeof addressChange>;

/** Which of the app's addresses its service provider has written down. */
export const startAddress = z.strictObject({ slug, revision: lookedAt }).meta({ id: 'StartAddress' });

export type StartAddress = z.output<typeof startAddress>;

/** An address that an app is reached at. */
export const appAddress = z
  .object({
    slug: z.string(),
    isCurrent: z.boolean().meta({ description: 'false: an old one, which goes on working until it is retired' }),
    startsHere: z.boolean().meta({ description: 'sign-ins that start from our side go out under its issuer' }),
    entityId: z.string().meta({ description: 'issuer of Responses to requests that come by this address' }),
    metadataUrl: z.string(),
    ssoUrl: z.string(),
    launchUrl: z.string(),
    replacedAt: instant.nullable(),
    signIns: z.number().int().meta({
      description: 'sign-ins that came by it while the app had several addresses, as far back as traces are kept',
    }),
    lastSignInAt: instant.nullable(),
  })
  .meta({ id: 'AppAddress' });

/** The address of an app, then its old ones, the newest first. */
export const appAddresses = z
  .object({
    items: z.array(appAddress),
    countedDays: z.number().int().meta({ description: 'how many days back sign-ins are counted' }),
  })
  .meta({ id: 'AppAddresses' });
