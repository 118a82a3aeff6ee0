import type { AccessService } from '../apps';
import { lostAccess } from '../contracts';
import type { DirectoryService } from '../directory';
import { errorCodes, groupNotFound, userNotFound } from './error-codes';
import { childParams, memberParams } from './membership-routes';
import { type ApiRoute, route } from './route';

const tag = 'Access';
const success = { status: 200, description: 'Apps by name.', schema: lostAccess } as const;

/** What would follow if somebody, or a group, were taken out of a group: asked before it is done. */
export function lostAccessRoutes(services: { access: AccessService; directory: DirectoryService }): ApiRoute[] {
  const { access, directory } = services;
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
        return { items: await access.lostWithout(group.id, person.id) };
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
        return { items: await access.lostWithout(group.id, child.id) };
      },
    ),
  ];
}
