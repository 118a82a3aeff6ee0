import { CountersignError, type Fault } from '../core';
import type { Refusal } from './slack-messages';

export type SandboxErrorCode =
  | 'sandbox.not_found'
  | 'sandbox.method_not_allowed'
  | 'sandbox.body_too_large'
  | 'sandbox.unsupported_media_type'
  | 'sandbox.bad_body'
  | 'sandbox.foreign_origin'
  | 'sandbox.busy'
  | 'sandbox.not_allowed'
  | 'sandbox.link_ended'
  | 'sandbox.invalid_input'
  | 'sandbox.saml_refused'
  | 'sandbox.oauth_refused'
  | 'sandbox.snapshot_unreadable'
  | 'sandbox.invalid_options';

/** An error of the practice workspace; `refusal` is set where Slack would show a message of its own. */
export class SandboxError extends CountersignError<SandboxErrorCode> {
  readonly refusal: Refusal | undefined;

  constructor(
    code: SandboxErrorCode,
    status: number,
    what: string,
    more: { remedy?: string; faults?: readonly Fault[]; refusal?: Refusal; cause?: unknown } = {},
  ) {
    super({ code, status, what, remedy: more.remedy, faults: more.faults, cause: more.cause });
    this.refusal = more.refusal;
  }
}

/** A SAML message that is refused with a page of its own. */
export function samlRefused(refusal: Refusal, status = 400): SandboxError {
  return new SandboxError('sandbox.saml_refused', status, refusal.message, { refusal });
}
