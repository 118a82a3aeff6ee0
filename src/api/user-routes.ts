import { z } from 'zod';
import type { RoleService } from '../administrators';
import { groupOfUser, newPerson, passwordReset, user, userPage, userPatch, userQuery } from '../contracts';
import type { DirectoryService } from '../directory';
import type { OnboardingService } from '../onboarding';
import { administratorProtected, errorCodes, listErrors, passwordRules, userInput, userNotFound } from './error-codes';
import { protectAdministrators } from './protect-administrators';
import { requireScope } from './require-scope';
import { type ApiRoute, route } from './route';
import type { TokenService } from './token-service';
import { toWirePage } from './wire-page';

/** A person in a path. */
export const userParams = z.strictObject({
  user: z.string().min(1).max(320).meta({ description: 'id, username or e-mail', example: 'ada' }),
});

const tag = 'People';
const groupsOfUser = z.object({ items: z.array(groupOfUser) }).meta({ id: 'GroupsOfUser' });

/** People: list, create, read, change, delete; their groups and passwords. */
export function userRoutes(services: {
  directory: DirectoryService;
  onboarding: OnboardingService;
  roles: RoleService;
  tokens: TokenService;
}): ApiRoute[] {
  const { directory, onboarding, roles, tokens } = services;
  return [
    route(
      {
        operationId: 'listUsers',
        method: 'get',
        path: '/users',
        scope: 'directory:read',
        tag,
        summary: 'List people in the order of usernames',
        query: userQuery,
        responses: {
          success: { status: 200, description: 'One page of people.', schema: userPage },
          errors: listErrors,
        },
      },
      async ({ query }) => toWirePage(await directory.listUsers(query)),
    ),
    route(
      {
        operationId: 'createUser',
        method: 'post',
        path: '/users',
        scope: 'directory:write',
        tag,
        summary: 'Create a person, with password and groups if given',
        description:
          'All of it or nothing. An administrator needs the scope `administrators:write` as well, groups `groups:write`.',
        body: newPerson,
        responses: {
          success: { status: 201, description: 'The person.', schema: user },
          errors: errorCodes(userInput, passwordRules, administratorProtected, { 404: ['onboarding.group_not_found'] }),
        },
      },
      async ({ caller, body }) => {
        await protectAdministrators(caller, roles, { administrator: body.administrator });
        if (body.groups.length > 0) await requireScope(tokens, caller, 'groups:write', 'createUser');
        return onboarding.createPerson(caller.actor, body);
      },
    ),
    route(
      {
        operationId: 'getUser',
        method: 'get',
        path: '/users/{user}',
        scope: 'directory:read',
        tag,
        summary: 'Read one person',
        params: userParams,
        responses: { success: { status: 200, description: 'The person.', schema: user }, errors: userNotFound },
      },
      ({ params }) => directory.getUser(params.user),
    ),
    route(
      {
        operationId: 'updateUser',
        method: 'patch',
        path: '/users/{user}',
        scope: 'directory:write',
        tag,
        summary: 'Change what is named of a person',
        description:
          'What is left out stays, null unsets. Suspending somebody ends their access at once. ' +
          'An administrator needs the scope `administrators:write` as well.',
        params: userParams,
        body: userPatch,
        responses: {
          success: { status: 200, description: 'The person as they are now.', schema: user },
          errors: errorCodes(userNotFound, userInput, administratorProtected, {
            409: ['directory.last_administrator', 'directory.changed_meanwhile'],
          }),
        },
      },
      async ({ caller, params, body }) => {
        const person = await directory.getUser(params.user);
        await protectAdministrators(caller, roles, person, { administrator: body.administrator });
        return directory.updateUser(caller.actor, person.id, body);
      },
    ),
    route(
      {
        operationId: 'deleteUser',
        method: 'delete',
        path: '/users/{user}',
        scope: 'directory:write',
        dangerous: true,
        tag,
        summary: 'Delete a person for good',
        description: 'Memberships, password and sessions go with them; the id is never used again.',
        params: userParams,
        responses: {
          success: { status: 204, description: 'Deleted.' },
          errors: errorCodes(userNotFound, administratorProtected, { 409: ['directory.last_administrator'] }),
        },
      },
      async ({ caller, params }) => {
        const person = await directory.getUser(params.user);
        await protectAdministrators(caller, roles, person);
        await directory.deleteUser(caller.actor, person.id);
        return undefined;
      },
    ),
    route(
      {
        operationId: 'listGroupsOfUser',
        method: 'get',
        path: '/users/{user}/groups',
        scope: 'directory:read',
        tag,
        summary: 'List the groups a person is in, nested ones resolved, each with its path',
        params: userParams,
        responses: {
          success: { status: 200, description: 'Every group.', schema: groupsOfUser },
          errors: userNotFound,
        },
      },
      async ({ params }) => {
        const person = await directory.getUser(params.user);
        return { items: await directory.groupsOf(person.id) };
      },
    ),
    route(
      {
        operationId: 'resetPassword',
        method: 'put',
        path: '/users/{user}/password',
        scope: 'directory:write',
        dangerous: true,
        tag,
        summary: 'Give a person a password',
        description:
          'Whoever knows it can sign in as that person. To let a password expire instead, change `passwordExpired` of the person.',
        params: userParams,
        body: passwordReset,
        responses: {
          success: { status: 204, description: 'Set.' },
          errors: errorCodes(userNotFound, passwordRules, administratorProtected),
        },
      },
      async ({ caller, params, body }) => {
        const person = await directory.getUser(params.user);
        await protectAdministrators(caller, roles, person);
        await onboarding.resetPassword(caller.actor, person.id, body);
        return undefined;
      },
    ),
  ];
}
