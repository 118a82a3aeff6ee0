import { X509Certificate } from 'node:crypto';

const onePem = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+?-----END CERTIFICATE-----/g;

/**
 * The certificates of a text that holds PEM certificates and nothing else, each as PEM anew.
 *
 * @returns undefined where the text holds anything else, or what looks like a certificate is none
 */
export function readCertificates(text: string): string[] | undefined {
  const blocks = text.match(onePem) ?? [];
  if (blocks.length === 0 || text.replace(onePem, '').trim() !== '') return undefined;
  try {
    return blocks.map((pem) => new X509Certificate(pem).toString());
  } catch {
    return undefined;
  }
}

/** Those of the certificates in the settings that have not expired at an instant. */
export function unexpiredCertificates(certificates: readonly string[], now: Date): string[] {
  return certificates.filter((pem) => new X509Certificate(pem).validToDate > now);
}
