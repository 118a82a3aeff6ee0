import { CertificateError } from './certificate-error';
import type { SigningKeyRow } from './signing-key-store';

export function keyNotFound(): CertificateError {
  return new CertificateError({
    code: 'certificates.key_not_found',
    status: 404,
    what: 'There is no such key pair.',
    remedy: 'List the key pairs of the app.',
  });
}

export function appNotFound(): CertificateError {
  return new CertificateError({
    code: 'certificates.app_not_found',
    status: 404,
    what: 'There is no such app.',
    remedy: 'List the apps.',
  });
}

export function activeKeyRequired(): CertificateError {
  return new CertificateError({
    code: 'certificates.active_key_required',
    status: 409,
    what: 'The active key pair cannot be retired.',
    meaning: 'Without it nobody could be signed in to the app.',
    remedy: 'Promote another key pair; this one is then retired by itself.',
  });
}

/** @throws CertificateError if the pair cannot begin to sign now */
export function refuseUnfit(row: SigningKeyRow, now: Date): void {
  if (row.sealedPrivateKey === null) {
    throw new CertificateError({
      code: 'certificates.private_key_destroyed',
      status: 409,
      what: 'The private key of this pair was destroyed.',
      remedy: 'Create a new key pair.',
    });
  }
  if (row.notAfter <= now) {
    throw new CertificateError({
      code: 'certificates.expired',
      status: 409,
      what: `The certificate expired on ${row.notAfter.toISOString()}.`,
      meaning: 'Service providers would refuse what it signs.',
      remedy: 'Create a new key pair.',
    });
  }
  if (row.notBefore > now) {
    throw new CertificateError({
      code: 'certificates.not_yet_valid',
      status: 409,
      what: `The certificate is valid from ${row.notBefore.toISOString()} only.`,
      meaning: 'Service providers would refuse what it signs until then.',
      remedy: 'Promote it when it is valid.',
    });
  }
}
