import { z } from 'zod';
import {
  accountImport,
  accountImportPage,
  accountQuery,
  accountSelection,
  classifiedAccountPage,
  importPreviews,
  pageQuery,
} from '../contracts';
import {
  type AccountImport,
  type BindingService,
  type ConnectionService,
  type ImportService,
  importNote,
} from '../provisioning';
import { connectionParams } from './connection-routes';
import { connectionNotFound, errorCodes, listErrors } from './error-codes';
import { eventStream } from './mount-routes';
import type { ProgressFeed } from './progress-feed';
import { type ApiRoute, route, textPieces } from './route';
import { toWirePage } from './wire-page';

const tag = 'Accounts';
const importParams = z.strictObject({ import: z.uuid() });

export type AccountServices = {
  connections: ConnectionService;
  bindings: BindingService;
  imports: ImportService;
  progressFeed: ProgressFeed;
};

/** What Slack has, and making people of accounts that exist only there. */
export function accountRoutes({ connections, bindings, imports, progressFeed }: AccountServices): ApiRoute[] {
  return [
    route(
      {
        operationId: 'listAccounts',
        method: 'get',
        path: '/connections/{connection}/accounts',
        scope: 'provisioning:read',
        tag,
        summary: 'List Slack’s accounts as last read, each with its class and whose it is',
        description: 'A plan of everybody reads them anew.',
        params: connectionParams,
        query: accountQuery,
        responses: {
          success: { status: 200, description: 'One page of accounts.', schema: classifiedAccountPage },
          errors: errorCodes(connectionNotFound, listErrors),
        },
      },
      async ({ params, query }) => {
        const { cursor, limit, ...filter } = query;
        const connection = await connections.get(params.connection);
        return toWirePage(await bindings.listAccounts(connection, filter, { cursor, limit }));
      },
    ),
    route(
      {
        operationId: 'previewAccountImport',
        method: 'post',
        path: '/connections/{connection}/account-import-preview',
        scope: 'provisioning:read',
        tag,
        summary: 'Show what selected accounts would become; nothing is changed',
        params: connectionParams,
        body: accountSelection,
        responses: {
          success: { status: 200, description: 'The first 200 of them.', schema: importPreviews },
          errors: connectionNotFound,
        },
      },
      async ({ params, body }) => imports.preview(await connections.get(params.connection), body),
    ),
    route(
      {
        operationId: 'importAccounts',
        method: 'post',
        path: '/connections/{connection}/account-imports',
        scope: 'provisioning:write',
        dangerous: true,
        tag,
        summary: 'Make people of accounts that exist only in Slack',
        description:
          'Up to 100 are imported before this answers; more become a job with progress, and with an event at its end ' +
          '(`provisioning.import_finish`). Whoever is imported is in no authorised group.',
        params: connectionParams,
        body: accountSelection,
        bodyLimitBytes: 1_048_576,
        responses: {
          success: { status: 201, description: 'The import, running or done.', schema: accountImport },
          errors: errorCodes(connectionNotFound, { 409: ['provisioning.nothing_selected'] }),
        },
      },
      async ({ caller, params, body }) =>
        describeImport(await imports.begin(caller.actor, await connections.get(params.connection), body)),
    ),
    route(
      {
        operationId: 'listAccountImports',
        method: 'get',
        path: '/connections/{connection}/account-imports',
        scope: 'provisioning:read',
        tag,
        summary: 'List imports, newest first',
        params: connectionParams,
        query: pageQuery,
        responses: {
          success: { status: 200, description: 'One page of imports.', schema: accountImportPage },
          errors: errorCodes(connectionNotFound, listErrors),
        },
      },
      async ({ params, query }) => {
        const { id } = await connections.get(params.connection);
        const { items, nextCursor } = toWirePage(await imports.list(id, query));
        return { items: items.map(describeImport), nextCursor };
      },
    ),
    route(
      {
        operationId: 'getAccountImport',
        method: 'get',
        path: '/account-imports/{import}',
        scope: 'provisioning:read',
        tag,
        summary: 'Read how far an import is, and what could not be imported',
        params: importParams,
        responses: {
          success: { status: 200, description: 'The import.', schema: accountImport },
          errors: { 404: ['provisioning.import_not_found'] },
        },
      },
      async ({ params }) => describeImport(await imports.get(params.import)),
    ),
    route(
      {
        operationId: 'watchAccountImport',
        method: 'get',
        path: '/account-imports/{import}/progress',
        scope: 'provisioning:read',
        tag,
        summary: 'Watch an import: server-sent events until it ends',
        description:
          'Events `progress` and `end`, each with the whole of the import as JSON. Send `Last-Event-ID` to go on after a ' +
          'break: what was seen is left out.',
        params: importParams,
        responses: {
          success: { status: 200, description: 'Events.', schema: textPieces, mediaType: eventStream },
          errors: { 404: ['provisioning.import_not_found'] },
        },
      },
      async ({ params, lastEventId }) => {
        await imports.get(params.import);
        const read = async () => {
          const found = await imports.get(params.import);
          return {
            id: `${found.done}.${found.state}`,
            data: describeImport(found),
            isOver: found.state === 'done',
          };
        };
        return progressFeed.events(accountImport, read, lastEventId);
      },
    ),
  ];
}

function describeImport(found: AccountImport): z.output<typeof accountImport> {
  return { ...found, note: importNote };
}
