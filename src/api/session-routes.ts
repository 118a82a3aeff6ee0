import { z } from 'zod';
import type { RoleService } from '../administrators';
import { endedSessions, sessionList } from '../contracts';
import type { SessionId } from '../core';
import type { DirectoryService } from '../directory';
import type { SessionService } from '../sign-in';
import { ApiError } from './api-error';
import { administratorProtected, errorCodes, userNotFound } from './error-codes';
import { protectAdministrators } from './protect-administrators';
import { type ApiRoute, route } from './route';
import { userParams } from './user-routes';

const tag = 'Sessions';

/** Where a person is signed in, and ending it (R45). */
export function sessionRoutes(services: {
  directory: DirectoryService;
  roles: RoleService;
  sessions: SessionService;
}): ApiRoute[] {
  const { directory, roles, sessions } = services;
  return [
    route(
      {
        operationId: 'listSessions',
        method: 'get',
        path: '/users/{user}/sessions',
        scope: 'sessions:read',
        tag,
        summary: 'List where a person is signed in, the last used first',
        params: userParams,
        responses: {
          success: { status: 200, description: 'Living sessions.', schema: sessionList },
          errors: userNotFound,
        },
      },
      async ({ params }) => {
        const person = await directory.getUser(params.user);
        return { items: await sessions.list(person.id) };
      },
    ),
    route(
      {
        operationId: 'revokeSessions',
        method: 'delete',
        path: '/users/{user}/sessions',
        scope: 'sessions:write',
        tag,
        summary: 'Sign a person out everywhere',
        description: 'Of Countersign: an app that has let the person in already keeps its own session.',
        params: userParams,
        responses: {
          success: { status: 200, description: 'How many sessions were ended.', schema: endedSessions },
          errors: errorCodes(userNotFound, administratorProtected),
        },
      },
      async ({ caller, params }) => {
        const person = await directory.getUser(params.user);
        await protectAdministrators(caller, roles, person);
        return { ended: await sessions.revokeAll(caller.actor, person.id) };
      },
    ),
    route(
      {
        operationId: 'revokeSession',
        method: 'delete',
        path: '/users/{user}/sessions/{sessionId}',
        scope: 'sessions:write',
        tag,
        summary: 'End one session of a person',
        params: userParams.extend({ sessionId: z.uuid() }),
        responses: {
          success: { status: 204, description: 'Ended.' },
          errors: errorCodes(userNotFound, administratorProtected, { 404: ['api.session_not_found'] }),
        },
      },
      async ({ caller, params }) => {
        const person = await directory.getUser(params.user);
        await protectAdministrators(caller, roles, person);
        const ended = await sessions.revoke(caller.actor, person.id, params.sessionId as SessionId);
        if (!ended) throw sessionNotFound();
        return undefined;
      },
    ),
  ];
}

function sessionNotFound(): ApiError {
  return new ApiError({
    code: 'api.session_not_found',
    status: 404,
    what: 'This person has no such session.',
    meaning: 'It may have ended already.',
    remedy: 'List the sessions of the person.',
  });
}
