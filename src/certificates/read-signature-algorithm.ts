/** Object identifiers of signature algorithms whose digest is SHA-256 or stronger (RFC 4055 §5, RFC 5758 §3.2). */
const strongAlgorithms: ReadonlyMap<string, string> = new Map([
  ['2a864886f70d01010b', 'sha256WithRSAEncryption'],
  ['2a864886f70d01010c', 'sha384WithRSAEncryption'],
  ['2a864886f70d01010d', 'sha512WithRSAEncryption'],
  ['2a8648ce3d040302', 'ecdsa-with-SHA256'],
  ['2a8648ce3d040303', 'ecdsa-with-SHA384'],
  ['2a8648ce3d040304', 'ecdsa-with-SHA512'],
]);

/**
 * Name of the algorithm a certificate is signed with, if it is one of the strong ones; undefined for SHA-1, MD5 and
 * everything unknown (R78). Read from the certificate itself, because older Node versions do not tell it.
 *
 * @param der a certificate that OpenSSL has accepted (RFC 5280 §4.1.1.2: tbsCertificate, signatureAlgorithm, …)
 */
export function readStrongSignatureAlgorithm(der: Uint8Array): string | undefined {
  const certificate = readElement(der, 0);
  const toBeSigned = readElement(der, certificate.start);
  const algorithm = readElement(der, toBeSigned.end);
  const identifier = readElement(der, algorithm.start);
  return strongAlgorithms.get(Buffer.from(der.subarray(identifier.start, identifier.end)).toString('hex'));
}

/** Where the content of the DER element at `offset` starts and ends (X.690 §8.1.3). */
function readElement(der: Uint8Array, offset: number): { start: number; end: number } {
  const first = der[offset + 1] ?? 0;
  if (first < 0x80) return { start: offset + 2, end: offset + 2 + first };
  const count = first & 0x7f;
  const start = offset + 2 + count;
  const length = der.subarray(offset + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  return { start, end: start + length };
}
