import type { AccessService, AppService } from '../apps';
import { lostAccess } from '../contracts';
import type { DirectoryService } from '../directory';
import { authoriseParams } from './app-access-routes';
import { appNotFound, errorCodes, groupNotFound, userNotFound } from './error-codes';
import { groupParams } from './group-routes';
import { childParams, memberParams } from './membership-routes';
import { type ApiRoute, route } from './route';

const tag = 'Access';
type Services = { access: AccessService; apps: AppService; directory: DirectoryService };

const success = { status: 200, description: 'Apps by name.', schema: lostAccess } as const;

/** What would follow if a membership, a nesting, an authorisation or a group were taken away: asked before it is done. */
export function lostAccessRoutes({ access, apps, directory }: Services): ApiRoute[] {
  return [
    route(
      {
        operationId: 'previewMemberRemoval',
        method: 'get',
        path: '/groups/{group}/members/{user}/lost-access',
        scope: 'apps:read',
        tag,
        summary: 'Which apps would a person lose if they were taken out of a group?',
        description: 'None that another group opens, too, and none where the person is only in a group inside.',
        params: memberParams,
        responses: { success, errors: errorCodes(groupNotFound, userNotFound) },
      },
      async ({ params }) => {
        const group = await directory.getGroup(params.group);
        const person = await directory.getUser(params.user);
        return { items: await access.lostBy({ from: group.id, taken: person.id }) };
      },
    ),
    route(
      {
        operationId: 'previewChildGroupRemoval',
        method: 'get',
        path: '/groups/{group}/children/{child}/lost-access',
        scope: 'apps:read',
        tag,
        summary: 'Which apps would how many people lose if a group were taken out of another?',
        params: childParams,
        responses: { success, errors: groupNotFound },
      },
      async ({ params }) => {
        const group = await directory.getGroup(params.group);
        const child = await directory.getGroup(params.child);
        return { items: await access.lostBy({ from: group.id, taken: child.id }) };
      },
    ),
    route(
      {
        operationId: 'previewGroupDeletion',
        method: 'get',
        path: '/groups/{group}/lost-access',
        scope: 'apps:read',
        tag,
        summary: 'Which apps would how many people lose if a group were deleted?',
        description: 'Those of the groups inside included, and what the groups around it open.',
        params: groupParams,
        responses: { success, errors: groupNotFound },
      },
      async ({ params }) => {
        const group = await directory.getGroup(params.group);
        return { items: await access.lostBy({ deleted: group.id }) };
      },
    ),
    route(
      {
        operationId: 'previewUnauthorisation',
        method: 'get',
        path: '/apps/{app}/groups/{group}/lost-access',
        scope: 'apps:read',
        tag,
        summary: 'How many people would lose an app if a group were not authorised for it any more?',
        description: 'Nobody whom another group lets in, too: the list is empty then.',
        params: authoriseParams,
        responses: { success, errors: errorCodes(appNotFound, groupNotFound) },
      },
      async ({ params }) => {
        const app = await apps.get(params.app);
        const group = await directory.getGroup(params.group);
        return { items: await access.lostBy({ from: group.id, unauthorised: app.id }) };
      },
    ),
  ];
}
