import type { SigningKey } from '../certificates';
import type { Output } from './output';

/** Prints a key pair: everything but the private key. */
export function showKey(out: Output, key: SigningKey): void {
  out.fields([
    ['State', key.state],
    ['Subject', key.subject],
    ['Serial number', key.serialNumber],
    ['SHA-256 fingerprint', key.fingerprintSha256],
    ['SHA-1 fingerprint', key.fingerprintSha1],
    ['Key', `RSA, ${key.keyBits} bits`],
    ['Valid from', key.notBefore],
    ['Valid until', key.notAfter],
    ['Days left', key.daysLeft],
    ['Private key', key.canSign ? 'sealed in the database' : 'destroyed'],
    ['Id', key.id],
  ]);
}
