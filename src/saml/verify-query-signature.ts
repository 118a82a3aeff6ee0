import { verify } from 'node:crypto';
import type { IncomingMessage } from './bindings/message';
import { SamlRequestError } from './errors';
import { verifiableSignatures } from './names';
import type { SpVerificationKey } from './sp-keys';

/**
 * Verifies the signature of an HTTP-Redirect message over the octets that were sent, with the registered keys only.
 *
 * @param keys public keys of the app's registered certificates; any one of them may have signed (R24)
 * @throws SamlRequestError `saml.signature_algorithm`, `saml.signature_invalid`
 * @see saml-bindings §3.4.4.1
 */
export function verifyQuerySignature(
  signed: NonNullable<IncomingMessage['querySignature']>,
  keys: readonly SpVerificationKey[],
): void {
  const algorithm = verifiableSignatures.get(signed.algorithm);
  if (algorithm === undefined) throw unacceptableAlgorithm();
  const octets = Buffer.from(signed.signedOctets, 'latin1');
  const good = keys.some(
    (key) =>
      key.type === algorithm.key &&
      // XML signatures, and with them this binding, carry ECDSA values as r || s (RFC 4050 §3.3).
      verify(algorithm.hash, octets, { key: key.publicKey, dsaEncoding: 'ieee-p1363' }, signed.signature),
  );
  if (!good) throw invalidSignature();
}

export function unacceptableAlgorithm(): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.signature_algorithm',
    what: 'The sign-in request is signed with an algorithm that is not accepted.',
    meaning: 'RSA or ECDSA with SHA-256, SHA-384 or SHA-512 are; SHA-1 is not.',
    remedy: 'The administrator of the app has to choose a stronger signature algorithm there.',
  });
}

export function invalidSignature(detail?: string): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.signature_invalid',
    what: 'The signature of the sign-in request is not valid.',
    meaning: 'It was changed on its way, or signed with a key that is not registered for this app.',
    remedy: "The administrator has to compare the app's signing certificate with the one registered here.",
    ...(detail === undefined ? {} : { detail }),
  });
}
