import { eventExportQuery, eventQuery, provisioningEventPage } from '../contracts';
import type { EventService } from '../provisioning';
import { connectionNotFound, errorCodes, listErrors } from './error-codes';
import { type ApiRoute, route, textPieces } from './route';
import { toWirePage } from './wire-page';

const tag = 'Events';

export type EventServices = { events: EventService };

/** What happened between the directory and Slack, to look at and to take out. */
export function eventRoutes({ events }: EventServices): ApiRoute[] {
  return [
    route(
      {
        operationId: 'listEvents',
        method: 'get',
        path: '/events',
        scope: 'provisioning:read',
        tag,
        summary: 'List events of provisioning, newest first',
        description: 'They are entries of the audit record; one shows up about a second after what happened.',
        query: eventQuery,
        responses: {
          success: { status: 200, description: 'One page of events.', schema: provisioningEventPage },
          errors: errorCodes(listErrors, connectionNotFound),
        },
      },
      async ({ query: { cursor, limit, ...question } }) => toWirePage(await events.list(question, { cursor, limit })),
    ),
    route(
      {
        operationId: 'exportEventsCsv',
        method: 'get',
        path: '/exports/events.csv',
        scope: 'provisioning:read',
        tag,
        summary: 'Export events of provisioning as CSV, oldest first',
        description: 'Cells that a spreadsheet would take for a formula are made harmless.',
        query: eventExportQuery,
        responses: {
          success: {
            status: 200,
            description: 'CSV (RFC 4180), UTF-8; values before and after as JSON.',
            schema: textPieces,
            mediaType: 'text/csv; charset=utf-8',
            fileName: 'events.csv',
          },
          errors: connectionNotFound,
        },
      },
      ({ query }) => events.csv(query),
    ),
    route(
      {
        operationId: 'exportEventsJsonLines',
        method: 'get',
        path: '/exports/events.jsonl',
        scope: 'provisioning:read',
        tag,
        summary: 'Export events of provisioning as JSON lines, oldest first',
        description: 'Each line is an event as `GET /events` shows it.',
        query: eventExportQuery,
        responses: {
          success: {
            status: 200,
            description: 'One JSON object a line, UTF-8.',
            schema: textPieces,
            mediaType: 'application/jsonl; charset=utf-8',
            fileName: 'events.jsonl',
          },
          errors: connectionNotFound,
        },
      },
      ({ query }) => events.jsonLines(query),
    ),
  ];
}
