import { z } from 'zod';
import { eventKind } from './events';
import { instant } from './instant';
import { pageOf, pageQueryFields } from './page';
import { lineOfText } from './text';

const fields = {
  name: lineOfText(100).meta({ description: 'what it is for', example: 'SIEM' }),
  url: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .regex(/^[\x21-\x7e]+$/, 'holds blanks or characters that an address cannot have')
    .meta({ description: 'https only', example: 'https://siem.example.com/countersign' }),
  kinds: z.array(eventKind).max(50).meta({ description: 'events of these kinds only; empty = all' }),
};

/** Where events of provisioning are sent; never the secret they are signed with (R61). */
export const webhook = z
  .object({
    id: z.uuid(),
    ...fields,
    connection: z.uuid().nullable().meta({ description: 'events over this connection only; null = all' }),
    state: z.enum(['enabled', 'disabled', 'failing']).meta({
      description:
        '`failing`: we stopped, because nothing was accepted any more; enable it and it goes on where it stopped',
    }),
    pending: z.number().int().meta({ description: 'deliveries that wait' }),
    createdAt: instant,
  })
  .meta({ id: 'Webhook' });

export type Webhook = z.output<typeof webhook>;

export const webhookList = z.object({ items: z.array(webhook) }).meta({ id: 'WebhookList' });

export const newWebhook = z
  .strictObject({
    ...fields,
    kinds: fields.kinds.default([]),
    connection: z
      .string()
      .regex(/^[\w-]{1,100}$/, 'is neither an id nor a short name')
      .nullable()
      .default(null)
      .meta({ description: 'events over this connection only: its id or the app’s short name', example: 'slack' }),
  })
  .meta({ id: 'NewWebhook' });

export type NewWebhook = z.output<typeof newWebhook>;

/** The one answer that holds the secret. */
export const createdWebhook = z
  .object({
    webhook,
    secret: z.string().meta({ description: 'what deliveries are signed with; shown this once', example: 'whsec_…' }),
  })
  .meta({ id: 'CreatedWebhook' });

export const webhookSwitch = z.strictObject({ enabled: z.boolean() }).meta({ id: 'WebhookSwitch' });

const deliveryState = z.enum(['pending', 'delivered', 'dead']);

/** The sending of one event to one webhook. */
export const webhookDelivery = z
  .object({
    id: z.uuid(),
    eventId: z.string().meta({ example: 'evt_1812' }),
    seq: z.number().int().meta({ description: 'place of the event in the audit record' }),
    kind: eventKind,
    state: deliveryState.meta({ description: '`dead`: given up after the last try; it can be tried again by hand' }),
    attempts: z.number().int(),
    nextAt: instant.nullable().meta({ description: 'when it is tried the next time, if the webhook is enabled then' }),
    lastStatus: z.number().int().nullable().meta({ description: 'HTTP status of the last answer, if there was one' }),
    lastError: z.string().nullable().meta({ description: 'why the last try did not succeed' }),
    createdAt: instant,
    endedAt: instant.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });

export type WebhookDelivery = z.output<typeof webhookDelivery>;

export const webhookDeliveryPage = pageOf('WebhookDeliveryPage', webhookDelivery);

export const deliveryQuery = z.strictObject({ state: deliveryState.optional(), ...pageQueryFields });
