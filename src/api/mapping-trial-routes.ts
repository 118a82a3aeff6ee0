import { mappingCheck, mappingTrial, rowCheck, triedAttribute } from '../contracts';
import type { DirectoryService } from '../directory';
import type { ConnectionService, MappingTrialService } from '../provisioning';
import { connectionParams, connectionTag } from './connection-routes';
import { connectionNotFound, errorCodes, listErrors, userNotFound } from './error-codes';
import { type ApiRoute, route } from './route';

const invalid = { 400: ['provisioning.invalid_input'] };

export type MappingTrialServices = {
  connections: ConnectionService;
  connectionMappingTrial: MappingTrialService;
  directory: DirectoryService;
};

/** What a row of a mapping would write, for whoever is still writing it. */
export function mappingTrialRoutes(services: MappingTrialServices): ApiRoute[] {
  const { connections, connectionMappingTrial: trial, directory } = services;
  return [
    route(
      {
        operationId: 'tryMappingRow',
        method: 'post',
        path: '/connections/{connection}/mapping-trial',
        scope: 'provisioning:read',
        tag: connectionTag,
        summary: 'Say what a row would write for a person, without keeping it',
        description: 'A manager is told by name; a username as it is unless somebody else has it.',
        params: connectionParams,
        body: mappingTrial,
        responses: {
          success: { status: 200, description: 'The value, or why there is none.', schema: triedAttribute },
          errors: errorCodes(connectionNotFound, userNotFound, invalid),
        },
      },
      async ({ params, body: { attribute, row, user: reference } }) => {
        await connections.get(params.connection);
        const user = await directory.getUser(reference);
        const groups = (await directory.groupsOf(user.id)).map(({ name }) => name);
        const { values, fault } = trial.try(attribute, row, { user, groups });
        const [managerId] = attribute === 'manager' ? values : [];
        const manager = managerId === undefined ? undefined : await directory.findUser(managerId);
        return { values: manager === undefined ? [...values] : [manager.username], fault: fault ?? null };
      },
    ),
    route(
      {
        operationId: 'checkMappingRow',
        method: 'post',
        path: '/connections/{connection}/mapping-check',
        scope: 'provisioning:read',
        tag: connectionTag,
        summary: 'Say for whom of those who are authorised a row would write no value, without keeping it',
        description: 'Ask again with `nextCursor` until it is null.',
        params: connectionParams,
        body: mappingCheck,
        responses: {
          success: { status: 200, description: 'What this call came to look at.', schema: rowCheck },
          errors: errorCodes(connectionNotFound, listErrors, invalid),
        },
      },
      async ({ params, body: { attribute, row, cursor } }) => {
        const { appId } = await connections.get(params.connection);
        return trial.check(appId, attribute, row, cursor);
      },
    ),
  ];
}
