import { CountersignError, type ErrorInit } from '../../core';
import type { AccountAttribute } from './account';

/**
 * What comes next after a call that did not succeed.
 *
 * - `rate_limited`: nothing was done; again after `retryAfterMs`, and everybody waits.
 * - `transient`: nothing was done; again after a pause.
 * - `outcome_unknown`: it may have been done; look before it is tried again.
 * - `not_found`: the account or group is not there.
 * - `already_exists`: a name or e-mail is taken by something else.
 * - `rejected`: this object only, until its data change; `attribute` says which, where Slack does.
 * - `protected`: Slack refuses because of rank, ownership, or because it is built in.
 * - `unauthorized`: the token is revoked, expired or lost its scope: the run stops.
 * - `misconfigured`: plan, workspace or address are not what they should be: the run stops.
 */
export type TargetErrorKind =
  | 'rate_limited'
  | 'transient'
  | 'outcome_unknown'
  | 'not_found'
  | 'already_exists'
  | 'rejected'
  | 'protected'
  | 'unauthorized'
  | 'misconfigured';

export type TargetErrorCode = `slack.${TargetErrorKind}`;

type TargetErrorInit = Omit<ErrorInit<TargetErrorCode>, 'code' | 'status'> & {
  kind: TargetErrorKind;
  /** Slack's own code: `username_taken`; ours in brackets where Slack gave none (`[timeout]`). */
  slackCode: string;
  attribute?: AccountAttribute | undefined;
  /** Only with `rate_limited`; null where Slack did not say. */
  retryAfterMs?: number | null | undefined;
};

/** A call to Slack that did not succeed, sorted by what comes next. Holds no token and no body. */
export class TargetError extends CountersignError<TargetErrorCode> {
  readonly kind: TargetErrorKind;
  readonly slackCode: string;
  readonly attribute: AccountAttribute | undefined;
  readonly retryAfterMs: number | null;

  constructor({ kind, slackCode, attribute, retryAfterMs = null, ...init }: TargetErrorInit) {
    super({ ...init, code: `slack.${kind}`, status: 502 });
    this.kind = kind;
    this.slackCode = slackCode;
    this.attribute = attribute;
    this.retryAfterMs = retryAfterMs;
  }
}
