import { CountersignError } from '../core';

export type AdministratorErrorCode = 'administrators.own_role' | 'administrators.not_owner';

/** A change of a role that is refused. */
export class AdministratorError extends CountersignError<AdministratorErrorCode> {}

export function ownRole(): AdministratorError {
  return new AdministratorError({
    code: 'administrators.own_role',
    status: 403,
    what: 'Nobody changes their own role.',
    meaning: 'Nothing was changed.',
    remedy: 'Ask another owner to do it.',
  });
}

export function notOwner(): AdministratorError {
  return new AdministratorError({
    code: 'administrators.not_owner',
    status: 403,
    what: 'Only an owner gives and takes roles.',
    meaning: 'Nothing was changed.',
    remedy: 'Ask an owner, or use "countersign user role" on the server.',
  });
}
