import { z } from 'zod';
import {
  accountAttributes,
  connectionGroup,
  connectionGroupPatch,
  connectionGroups,
  mappingRowChange,
  mappingTable,
  seenQuery,
} from '../contracts';
import type { DirectoryService } from '../directory';
import type { ConnectionGroupService, ConnectionService, MappingService } from '../provisioning';
import { connectionParams } from './connection-routes';
import { connectionNotFound, errorCodes, groupNotFound } from './error-codes';
import { groupParams } from './group-routes';
import { type ApiRoute, route } from './route';

const tag = 'Connections';
const rowParams = connectionParams.extend({
  attribute: z
    .string()
    .min(1)
    .max(40)
    .meta({ description: accountAttributes.join(', '), example: 'title' }),
});
const table = { status: 200 as const, description: 'Every row.', schema: mappingTable };
const invalid = { 400: ['provisioning.invalid_input'] };
const unknownRow = { 404: ['provisioning.mapping_row_not_found'] };
const changed = { 409: ['provisioning.changed_meanwhile'] };
const required = { 409: ['provisioning.mapping_row_required'] };

export type ConnectionMappingServices = {
  connections: ConnectionService;
  connectionMapping: MappingService;
  connectionGroups: ConnectionGroupService;
  directory: DirectoryService;
};

/** How people become accounts, and which groups are mirrored. */
export function connectionMappingRoutes(services: ConnectionMappingServices): ApiRoute[] {
  const { connections, connectionMapping, connectionGroups: groups, directory } = services;
  const idOf = async (reference: string) => (await connections.get(reference)).id;
  return [
    route(
      {
        operationId: 'listMapping',
        method: 'get',
        path: '/connections/{connection}/mapping',
        scope: 'provisioning:read',
        tag,
        summary: 'List how each attribute of an account is made from a person',
        params: connectionParams,
        responses: { success: table, errors: connectionNotFound },
      },
      async ({ params }) => connectionMapping.read(await idOf(params.connection)),
    ),
    route(
      {
        operationId: 'putMappingRow',
        method: 'put',
        path: '/connections/{connection}/mapping/{attribute}',
        scope: 'provisioning:write',
        tag,
        summary: 'Say how one attribute is made; the next plan waits for approval',
        params: rowParams,
        body: mappingRowChange,
        responses: { success: table, errors: errorCodes(connectionNotFound, unknownRow, invalid, changed) },
      },
      async ({ caller, params, body: { revision, ...row } }) => {
        const id = await idOf(params.connection);
        return connectionMapping.put(caller.actor, id, params.attribute, row, revision);
      },
    ),
    route(
      {
        operationId: 'deleteMappingRow',
        method: 'delete',
        path: '/connections/{connection}/mapping/{attribute}',
        scope: 'provisioning:write',
        tag,
        summary: 'Leave one attribute to Slack; the next plan waits for approval',
        params: rowParams,
        query: seenQuery,
        responses: {
          success: table,
          errors: errorCodes(connectionNotFound, unknownRow, required, changed),
        },
      },
      async ({ caller, params, query: { revision } }) => {
        const id = await idOf(params.connection);
        return connectionMapping.delete(caller.actor, id, params.attribute, revision);
      },
    ),
    route(
      {
        operationId: 'resetMapping',
        method: 'post',
        path: '/connections/{connection}/default-mapping',
        scope: 'provisioning:write',
        tag,
        summary: 'Put back the rows that a new connection has; the next plan waits for approval',
        params: connectionParams,
        query: seenQuery,
        responses: { success: table, errors: errorCodes(connectionNotFound, changed) },
      },
      async ({ caller, params, query: { revision } }) =>
        connectionMapping.reset(caller.actor, await idOf(params.connection), revision),
    ),
    route(
      {
        operationId: 'listConnectionGroups',
        method: 'get',
        path: '/connections/{connection}/groups',
        scope: 'provisioning:read',
        tag,
        summary: 'List the groups that are authorised for the app or set up for the mirror',
        params: connectionParams,
        responses: {
          success: { status: 200, description: 'Every group, by name.', schema: connectionGroups },
          errors: connectionNotFound,
        },
      },
      async ({ params }) => groups.read(await idOf(params.connection)),
    ),
    route(
      {
        operationId: 'updateConnectionGroup',
        method: 'patch',
        path: '/connections/{connection}/groups/{group}',
        scope: 'provisioning:write',
        tag,
        summary: 'Push a group or leave it, name its user group, agree to take one over',
        description: 'Pushing one more group, or one less, makes the next plan wait for approval.',
        params: connectionParams.extend(groupParams.shape),
        body: connectionGroupPatch,
        responses: {
          success: { status: 200, description: 'The group as it is set now.', schema: connectionGroup },
          errors: errorCodes(connectionNotFound, groupNotFound, {
            404: ['provisioning.group_not_found'],
            409: ['provisioning.nothing_to_adopt', 'provisioning.handle_taken', 'provisioning.changed_meanwhile'],
          }),
        },
      },
      async ({ caller, params, body }) => {
        const id = await idOf(params.connection);
        const { id: groupId, name } = await directory.getGroup(params.group);
        return groups.update(caller.actor, id, { id: groupId, name }, body);
      },
    ),
  ];
}
