import type { RoleService } from '../administrators';
import type { UserId } from '../core';
import { ApiError } from './api-error';
import type { Caller } from './route';

/** Somebody who is touched, as they are (`id`), or as they would become (`administrator`). */
type Concerned = { id?: UserId; administrator?: boolean | undefined };

/**
 * Refuses to touch anybody with a role, or to make an owner, unless the caller has the scope for it: otherwise whoever may
 * only set people's passwords could set an administrator's and rise to everything (R59).
 *
 * @throws ApiError `api.administrator_protected`
 */
export async function protectAdministrators(
  caller: Caller,
  roles: Pick<RoleService, 'roleOf'>,
  ...concerned: readonly Concerned[]
): Promise<void> {
  if (caller.scopes.has('administrators:write')) return;
  for (const { id, administrator } of concerned) {
    if (administrator === true || (id !== undefined && (await roles.roleOf(id)) !== undefined)) throw protectedError();
  }
}

/**
 * The same rule for a change of many people at once, which judges them one by one.
 *
 * @returns ids of everybody with a role; undefined when the caller may change them too
 */
export async function protectedIdsFor(
  caller: Caller,
  roles: Pick<RoleService, 'list'>,
): Promise<ReadonlySet<UserId> | undefined> {
  if (caller.scopes.has('administrators:write')) return undefined;
  return new Set((await roles.list()).map(({ id }) => id));
}

function protectedError(): ApiError {
  return new ApiError({
    code: 'api.administrator_protected',
    status: 403,
    what: 'This concerns an administrator, and the API token lacks the scope administrators:write.',
    meaning: 'Nothing was changed.',
    remedy: 'Use a token that has it as well; in the console, ask an owner.',
  });
}
