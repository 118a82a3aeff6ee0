import { z } from 'zod';
import { instant } from './instant';

const step = z.enum(['slack_settings']).meta({ description: '`slack_settings`: what has to be filled in in Slack' });

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
