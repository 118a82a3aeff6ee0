import { z } from 'zod';
import { group, groupPage, groupPatch, memberPage, memberQuery, newGroup, searchQuery } from '../contracts';
import type { DirectoryService } from '../directory';
import { errorCodes, groupNotFound, listErrors } from './error-codes';
import { type ApiRoute, route } from './route';
import { toWirePage } from './wire-page';

/** A group in a path. */
export const groupParams = z.strictObject({
  group: z.string().min(1).max(256).meta({ description: 'id or name', example: 'Engineering' }),
});

const tag = 'Groups';
const groupInput = { 400: ['directory.input_invalid'], 409: ['directory.group_name_taken'] };

/** Groups: list, create, read, change, delete, and who is in them. */
export function groupRoutes({ directory }: { directory: DirectoryService }): ApiRoute[] {
  return [
    route(
      {
        operationId: 'listGroups',
        method: 'get',
        path: '/groups',
        scope: 'directory:read',
        tag,
        summary: 'List groups in the order of names',
        query: searchQuery,
        responses: {
          success: { status: 200, description: 'One page of groups.', schema: groupPage },
          errors: listErrors,
        },
      },
      async ({ query }) => toWirePage(await directory.listGroups(query)),
    ),
    route(
      {
        operationId: 'createGroup',
        method: 'post',
        path: '/groups',
        scope: 'groups:write',
        tag,
        summary: 'Create a group',
        body: newGroup,
        responses: { success: { status: 201, description: 'The group.', schema: group }, errors: groupInput },
      },
      ({ caller, body }) => directory.createGroup(caller.actor, body),
    ),
    route(
      {
        operationId: 'getGroup',
        method: 'get',
        path: '/groups/{group}',
        scope: 'directory:read',
        tag,
        summary: 'Read one group',
        params: groupParams,
        responses: { success: { status: 200, description: 'The group.', schema: group }, errors: groupNotFound },
      },
      ({ params }) => directory.getGroup(params.group),
    ),
    route(
      {
        operationId: 'updateGroup',
        method: 'patch',
        path: '/groups/{group}',
        scope: 'groups:write',
        tag,
        summary: 'Change what is named of a group',
        params: groupParams,
        body: groupPatch,
        responses: {
          success: { status: 200, description: 'The group as it is now.', schema: group },
          errors: errorCodes(groupNotFound, groupInput, { 409: ['directory.changed_meanwhile'] }),
        },
      },
      async ({ caller, params, body }) => {
        const found = await directory.getGroup(params.group);
        return directory.updateGroup(caller.actor, found.id, body);
      },
    ),
    route(
      {
        operationId: 'deleteGroup',
        method: 'delete',
        path: '/groups/{group}',
        scope: 'groups:write',
        dangerous: true,
        tag,
        summary: 'Delete a group',
        description: 'The people and groups in it stay; whoever could enter an app only by it no longer can.',
        params: groupParams,
        responses: { success: { status: 204, description: 'Deleted.' }, errors: groupNotFound },
      },
      async ({ caller, params }) => {
        const found = await directory.getGroup(params.group);
        await directory.deleteGroup(caller.actor, found.id);
        return undefined;
      },
    ),
    route(
      {
        operationId: 'listMembers',
        method: 'get',
        path: '/groups/{group}/members',
        scope: 'directory:read',
        tag,
        summary: 'List the people in a group',
        params: groupParams,
        query: memberQuery,
        responses: {
          success: { status: 200, description: 'One page of people.', schema: memberPage },
          errors: errorCodes(groupNotFound, listErrors),
        },
      },
      async ({ params, query }) => {
        const found = await directory.getGroup(params.group);
        return toWirePage(await directory.membersOf(found.id, query));
      },
    ),
  ];
}
