import { hash, type Options, parseOptions, verify } from '@node-rs/argon2';
import { randomToken } from '../core';
import { Semaphore } from './semaphore';
import { SignInError } from './sign-in-error';

/** Cost of one hash: memory in KiB, passes over it, lanes. */
export type HashCost = { memoryKiB: number; passes: number; lanes: number };

/** `Algorithm.Argon2id`: a const enum, which code compiled file by file cannot read. */
const argon2id = 2;

/**
 * Hashes at a time. Each holds its memory and a thread of libuv's pool, which has four: the other two are left to
 * signatures. With 200 waiting, the last one waits some seconds; more would only wait in vain.
 */
const slots = 2;
const waiting = 200;

/**
 * argon2id hashes in PHC form (R50). The password goes in as all of its UTF-8 bytes, NUL included, after NFKC, so that
 * keyboards that compose letters differently agree (NIST SP 800-63B §3.1.1.2); nothing is cut off (R51).
 */
export class PasswordHasher {
  readonly #cost: HashCost;
  readonly #options: Options;
  readonly #semaphore = new Semaphore({ slots, waiting });
  #dummy: Promise<string> | undefined;

  constructor(cost: HashCost) {
    this.#cost = cost;
    this.#options = {
      algorithm: argon2id as NonNullable<Options['algorithm']>,
      memoryCost: cost.memoryKiB,
      timeCost: cost.passes,
      parallelism: cost.lanes,
    };
  }

  /** @throws SignInError `sign_in.busy` when too many wait */
  hash(password: string): Promise<string> {
    return this.#semaphore.run(() => hash(toBytes(password), this.#options), busy);
  }

  /**
   * Whether `password` is the one behind `passwordHash`. Without a hash, one that nothing matches is checked all the
   * same, so that the answer takes as long (R49).
   *
   * @throws SignInError `sign_in.busy` when too many wait
   */
  async verify(passwordHash: string | undefined, password: string): Promise<boolean> {
    const against = passwordHash ?? (await this.#dummyHash());
    const matches = await this.#semaphore.run(() => verify(against, toBytes(password)), busy);
    return matches && passwordHash !== undefined;
  }

  /** Whether a hash was made at another cost than the one configured now. */
  isOutdated(passwordHash: string): boolean {
    const made = parseOptions(passwordHash);
    return (
      made.algorithm !== this.#options.algorithm ||
      made.memoryCost !== this.#cost.memoryKiB ||
      made.timeCost !== this.#cost.passes ||
      made.parallelism !== this.#cost.lanes
    );
  }

  /** Makes the hash for absent passwords before the first person comes, so that no try pays for it. */
  async prepare(): Promise<void> {
    await this.#dummyHash();
  }

  #dummyHash(): Promise<string> {
    this.#dummy ??= this.hash(randomToken()).catch((error: unknown) => {
      this.#dummy = undefined;
      throw error;
    });
    return this.#dummy;
  }
}

function toBytes(password: string): Buffer {
  return Buffer.from(password.normalize('NFKC'), 'utf8');
}

function busy(): SignInError {
  return new SignInError({
    code: 'sign_in.busy',
    status: 503,
    what: 'Too many people are signing in at this moment.',
    meaning: 'Your password was not looked at, and nothing was changed.',
    remedy: 'Try again in a few seconds.',
    retryAfterSeconds: 5,
  });
}
