import { z } from 'zod';
import type { AppService } from '../apps';
import {
  pageQuery,
  preflight as preflightSchema,
  preview as previewSchema,
  signInDays,
  signInDaysQuery,
  trace,
  tracePage,
  traceQuery,
} from '../contracts';
import type { Clock } from '../core';
import type { DirectoryService } from '../directory';
import type { PreflightService, PreviewService, TraceService } from '../saml';
import { appParams } from './app-routes';
import { appNotFound, errorCodes, listErrors, userNotFound } from './error-codes';
import { type ApiRoute, route } from './route';
import { userParams } from './user-routes';
import { toWirePage } from './wire-page';

const tag = 'Sign-in';

type Services = {
  apps: AppService;
  clock: Clock;
  directory: DirectoryService;
  preflight: PreflightService;
  preview: PreviewService;
  traces: TraceService;
};

/** What happened to a sign-in, and what one would bring. */
export function traceRoutes({ apps, clock, directory, preflight, preview, traces }: Services): ApiRoute[] {
  return [
    route(
      {
        operationId: 'getTrace',
        method: 'get',
        path: '/traces/{code}',
        scope: 'traces:read',
        tag,
        summary: 'Read what happened to a sign-in attempt',
        params: z.strictObject({
          code: z.string().min(1).max(40).meta({ description: 'as the page shows it', example: 'KFTR-MWQZ' }),
        }),
        responses: {
          success: { status: 200, description: 'Each step, which one refused, and why.', schema: trace },
          errors: { 404: ['saml.trace_not_found'] },
        },
      },
      ({ params }) => traces.find(params.code),
    ),
    route(
      {
        operationId: 'listTraces',
        method: 'get',
        path: '/traces',
        scope: 'traces:read',
        tag,
        summary: 'List sign-in attempts, the newest first',
        query: traceQuery,
        responses: {
          success: { status: 200, description: 'One page of attempts.', schema: tracePage },
          errors: errorCodes(listErrors, appNotFound, userNotFound),
        },
      },
      async ({ query: { app, user, outcome, ...page } }) => {
        const filter = {
          ...(app !== undefined && { appId: (await apps.get(app)).id }),
          ...(user !== undefined && { userId: (await directory.getUser(user)).id }),
          ...(outcome !== undefined && { outcome }),
        };
        return toWirePage(await traces.list(filter, page));
      },
    ),
    route(
      {
        operationId: 'countSignIns',
        method: 'get',
        path: '/sign-ins/days',
        scope: 'status:read',
        tag,
        summary: 'Count sign-in attempts a day',
        query: signInDaysQuery,
        responses: {
          success: { status: 200, description: 'The last days, the oldest first.', schema: signInDays },
          errors: appNotFound,
        },
      },
      async ({ query: { days, app } }) => {
        const found = app === undefined ? undefined : await apps.get(app);
        return { items: await traces.perDay(clock.now(), days, found?.id) };
      },
    ),
    route(
      {
        operationId: 'preflight',
        method: 'get',
        path: '/apps/{app}/preflight',
        scope: 'apps:read',
        tag,
        summary: 'List the people who would not get in, or about whom Slack would complain',
        description:
          'Builds the Assertion of everybody who is authorised, a page at a time, and signs nobody in. A page may be empty ' +
          'and not the last.',
        params: appParams,
        query: pageQuery,
        responses: {
          success: { status: 200, description: 'Findings among one page of people.', schema: preflightSchema },
          errors: errorCodes(listErrors, appNotFound),
        },
      },
      async ({ params, query }) => {
        const { checked, items, nextCursor } = await preflight.check(await apps.get(params.app), query);
        return {
          checked,
          items: items.map(({ slackErrors, faults, ...rest }) => ({
            ...rest,
            slackErrors: [...slackErrors],
            faults: [...faults],
          })),
          nextCursor: nextCursor ?? null,
        };
      },
    ),
    route(
      {
        operationId: 'previewAssertion',
        method: 'get',
        path: '/apps/{app}/preview/{user}',
        scope: 'apps:read',
        tag,
        summary: 'Show what a person would bring to an app, without signing anybody in',
        params: appParams.extend(userParams.shape),
        responses: {
          success: {
            status: 200,
            description: 'Attributes, XML, and errors that Slack would show.',
            schema: previewSchema,
          },
          errors: errorCodes(appNotFound, userNotFound, {
            404: ['saml.unknown_app', 'saml.unknown_user'],
            400: ['saml.attribute_missing'],
          }),
        },
      },
      async ({ params }) => {
        const app = await apps.get(params.app);
        const person = await directory.getUser(params.user);
        const shown = await preview.preview(app.slug, person.id);
        return {
          ...shown,
          attributes: [...shown.attributes],
          faults: [...shown.faults],
          slackErrors: [...shown.slackErrors],
        };
      },
    ),
  ];
}
