import { createHash } from 'node:crypto';
import { addressKey, type UserId } from '../core';
import { Counter, type CounterName, type Database } from '../db';

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
  readonly #address: Counter;
  readonly #account: Counter;
  readonly #ever: Counter;
  readonly #currentPassword: Counter;

  constructor(options: { database: Database; settings: ThrottlingSettings }) {
    const { enabled, perAccount, perAddress, windowSeconds } = options.settings;
    const open = (name: CounterName, points: number) =>
      new Counter(options.database, {
        name,
        points,
        windowSeconds,
        clearsTable: enabled && name === 'sign-in-address',
      });
    this.#enabled = enabled;
    this.#address = open('sign-in-address', perAddress);
    this.#account = open('sign-in-account', perAccount);
    this.#currentPassword = open('sign-in-current-password', perAccount);
    this.#ever = new Counter(options.database, {
      name: 'sign-in-account-ever',
      points: everLimit,
      windowSeconds: unknownNameSeconds,
      pauseSeconds: everPauseSeconds,
    });
  }

  /** Counts a try at signing in; one that is not allowed must not look at the password. */
  async beforeTry(address: string, account: TriedAccount): Promise<Verdict> {
    if (!this.#enabled) return { allowed: true };
    const byAddress = await this.#address.consume(addressKey(address));
    if (byAddress !== undefined) return { allowed: false, by: 'address', retryAfterSeconds: byAddress };
    const key = accountKey(account);
    const byAccount =
      (await this.#account.consume(key)) ?? (await this.#ever.consume(key, 'userId' in account ? 0 : undefined));
    return byAccount === undefined
      ? { allowed: true }
      : { allowed: false, by: 'account', retryAfterSeconds: byAccount };
  }

  /** Takes a try back whose password was not looked at. */
  async takeBack(address: string, account: TriedAccount): Promise<void> {
    if (!this.#enabled) return;
    await this.#address.takeBack(addressKey(address));
    await this.#account.takeBack(accountKey(account));
    await this.#ever.takeBack(accountKey(account));
  }

  /** Takes a try back whose password was right, and forgets the wrong ones before it. */
  async afterRightPassword(address: string, account: TriedAccount): Promise<void> {
    if (!this.#enabled) return;
    await this.#address.takeBack(addressKey(address));
    await this.#account.forget(accountKey(account));
    await this.#ever.forget(accountKey(account));
  }

  /** Counts a try at the current password of somebody who is signed in, apart from tries at the door. */
  async beforeCurrentPassword(userId: UserId): Promise<Verdict> {
    if (!this.#enabled) return { allowed: true };
    const wait = await this.#currentPassword.consume(userId);
    return wait === undefined ? { allowed: true } : { allowed: false, by: 'account', retryAfterSeconds: wait };
  }

  async afterRightCurrentPassword(userId: UserId): Promise<void> {
    if (this.#enabled) await this.#currentPassword.forget(userId);
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
