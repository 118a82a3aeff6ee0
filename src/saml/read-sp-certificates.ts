import type { SpCertificate } from '../apps';
import { readBase64Certificate } from '../certificates';
import { ns } from './names';
import { isMetadata, type MetadataElement } from './read-metadata-xml';

/** A KeyDescriptor without `use` serves both uses (saml-metadata §2.4.1.1, R23). */
export function readSpCertificates(role: MetadataElement, now: Date, warnings: string[]): SpCertificate[] {
  const certificates: SpCertificate[] = [];
  for (const descriptor of role.children.filter((child) => isMetadata(child, 'KeyDescriptor'))) {
    const use = descriptor.attributes.get('use');
    const texts = [...descendants(descriptor, ns.signature, 'X509Certificate')].map(({ text }) => text);
    if (texts.length === 0) warnings.push('A key without an X.509 certificate was left out.');
    for (const text of texts) {
      const { pem, fingerprintSha256, notAfter } = readBase64Certificate(text);
      if (notAfter < now) {
        warnings.push(`The certificate ${fingerprintSha256} expired on ${notAfter.toISOString()}; it was accepted.`);
      }
      certificates.push({ use: use === 'signing' || use === 'encryption' ? use : 'both', pem, fingerprintSha256 });
    }
  }
  return certificates;
}

function* descendants(element: MetadataElement, uri: string, local: string): Generator<MetadataElement> {
  for (const child of element.children) {
    if (child.uri === uri && child.local === local) yield child;
    else yield* descendants(child, uri, local);
  }
}
