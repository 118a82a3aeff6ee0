import { X509Certificate } from 'node:crypto';
import { IdPMetadata } from 'samlify';
import { binding } from './names';

export type IdpMetadataInput = {
  /** Our entity ID towards this app. */
  entityId: string;
  /** Takes AuthnRequests by HTTP-Redirect and HTTP-POST alike. */
  ssoUrl: string;
  /** PEM; the active one first, then the next one, so that an SP can trust the next before it signs. */
  certificates: readonly string[];
  /** URN of the one format that this app's NameIDs have. */
  nameIdFormat: string;
  wantAuthnRequestsSigned: boolean;
};

/**
 * Writes the metadata of our identity provider towards one app (saml-metadata §2.4.3, R40): certificates to verify our
 * signatures with, where requests go, and nothing else. Single logout is not offered, so it is not there (R94).
 */
export function writeIdpMetadata(input: IdpMetadataInput): string {
  const metadata = IdPMetadata({
    entityID: input.entityId,
    signingCert: input.certificates.map(toBase64Der),
    wantAuthnRequestsSigned: input.wantAuthnRequestsSigned,
    nameIDFormat: [input.nameIdFormat],
    singleSignOnService: [binding.redirect, binding.post].map((each) => ({ Binding: each, Location: input.ssoUrl })),
    // samlify prints a warning on the console when this is empty; a hole is no element, and none is written.
    singleLogoutService: new Array(1),
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${metadata.getMetadata()}\n`;
}

function toBase64Der(pem: string): string {
  return new X509Certificate(pem).raw.toString('base64');
}
