import { z } from 'zod';
import {
  connectionPage,
  connectionPatch,
  connectionQuery,
  connection as connectionSchema,
  connectionToken,
  newConnection,
  oauthStart,
  pauseReason,
} from '../contracts';
import { Secret } from '../core';
import type { ConnectionService, ConnectionStateService, OAuthService, TokenService } from '../provisioning';
import { describeConnection } from './describe-connection';
import { appNotFound, connectionNotFound, errorCodes, listErrors, slackFailed, tokenTrial } from './error-codes';
import { type ApiRoute, route } from './route';
import { toWirePage } from './wire-page';

/** A connection in a path. */
export const connectionParams = z.strictObject({
  connection: z
    .string()
    .min(1)
    .max(100)
    .meta({ description: 'its id, or the id or slug of its app', example: 'slack' }),
});

/** Shared with the routes that end a connection. */
export const connectionTag = 'Connections';
export const connectionAnswer = {
  status: 200 as const,
  description: 'The connection as it is now.',
  schema: connectionSchema,
};

export type ConnectionServices = {
  connections: ConnectionService;
  connectionTokens: TokenService;
  connectionStates: ConnectionStateService;
  oauth: OAuthService;
};

/** Connections to Slack: made, read, set, tested, let in anew, switched. */
export function connectionRoutes(services: ConnectionServices): ApiRoute[] {
  const { connections, connectionTokens, connectionStates, oauth } = services;
  const show = (shown: Parameters<typeof describeConnection>[0]) => describeConnection(shown, oauth.redirectUrl);
  return [
    route(
      {
        operationId: 'listConnections',
        method: 'get',
        path: '/connections',
        scope: 'provisioning:read',
        tag: connectionTag,
        summary: 'List connections by the name of their app',
        query: connectionQuery,
        responses: {
          success: { status: 200, description: 'One page of connections.', schema: connectionPage },
          errors: listErrors,
        },
      },
      async ({ query }) => {
        const { items, nextCursor } = toWirePage(await connections.list(query));
        return { items: items.map(show), nextCursor };
      },
    ),
    route(
      {
        operationId: 'createConnection',
        method: 'post',
        path: '/connections',
        scope: 'provisioning:write',
        tag: connectionTag,
        summary: 'Connect an app of kind slack to its workspace, as a draft',
        description:
          'Nothing is written to Slack before the connection is active and a plan was approved. A token that comes ' +
          'along is tried at once; without one, let an administrator of Slack in by OAuth.',
        body: newConnection,
        responses: {
          success: { ...connectionAnswer, status: 201, description: 'The connection.' },
          errors: errorCodes(appNotFound, tokenTrial, slackFailed, {
            400: ['provisioning.invalid_input', 'provisioning.origin_refused'],
            409: ['provisioning.app_not_slack', 'provisioning.connection_exists'],
          }),
        },
      },
      async ({ caller, body }) => show(await connections.create(caller.actor, body)),
    ),
    route(
      {
        operationId: 'getConnection',
        method: 'get',
        path: '/connections/{connection}',
        scope: 'provisioning:read',
        tag: connectionTag,
        summary: 'Read one connection, with what its token can do',
        params: connectionParams,
        responses: { success: { ...connectionAnswer, description: 'The connection.' }, errors: connectionNotFound },
      },
      async ({ params }) => show(await connections.get(params.connection)),
    ),
    route(
      {
        operationId: 'updateConnection',
        method: 'patch',
        path: '/connections/{connection}',
        scope: 'provisioning:write',
        tag: connectionTag,
        summary: 'Change what is named of a connection’s settings',
        description:
          'A change of `activeRule`, `matching` or `pushGroups` may touch everybody: the next plan waits for approval.',
        params: connectionParams,
        body: connectionPatch,
        responses: {
          success: connectionAnswer,
          errors: errorCodes(connectionNotFound, {
            400: ['provisioning.invalid_input'],
            409: ['provisioning.changed_meanwhile'],
          }),
        },
      },
      async ({ caller, params, body }) => {
        const { id } = await connections.get(params.connection);
        return show(await connections.update(caller.actor, id, body));
      },
    ),
    route(
      {
        operationId: 'deleteConnection',
        method: 'delete',
        path: '/connections/{connection}',
        scope: 'provisioning:approve',
        dangerous: true,
        tag: connectionTag,
        summary: 'Forget a connection that is a draft or deactivated',
        description: 'Its bindings, plans and runs go with it; accounts in Slack stay as they are.',
        params: connectionParams,
        responses: {
          success: { status: 204, description: 'Forgotten.' },
          errors: errorCodes(connectionNotFound, { 409: ['provisioning.connection_in_use'] }),
        },
      },
      async ({ caller, params }) => {
        const { id } = await connections.get(params.connection);
        await connections.delete(caller.actor, id);
        return undefined;
      },
    ),
    route(
      {
        operationId: 'testConnection',
        method: 'post',
        path: '/connections/{connection}/test',
        scope: 'provisioning:write',
        tag: connectionTag,
        summary: 'Ask Slack what the token can do',
        description: 'Nothing is written to Slack. What is found decides what later steps do.',
        params: connectionParams,
        responses: {
          success: connectionAnswer,
          errors: errorCodes(connectionNotFound, slackFailed, { 409: ['provisioning.token_missing'] }),
        },
      },
      async ({ caller, params }) => {
        const { id } = await connections.get(params.connection);
        return show(await connectionTokens.test(caller.actor, id));
      },
    ),
    route(
      {
        operationId: 'replaceConnectionToken',
        method: 'put',
        path: '/connections/{connection}/token',
        scope: 'provisioning:write',
        dangerous: true,
        tag: connectionTag,
        summary: 'Give a connection a new token',
        description:
          'It is tried first: one that Slack does not accept, or of another workspace, changes nothing. ' +
          'One that works ends a quarantine that was about the token, and what waited goes on.',
        params: connectionParams,
        body: connectionToken,
        responses: { success: connectionAnswer, errors: errorCodes(connectionNotFound, tokenTrial, slackFailed) },
      },
      async ({ caller, params, body }) => {
        const { id } = await connections.get(params.connection);
        const grant = { token: new Secret(body.token), refreshToken: null, expiresInSeconds: null };
        return show(await connectionTokens.replace(caller.actor, id, grant));
      },
    ),
    route(
      {
        operationId: 'beginOAuth',
        method: 'post',
        path: '/connections/{connection}/oauth',
        scope: 'provisioning:write',
        dangerous: true,
        tag: connectionTag,
        summary: 'Get a link to Slack’s consent page, good once and for ten minutes',
        description:
          'Whoever opens it in a browser decides at Slack; the token then comes to this connection. ' +
          'Register `redirectUrl` of the connection with the Slack app first.',
        params: connectionParams,
        responses: {
          success: { status: 200, description: 'The link.', schema: oauthStart },
          errors: errorCodes(connectionNotFound, { 409: ['provisioning.oauth_client_missing'] }),
        },
      },
      async ({ caller, params }) => {
        const { id } = await connections.get(params.connection);
        return oauth.begin(caller.actor, id);
      },
    ),
    route(
      {
        operationId: 'activateConnection',
        method: 'post',
        path: '/connections/{connection}/activate',
        scope: 'provisioning:approve',
        dangerous: true,
        tag: connectionTag,
        summary: 'Let Slack follow the directory, after a test',
        description: 'The first plan waits for approval; so does the one after a change of mapping, matching or scope.',
        params: connectionParams,
        responses: {
          success: connectionAnswer,
          errors: errorCodes(connectionNotFound, tokenTrial, slackFailed, {
            409: ['provisioning.token_missing', 'provisioning.capability_missing', 'provisioning.state_unfit'],
          }),
        },
      },
      async ({ caller, params }) => {
        const { id } = await connections.get(params.connection);
        return show(await connectionStates.activate(caller.actor, id));
      },
    ),
    route(
      {
        operationId: 'pauseConnection',
        method: 'post',
        path: '/connections/{connection}/pause',
        scope: 'provisioning:write',
        tag: connectionTag,
        summary: 'Stop writing to Slack until the connection is activated again',
        description: 'What changes meanwhile is caught up then. A run in progress stops after the step it is at.',
        params: connectionParams,
        body: pauseReason,
        responses: {
          success: connectionAnswer,
          errors: errorCodes(connectionNotFound, { 409: ['provisioning.state_unfit'] }),
        },
      },
      async ({ caller, params, body }) => {
        const { id } = await connections.get(params.connection);
        return show(await connectionStates.pause(caller.actor, id, body.reason));
      },
    ),
  ];
}
