import { z } from 'zod';
import { instant } from './instant';
import { lineOfText } from './text';

/** A signing key pair as it is shown: everything but the private key, which never leaves (R61). */
export const signingKey = z
  .object({
    id: z.uuid(),
    appId: z.uuid(),
    state: z
      .enum(['next', 'active', 'retired'])
      .meta({ description: '`next`: published, does not sign yet; `active`: published and signs; `retired`: neither' }),
    certificatePem: z.string(),
    serialNumber: z.string(),
    fingerprintSha1: z.string(),
    fingerprintSha256: z.string(),
    subject: z.string().meta({ example: 'CN=Slack, O=Acme' }),
    keyBits: z.number().int(),
    notBefore: instant,
    notAfter: instant,
    daysLeft: z.number().int().meta({ description: 'whole days until notAfter; negative once it has passed' }),
    canSign: z.boolean().meta({ description: 'false once the private key was destroyed' }),
    createdAt: instant,
    activatedAt: instant.nullable(),
    retiredAt: instant.nullable(),
  })
  .meta({ id: 'SigningKey' });

export const signingKeyList = z.object({ items: z.array(signingKey) }).meta({ id: 'SigningKeyList' });

const newState = z
  .enum(['next', 'active'])
  .default('next')
  .meta({ description: '`active` only for an app that has no active key' });

/** A key pair to be made. */
export const newSigningKey = z
  .strictObject({
    bits: z.union([z.literal(2048), z.literal(3072), z.literal(4096)]).default(2048),
    subject: z
      .strictObject({
        commonName: lineOfText(64),
        organisation: lineOfText(64).optional(),
        organisationalUnit: lineOfText(64).optional(),
      })
      .optional()
      .meta({ description: 'default: the name of the app' }),
    validityDays: z.number().int().min(1).max(3_650).default(1_096).meta({ example: 1_096 }),
    state: newState,
  })
  .meta({ id: 'NewSigningKey', example: { bits: 2048, validityDays: 730, state: 'next' } });

/** A key pair made elsewhere. */
export const signingKeyImport = z
  .strictObject({
    certificatePem: z.string().min(1).max(16_384),
    privateKeyPem: z.string().min(1).max(16_384).meta({ writeOnly: true, description: 'not encrypted' }),
    state: newState,
  })
  .meta({ id: 'SigningKeyImport' });
