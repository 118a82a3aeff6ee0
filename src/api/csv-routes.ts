import { z } from 'zod';
import type { RoleService } from '../administrators';
import { csvExportQuery, csvImportQuery, csvPlan } from '../contracts';
import type { DirectoryService } from '../directory';
import { protectedIdsFor } from './protect-administrators';
import { type ApiRoute, route, textPieces } from './route';

const tag = 'People';
const csvLimitBytes = 32 * 1_048_576;

/** People and their groups as CSV. */
export function csvRoutes({ directory, roles }: { directory: DirectoryService; roles: RoleService }): ApiRoute[] {
  return [
    route(
      {
        operationId: 'importPeople',
        method: 'post',
        path: '/imports/people',
        scope: 'directory:write',
        dangerous: true,
        tag,
        summary: 'Import people and their groups from CSV, or say what that would do',
        description:
          'UTF-8, at most 32 MiB. All of it or nothing, unless `partial`. The same file a second time changes nothing. ' +
          'Rows about somebody with a role are faults unless the token has the scope `administrators:write` as well, and ' +
          'those that change who is in which group unless it has `groups:write`.',
        query: csvImportQuery,
        body: z.string().meta({ description: 'a CSV file with a line of column names' }),
        bodyMediaType: 'text/csv',
        bodyLimitBytes: csvLimitBytes,
        responses: {
          success: { status: 200, description: 'What was, or would be, done.', schema: csvPlan },
          errors: { 400: ['directory.csv_unreadable', 'directory.csv_faulty'] },
        },
      },
      async ({ caller, query, body }) => {
        const { dryRun, createGroups, partial } = query;
        const protectedIds = await protectedIdsFor(caller, roles);
        const keepGroups = !caller.scopes.has('groups:write');
        const options = { createGroups, keepGroups, ...(protectedIds && { protectedIds }) };
        const file = Buffer.from(body, 'utf8');
        return dryRun
          ? directory.planCsvImport(caller.actor, file, options)
          : directory.applyCsvImport(caller.actor, file, { ...options, partial });
      },
    ),
    route(
      {
        operationId: 'exportPeople',
        method: 'get',
        path: '/exports/people.csv',
        scope: 'directory:read',
        tag,
        summary: 'Export people and their groups as CSV',
        description:
          'Cells that a spreadsheet would take for a formula are made harmless. An import takes the file back.',
        query: csvExportQuery,
        responses: {
          success: {
            status: 200,
            description: 'CSV (RFC 4180), UTF-8.',
            schema: textPieces,
            mediaType: 'text/csv; charset=utf-8',
            fileName: 'people.csv',
          },
        },
      },
      async ({ query }) => directory.exportCsv(query),
    ),
  ];
}
