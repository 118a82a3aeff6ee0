import { type Scope, scopes } from '../contracts';
import { ApiError } from './api-error';
import type { Caller } from './route';
import type { TokenService } from './token-service';

/**
 * Refuses what needs another scope than its route does, and records it as a refusal of the route (R58, R82).
 *
 * @throws ApiError `api.scope_missing`
 */
export async function requireScope(
  refusals: Pick<TokenService, 'recordRefusal'>,
  caller: Caller,
  scope: Scope,
  operation: string,
): Promise<void> {
  if (caller.scopes.has(scope)) return;
  await refusals.recordRefusal(caller.actor, scope, operation);
  throw scopeMissing(caller, scope);
}

/** What somebody is told who may not do what they tried. */
export function scopeMissing({ role }: Pick<Caller, 'role'>, scope: Scope): ApiError {
  return new ApiError({
    code: 'api.scope_missing',
    status: 403,
    what:
      role === undefined
        ? `The API token may not do this: it lacks the scope ${scope}.`
        : `Your role, ${role.replace('_', ' ')}, may not do this: it lacks the scope ${scope}.`,
    meaning: 'Nothing was changed.',
    remedy:
      role === undefined
        ? `Use a token that has it. There are ${scopes.length} scopes; each route of the API names its own.`
        : 'Ask an owner to do it, or to give you another role.',
  });
}
