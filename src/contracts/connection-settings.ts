import { z } from 'zod';
import { isCron } from './cron';

const limit = (count: number, percent: number, most: number) =>
  z
    .strictObject({
      count: z.number().int().min(0).max(1_000_000).default(count),
      percent: z.number().min(0).max(100).default(percent),
      most: z.number().int().min(0).max(1_000_000).default(most),
    })
    .prefault({})
    .meta({
      description:
        'more than both count and percent, or more than most, in one run or in all runs of 24 hours, and the plan waits for a decision',
    });

/** When an account is on: a rule in words, one switch a reason. */
const activeRule = z
  .strictObject({
    whenNotAuthorised: z.enum(['deactivate', 'keep']).default('deactivate'),
    whenSuspended: z.enum(['deactivate', 'keep']).default('deactivate'),
    whenPasswordExpired: z.enum(['deactivate', 'keep']).default('deactivate'),
  })
  .prefault({});

/** How a connection is run. A change of `activeRule`, `matching` or `pushGroups` makes the next plan wait for approval. */
export const connectionSettings = z
  .strictObject({
    activeRule,
    matching: z
      .strictObject({
        /** Signals in the order they are believed. */
        signals: z
          .array(z.enum(['email', 'userName']))
          .min(1)
          .max(2)
          .default(['email', 'userName']),
        /** What an account that fits by every signal becomes: bound at once, or proposed to a person. */
        whenCertain: z.enum(['bind', 'propose']).default('bind'),
      })
      .prefault({}),
    pushGroups: z.boolean().default(true).meta({ description: 'off leaves all groups in Slack as they are' }),
    guards: z.strictObject({ deactivations: limit(5, 5, 500), groupDeletions: limit(1, 10, 20) }).prefault({}),
    /** Slack accounts that are never deactivated or changed, whatever the directory says (break-glass). */
    protectedAccountIds: z
      .array(z.string().regex(/^[UW][A-Z0-9]{2,20}$/, 'is not the id of an account in Slack, such as U012AB3CD'))
      .max(100)
      .default([]),
    reconcileCron: z
      .string()
      .min(9)
      .max(100)
      .refine(isCron, 'is not a schedule in cron form such as 23 */4 * * *')
      .nullable()
      .default('23 */4 * * *')
      .meta({ description: 'when everybody is compared, in cron form and UTC; null: only by hand' }),
    otherAppsSharePercent: z
      .number()
      .min(0)
      .max(90)
      .default(20)
      .meta({ description: 'part of Slack’s rate limits that is left to other apps of the organisation' }),
    concurrency: z.number().int().min(1).max(50).default(8),
    quarantineAfterFailures: z
      .strictObject({ count: z.number().int().min(1).default(10), percent: z.number().min(0).max(100).default(20) })
      .prefault({}),
    resetSessionsOfLeavers: z.boolean().default(false),
  })
  .meta({ id: 'ConnectionSettings' });

export type ConnectionSettings = z.output<typeof connectionSettings>;
