import { createPrivateKey, generateKeyPair as generate, randomBytes, sign, X509Certificate } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import type { Clock } from '../core';
import { CertificateError } from './certificate-error';
import { readCertificate } from './read-certificate';
import type { CertificateFacts, KeyPair } from './signing-key';

export const keySizes = [2048, 3072, 4096] as const;
export type KeySize = (typeof keySizes)[number];

export type CertificateSubject = {
  commonName: string;
  organisation?: string | undefined;
  organisationalUnit?: string | undefined;
};

export type KeyPairOptions = {
  bits?: KeySize | undefined;
  subject: CertificateSubject;
  /** 1 to 3650; default 1096, three years. */
  validityDays?: number | undefined;
};

const generateRsa = promisify(generate);
const signAsync = promisify<string, Buffer, string, Buffer>((algorithm, data, key, done) =>
  sign(algorithm, data, key, done),
);
const defaultValidityDays = 1_096;
/** A certificate is valid a little before it was made, for SPs whose clock is behind. */
const backdatedMs = 5 * 60_000;

/**
 * Makes an RSA key pair and a self-signed certificate for it. Key and signature are made by OpenSSL off the event
 * loop; node-forge only puts the certificate together. SHA-256, random 128-bit serial number, keyUsage digitalSignature.
 *
 * @throws CertificateError `certificates.invalid_input`
 * @see RFC 5280 §4.1.2.2, §4.2.1.3
 */
export async function generateKeyPair(options: KeyPairOptions, clock: Clock): Promise<KeyPair> {
  const { bits = 2048, subject, validityDays = defaultValidityDays } = options;
  check(bits, subject, validityDays);
  const { publicKey, privateKey } = await generateRsa('rsa', {
    modulusLength: bits,
    publicExponent: 0x10001,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  certificate.serialNumber = newSerialNumber();
  const notBeforeMs = Math.floor((clock.now().getTime() - backdatedMs) / 1000) * 1000;
  certificate.validity.notBefore = new Date(notBeforeMs);
  certificate.validity.notAfter = new Date(notBeforeMs + backdatedMs + validityDays * 86_400_000);
  const name = toName(subject);
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  const pem = await signCertificate(certificate, privateKey);
  return { certificate: factsOf(verified(pem, privateKey)), privateKeyPem: privateKey };
}

/** A name as a certificate can carry it: without invisible characters, at most 64 (RFC 5280 appendix A.1, ub-common-name). */
export function toCommonName(name: string): string {
  const visible = name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim();
  return [...visible].slice(0, 64).join('') || 'Countersign';
}

/** What node-forge has and its type declarations leave out. */
type ForgePki = { getTBSCertificate(certificate: forge.pki.Certificate): forge.asn1.Asn1 };

/** node-forge signs in JavaScript, with SHA-1 unless told, on the event loop: it only lays out what OpenSSL signs. */
async function signCertificate(certificate: forge.pki.Certificate, privateKeyPem: string): Promise<string> {
  const algorithm = forge.pki.oids.sha256WithRSAEncryption ?? '1.2.840.113549.1.1.11';
  certificate.signatureOid = algorithm;
  certificate.siginfo.algorithmOid = algorithm;
  const toBeSigned = (forge.pki as unknown as ForgePki).getTBSCertificate(certificate);
  (certificate as { tbsCertificate?: forge.asn1.Asn1 }).tbsCertificate = toBeSigned;
  const der = Buffer.from(forge.asn1.toDer(toBeSigned).getBytes(), 'binary');
  const signature = await signAsync('sha256', der, privateKeyPem);
  certificate.signature = signature.toString('binary');
  return forge.pki.certificateToPem(certificate);
}

/** Nothing leaves here that OpenSSL does not accept. */
function verified(pem: string, privateKeyPem: string): string {
  const certificate = new X509Certificate(pem);
  const holds =
    certificate.verify(certificate.publicKey) && certificate.checkPrivateKey(createPrivateKey(privateKeyPem));
  if (!holds) throw new Error('the certificate just made does not verify');
  return pem;
}

/** The facts kept beside a certificate. */
export function factsOf(pem: string): CertificateFacts {
  const { x509, ...read } = readCertificate(pem);
  return {
    certificatePem: read.pem,
    serialNumber: x509.serialNumber,
    fingerprintSha1: read.fingerprintSha1,
    fingerprintSha256: read.fingerprintSha256,
    subject: x509.subject.split('\n').join(', '),
    keyBits: read.keyBits,
    notBefore: read.notBefore,
    notAfter: read.notAfter,
  };
}

/** 128 random bits as a positive DER integer: a first byte of 0 would be dropped, one above 0x7f needs a 0 before it. */
function newSerialNumber(): string {
  const bytes = randomBytes(16);
  while ((bytes[0] ?? 0) === 0) randomBytes(1).copy(bytes, 0);
  return ((bytes[0] ?? 0) > 0x7f ? '00' : '') + bytes.toString('hex');
}

function toName(subject: CertificateSubject): forge.pki.CertificateField[] {
  const parts: ReadonlyArray<[string, string | undefined]> = [
    ['commonName', subject.commonName],
    ['organizationName', subject.organisation],
    ['organizationalUnitName', subject.organisationalUnit],
  ];
  return parts.flatMap(([name, value]) =>
    // UTF-8 for every name, or letters beyond ASCII come out wrong (RFC 5280 §4.1.2.4).
    value === undefined ? [] : [{ name, value, valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class }],
  );
}

function check(bits: number, subject: CertificateSubject, validityDays: number): void {
  const faults = [];
  if (!keySizes.some((size) => size === bits)) faults.push({ path: 'bits', message: `must be ${keySizes.join(', ')}` });
  if (!Number.isInteger(validityDays) || validityDays < 1 || validityDays > 3_650) {
    faults.push({ path: 'validityDays', message: 'must be a whole number from 1 to 3650' });
  }
  for (const [part, value] of Object.entries(subject)) {
    // RFC 5280 appendix A.1: ub-common-name and ub-organization-name are 64.
    if (value !== undefined && !/^[^\p{C}\p{Zl}\p{Zp}]{1,64}$/u.test(value)) {
      faults.push({ path: `subject.${part}`, message: 'must be one line of 1 to 64 characters' });
    }
  }
  if (faults.length === 0) return;
  throw new CertificateError({
    code: 'certificates.invalid_input',
    status: 400,
    what: 'The key pair cannot be made as asked.',
    remedy: 'Correct what is listed and try again.',
    faults,
  });
}
