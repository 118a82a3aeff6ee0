import { z } from 'zod';
import type { App, AppAddressService, AppService } from '../apps';
import { addressChange, appAddresses, startAddress } from '../contracts';
import type { TraceService } from '../saml';
import { appParams } from './app-routes';
import { describeAddresses } from './describe-addresses';
import { appNotFound, type ErrorCodes, errorCodes } from './error-codes';
import { type ApiRoute, route } from './route';

const addressParams = appParams.extend({
  slug: z.string().min(1).max(100).meta({ description: 'an old address of the app', example: 'slack-old' }),
});
const tag = 'Apps';
const changeErrors: ErrorCodes = { 400: ['apps.invalid_input'], 409: ['apps.changed_meanwhile'] };
const success = { status: 200, description: 'The addresses as they are now.', schema: appAddresses } as const;

type Services = { apps: AppService; appAddresses: AppAddressService; traces: TraceService };

/** The addresses that an app is reached at: list, change, say which the service provider has, retire an old one. */
export function appAddressRoutes(services: Services, origin: string): ApiRoute[] {
  const { apps, appAddresses: addresses, traces } = services;
  const describe = async (app: App) => describeAddresses(app, await traces.usesOfAddresses(app.id), origin);
  return [
    route(
      {
        operationId: 'listAppAddresses',
        method: 'get',
        path: '/apps/{app}/addresses',
        scope: 'apps:read',
        tag,
        summary: 'List the addresses an app is reached at, and how often sign-ins came by each',
        params: appParams,
        responses: { success, errors: appNotFound },
      },
      async ({ params }) => describe(await apps.get(params.app)),
    ),
    route(
      {
        operationId: 'changeAppAddress',
        method: 'post',
        path: '/apps/{app}/addresses',
        scope: 'apps:write',
        tag,
        summary: 'Give an app another address',
        description:
          'The old one goes on working, under its own issuer, until it is retired. Sign-ins that start from our side go ' +
          'out under the old issuer until it is said that the service provider has the new one.',
        params: appParams,
        body: addressChange,
        responses: { success, errors: errorCodes(appNotFound, changeErrors, { 409: ['apps.slug_taken'] }) },
      },
      async ({ caller, params, body }) => {
        const found = await apps.get(params.app);
        return describe(await addresses.changeAddress(caller.actor, found.id, body));
      },
    ),
    route(
      {
        operationId: 'setStartAddress',
        method: 'put',
        path: '/apps/{app}/start-address',
        scope: 'apps:write',
        tag,
        summary: 'Say which address of an app its service provider has',
        description: 'Its issuer is what sign-ins carry that start from our side: the portal, and launch links.',
        params: appParams,
        body: startAddress,
        responses: { success, errors: errorCodes(appNotFound, changeErrors, { 404: ['apps.address_not_found'] }) },
      },
      async ({ caller, params, body }) => {
        const found = await apps.get(params.app);
        return describe(await addresses.startFrom(caller.actor, found.id, body));
      },
    ),
    route(
      {
        operationId: 'retireAppAddress',
        method: 'delete',
        path: '/apps/{app}/addresses/{slug}',
        scope: 'apps:write',
        dangerous: true,
        tag,
        summary: 'Retire an old address of an app',
        description: 'Requests that still come by it are refused from then on, in every process at once.',
        params: addressParams,
        responses: {
          success,
          errors: errorCodes(appNotFound, { 404: ['apps.address_not_found'], 409: ['apps.address_in_use'] }),
        },
      },
      async ({ caller, params }) => {
        const found = await apps.get(params.app);
        return describe(await addresses.retire(caller.actor, found.id, params.slug));
      },
    ),
  ];
}
