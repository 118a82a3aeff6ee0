import { z } from 'zod';
import type { AppAttributeService, AppService } from '../apps';
import { appDetail, attributeOrder, attributeRulePatch, newAttributeRule } from '../contracts';
import { appParams } from './app-routes';
import { describeApp } from './describe-app';
import { appNotFound, type ErrorCodes, errorCodes } from './error-codes';
import { type ApiRoute, route } from './route';

const tag = 'Apps';
const attributeParams = appParams.extend({ attributeId: z.uuid() });
const answer = { status: 200 as const, description: 'The app as it is now.', schema: appDetail };
const input: ErrorCodes = {
  400: ['apps.invalid_input', 'apps.attribute_invalid'],
  409: ['apps.attribute_name_taken', 'apps.attribute_preset'],
};
const unknownAttribute: ErrorCodes = { 404: ['apps.attribute_not_found'] };

type Services = { apps: AppService; appAttributes: AppAttributeService };

/** The attribute table of an app: what its service provider is told about a person. */
export function appAttributeRoutes({ apps, appAttributes }: Services, origin: string): ApiRoute[] {
  return [
    route(
      {
        operationId: 'addAttribute',
        method: 'post',
        path: '/apps/{app}/attributes',
        scope: 'apps:write',
        tag,
        summary: 'Add a row to the attribute table',
        params: appParams,
        body: newAttributeRule,
        responses: { success: { ...answer, status: 201 }, errors: errorCodes(appNotFound, input) },
      },
      async ({ caller, params, body }) => {
        const app = await apps.get(params.app);
        return describeApp(await appAttributes.addAttribute(caller.actor, app.id, body), origin);
      },
    ),
    route(
      {
        operationId: 'orderAttributes',
        method: 'put',
        path: '/apps/{app}/attributes',
        scope: 'apps:write',
        tag,
        summary: 'Put the rows of the attribute table into another order',
        params: appParams,
        body: attributeOrder,
        responses: { success: answer, errors: errorCodes(appNotFound, input) },
      },
      async ({ caller, params, body }) => {
        const app = await apps.get(params.app);
        return describeApp(await appAttributes.reorderAttributes(caller.actor, app.id, body.ids), origin);
      },
    ),
    route(
      {
        operationId: 'updateAttribute',
        method: 'patch',
        path: '/apps/{app}/attributes/{attributeId}',
        scope: 'apps:write',
        tag,
        summary: 'Change what is named of a row',
        params: attributeParams,
        body: attributeRulePatch,
        responses: { success: answer, errors: errorCodes(appNotFound, unknownAttribute, input) },
      },
      async ({ caller, params, body }) => {
        const app = await apps.get(params.app);
        const changed = await appAttributes.updateAttribute(caller.actor, app.id, params.attributeId, body);
        return describeApp(changed, origin);
      },
    ),
    route(
      {
        operationId: 'deleteAttribute',
        method: 'delete',
        path: '/apps/{app}/attributes/{attributeId}',
        scope: 'apps:write',
        tag,
        summary: 'Delete a row; those of the Slack preset can only be switched off',
        params: attributeParams,
        responses: {
          success: answer,
          errors: errorCodes(appNotFound, unknownAttribute, { 409: ['apps.attribute_preset'] }),
        },
      },
      async ({ caller, params }) => {
        const app = await apps.get(params.app);
        return describeApp(await appAttributes.deleteAttribute(caller.actor, app.id, params.attributeId), origin);
      },
    ),
  ];
}
