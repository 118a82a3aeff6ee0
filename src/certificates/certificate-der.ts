import { X509Certificate } from 'node:crypto';

/** The certificate as DER, for service providers that take nothing else. */
export function toCertificateDer(certificatePem: string): Buffer {
  return new X509Certificate(certificatePem).raw;
}
