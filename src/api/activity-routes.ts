import type { ActivityReader, ActivityService } from '../activity';
import { type ActivityFilter, activityPage, activityQuery } from '../contracts';
import { ApiError } from './api-error';
import { appNotFound, errorCodes, listErrors, userNotFound } from './error-codes';
import { type ApiRoute, type Caller, route } from './route';
import type { TokenService } from './token-service';
import { toWirePage } from './wire-page';

const tag = 'Activity';

type Services = { activity: ActivityService; tokens: TokenService };

/** Everything that happened, in one list. */
export function activityRoutes({ activity, tokens }: Services): ApiRoute[] {
  /** What the caller may read of it; what is asked for by name and may not be read is refused, and recorded (R82). */
  const readerOf = async ({ actor, scopes }: Caller, { source }: ActivityFilter, operation: string) => {
    const reader: ActivityReader = {
      traces: scopes.has('traces:read'),
      provisioning: scopes.has('provisioning:read'),
      record: scopes.has('audit:read'),
    };
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
  ];
}
