import { z } from 'zod';
import type { ActivityReader, ActivityService } from '../activity';
import { type ActivityFilter, activityEntry, activityExportQuery, activityPage, activityQuery } from '../contracts';
import { ApiError } from './api-error';
import { appNotFound, errorCodes, listErrors, userNotFound } from './error-codes';
import { type ApiRoute, type Caller, route, textPieces } from './route';
import type { TokenService } from './token-service';
import { toWirePage } from './wire-page';

const tag = 'Activity';

type Services = { activity: ActivityService; tokens: TokenService };

function whatMayRead(scopes: Caller['scopes']): ActivityReader {
  return {
    traces: scopes.has('traces:read'),
    provisioning: scopes.has('provisioning:read'),
    record: scopes.has('audit:read'),
  };
}

/** Everything that happened, in one list. */
export function activityRoutes({ activity, tokens }: Services): ApiRoute[] {
  /** What the caller may read of it; what is asked for by name and may not be read is refused, and recorded (R82). */
  const readerOf = async ({ actor, scopes }: Caller, { source }: ActivityFilter, operation: string) => {
    const reader = whatMayRead(scopes);
    const mayRead = source === undefined || source === 'sign_in' || reader.record;
    if (mayRead || (source === 'provisioning' && reader.provisioning)) return reader;
    await tokens.recordRefusal(actor, 'audit:read', operation);
    throw new ApiError({
      code: 'api.scope_missing',
      status: 403,
      what: 'You may read sign-ins only: the rest of the activity needs the scope audit:read.',
      meaning: 'Nothing was changed.',
      remedy: 'Ask an owner for another role, or use a token that has the scope.',
    });
  };
  return [
    route(
      {
        operationId: 'listActivity',
        method: 'get',
        path: '/activity',
        scope: 'traces:read',
        tag,
        summary: 'List everything that happened, newest first',
        description:
          'Entries of the audit record and sign-ins to apps in one list. Without the scope `audit:read` it holds sign-ins to ' +
          'apps only, and with `provisioning:read` also what happened between the directory and Slack. A sign-in is told by ' +
          'its trace (`code`) while that is kept, by the audit record (`seq`) afterwards.',
        query: activityQuery,
        responses: {
          success: { status: 200, description: 'One page of activity.', schema: activityPage },
          errors: errorCodes(listErrors, appNotFound, userNotFound),
        },
      },
      async ({ caller, query: { cursor, limit, ...filter } }) =>
        toWirePage(await activity.list(await readerOf(caller, filter, 'listActivity'), filter, { cursor, limit })),
    ),
    route(
      {
        operationId: 'getActivityEntry',
        method: 'get',
        path: '/activity/entries/{entry}',
        scope: 'traces:read',
        tag,
        summary: 'Read one entry of the audit record as the activity shows it',
        params: z.strictObject({ entry: z.string().max(40).meta({ example: 'evt_1812' }) }),
        responses: {
          success: { status: 200, description: 'What was done, by whom, and why.', schema: activityEntry },
          errors: { 404: ['activity.entry_not_found'] },
        },
      },
      ({ caller, params }) => activity.get(whatMayRead(caller.scopes), params.entry),
    ),
    route(
      {
        operationId: 'exportActivityCsv',
        method: 'get',
        path: '/exports/activity.csv',
        scope: 'traces:read',
        tag,
        summary: 'Export everything that happened as CSV, newest first',
        description:
          'As much as `GET /activity` shows the caller. Cells that a spreadsheet would take for a formula are made harmless.',
        query: activityExportQuery,
        responses: {
          success: {
            status: 200,
            description: 'CSV (RFC 4180), UTF-8; values before and after as JSON.',
            schema: textPieces,
            mediaType: 'text/csv; charset=utf-8',
            fileName: 'activity.csv',
          },
          errors: errorCodes(appNotFound, userNotFound),
        },
      },
      async ({ caller, query }) => activity.csv(await readerOf(caller, query, 'exportActivityCsv'), query),
    ),
    route(
      {
        operationId: 'exportActivityJsonLines',
        method: 'get',
        path: '/exports/activity.jsonl',
        scope: 'traces:read',
        tag,
        summary: 'Export everything that happened as JSON lines, newest first',
        description: 'Each line is an entry as `GET /activity` shows it.',
        query: activityExportQuery,
        responses: {
          success: {
            status: 200,
            description: 'One JSON object a line, UTF-8.',
            schema: textPieces,
            mediaType: 'application/jsonl; charset=utf-8',
            fileName: 'activity.jsonl',
          },
          errors: errorCodes(appNotFound, userNotFound),
        },
      },
      async ({ caller, query }) => activity.jsonLines(await readerOf(caller, query, 'exportActivityJsonLines'), query),
    ),
  ];
}
