import { X509Certificate } from 'node:crypto';
import { CertificateError } from './certificate-error';

/** More than any certificate in use needs, less than parsing can be abused with (R67). */
const maximumPemBytes = 8_192;

/** What a certificate says, read by OpenSSL. */
export type ReadCertificate = {
  x509: X509Certificate;
  /** The certificate alone, in canonical PEM: whatever stood around it is gone. */
  pem: string;
  keyType: string;
  /** Modulus length of an RSA key, size of the curve of an EC key; 0 if neither. */
  keyBits: number;
  notBefore: Date;
  notAfter: Date;
  fingerprintSha1: string;
  fingerprintSha256: string;
};

/**
 * Reads one PEM certificate from a stranger (RFC 7468 §5): at most 8 kB, exactly one, and no private key beside it.
 *
 * @throws CertificateError `certificates.pem_too_large`, `certificates.private_key_given`, `certificates.pem_malformed`
 */
export function readCertificate(text: string): ReadCertificate {
  if (Buffer.byteLength(text, 'utf8') > maximumPemBytes) {
    throw new CertificateError({
      code: 'certificates.pem_too_large',
      status: 400,
      what: 'The certificate is larger than 8 kB.',
      remedy: 'Give one certificate only, without its chain.',
    });
  }
  const labels = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----/g)].map((match) => match[1] ?? '');
  if (labels.some((label) => label.includes('PRIVATE KEY'))) {
    throw new CertificateError({
      code: 'certificates.private_key_given',
      status: 400,
      what: 'A private key was given where a certificate belongs.',
      meaning: 'Nothing was kept. Whoever saw the input has the key.',
      remedy: 'Make a new key pair if the input may have been seen, and give the certificate alone.',
    });
  }
  const blocks = [...text.matchAll(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g)];
  const [block] = blocks;
  if (block === undefined || blocks.length !== 1 || labels.length !== 1) {
    throw malformed(
      labels.length === 0 ? 'It has no line -----BEGIN CERTIFICATE-----.' : 'It must hold exactly one certificate.',
    );
  }
  return describe(parse(block[0]));
}

/** Reads a certificate as metadata carries it: base64 of DER (ds:X509Certificate). */
export function readBase64Certificate(base64: string): ReadCertificate {
  const body = base64.replaceAll(/\s+/g, '');
  const lines = body.match(/.{1,64}/g) ?? [];
  return readCertificate(['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n'));
}

function parse(pem: string): X509Certificate {
  try {
    const certificate = new X509Certificate(pem);
    // Reading the key belongs to parsing: a key that cannot be read is found here, not at its first use.
    void certificate.publicKey;
    return certificate;
  } catch (cause) {
    throw malformed('It cannot be decoded.', cause);
  }
}

function describe(x509: X509Certificate): ReadCertificate {
  const { asymmetricKeyType, asymmetricKeyDetails } = x509.publicKey;
  return {
    x509,
    pem: x509.toString(),
    keyType: asymmetricKeyType ?? 'unknown',
    keyBits: asymmetricKeyDetails?.modulusLength ?? curveBits(asymmetricKeyDetails?.namedCurve),
    notBefore: new Date(x509.validFrom),
    notAfter: new Date(x509.validTo),
    fingerprintSha1: x509.fingerprint,
    fingerprintSha256: x509.fingerprint256,
  };
}

function curveBits(curve: string | undefined): number {
  return { prime256v1: 256, secp384r1: 384, secp521r1: 521 }[curve ?? ''] ?? 0;
}

function malformed(meaning: string, cause?: unknown): CertificateError {
  return new CertificateError({
    code: 'certificates.pem_malformed',
    status: 400,
    what: 'This is not a certificate in PEM form.',
    meaning,
    remedy: 'Give the text between and including -----BEGIN CERTIFICATE----- and -----END CERTIFICATE-----.',
    cause,
  });
}
