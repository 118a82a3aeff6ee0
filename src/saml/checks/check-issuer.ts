import type { App } from '../../apps';
import { SamlRequestError } from '../errors';
import type { AuthnRequest } from '../parse-authn-request';

/**
 * The request must come from the app whose endpoint it was sent to. Nothing is ever sent to a URL that a stranger names (R1).
 *
 * @throws SamlRequestError `saml.unknown_issuer`
 * @see saml-profiles §4.1.4.1
 */
export function checkIssuer(request: AuthnRequest, app: App): void {
  if (request.issuer === app.spEntityId) return;
  throw new SamlRequestError({
    code: 'saml.unknown_issuer',
    status: 403,
    what: 'The app that sent you is not the one registered at this address.',
    meaning: 'The Issuer of its sign-in request differs from the entity ID that the administrator entered.',
    remedy: `The administrator has to compare the two; registered for ${app.name} is "${app.spEntityId}".`,
    detail: `Issuer "${request.issuer}"`,
  });
}
