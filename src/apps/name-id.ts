import { hash } from 'node:crypto';

/**
 * The NameID of a person for an app: a name-based UUID (RFC 9562 §5.5) over the person's id in the app's namespace.
 * It survives every change of the person's data, is never given to somebody else because user ids never are, differs
 * between apps so that two SPs cannot join their records by it, and is lower case throughout (R37).
 */
export function deriveNameId(appId: string, userId: string): string {
  return nameBasedUuid(appId, userId.toLowerCase());
}

/**
 * UUID version 5 (RFC 9562 §5.5): SHA-1 is the standard's choice, and nothing here rests on its resistance to collisions:
 * both parts are UUIDs that we made.
 */
export function nameBasedUuid(namespace: string, name: string): string {
  const named = Buffer.concat([Buffer.from(namespace.replaceAll('-', ''), 'hex'), Buffer.from(name)]);
  const digest = hash('sha1', named, 'buffer').subarray(0, 16);
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50;
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80;
  const hex = digest.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
