import { recordAudit } from '../audit';
import type { Actor, Clock, UserId } from '../core';
import type { Database, Transaction } from '../db';
import {
  findPasswordHash,
  findPasswordSubject,
  type PasswordSubject,
  refreshPasswordHash,
  savePasswordHash,
} from './credential-store';
import { forgetTries } from './forget-tries-store';
import { HashedPassword } from './hashed-password';
import { forgetBrowsers } from './known-browser-store';
import { deleteLinksOf } from './one-time-link-store';
import type { PasswordHasher } from './password-hasher';
import { checkNewPassword } from './password-rules';
import type { PersonDirectory } from './person-directory';
import { SignInError } from './sign-in-error';

type Names = Omit<PasswordSubject, 'passwordExpired'>;

/** Nobody's id: looked up in place of an unknown person's, so that both take the same steps (R49). */
const nobody = '00000000-0000-0000-0000-000000000000' as UserId;

/** Passwords: their rules, their setting and their checking. */
export class CredentialService {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #people: Pick<PersonDirectory, 'updateUser'>;
  readonly #hasher: PasswordHasher;
  readonly minimumLength: number;

  constructor(options: {
    database: Database;
    clock: Clock;
    people: Pick<PersonDirectory, 'updateUser'>;
    hasher: PasswordHasher;
    passwordMinimumLength: number;
  }) {
    this.#database = options.database;
    this.#clock = options.clock;
    this.#people = options.people;
    this.#hasher = options.hasher;
    this.minimumLength = options.passwordMinimumLength;
  }

  /**
   * Checks a new password against the rules and hashes it, outside any transaction (R50, R51).
   *
   * @param person whose password it becomes: it must not be one of these names
   * @throws SignInError `sign_in.password_too_short`, `…_too_long`, `…_common`, `…_personal`, `sign_in.busy`
   */
  async hashNewPassword(password: string, person: Names): Promise<HashedPassword> {
    checkNewPassword(password, this.minimumLength, person);
    return new HashedPassword(await this.#hasher.hash(password));
  }

  /**
   * Sets a person's password. Browsers that were known lose their standing, links and half-done changes die (R52, R55),
   * and wrong tries are forgotten, so that an administrator can let a locked-out person in. Sessions stay: ending them
   * is offered where the password is changed (R45).
   *
   * @param password clear text, or one that `hashNewPassword` made: inside a transaction give the latter
   * @param options.expired true = it must be changed at the next sign-in
   * @throws SignInError `sign_in.user_not_found`, and what `hashNewPassword` throws
   */
  async setPassword(
    actor: Actor,
    userId: UserId,
    password: string | HashedPassword,
    options: { expired?: boolean } = {},
    tx?: Transaction,
  ): Promise<void> {
    const hashed =
      password instanceof HashedPassword
        ? password
        : await this.hashNewPassword(password, await requireSubject(tx ?? this.#database.manager, userId));
    const work = (inner: Transaction) => this.#keep(actor, userId, hashed, options.expired ?? false, inner);
    await (tx === undefined ? this.#database.transaction(work) : work(tx));
  }

  /**
   * Whether `password` is the person's. Takes as long for nobody, and for a person without a password (R49). A hash made
   * at an outdated cost is replaced when the password was right.
   *
   * @throws SignInError `sign_in.busy`
   */
  async verify(userId: UserId | undefined, password: string): Promise<boolean> {
    const passwordHash = await findPasswordHash(this.#database.manager, userId ?? nobody);
    const matches = await this.#hasher.verify(passwordHash, password);
    if (matches && userId !== undefined && passwordHash !== undefined && this.#hasher.isOutdated(passwordHash)) {
      const renewed = await this.#hasher.hash(password);
      await refreshPasswordHash(this.#database.manager, userId, passwordHash, renewed);
    }
    return matches;
  }

  async #keep(actor: Actor, userId: UserId, hashed: HashedPassword, expired: boolean, tx: Transaction): Promise<void> {
    const subject = await requireSubject(tx, userId);
    const at = this.#clock.now();
    await savePasswordHash(tx, userId, hashed.value, at);
    await forgetBrowsers(tx, userId);
    await deleteLinksOf(tx, userId);
    await forgetTries(tx, userId);
    if (subject.passwordExpired !== expired) {
      await this.#people.updateUser(actor, userId, { passwordExpired: expired }, tx);
    }
    await recordAudit(tx, {
      action: 'sign_in.password_set',
      actor,
      outcome: 'success',
      subject: { kind: 'user', id: userId, name: subject.username },
      after: { expired },
      at,
    });
  }
}

async function requireSubject(tx: Transaction, userId: UserId): Promise<PasswordSubject> {
  const subject = await findPasswordSubject(tx, userId);
  if (subject !== undefined) return subject;
  throw new SignInError({
    code: 'sign_in.user_not_found',
    status: 404,
    what: 'There is no such person.',
    meaning: 'No password was set.',
    remedy: 'Look the person up by username or e-mail first.',
  });
}
