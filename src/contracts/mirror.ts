import { z } from 'zod';
import { instant } from './instant';
import { pageOf, pageQueryFields } from './page';
import { plan, run, step } from './plans';

/** Whom or what to bring to Slack now. */
export const provisionNow = z
  .strictObject({ user: z.string().min(1).max(320).optional(), group: z.string().min(1).max(256).optional() })
  .refine(({ user, group }) => (user === undefined) !== (group === undefined), {
    path: ['user'],
    message: 'give either user or group',
  })
  .meta({ id: 'ProvisionNow', example: { user: 'ada' } });

/** What was found and done, line by line. */
export const nowTrace = z
  .object({
    lines: z.array(z.object({ code: z.string(), sentence: z.string() })),
    plan: plan.nullable().meta({ description: 'null: nothing was to be done' }),
    steps: z.array(step),
  })
  .meta({ id: 'ProvisionTrace' });

/** What would follow in Slack if somebody were suspended now. */
export const switchOffPreview = z
  .object({
    deactivates: z.boolean().meta({ description: 'whether their account would be switched off' }),
    waits: z.boolean().meta({ description: 'whether a guard would let it wait for a decision' }),
    lines: z.array(z.object({ code: z.string().meta({ example: 'deactivate' }), sentence: z.string() })),
  })
  .meta({ id: 'SwitchOffPreview' });

/** How a mirror stands at this moment. */
export const mirrorStatus = z
  .object({
    queued: z.number().int().meta({ description: 'people and groups that changed and that no plan has looked at' }),
    backlog: z
      .object({ changes: z.number().int(), oldestAt: instant.nullable() })
      .meta({ description: 'changes of the directory that were not taken in yet, and since when the oldest waits' }),
    waitingPlans: z.number().int(),
    failures: z.number().int().meta({ description: 'steps that wait for a person' }),
    conflicts: z.number().int().meta({ description: 'people of whom a person has to say which account is theirs' }),
    running: z.array(run),
    lastReconcileAt: instant.nullable(),
    nextReconcileAt: instant.nullable(),
    lastRun: run.nullable().meta({ description: 'null: nothing was applied yet' }),
    leavers: z
      .object({
        count: z.number().int(),
        medianSeconds: z.number().nullable(),
        slowestSeconds: z.number().nullable(),
      })
      .meta({
        description:
          'of people who were switched off within 30 days because the directory changed: from that change to Slack’s answer',
      }),
  })
  .meta({ id: 'MirrorStatus' });

/** Which username somebody has or gets in Slack. */
export const userNamePreview = z
  .object({
    userId: z.uuid(),
    username: z.string(),
    name: z.string(),
    source: z.string().nullable().meta({ description: 'what the mapping gives' }),
    current: z.string().nullable().meta({ description: 'of their account; null: they have none' }),
    wanted: z.string().nullable().meta({ description: 'by the newest plan; null: none is planned' }),
    notes: z
      .array(z.enum(['kept', 'characters_changed', 'number_added', 'no_source', 'not_planned']))
      .meta({ description: 'why it is not what the source says' }),
  })
  .meta({ id: 'UserNamePreview' });

export const userNamePreviewPage = pageOf('UserNamePreviewPage', userNamePreview);

export const userNameQuery = z.strictObject({
  changed: z
    .union([z.boolean(), z.stringbool()])
    .optional()
    .meta({ description: 'only people whose username is to be another one, or is new' }),
  ...pageQueryFields,
});
