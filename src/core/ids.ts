import { randomBytes, randomFillSync, randomUUID } from 'node:crypto';

declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** Identifier of a person in our directory (UUID, never reused). */
export type UserId = Id<'UserId'>;
export type GroupId = Id<'GroupId'>;
export type AppId = Id<'AppId'>;
export type SessionId = Id<'SessionId'>;
export type SigningKeyId = Id<'SigningKeyId'>;
/** An app's provisioning side: one Slack workspace or organisation. */
export type ConnectionId = Id<'ConnectionId'>;
export type PlanId = Id<'PlanId'>;
export type RunId = Id<'RunId'>;
export type OperationId = Id<'OperationId'>;
/** Slack's id of an account (`U…`, `W…`); ours is `UserId`. */
export type AccountId = Id<'AccountId'>;
/** Slack's id of a group (`S…`); ours is `GroupId`. */
export type RemoteGroupId = Id<'RemoteGroupId'>;

/** A new random UUID (version 4), branded by what it is for. */
export function newId<T extends string = string>(): T {
  return randomUUID() as unknown as T;
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether `text` is a UUID, so that a look-up by id may be tried with it. */
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

/** An unguessable token: `bytes` random bytes (default 32 = 256 bit) in base64url. */
export function randomToken(bytes = 32): string {
  return randomBytes(bytes).toString('base64url');
}

const pool = Buffer.allocUnsafe(8_192);
let spent = pool.length;

/**
 * Random bytes as hexadecimal, for what is drawn several times in every request: asking the generator costs more than
 * what it gives, so 8 KiB are drawn at once. No byte is handed out twice, and what was handed out is wiped.
 */
export function randomHex(bytes: number): string {
  if (spent + bytes > pool.length) {
    randomFillSync(pool);
    spent = 0;
  }
  const drawn = pool.toString('hex', spent, spent + bytes);
  pool.fill(0, spent, spent + bytes);
  spent += bytes;
  return drawn;
}
