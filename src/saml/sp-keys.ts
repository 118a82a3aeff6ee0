import { type KeyObject, X509Certificate } from 'node:crypto';
import type { App } from '../apps';

/** A public key with which an app may have signed. */
export type SpVerificationKey = { type: 'rsa' | 'ec'; publicKey: KeyObject; pem: string };

/**
 * The keys registered for verifying an app's requests: certificates for signing, or for both uses (R23).
 * A certificate past its date still counts: metadata vouches for the key, not for a calendar (saml2int).
 */
export function verificationKeys(app: Pick<App, 'spCertificates'>): SpVerificationKey[] {
  return app.spCertificates
    .filter((certificate) => certificate.use !== 'encryption')
    .flatMap((certificate) => {
      const { publicKey } = new X509Certificate(certificate.pem);
      const type = publicKey.asymmetricKeyType;
      return type === 'rsa' || type === 'ec' ? [{ type, publicKey, pem: certificate.pem }] : [];
    });
}
