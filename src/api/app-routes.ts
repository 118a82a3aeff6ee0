import { z } from 'zod';
import type { AppService } from '../apps';
import { appDetail, appDetailPage, appPatch, appQuery, appRegistration, registeredApp } from '../contracts';
import type { AppOnboardingService } from '../onboarding';
import type { ConnectionService } from '../provisioning';
import { describeApp } from './describe-app';
import { appInput, appNotFound, type ErrorCodes, errorCodes, listErrors } from './error-codes';
import { type ApiRoute, route } from './route';
import { toWirePage } from './wire-page';

/** An app in a path. */
export const appParams = z.strictObject({
  app: z.string().min(1).max(100).meta({ description: 'id or slug', example: 'slack' }),
});

/** Metadata comes inside JSON, escaped. */
const registrationLimitBytes = 3 * 1_048_576;

const tag = 'Apps';
const metadataErrors: ErrorCodes = {
  400: [
    'apps.metadata_url_refused',
    'saml.metadata_forbidden_markup',
    'saml.metadata_malformed',
    'saml.metadata_too_complex',
    'saml.metadata_no_service_provider',
    'saml.metadata_several_service_providers',
    'saml.metadata_no_endpoint',
  ],
  413: ['saml.metadata_too_large'],
  502: ['apps.metadata_unreachable', 'apps.metadata_too_large'],
};

type Services = { apps: AppService; appOnboarding: AppOnboardingService; connections: ConnectionService };

/** Apps: list, create, read, change, delete. */
export function appRoutes({ apps, appOnboarding, connections }: Services, origin: string): ApiRoute[] {
  return [
    route(
      {
        operationId: 'listApps',
        method: 'get',
        path: '/apps',
        scope: 'apps:read',
        tag,
        summary: 'List apps in the order of names',
        query: appQuery,
        responses: {
          success: { status: 200, description: 'One page of apps.', schema: appDetailPage },
          errors: listErrors,
        },
      },
      async ({ query }) => {
        const { items, nextCursor } = toWirePage(await apps.list(query));
        return { items: items.map((app) => describeApp(app, origin)), nextCursor };
      },
    ),
    route(
      {
        operationId: 'createApp',
        method: 'post',
        path: '/apps',
        scope: 'apps:write',
        tag,
        summary: 'Create an app with its signing key, and authorise groups for it',
        description: 'Nobody may enter an app that no group is authorised for.',
        body: appRegistration,
        bodyLimitBytes: registrationLimitBytes,
        responses: {
          success: { status: 201, description: 'The app, and what to know about its metadata.', schema: registeredApp },
          errors: errorCodes(appInput, metadataErrors, { 404: ['onboarding.group_not_found'] }),
        },
      },
      async ({ caller, body }) => {
        const { app, warnings } = await appOnboarding.register(caller.actor, body);
        return { app: describeApp(app, origin), warnings };
      },
    ),
    route(
      {
        operationId: 'getApp',
        method: 'get',
        path: '/apps/{app}',
        scope: 'apps:read',
        tag,
        summary: 'Read one app',
        params: appParams,
        responses: { success: { status: 200, description: 'The app.', schema: appDetail }, errors: appNotFound },
      },
      async ({ params }) => describeApp(await apps.get(params.app), origin),
    ),
    route(
      {
        operationId: 'updateApp',
        method: 'patch',
        path: '/apps/{app}',
        scope: 'apps:write',
        tag,
        summary: 'Change what is named of an app',
        description: 'A disabled app lets nobody in, on no path, also not a sign-in that has begun.',
        params: appParams,
        body: appPatch,
        responses: {
          success: { status: 200, description: 'The app as it is now.', schema: appDetail },
          errors: errorCodes(appNotFound, appInput),
        },
      },
      async ({ caller, params, body }) => {
        const found = await apps.get(params.app);
        return describeApp(await apps.update(caller.actor, found.id, body), origin);
      },
    ),
    route(
      {
        operationId: 'deleteApp',
        method: 'delete',
        path: '/apps/{app}',
        scope: 'apps:write',
        dangerous: true,
        tag,
        summary: 'Delete an app for good',
        description: 'Its keys, attributes and authorisations go with it: nobody can sign in to it from then on.',
        params: appParams,
        responses: {
          success: { status: 204, description: 'Deleted.' },
          errors: errorCodes(appNotFound, { 409: ['provisioning.connection_in_use'] }),
        },
      },
      async ({ caller, params }) => {
        const found = await apps.get(params.app);
        await connections.requireNoneOf(found.id);
        await apps.delete(caller.actor, found.id);
        return undefined;
      },
    ),
  ];
}
