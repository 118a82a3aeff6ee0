import { ApiError } from './api-error';
import type { Caller } from './route';

/**
 * Refuses to touch an administrator, or to make one, unless the token has the scope for it: otherwise a token for
 * people could set an administrator's password and rise to everything (R59).
 *
 * @param concerned who is touched, as they are, and what they would become
 * @throws ApiError `api.administrator_protected`
 */
export function protectAdministrators(
  caller: Caller,
  ...concerned: readonly { administrator?: boolean | undefined }[]
): void {
  if (caller.scopes.has('administrators:write')) return;
  if (!concerned.some((person) => person.administrator === true)) return;
  throw new ApiError({
    code: 'api.administrator_protected',
    status: 403,
    what: 'This concerns an administrator, and the API token lacks the scope administrators:write.',
    meaning: 'Nothing was changed.',
    remedy: 'Use a token that has it as well.',
  });
}
