import { CountersignError } from '../core';

export type ConsoleErrorCode =
  | 'console.signed_out'
  | 'console.no_role'
  | 'console.refused'
  | 'console.password_expired'
  | 'console.not_built';

/** Why the console does not open. */
export class ConsoleError extends CountersignError<ConsoleErrorCode> {}

export function signedOut(): ConsoleError {
  return new ConsoleError({
    code: 'console.signed_out',
    status: 401,
    what: 'You are not signed in any more.',
    meaning: 'Nothing you typed is lost.',
    remedy: 'Sign in again; the page stays as it is.',
  });
}

export function noRole(): ConsoleError {
  return new ConsoleError({
    code: 'console.no_role',
    status: 403,
    what: 'You do not administer Countersign.',
    meaning: 'The console is for owners, app administrators, helpdesk and auditors.',
    remedy: 'Ask an owner to give you a role, or go back to your apps.',
  });
}

/** One answer for unknown, wrong and suspended (R49). */
export function refused(): ConsoleError {
  return new ConsoleError({
    code: 'console.refused',
    status: 403,
    what: 'That did not work.',
    meaning: 'The name or the password is not right, or this account may not sign in.',
    remedy: 'Try again.',
  });
}

export function passwordExpired(): ConsoleError {
  return new ConsoleError({
    code: 'console.password_expired',
    status: 403,
    what: 'Your password has expired.',
    meaning: 'It has to be changed before you go on.',
    remedy: 'Open the sign-in page in another tab, change it there, and come back.',
  });
}

export function notBuilt(): ConsoleError {
  return new ConsoleError({
    code: 'console.not_built',
    status: 503,
    what: 'The console was not built with this installation.',
    remedy: 'Start with "npm start", which builds it, or run "npm run build".',
  });
}
