import { generateKeyPairSync, sign } from 'node:crypto';
import forge from 'node-forge';

export type MadePair = { certificatePem: string; privateKeyPem: string };

export type MadePairOptions = {
  bits?: number;
  notBefore?: string;
  notAfter?: string;
  commonName?: string;
  /** What it is signed with; SHA-1 only to be refused. */
  hash?: 'sha1' | 'sha256';
};

/** What node-forge has and its type declarations leave out. */
type ForgePki = { getTBSCertificate(certificate: forge.pki.Certificate): forge.asn1.Asn1 };

const oids = { sha1: '1.2.840.113549.1.1.5', sha256: '1.2.840.113549.1.1.11' };

/** A self-signed pair with what a test wants to be wrong about it; every call has a key of its own. */
export function makeKeyPair(options: MadePairOptions = {}): MadePair {
  const {
    bits = 2048,
    notBefore = '2026-01-01',
    notAfter = '2029-01-01',
    commonName = 'made',
    hash = 'sha256',
  } = options;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString());
  certificate.serialNumber = '0a';
  certificate.validity.notBefore = new Date(notBefore);
  certificate.validity.notAfter = new Date(notAfter);
  certificate.setSubject([{ name: 'commonName', value: commonName }]);
  certificate.setIssuer([{ name: 'commonName', value: commonName }]);
  certificate.signatureOid = certificate.siginfo.algorithmOid = oids[hash];
  const toBeSigned = (forge.pki as unknown as ForgePki).getTBSCertificate(certificate);
  Object.assign(certificate, { tbsCertificate: toBeSigned });
  const der = Buffer.from(forge.asn1.toDer(toBeSigned).getBytes(), 'binary');
  certificate.signature = sign(hash, der, privateKey).toString('binary');
  return {
    certificatePem: forge.pki.certificateToPem(certificate),
    privateKeyPem: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
  };
}
