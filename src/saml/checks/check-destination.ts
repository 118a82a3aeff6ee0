import { SamlRequestError } from '../errors';
import type { AuthnRequest } from '../parse-authn-request';

/**
 * Destination, if present, must be our endpoint to the letter; a signed request must have one (R14).
 *
 * @param ssoUrl our endpoint for this app, from the configured base URL
 * @throws SamlRequestError `saml.destination_mismatch`, `saml.destination_missing`
 * @see saml-bindings §3.4.5.2, §3.5.5.2
 */
export function checkDestination(request: AuthnRequest, ssoUrl: string, signed: boolean): void {
  if (request.destination === undefined || request.destination === '') {
    if (!signed) return;
    throw new SamlRequestError({
      code: 'saml.destination_missing',
      what: 'The sign-in request is signed but does not say for whom.',
      meaning: 'A signed request without a Destination could be passed on to somebody it was not made for.',
      remedy: 'Tell the administrator of the app that sent you.',
    });
  }
  if (request.destination === ssoUrl) return;
  throw new SamlRequestError({
    code: 'saml.destination_mismatch',
    what: 'The sign-in request was made for another address than this one.',
    meaning: 'Its Destination is not the SAML endpoint of this app at Countersign.',
    remedy: `The administrator has to enter ${ssoUrl} as the SAML endpoint in the app.`,
    detail: `Destination "${request.destination}"`,
  });
}
