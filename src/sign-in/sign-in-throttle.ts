import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { type RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { UserId } from '../core';
import type { Database } from '../db';
import { openCounter } from './rate-limit-store';

/** `signIn.throttling` of the configuration. */
export type ThrottlingSettings = {
  enabled: boolean;
  perAccount: number;
  perAddress: number;
  windowSeconds: number;
};

/** Whom a try is for: a person, in a browser known to be theirs or not, or a name that nobody has. */
export type TriedAccount = { userId: UserId; knownBrowser: Buffer | undefined } | { unknownName: string };

/** A try that may go on, or how long it has to wait and because of what. */
export type Verdict = { allowed: true } | { allowed: false; by: 'address' | 'account'; retryAfterSeconds: number };

/** Wrong passwords an account takes in a row, over whatever time, before it pauses for a day (R47). */
const everLimit = 100;
const everPauseSeconds = 86_400;
/** How long tries at a name that nobody has are remembered; those of a person are for good. */
const unknownNameSeconds = 30 * 86_400;

/**
 * Counts tries before the password is looked at, and takes the count back after a right one, so that the limit holds
 * for tries that come together too. A name that nobody has is counted like a person (R49).
 *
 * A browser in which the person has signed in before has counters of its own: whoever tries passwords from elsewhere
 * stops himself, not the owner (R47).
 */
export class SignInThrottle {
  readonly #enabled: boolean;
  readonly #address: RateLimiterPostgres;
  readonly #account: RateLimiterPostgres;
  readonly #ever: RateLimiterPostgres;
  readonly #currentPassword: RateLimiterPostgres;

  constructor(options: { database: Database; settings: ThrottlingSettings }) {
    const { enabled, perAccount, perAddress, windowSeconds } = options.settings;
    const open = (name: Parameters<typeof openCounter>[1]['name'], points: number) =>
      openCounter(options.database, {
        name,
        points,
        windowSeconds,
        clearsTable: enabled && name === 'sign-in-address',
      });
    this.#enabled = enabled;
    this.#address = open('sign-in-address', perAddress);
    this.#account = open('sign-in-account', perAccount);
    this.#currentPassword = open('sign-in-current-password', perAccount);
    this.#ever = openCounter(options.database, {
      name: 'sign-in-account-ever',
      points: everLimit,
      windowSeconds: unknownNameSeconds,
      pauseSeconds: everPauseSeconds,
    });
  }

  /** Counts a try at signing in; one that is not allowed must not look at the password. */
  async beforeTry(address: string, account: TriedAccount): Promise<Verdict> {
    if (!this.#enabled) return { allowed: true };
    const byAddress = await consume(this.#address, addressKey(address));
    if (byAddress !== undefined) return { allowed: false, by: 'address', retryAfterSeconds: byAddress };
    const key = accountKey(account);
    const byAccount =
      (await consume(this.#account, key)) ??
      (await consume(this.#ever, key, 'userId' in account ? { customDuration: 0 } : {}));
    return byAccount === undefined
      ? { allowed: true }
      : { allowed: false, by: 'account', retryAfterSeconds: byAccount };
  }

  /** Takes a try back whose password was not looked at. */
  async takeBack(address: string, account: TriedAccount): Promise<void> {
    if (!this.#enabled) return;
    await this.#address.reward(addressKey(address));
    await this.#account.reward(accountKey(account));
    await this.#ever.reward(accountKey(account));
  }

  /** Takes a try back whose password was right, and forgets the wrong ones before it. */
  async afterRightPassword(address: string, account: TriedAccount): Promise<void> {
    if (!this.#enabled) return;
    await this.#address.reward(addressKey(address));
    await this.#account.delete(accountKey(account));
    await this.#ever.delete(accountKey(account));
  }

  /** Counts a try at the current password of somebody who is signed in, apart from tries at the door. */
  async beforeCurrentPassword(userId: UserId): Promise<Verdict> {
    if (!this.#enabled) return { allowed: true };
    const wait = await consume(this.#currentPassword, userId);
    return wait === undefined ? { allowed: true } : { allowed: false, by: 'account', retryAfterSeconds: wait };
  }

  async afterRightCurrentPassword(userId: UserId): Promise<void> {
    if (this.#enabled) await this.#currentPassword.delete(userId);
  }
}

/** Counts one; the seconds to wait when that is too many. */
async function consume(
  counter: RateLimiterPostgres,
  key: string,
  options: { customDuration?: number } = {},
): Promise<number | undefined> {
  try {
    await counter.consume(key, 1, options);
    return undefined;
  } catch (rejection) {
    if (rejection instanceof RateLimiterRes) return Math.max(1, Math.ceil(rejection.msBeforeNext / 1_000));
    throw rejection;
  }
}

function accountKey(account: TriedAccount): string {
  if ('unknownName' in account) {
    const name = account.unknownName.normalize('NFKC').trim().toLowerCase();
    return `name-${createHash('sha256').update(name).digest('base64url')}`;
  }
  return account.knownBrowser === undefined
    ? account.userId
    : `${account.userId}-${account.knownBrowser.toString('base64url')}`;
}

/** One key per IPv4 address and per IPv6 /64, of which one customer has all. */
function addressKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = (address.split('%')[0] ?? '').split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const gap = address.includes('::') ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0') : [];
  const groups = [...left, ...gap, ...right].map((group) => Number.parseInt(group, 16).toString(16));
  return `${groups.slice(0, 4).join(':')}::/64`;
}
