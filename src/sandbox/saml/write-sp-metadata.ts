import { generateServiceProviderMetadata } from '@node-saml/node-saml';
import type { SandboxSettings } from '../settings';

/** The workspace as a service provider, in a document of the standard's (saml-metadata §2.4.4). */
export function writeSpMetadata(
  settings: SandboxSettings,
  key: { privateKeyPem: string; certificatePem: string },
  acsUrl: string,
): string {
  return generateServiceProviderMetadata({
    issuer: settings.spIssuer,
    callbackUrl: acsUrl,
    identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    wantAssertionsSigned: settings.assertionsSigned,
    decryptionPvk: key.privateKeyPem,
    decryptionCert: key.certificatePem,
    ...(settings.signAuthnRequest && { privateKey: key.privateKeyPem, publicCerts: key.certificatePem }),
  });
}
