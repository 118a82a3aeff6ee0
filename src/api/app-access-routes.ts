import type { AccessService, AppService } from '../apps';
import {
  access as accessSchema,
  appAccessPage,
  appReach,
  appsOfGroup,
  authorisedGroups,
  changedNameIds,
  nameIdImport,
  pageQuery,
} from '../contracts';
import type { DirectoryService } from '../directory';
import { appParams } from './app-routes';
import { appNotFound, errorCodes, groupNotFound, listErrors, userNotFound } from './error-codes';
import { groupParams } from './group-routes';
import { type ApiRoute, route } from './route';
import { userParams } from './user-routes';
import { toWirePage } from './wire-page';

const tag = 'Access';
/** A group that may enter an app, in a path. */
export const authoriseParams = appParams.extend(groupParams.shape);

type Services = { access: AccessService; apps: AppService; directory: DirectoryService };

/** Who may enter which app, from the app's side and from the group's side, and why. */
export function appAccessRoutes({ access, apps, directory }: Services): ApiRoute[] {
  return [
    route(
      {
        operationId: 'getAppReach',
        method: 'get',
        path: '/apps/{app}/access',
        scope: 'apps:read',
        tag,
        summary: 'Count the people who may enter an app',
        params: appParams,
        responses: {
          success: { status: 200, description: 'How many.', schema: appReach },
          errors: appNotFound,
        },
      },
      async ({ params }) => {
        const app = await apps.get(params.app);
        return { people: await access.countPeople(app.id) };
      },
    ),
    route(
      {
        operationId: 'getAccess',
        method: 'get',
        path: '/apps/{app}/access/{user}',
        scope: 'apps:read',
        tag,
        summary: 'May this person enter this app, and why?',
        params: appParams.extend(userParams.shape),
        responses: {
          success: { status: 200, description: 'Yes with every path, or no with the reason.', schema: accessSchema },
          errors: errorCodes(appNotFound, userNotFound),
        },
      },
      async ({ params }) => {
        const app = await apps.get(params.app);
        const person = await directory.getUser(params.user);
        return { reason: null, paths: [], ...(await access.mayEnter(person.id, app.id)) };
      },
    ),
    route(
      {
        operationId: 'listAccessOfUser',
        method: 'get',
        path: '/users/{user}/access',
        scope: 'apps:read',
        tag,
        summary: 'List every app, and whether a person may enter it, and why',
        params: userParams,
        query: pageQuery,
        responses: {
          success: { status: 200, description: 'One page of apps in the order of names.', schema: appAccessPage },
          errors: errorCodes(listErrors, userNotFound),
        },
      },
      async ({ params, query }) => {
        const person = await directory.getUser(params.user);
        const { items, nextCursor } = toWirePage(await access.accessOf(person.id, query));
        return { items: items.map((item) => ({ reason: null, paths: [], ...item })), nextCursor };
      },
    ),
    route(
      {
        operationId: 'listAuthorisedGroups',
        method: 'get',
        path: '/apps/{app}/groups',
        scope: 'apps:read',
        tag,
        summary: 'List the groups that may enter an app',
        params: appParams,
        responses: {
          success: { status: 200, description: 'Groups by name.', schema: authorisedGroups },
          errors: appNotFound,
        },
      },
      async ({ params }) => {
        const app = await apps.get(params.app);
        return { items: await apps.authorisedGroups(app.id) };
      },
    ),
    route(
      {
        operationId: 'listAppsOfGroup',
        method: 'get',
        path: '/groups/{group}/apps',
        scope: 'apps:read',
        tag,
        summary: 'List the apps that this very group may enter',
        description: 'Groups around it may open further apps: ask for the access of a person.',
        params: groupParams,
        responses: {
          success: { status: 200, description: 'Apps by name.', schema: appsOfGroup },
          errors: groupNotFound,
        },
      },
      async ({ params }) => {
        const group = await directory.getGroup(params.group);
        return { items: await apps.appsOfGroup(group.id) };
      },
    ),
    route(
      {
        operationId: 'authoriseGroup',
        method: 'put',
        path: '/apps/{app}/groups/{group}',
        scope: 'apps:write',
        tag,
        summary: 'Let the people of a group, nested ones too, into an app',
        params: authoriseParams,
        responses: {
          success: { status: 204, description: 'Authorised.' },
          errors: errorCodes(appNotFound, groupNotFound, { 404: ['apps.group_not_found'] }),
        },
      },
      async ({ caller, params }) => {
        const app = await apps.get(params.app);
        const group = await directory.getGroup(params.group);
        await apps.authoriseGroup(caller.actor, app.id, group.id);
        return undefined;
      },
    ),
    route(
      {
        operationId: 'unauthoriseGroup',
        method: 'delete',
        path: '/apps/{app}/groups/{group}',
        scope: 'apps:write',
        dangerous: true,
        tag,
        summary: 'Take the authorisation of a group for an app away',
        description: 'At once, for sign-ins in progress too; sessions inside the app are the app’s own.',
        params: authoriseParams,
        responses: {
          success: { status: 204, description: 'Not authorised.' },
          errors: errorCodes(appNotFound, groupNotFound),
        },
      },
      async ({ caller, params }) => {
        const app = await apps.get(params.app);
        const group = await directory.getGroup(params.group);
        await apps.unauthoriseGroup(caller.actor, app.id, group.id);
        return undefined;
      },
    ),
    route(
      {
        operationId: 'importNameIds',
        method: 'post',
        path: '/apps/{app}/name-ids',
        scope: 'apps:write',
        dangerous: true,
        tag,
        summary: 'Take over the NameIDs that people have at an app from an earlier identity provider',
        description: 'Whoever is given another NameID is somebody else at the app from the next sign-in on.',
        params: appParams,
        body: nameIdImport,
        bodyLimitBytes: 8 * 1_048_576,
        responses: {
          success: { status: 200, description: 'How many changed.', schema: changedNameIds },
          errors: errorCodes(appNotFound, { 400: ['apps.invalid_input'], 409: ['apps.name_id_taken'] }),
        },
      },
      async ({ caller, params, body }) => {
        const app = await apps.get(params.app);
        return { changed: await apps.importNameIds(caller.actor, app.id, body) };
      },
    ),
  ];
}
