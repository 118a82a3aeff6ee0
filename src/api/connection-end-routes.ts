import { deactivation, keptAccess, plan } from '../contracts';
import type { ConnectionService, ConnectionStateService, OAuthService, RemovalService } from '../provisioning';
import { connectionAnswer, connectionParams, connectionTag } from './connection-routes';
import { describeConnection } from './describe-connection';
import { describePlan } from './describe-plan';
import { connectionNotFound, errorCodes, slackFailed } from './error-codes';
import { type ApiRoute, route } from './route';

export type ConnectionEndServices = {
  connections: ConnectionService;
  connectionStates: ConnectionStateService;
  oauth: OAuthService;
  removal: RemovalService;
};

/** The end of a connection: who keeps access, leaving all as it is, or switching managed people off. */
export function connectionEndRoutes(services: ConnectionEndServices): ApiRoute[] {
  const { connections, connectionStates, oauth, removal } = services;
  return [
    route(
      {
        operationId: 'getKeptAccess',
        method: 'get',
        path: '/connections/{connection}/kept-access',
        scope: 'provisioning:read',
        tag: connectionTag,
        summary: 'Show who keeps access to Slack when the connection ends',
        params: connectionParams,
        responses: {
          success: { status: 200, description: 'Accounts and groups that stay.', schema: keptAccess },
          errors: connectionNotFound,
        },
      },
      async ({ params }) => removal.read((await connections.get(params.connection)).id),
    ),
    route(
      {
        operationId: 'deactivateConnection',
        method: 'post',
        path: '/connections/{connection}/deactivate',
        scope: 'provisioning:approve',
        dangerous: true,
        tag: connectionTag,
        summary: 'End a connection; everybody keeps the account they have',
        description:
          'Look at `kept-access` first. To let nobody keep access by it, make a removal plan instead: it ends the connection ' +
          'once it was applied.',
        params: connectionParams,
        body: deactivation,
        responses: {
          success: connectionAnswer,
          errors: errorCodes(connectionNotFound, { 409: ['provisioning.not_confirmed', 'provisioning.state_unfit'] }),
        },
      },
      async ({ caller, params, body }) => {
        const { id } = await connections.get(params.connection);
        return describeConnection(await connectionStates.deactivate(caller.actor, id, body.confirm), oauth.redirectUrl);
      },
    ),
    route(
      {
        operationId: 'planRemoval',
        method: 'post',
        path: '/connections/{connection}/removal',
        scope: 'provisioning:approve',
        dangerous: true,
        tag: connectionTag,
        summary: 'Plan the end of a connection at which nobody keeps access by it',
        description:
          'A plan of kind `removal` that deactivates every managed account, except protected ones. It waits for approval ' +
          'whatever the guards say; once it was applied the connection is deactivated. Until then all goes on as before.',
        params: connectionParams,
        body: deactivation,
        responses: {
          success: { status: 201, description: 'The plan.', schema: plan },
          errors: errorCodes(connectionNotFound, slackFailed, {
            409: [
              'provisioning.not_confirmed',
              'provisioning.state_unfit',
              'provisioning.nothing_to_remove',
              'provisioning.token_missing',
            ],
          }),
        },
      },
      async ({ caller, params, body }) => {
        const { id } = await connections.get(params.connection);
        return describePlan(await removal.plan(caller.actor, id, body.confirm));
      },
    ),
  ];
}
