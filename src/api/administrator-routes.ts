import type { RoleService } from '../administrators';
import { administratorList, caller as callerSchema, roleChange } from '../contracts';
import type { DirectoryService } from '../directory';
import { errorCodes, userNotFound } from './error-codes';
import { type ApiRoute, route } from './route';
import { userParams } from './user-routes';

const tag = 'Administrators';

/** Who administers, with which role; and who is calling. */
export function administratorRoutes(services: { roles: RoleService; directory: DirectoryService }): ApiRoute[] {
  const { roles, directory } = services;
  return [
    route(
      {
        operationId: 'getCaller',
        method: 'get',
        path: '/caller',
        scope: 'status:read',
        tag,
        summary: 'Who calls, and what they may do',
        responses: { success: { status: 200, description: 'The person or the token.', schema: callerSchema } },
      },
      async ({ caller: { actor, role, scopes } }) => ({
        kind: actor.kind === 'user' ? ('user' as const) : ('token' as const),
        id: actor.id,
        name: actor.name,
        role: role ?? null,
        scopes: [...scopes],
      }),
    ),
    route(
      {
        operationId: 'listAdministrators',
        method: 'get',
        path: '/administrators',
        scope: 'directory:read',
        tag,
        summary: 'List everybody with a role, owners first',
        responses: { success: { status: 200, description: 'Everybody with a role.', schema: administratorList } },
      },
      async () => ({ items: await roles.list() }),
    ),
    route(
      {
        operationId: 'changeRole',
        method: 'put',
        path: '/users/{user}/role',
        scope: 'administrators:write',
        dangerous: true,
        tag,
        summary: 'Give a person a role, or take it away',
        description: 'What they are signed in with follows at once. Nobody changes their own role.',
        params: userParams,
        body: roleChange,
        responses: {
          success: { status: 204, description: 'Changed.' },
          errors: errorCodes(userNotFound, {
            403: ['administrators.own_role', 'administrators.not_owner', 'directory.own_role'],
            409: ['directory.last_administrator'],
          }),
        },
      },
      async ({ caller, params, body }) => {
        const person = await directory.getUser(params.user);
        await roles.change(caller.actor, person.id, body.role);
        return undefined;
      },
    ),
  ];
}
