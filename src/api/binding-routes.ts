import {
  bindingConfirmation,
  bindingCounts,
  bindingDecision,
  bindingQuery,
  bindingSeen,
  changedLinks,
  confirmedBindings,
  linksSent,
  personBinding,
  personBindingPage,
} from '../contracts';
import type { AccountId, UserId } from '../core';
import type { DirectoryService } from '../directory';
import type { BindingService, ConnectionService } from '../provisioning';
import { connectionParams } from './connection-routes';
import { connectionNotFound, errorCodes, listErrors, userNotFound } from './error-codes';
import { findPersonOrDeleted } from './find-person-or-deleted';
import { type ApiRoute, route } from './route';
import { userParams } from './user-routes';
import { toWirePage } from './wire-page';

const tag = 'Bindings';
/** A connection and a person. */
export const bindingParams = connectionParams.extend(userParams.shape);
const unknownPerson = errorCodes(userNotFound, { 404: ['provisioning.person_unknown'] });
const answer = { status: 200 as const, description: 'The person and their account.', schema: personBinding };

export type BindingServices = { connections: ConnectionService; bindings: BindingService; directory: DirectoryService };

/** Who is which account in Slack, and deciding it where signals do not. */
export function bindingRoutes({ connections, bindings, directory }: BindingServices): ApiRoute[] {
  return [
    route(
      {
        operationId: 'getBindingCounts',
        method: 'get',
        path: '/connections/{connection}/binding-counts',
        scope: 'provisioning:read',
        tag,
        summary: 'Count people by binding, accounts by class, and binding links by state',
        params: connectionParams,
        responses: {
          success: { status: 200, description: 'How many of each.', schema: bindingCounts },
          errors: connectionNotFound,
        },
      },
      async ({ params }) => bindings.counts(await connections.get(params.connection)),
    ),
    route(
      {
        operationId: 'listBindings',
        method: 'get',
        path: '/connections/{connection}/bindings',
        scope: 'provisioning:read',
        tag,
        summary: 'List people with the account that is theirs or may be, in the order of usernames',
        params: connectionParams,
        query: bindingQuery,
        responses: {
          success: { status: 200, description: 'One page of people.', schema: personBindingPage },
          errors: errorCodes(connectionNotFound, listErrors),
        },
      },
      async ({ params, query }) => {
        const { cursor, limit, ...filter } = query;
        const connection = await connections.get(params.connection);
        return toWirePage(await bindings.listPeople(connection, filter, { cursor, limit }));
      },
    ),
    route(
      {
        operationId: 'getBinding',
        method: 'get',
        path: '/connections/{connection}/bindings/{user}',
        scope: 'provisioning:read',
        tag,
        summary: 'Read which account is somebody’s',
        params: bindingParams,
        responses: { success: answer, errors: errorCodes(connectionNotFound, unknownPerson) },
      },
      async ({ params }) => {
        const connection = await connections.get(params.connection);
        return bindings.read(connection, await findPersonOrDeleted(directory, params.user));
      },
    ),
    route(
      {
        operationId: 'bindPerson',
        method: 'put',
        path: '/connections/{connection}/bindings/{user}',
        scope: 'provisioning:write',
        tag,
        summary: 'Say which account is somebody’s, or agree to the one that was proposed',
        description:
          'Decides conflicts and proposals. Nothing is written to Slack by that; the next plan keeps the account like the directory, ' +
          'and reactivates one that is deactivated.',
        params: bindingParams,
        body: bindingDecision,
        responses: {
          success: answer,
          errors: errorCodes(connectionNotFound, userNotFound, {
            404: ['provisioning.account_not_found'],
            409: [
              'provisioning.account_taken',
              'provisioning.account_unfit',
              'provisioning.nothing_proposed',
              'provisioning.changed_meanwhile',
            ],
          }),
        },
      },
      async ({ caller, params, body }) => {
        const connection = await connections.get(params.connection);
        const person = await directory.getUser(params.user);
        const { accountId, ...seen } = body;
        return bindings.bind(caller.actor, connection, person, accountId as AccountId | undefined, seen);
      },
    ),
    route(
      {
        operationId: 'unbindPerson',
        method: 'delete',
        path: '/connections/{connection}/bindings/{user}',
        scope: 'provisioning:write',
        tag,
        summary: 'Take an account away from somebody, or end their being ignored',
        description:
          'In Slack it stays as it is. If it still fits, it is proposed again, and not taken by itself; of whoever was ' +
          'ignored it is looked for as of anybody new.',
        params: bindingParams,
        query: bindingSeen,
        responses: {
          success: answer,
          errors: errorCodes(connectionNotFound, unknownPerson, {
            409: ['provisioning.nothing_bound', 'provisioning.changed_meanwhile'],
          }),
        },
      },
      async ({ caller, params, query }) => {
        const connection = await connections.get(params.connection);
        return bindings.unbind(caller.actor, connection, await findPersonOrDeleted(directory, params.user), query);
      },
    ),
    route(
      {
        operationId: 'ignorePerson',
        method: 'post',
        path: '/connections/{connection}/bindings/{user}/ignore',
        scope: 'provisioning:write',
        tag,
        summary: 'Leave somebody and their account alone, whatever the directory says',
        params: bindingParams,
        query: bindingSeen,
        responses: {
          success: answer,
          errors: errorCodes(connectionNotFound, unknownPerson, { 409: ['provisioning.changed_meanwhile'] }),
        },
      },
      async ({ caller, params, query }) => {
        const connection = await connections.get(params.connection);
        return bindings.ignore(caller.actor, connection, await findPersonOrDeleted(directory, params.user), query);
      },
    ),
    route(
      {
        operationId: 'confirmBindings',
        method: 'post',
        path: '/connections/{connection}/binding-confirmations',
        scope: 'provisioning:write',
        tag,
        summary: 'Agree to what was proposed for several people',
        params: connectionParams,
        body: bindingConfirmation,
        responses: {
          success: {
            status: 200,
            description: 'How many are bound now, and who had nothing proposed.',
            schema: confirmedBindings,
          },
          errors: errorCodes(connectionNotFound, userNotFound, {
            404: ['provisioning.account_not_found'],
            409: ['provisioning.account_taken', 'provisioning.account_unfit'],
          }),
        },
      },
      async ({ caller, params, body }) => {
        const connection = await connections.get(params.connection);
        const people = await Promise.all(body.userIds.map((id) => directory.getUser(id)));
        return bindings.confirm(caller.actor, connection, people);
      },
    ),
    route(
      {
        operationId: 'noteBindingLinks',
        method: 'post',
        path: '/connections/{connection}/binding-links',
        scope: 'provisioning:write',
        tag,
        summary: 'Note that Slack mailed binding links, which are good for 72 hours',
        description:
          'Slack mails one to each member when single sign-on becomes required, and again when an owner asks for it. From ' +
          'then on the list says whose link ends, and whom to ask for a new one; a sign-in by SAML settles it.',
        params: connectionParams,
        body: linksSent,
        responses: {
          success: { status: 200, description: 'To how many people.', schema: changedLinks },
          errors: connectionNotFound,
        },
      },
      async ({ caller, params, body }) => {
        const connection = await connections.get(params.connection);
        const { sentAt, userIds } = body;
        const note = { sentAt, userIds: userIds as UserId[] | undefined };
        return { changed: await bindings.noteLinksSent(caller.actor, connection, note) };
      },
    ),
  ];
}
