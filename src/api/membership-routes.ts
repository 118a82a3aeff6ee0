import { z } from 'zod';
import { group } from '../contracts';
import type { DirectoryService } from '../directory';
import { errorCodes, groupNotFound, userNotFound } from './error-codes';
import { groupParams } from './group-routes';
import { type ApiRoute, route } from './route';
import { userParams } from './user-routes';

const tag = 'Groups';
/** A person in a group, in a path. */
export const memberParams = groupParams.extend(userParams.shape);
/** A group inside another, in a path. */
export const childParams = groupParams.extend({
  child: z.string().min(1).max(256).meta({ description: 'id or name of the group inside' }),
});
const groupList = z.object({ items: z.array(group) }).meta({ id: 'GroupList' });
const memberErrors = errorCodes(groupNotFound, userNotFound);

/** Who and which groups are in a group. Each change may be repeated: the wanted state is then reached already. */
export function membershipRoutes({ directory }: { directory: DirectoryService }): ApiRoute[] {
  return [
    route(
      {
        operationId: 'addMember',
        method: 'put',
        path: '/groups/{group}/members/{user}',
        scope: 'groups:write',
        tag,
        summary: 'Put a person into a group',
        params: memberParams,
        responses: { success: { status: 204, description: 'The person is in it.' }, errors: memberErrors },
      },
      async ({ caller, params }) => {
        const found = await directory.getGroup(params.group);
        const person = await directory.getUser(params.user);
        await directory.addMember(caller.actor, found.id, person.id);
        return undefined;
      },
    ),
    route(
      {
        operationId: 'removeMember',
        method: 'delete',
        path: '/groups/{group}/members/{user}',
        scope: 'groups:write',
        tag,
        summary: 'Take a person out of a group',
        params: memberParams,
        responses: { success: { status: 204, description: 'The person is not in it.' }, errors: memberErrors },
      },
      async ({ caller, params }) => {
        const found = await directory.getGroup(params.group);
        const person = await directory.getUser(params.user);
        await directory.removeMember(caller.actor, found.id, person.id);
        return undefined;
      },
    ),
    route(
      {
        operationId: 'listChildGroups',
        method: 'get',
        path: '/groups/{group}/children',
        scope: 'directory:read',
        tag,
        summary: 'List the groups directly inside a group',
        params: groupParams,
        responses: { success: { status: 200, description: 'The groups.', schema: groupList }, errors: groupNotFound },
      },
      async ({ params }) => {
        const found = await directory.getGroup(params.group);
        return { items: await directory.childGroupsOf(found.id) };
      },
    ),
    route(
      {
        operationId: 'addChildGroup',
        method: 'put',
        path: '/groups/{group}/children/{child}',
        scope: 'groups:write',
        tag,
        summary: 'Put a group into another: its members are members of both then',
        params: childParams,
        responses: {
          success: { status: 204, description: 'The group is inside.' },
          errors: errorCodes(groupNotFound, { 409: ['directory.group_cycle'] }),
        },
      },
      async ({ caller, params }) => {
        const parent = await directory.getGroup(params.group);
        const child = await directory.getGroup(params.child);
        await directory.addChildGroup(caller.actor, parent.id, child.id);
        return undefined;
      },
    ),
    route(
      {
        operationId: 'removeChildGroup',
        method: 'delete',
        path: '/groups/{group}/children/{child}',
        scope: 'groups:write',
        tag,
        summary: 'Take a group out of another',
        params: childParams,
        responses: { success: { status: 204, description: 'The group is not inside.' }, errors: groupNotFound },
      },
      async ({ caller, params }) => {
        const parent = await directory.getGroup(params.group);
        const child = await directory.getGroup(params.child);
        await directory.removeChildGroup(caller.actor, parent.id, child.id);
        return undefined;
      },
    ),
  ];
}
