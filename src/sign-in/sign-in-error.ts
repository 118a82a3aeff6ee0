import { CountersignError, type ErrorInit } from '../core';

export type SignInErrorCode =
  | 'sign_in.busy'
  | 'sign_in.throttled'
  | 'sign_in.wrong_current_password'
  | 'sign_in.password_too_short'
  | 'sign_in.password_too_long'
  | 'sign_in.password_common'
  | 'sign_in.password_personal'
  | 'sign_in.password_unchanged'
  | 'sign_in.passwords_differ'
  | 'sign_in.user_not_found'
  | 'sign_in.change_over'
  | 'sign_in.setup_link_over';

/** Something about signing in that a person may be told. A refused sign-in is none: it is an outcome, always the same. */
export class SignInError extends CountersignError<SignInErrorCode> {
  /** Sent as `Retry-After` where the person has to wait. */
  readonly retryAfterSeconds: number | undefined;

  constructor(init: ErrorInit<SignInErrorCode> & { retryAfterSeconds?: number }) {
    super(init);
    this.retryAfterSeconds = init.retryAfterSeconds;
  }
}
