import type { AppId, SigningKeyId } from '../core';

/**
 * `next`: published, does not sign yet. `active`: published and signs; one per app. `retired`: neither.
 * A retired pair keeps its private key until it is retired once more, so that a switch made too early can be undone.
 */
export type SigningKeyState = 'next' | 'active' | 'retired';

/** A signing key pair as it is shown: everything but the private key. */
export type SigningKey = {
  id: SigningKeyId;
  appId: AppId;
  state: SigningKeyState;
  certificatePem: string;
  /** Upper-case hex. */
  serialNumber: string;
  /** Colon-separated upper-case hex, as browsers and `openssl x509 -fingerprint` print them. */
  fingerprintSha1: string;
  fingerprintSha256: string;
  /** `CN=Slack, O=Acme`. */
  subject: string;
  keyBits: number;
  notBefore: Date;
  notAfter: Date;
  /** Whole days until `notAfter`, rounded down; negative once it has passed. */
  daysLeft: number;
  /** False once the private key was destroyed. */
  canSign: boolean;
  createdAt: Date;
  activatedAt: Date | null;
  retiredAt: Date | null;
};

/** Facts of a certificate that do not depend on the present instant. */
export type CertificateFacts = Pick<
  SigningKey,
  | 'certificatePem'
  | 'serialNumber'
  | 'fingerprintSha1'
  | 'fingerprintSha256'
  | 'subject'
  | 'keyBits'
  | 'notBefore'
  | 'notAfter'
>;

/** A pair that is not kept yet. */
export type KeyPair = { certificate: CertificateFacts; privateKeyPem: string };

const dayInMs = 86_400_000;

/** Whole days from `now` until `notAfter`, rounded down. */
export function daysUntil(notAfter: Date, now: Date): number {
  return Math.floor((notAfter.getTime() - now.getTime()) / dayInMs);
}
