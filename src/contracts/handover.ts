import { z } from 'zod';
import { instant } from './instant';

const step = z.enum(['slack_settings']).meta({ description: '`slack_settings`: what has to be filled in in Slack' });

/** One thing to do on Slack's page of SAML settings. */
const slackSetting = z
  .object({
    name: z.string().meta({ description: 'as Slack calls it' }),
    kind: z.enum(['paste', 'choose']).meta({ description: '`paste`: the value goes into a field as it is' }),
    value: z.string(),
    note: z.string().nullable().meta({ description: 'why, or when' }),
  })
  .meta({ id: 'SlackSetting' });

export type SlackSetting = z.output<typeof slackSetting>;

/** What has to be done in Slack, in the order of its page. */
export const slackSettings = z
  .object({
    path: z.string().meta({ description: 'the way to that page through Slack’s menus' }),
    items: z.array(slackSetting).meta({ description: 'none for an app that is not Slack' }),
  })
  .meta({ id: 'SlackSettings' });

export type SlackSettings = z.output<typeof slackSettings>;

/** A step of a set-up that was handed to somebody who needs no account here. */
export const handover = z
  .object({
    id: z.uuid(),
    step,
    madeBy: z.string(),
    createdAt: instant,
    expiresAt: instant,
    doneAt: instant.nullable().meta({ description: 'when that person said that it is done' }),
    revokedAt: instant.nullable(),
    state: z
      .enum(['waiting', 'done', 'ended', 'revoked'])
      .meta({ description: 'at this moment; `ended`: its time was over before anybody said that it is done' }),
    opens: z.boolean().meta({
      description:
        'whether its link opens the step at this moment: until it ends or is taken back, also after it is done, so that whoever ' +
        'did it can look again',
    }),
  })
  .meta({ id: 'Handover' });

export type Handover = z.output<typeof handover>;

export const handoverList = z.object({ items: z.array(handover) }).meta({ id: 'HandoverList' });

export const newHandover = z
  .strictObject({
    step: step.default('slack_settings'),
    hours: z.number().int().min(1).max(168).default(48).meta({ description: 'until the link ends' }),
  })
  .meta({ id: 'NewHandover' });

/** The one answer that holds the link. */
export const createdHandover = z
  .object({ handover, url: z.string().meta({ description: 'opens that step and nothing else; shown this once' }) })
  .meta({ id: 'CreatedHandover' });
