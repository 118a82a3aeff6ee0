import { CountersignError, type ErrorInit } from '../core';

export type SamlErrorCode =
  | 'saml.no_message'
  | 'saml.duplicate_parameter'
  | 'saml.both_bindings'
  | 'saml.not_base64'
  | 'saml.not_deflated'
  | 'saml.message_too_large'
  | 'saml.not_utf8'
  | 'saml.doctype'
  | 'saml.comment_or_instruction'
  | 'saml.not_well_formed'
  | 'saml.too_complex'
  | 'saml.not_an_authn_request'
  | 'saml.request_invalid'
  | 'saml.version'
  | 'saml.relay_state_too_long'
  | 'saml.unknown_app'
  | 'saml.app_disabled'
  | 'saml.unknown_issuer'
  | 'saml.signature_missing'
  | 'saml.signature_invalid'
  | 'saml.signature_algorithm'
  | 'saml.signature_form'
  | 'saml.no_certificate'
  | 'saml.destination_mismatch'
  | 'saml.destination_missing'
  | 'saml.issue_instant'
  | 'saml.protocol_binding'
  | 'saml.acs_url_not_registered'
  | 'saml.name_id_policy'
  | 'saml.authn_context'
  | 'saml.subject_mismatch'
  | 'saml.no_passive'
  | 'saml.request_replayed'
  | 'saml.request_reused'
  | 'saml.request_expired'
  | 'saml.request_already_answered'
  | 'saml.not_authorised'
  | 'saml.user_suspended'
  | 'saml.unknown_user'
  | 'saml.attribute_missing'
  | 'saml.no_signing_key'
  | 'saml.no_encryption_certificate'
  | 'saml.launch_cross_site'
  | 'saml.trace_not_found';

/** Second-level status codes that a service provider may be told (saml-core §3.2.2.2). */
export type SamlStatus = 'NoPassive' | 'InvalidNameIDPolicy' | 'NoAuthnContext' | 'RequestDenied' | 'UnknownPrincipal';

/**
 * A sign-in that ends without an Assertion. It is shown on a page, unless it carries a `status`, the ACS URL is
 * proven by then, and the app wants statuses (R1, R32).
 */
export class SamlRequestError extends CountersignError<SamlErrorCode> {
  /** What the service provider may be told instead of the page. */
  readonly samlStatus: SamlStatus | undefined;

  constructor(init: Omit<ErrorInit<SamlErrorCode>, 'status'> & { status?: number; samlStatus?: SamlStatus }) {
    super({ status: 400, ...init });
    this.samlStatus = init.samlStatus;
  }
}
