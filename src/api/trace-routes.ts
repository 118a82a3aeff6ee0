import { z } from 'zod';
import type { AppService } from '../apps';
import { preview as previewSchema, trace } from '../contracts';
import type { DirectoryService } from '../directory';
import type { PreviewService, TraceService } from '../saml';
import { appParams } from './app-routes';
import { appNotFound, errorCodes, userNotFound } from './error-codes';
import { type ApiRoute, route } from './route';
import { userParams } from './user-routes';

const tag = 'Sign-in';

type Services = { apps: AppService; directory: DirectoryService; preview: PreviewService; traces: TraceService };

/** What happened to a sign-in, and what one would bring. */
export function traceRoutes({ apps, directory, preview, traces }: Services): ApiRoute[] {
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
