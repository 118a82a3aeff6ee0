import { z } from 'zod';
import {
  createdWebhook,
  deliveryQuery,
  newWebhook,
  webhookDelivery,
  webhookDeliveryPage,
  webhookList,
  webhook as webhookSchema,
  webhookSwitch,
} from '../contracts';
import type { WebhookService } from '../provisioning';
import { connectionNotFound, type ErrorCodes, errorCodes, listErrors } from './error-codes';
import { type ApiRoute, route } from './route';
import { toWirePage } from './wire-page';

const tag = 'Webhooks';
const webhookParams = z.strictObject({ webhook: z.uuid() });
const deliveryParams = webhookParams.extend({ delivery: z.uuid() });
const webhookNotFound: ErrorCodes = { 404: ['provisioning.webhook_not_found'] };

export type WebhookServices = { webhooks: WebhookService };

/** Sending events of provisioning elsewhere. */
export function webhookRoutes({ webhooks }: WebhookServices): ApiRoute[] {
  return [
    route(
      {
        operationId: 'listWebhooks',
        method: 'get',
        path: '/webhooks',
        scope: 'provisioning:read',
        tag,
        summary: 'List webhooks, without their secrets',
        responses: { success: { status: 200, description: 'All of them.', schema: webhookList } },
      },
      async () => ({ items: await webhooks.list() }),
    ),
    route(
      {
        operationId: 'createWebhook',
        method: 'post',
        path: '/webhooks',
        scope: 'provisioning:write',
        dangerous: true,
        tag,
        summary: 'Have events of provisioning sent to an address from now on',
        description:
          'Each event is POSTed as `GET /events` shows it, at least once and in the order of `seq`: one that does not get through ' +
          '(no 2xx within 10 seconds) holds up the ones behind it, and is given up after 8 tries in nine hours. ' +
          '`Countersign-Event` is the event’s id, the same on every try. `Countersign-Signature` is `t=SECONDS,v1=HEX`: ' +
          'HMAC-SHA256 with the secret over the seconds, a full stop and the body; refuse what is older than five minutes. ' +
          'Events hold people’s names and attributes: the address leads them out of Countersign.',
        body: newWebhook,
        responses: {
          success: { status: 201, description: 'The secret is in this answer only.', schema: createdWebhook },
          errors: errorCodes(connectionNotFound, { 400: ['provisioning.webhook_url_refused'] }),
        },
      },
      ({ caller, body }) => webhooks.create(caller.actor, body),
    ),
    route(
      {
        operationId: 'getWebhook',
        method: 'get',
        path: '/webhooks/{webhook}',
        scope: 'provisioning:read',
        tag,
        summary: 'Read one webhook',
        params: webhookParams,
        responses: {
          success: { status: 200, description: 'Without its secret.', schema: webhookSchema },
          errors: webhookNotFound,
        },
      },
      ({ params }) => webhooks.get(params.webhook),
    ),
    route(
      {
        operationId: 'switchWebhook',
        method: 'patch',
        path: '/webhooks/{webhook}',
        scope: 'provisioning:write',
        tag,
        summary: 'Switch a webhook on or off',
        description: 'While it is off nothing is lost: switched on, it goes on where it stopped.',
        params: webhookParams,
        body: webhookSwitch,
        responses: {
          success: { status: 200, description: 'The webhook as it is now.', schema: webhookSchema },
          errors: webhookNotFound,
        },
      },
      ({ caller, params, body }) => webhooks.switch(caller.actor, params.webhook, body.enabled),
    ),
    route(
      {
        operationId: 'deleteWebhook',
        method: 'delete',
        path: '/webhooks/{webhook}',
        scope: 'provisioning:write',
        dangerous: true,
        tag,
        summary: 'Forget a webhook and its deliveries',
        description: 'Events that wait for it are not sent any more.',
        params: webhookParams,
        responses: { success: { status: 204, description: 'Nothing more is sent.' }, errors: webhookNotFound },
      },
      async ({ caller, params }) => {
        await webhooks.delete(caller.actor, params.webhook);
        return undefined;
      },
    ),
    route(
      {
        operationId: 'listWebhookDeliveries',
        method: 'get',
        path: '/webhooks/{webhook}/deliveries',
        scope: 'provisioning:read',
        tag,
        summary: 'List what was sent or waits, the newest event first; kept for 30 days',
        params: webhookParams,
        query: deliveryQuery,
        responses: {
          success: { status: 200, description: 'One page of deliveries.', schema: webhookDeliveryPage },
          errors: errorCodes(webhookNotFound, listErrors),
        },
      },
      async ({ params, query }) => toWirePage(await webhooks.listDeliveries(params.webhook, query)),
    ),
    route(
      {
        operationId: 'retryWebhookDelivery',
        method: 'post',
        path: '/webhooks/{webhook}/deliveries/{delivery}/retry',
        scope: 'provisioning:write',
        tag,
        summary: 'Try a delivery again; one that was given up comes out of order then',
        description:
          'After what waits before it; while the webhook is disabled or failing it waits until it is enabled.',
        params: deliveryParams,
        responses: {
          success: { status: 200, description: 'The delivery as it waits.', schema: webhookDelivery },
          errors: errorCodes(webhookNotFound, { 404: ['provisioning.delivery_not_found'] }),
        },
      },
      ({ caller, params }) => webhooks.retry(caller.actor, params.webhook, params.delivery),
    ),
  ];
}
