import { createPrivateKey, type KeyObject } from 'node:crypto';
import { CertificateError } from './certificate-error';
import { factsOf } from './generate-key-pair';
import { type ReadCertificate, readCertificate } from './read-certificate';
import { readStrongSignatureAlgorithm } from './read-signature-algorithm';
import type { KeyPair } from './signing-key';

const dayInMs = 86_400_000;
const minimumBits = 2_048;
const maximumBits = 8_192;
const maximumPrivateKeyBytes = 16_384;

/**
 * Takes a key pair made elsewhere, or refuses it (R67, R78): the key must be RSA of 2048 bits or more and belong to the
 * certificate, the certificate signed with SHA-256 or stronger, not expired, and valid within a day from now.
 *
 * @throws CertificateError `certificates.pem_*`, `certificates.private_key_*`, `certificates.key_type`,
 *   `certificates.key_too_weak`, `certificates.signature_algorithm`, `certificates.pair_mismatch`,
 *   `certificates.expired`, `certificates.not_yet_valid`
 */
export function checkKeyPair(pair: { certificatePem: string; privateKeyPem: string }, now: Date): KeyPair {
  const certificate = readCertificate(pair.certificatePem);
  const privateKey = readPrivateKey(pair.privateKeyPem);
  checkKey(certificate, privateKey);
  checkDates(certificate, now);
  return {
    certificate: factsOf(certificate.pem),
    privateKeyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function readPrivateKey(text: string): KeyObject {
  if (Buffer.byteLength(text, 'utf8') > maximumPrivateKeyBytes) throw privateKeyMalformed();
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(text)) {
    throw new CertificateError({
      code: 'certificates.private_key_encrypted',
      status: 400,
      what: 'The private key is protected by a passphrase.',
      remedy: 'Remove it with: openssl pkey -in key.pem -out plain.pem; Countersign seals the key itself.',
    });
  }
  try {
    return createPrivateKey(text);
  } catch {
    // No cause: the library's message could quote the input.
    throw privateKeyMalformed();
  }
}

function checkKey(certificate: ReadCertificate, privateKey: KeyObject): void {
  if (certificate.keyType !== 'rsa' || privateKey.asymmetricKeyType !== 'rsa') {
    throw new CertificateError({
      code: 'certificates.key_type',
      status: 400,
      what: 'The key is not an RSA key.',
      meaning: 'Responses are signed with RSA, the one kind of key that every service provider takes.',
      remedy: 'Make an RSA key of 2048, 3072 or 4096 bits.',
    });
  }
  if (!certificate.x509.checkPrivateKey(privateKey)) {
    throw new CertificateError({
      code: 'certificates.pair_mismatch',
      status: 400,
      what: 'The private key does not belong to the certificate.',
      remedy: 'Give the key that the certificate was made for.',
    });
  }
  if (certificate.keyBits < minimumBits || certificate.keyBits > maximumBits) {
    throw new CertificateError({
      code: 'certificates.key_too_weak',
      status: 400,
      what: `The RSA key has ${certificate.keyBits} bits.`,
      meaning: `Keys of ${minimumBits} to ${maximumBits} bits are taken.`,
      remedy: 'Make an RSA key of 2048, 3072 or 4096 bits.',
    });
  }
  if (readStrongSignatureAlgorithm(certificate.x509.raw) === undefined) {
    throw new CertificateError({
      code: 'certificates.signature_algorithm',
      status: 400,
      what: 'The certificate is signed with an algorithm that is no longer safe, such as SHA-1.',
      remedy: 'Have it signed with SHA-256.',
    });
  }
}

function checkDates({ notBefore, notAfter }: ReadCertificate, now: Date): void {
  if (notAfter.getTime() <= now.getTime()) {
    throw new CertificateError({
      code: 'certificates.expired',
      status: 400,
      what: `The certificate expired on ${notAfter.toISOString()}.`,
      remedy: 'Make a new one.',
    });
  }
  if (notBefore.getTime() > now.getTime() + dayInMs) {
    throw new CertificateError({
      code: 'certificates.not_yet_valid',
      status: 400,
      what: `The certificate is valid from ${notBefore.toISOString()} only.`,
      meaning: 'Service providers would refuse what it signs until then.',
      remedy: 'Import it when it is valid, or check the clock of the machine that made it.',
    });
  }
}

function privateKeyMalformed(): CertificateError {
  return new CertificateError({
    code: 'certificates.private_key_malformed',
    status: 400,
    what: 'The private key cannot be read.',
    remedy: 'Give one RSA private key in PEM form (PKCS#8 or PKCS#1), without a passphrase.',
  });
}
