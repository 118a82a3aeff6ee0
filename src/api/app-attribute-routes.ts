import { z } from 'zod';
import type { AppAttributeService, AppService, AttributeTrialService } from '../apps';
import {
  appDetail,
  attributeCheck,
  attributeOrder,
  attributeRuleChange,
  attributeTrial,
  newAttributeRule,
  rowCheck,
  seenQuery,
  triedAttribute,
} from '../contracts';
import type { DirectoryService } from '../directory';
import { appParams } from './app-routes';
import { describeApp } from './describe-app';
import { appNotFound, type ErrorCodes, errorCodes, listErrors, userNotFound } from './error-codes';
import { type ApiRoute, route } from './route';

const tag = 'Apps';
const attributeParams = appParams.extend({ attributeId: z.uuid() });
const answer = { status: 200 as const, description: 'The app as it is now.', schema: appDetail };
const input: ErrorCodes = {
  400: ['apps.invalid_input', 'apps.attribute_invalid'],
  409: ['apps.attribute_name_taken', 'apps.attribute_preset'],
};
const changed: ErrorCodes = { 409: ['apps.changed_meanwhile'] };
const unknownAttribute: ErrorCodes = { 404: ['apps.attribute_not_found'] };

type Services = {
  apps: AppService;
  appAttributes: AppAttributeService;
  attributeTrial: AttributeTrialService;
  directory: DirectoryService;
};

/** The attribute table of an app: what its service provider is told about a person. */
export function appAttributeRoutes(services: Services, origin: string): ApiRoute[] {
  const { apps, appAttributes, attributeTrial: trial, directory } = services;
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
        operationId: 'tryAttribute',
        method: 'post',
        path: '/apps/{app}/attribute-trial',
        scope: 'apps:read',
        tag,
        summary: 'Say what a row would give for a person, without keeping it',
        params: appParams,
        body: attributeTrial,
        responses: {
          success: { status: 200, description: 'Values, or why there are none.', schema: triedAttribute },
          errors: errorCodes(appNotFound, userNotFound, input),
        },
      },
      async ({ params, body }) => {
        await apps.get(params.app);
        const user = await directory.getUser(body.user);
        const groups = (await directory.groupsOf(user.id)).map(({ name }) => name);
        const { values, fault } = trial.try(body.row, { user, groups });
        return { values: [...values], fault: fault ?? null };
      },
    ),
    route(
      {
        operationId: 'checkAttribute',
        method: 'post',
        path: '/apps/{app}/attribute-check',
        scope: 'apps:read',
        tag,
        summary: 'Say for whom of those who are authorised a row would give no value, without keeping it',
        description: 'Ask again with `nextCursor` until it is null.',
        params: appParams,
        body: attributeCheck,
        responses: {
          success: { status: 200, description: 'What this call came to look at.', schema: rowCheck },
          errors: errorCodes(appNotFound, listErrors, { 400: ['apps.invalid_input'] }),
        },
      },
      async ({ params, body }) => trial.check((await apps.get(params.app)).id, body.row, body.cursor),
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
        body: attributeRuleChange,
        responses: { success: answer, errors: errorCodes(appNotFound, unknownAttribute, input, changed) },
      },
      async ({ caller, params, body: { revision, ...patch } }) => {
        const app = await apps.get(params.app);
        const changed = await appAttributes.updateAttribute(caller.actor, app.id, params.attributeId, patch, revision);
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
        query: seenQuery,
        responses: {
          success: answer,
          errors: errorCodes(appNotFound, unknownAttribute, changed, { 409: ['apps.attribute_preset'] }),
        },
      },
      async ({ caller, params, query: { revision } }) => {
        const app = await apps.get(params.app);
        const left = await appAttributes.deleteAttribute(caller.actor, app.id, params.attributeId, revision);
        return describeApp(left, origin);
      },
    ),
  ];
}
