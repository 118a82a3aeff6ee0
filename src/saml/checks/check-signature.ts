import type { App } from '../../apps';
import type { IncomingMessage } from '../bindings/message';
import { SamlRequestError } from '../errors';
import { type AuthnRequest, parseAuthnRequest } from '../parse-authn-request';
import { verificationKeys } from '../sp-keys';
import { verifyEmbeddedSignature } from '../verify-embedded-signature';
import { verifyQuerySignature } from '../verify-query-signature';

/**
 * A signed request is verified or refused, also where signing is optional; an unsigned one is refused where the app
 * requires signatures (R3). After an embedded signature, only what was signed is read on (R5).
 *
 * @returns the request to go on with, and whether a signature vouches for it
 * @throws SamlRequestError `saml.signature_missing`, `saml.no_certificate`, and those of the two verifiers
 */
export function checkSignature(
  message: IncomingMessage,
  request: AuthnRequest,
  app: App,
): { request: AuthnRequest; verified: boolean } {
  if (message.querySignature === undefined && !request.signed) {
    if (!app.settings.requireSignedRequests) return { request, verified: false };
    throw new SamlRequestError({
      code: 'saml.signature_missing',
      what: 'The sign-in request is not signed, and this app has to sign.',
      remedy: 'The administrator has to switch on signed requests in the app, or stop requiring them here.',
    });
  }
  const keys = verificationKeys(app);
  if (keys.length === 0) {
    throw new SamlRequestError({
      code: 'saml.no_certificate',
      what: 'The sign-in request is signed, but no certificate of the app is registered here.',
      meaning: 'A signature that cannot be checked is never ignored.',
      remedy: "The administrator has to register the app's signing certificate, or switch signing off in the app.",
    });
  }
  if (message.querySignature !== undefined) verifyQuerySignature(message.querySignature, keys);
  if (!request.signed) return { request, verified: true };
  return { request: parseAuthnRequest(verifyEmbeddedSignature(message.xml, keys)), verified: true };
}
