import { CountersignError, type ErrorInit, sayWait } from '../core';

export type ConsoleErrorCode =
  | 'console.signed_out'
  | 'console.no_role'
  | 'console.refused'
  | 'console.throttled'
  | 'console.password_expired'
  | 'console.not_built';

/** Why the console does not open. */
export class ConsoleError extends CountersignError<ConsoleErrorCode> {
  /** Sent as `Retry-After` where the person has to wait. */
  readonly retryAfterSeconds: number | undefined;

  constructor(init: ErrorInit<ConsoleErrorCode> & { retryAfterSeconds?: number }) {
    super(init);
    this.retryAfterSeconds = init.retryAfterSeconds;
  }
}

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

/** Too many wrong passwords; the right one is refused as well meanwhile (R47, R85). */
export function throttled(retryAfterSeconds: number): ConsoleError {
  return new ConsoleError({
    code: 'console.throttled',
    status: 429,
    what: 'Too many tries.',
    meaning: 'Nobody can sign in like this for a while, not even with the right password.',
    remedy: `Wait ${sayWait(retryAfterSeconds)} and try again.`,
    retryAfterSeconds,
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
