import { z } from 'zod';
import type { SavedFilterService } from '../activity';
import { newSavedFilter, savedFilterList, savedFilter as savedFilterSchema } from '../contracts';
import { type ApiRoute, route } from './route';

const tag = 'Activity';

/** Filters of the activity that a person keeps; they change nothing for anybody else, so reading is all they need. */
export function savedFilterRoutes({ savedFilters }: { savedFilters: SavedFilterService }): ApiRoute[] {
  return [
    route(
      {
        operationId: 'listSavedFilters',
        method: 'get',
        path: '/activity/filters',
        scope: 'traces:read',
        tag,
        summary: 'List the filters of the activity that the caller keeps',
        responses: { success: { status: 200, description: 'By name.', schema: savedFilterList } },
      },
      async ({ caller }) => ({ items: await savedFilters.list(caller.actor) }),
    ),
    route(
      {
        operationId: 'saveFilter',
        method: 'post',
        path: '/activity/filters',
        scope: 'traces:read',
        tag,
        summary: 'Keep a filter of the activity under a name, for oneself',
        body: newSavedFilter,
        responses: {
          success: { status: 201, description: 'The filter as it is kept.', schema: savedFilterSchema },
          errors: {
            403: ['activity.filters_are_of_people'],
            409: ['activity.filter_name_taken', 'activity.too_many_filters'],
          },
        },
      },
      ({ caller, body }) => savedFilters.save(caller.actor, body),
    ),
    route(
      {
        operationId: 'deleteSavedFilter',
        method: 'delete',
        path: '/activity/filters/{filter}',
        scope: 'traces:read',
        tag,
        summary: 'Forget a saved filter of one’s own',
        params: z.strictObject({ filter: z.uuid() }),
        responses: {
          success: { status: 204, description: 'Forgotten.' },
          errors: { 404: ['activity.filter_not_found'] },
        },
      },
      async ({ caller, params }) => {
        await savedFilters.delete(caller.actor, params.filter);
        return undefined;
      },
    ),
  ];
}
