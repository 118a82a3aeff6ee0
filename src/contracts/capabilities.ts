import { z } from 'zod';
import { instant } from './instant';

/** What a token lets us do, as far as it matters for a step. */
export const capabilityNames = [
  'scim',
  'accounts.read',
  'accounts.write',
  'accounts.protect_owners',
  'groups.write',
  'usergroups.describe',
  'channels.read',
  'sessions.reset',
] as const;

export type CapabilityName = (typeof capabilityNames)[number];

const rank = z.enum(['member', 'admin', 'owner', 'primary-owner', 'unknown']);

/** What Slack said of a token, and what follows from it; every later step obeys it. */
export const capabilities = z
  .object({
    checkedAt: instant,
    plan: z.enum(['business-plus', 'enterprise', 'other', 'unknown']),
    organisation: z
      .object({ id: z.string(), name: z.string(), domain: z.string(), kind: z.enum(['workspace', 'organisation']) })
      .nullable()
      .meta({ description: 'the workspace (`T…`) or organisation (`E…`) that the token belongs to' }),
    owner: z
      .object({ accountId: z.string(), rank })
      .nullable()
      .meta({ description: 'the account the token acts for; we never change it' }),
    scopes: z.array(z.string()),
    scimVersion: z.enum(['v2', 'v1']).nullable(),
    capabilities: z.array(
      z.object({
        name: z.enum(capabilityNames),
        state: z.enum(['works', 'degraded', 'impossible']),
        reason: z.string().meta({ description: 'one sentence; empty where it works' }),
        remedy: z.string(),
      }),
    ),
  })
  .meta({ id: 'Capabilities' });
