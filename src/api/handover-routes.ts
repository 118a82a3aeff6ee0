import { z } from 'zod';
import type { AppService } from '../apps';
import { createdHandover, handoverList, newHandover, slackSettings } from '../contracts';
import type { HandoverService } from '../handover';
import { appParams } from './app-routes';
import { appNotFound, errorCodes } from './error-codes';
import { type ApiRoute, route } from './route';

const tag = 'Apps';

/** Handing a step of a set-up to somebody without an account. */
export function handoverRoutes({ apps, handovers }: { apps: AppService; handovers: HandoverService }): ApiRoute[] {
  return [
    route(
      {
        operationId: 'listSlackSettings',
        method: 'get',
        path: '/apps/{app}/slack-settings',
        scope: 'apps:read',
        tag,
        summary: 'List what has to be done in Slack, under its own names and in the order of its page',
        params: appParams,
        responses: {
          success: { status: 200, description: 'Nothing secret: what a hand-over link shows.', schema: slackSettings },
          errors: appNotFound,
        },
      },
      async ({ params }) => handovers.settingsOf(await apps.get(params.app)),
    ),
    route(
      {
        operationId: 'listHandovers',
        method: 'get',
        path: '/apps/{app}/handovers',
        scope: 'apps:read',
        tag,
        summary: 'List the steps that were handed to somebody, newest first',
        params: appParams,
        responses: {
          success: { status: 200, description: 'Without their links.', schema: handoverList },
          errors: appNotFound,
        },
      },
      async ({ params }) => ({ items: await handovers.list((await apps.get(params.app)).id) }),
    ),
    route(
      {
        operationId: 'createHandover',
        method: 'post',
        path: '/apps/{app}/handovers',
        scope: 'apps:write',
        tag,
        summary: 'Hand a step to somebody who needs no account, by a link that ends',
        params: appParams,
        body: newHandover,
        responses: {
          success: { status: 201, description: 'The link is in this answer only.', schema: createdHandover },
          errors: appNotFound,
        },
      },
      async ({ caller, params, body }) => handovers.create(caller.actor, await apps.get(params.app), body),
    ),
    route(
      {
        operationId: 'revokeHandover',
        method: 'delete',
        path: '/apps/{app}/handovers/{handoverId}',
        scope: 'apps:write',
        tag,
        summary: 'Take a link back',
        params: appParams.extend({ handoverId: z.uuid() }),
        responses: {
          success: { status: 204, description: 'It opens nothing any more.' },
          errors: errorCodes(appNotFound, { 404: ['handover.not_found'] }),
        },
      },
      async ({ caller, params }) => {
        await handovers.revoke(caller.actor, await apps.get(params.app), params.handoverId);
        return undefined;
      },
    ),
  ];
}
