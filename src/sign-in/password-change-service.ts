import { type Clock, hashToken } from '../core';
import type { Database, Transaction } from '../db';
import type { CredentialService } from './credential-service';
import type { HashedPassword } from './hashed-password';
import { rememberBrowser } from './known-browser-store';
import { consumeLink, findLink } from './one-time-link-store';
import type { Person, PersonDirectory } from './person-directory';
import { type RequestFacts, userActor } from './request-facts';
import { passwordAuthnContext, type Session } from './session';
import type { SessionService } from './session-service';
import { SignInError } from './sign-in-error';
import type { SignInThrottle } from './sign-in-throttle';

/** A new password, and what else the person wants with it. */
export type PasswordChange = {
  newPassword: string;
  /** End the person's other sessions too (R45). */
  endOtherSessions: boolean;
  facts: RequestFacts;
  browserToken: string | undefined;
};

/** People changing their own password: because they want to, or because it has expired. */
export class PasswordChangeService {
  readonly #options: {
    database: Database;
    clock: Clock;
    people: Pick<PersonDirectory, 'findUser'>;
    credentials: CredentialService;
    sessions: SessionService;
    throttle: SignInThrottle;
  };

  constructor(options: {
    database: Database;
    clock: Clock;
    people: Pick<PersonDirectory, 'findUser'>;
    credentials: CredentialService;
    sessions: SessionService;
    throttle: SignInThrottle;
  }) {
    this.#options = options;
  }

  /**
   * Changes the password of somebody who is signed in and proves the current one again.
   *
   * @returns the session's new token; undefined when the session has ended meanwhile
   * @throws SignInError `sign_in.wrong_current_password`, `sign_in.throttled`, and what the rules for passwords refuse
   */
  async changeOwn(
    session: Session,
    person: Person,
    currentPassword: string,
    change: PasswordChange,
  ): Promise<string | undefined> {
    const { credentials, throttle, sessions, database } = this.#options;
    const verdict = await throttle.beforeCurrentPassword(person.id);
    if (!verdict.allowed) throw throttled(verdict.retryAfterSeconds);
    if (!(await credentials.verify(person.id, currentPassword))) throw wrongCurrentPassword();
    await throttle.afterRightCurrentPassword(person.id);
    const hashed = await this.#hashDifferent(person, change.newPassword);
    return database.transaction(async (tx) => {
      await this.#keep(tx, person, hashed, change);
      if (change.endOtherSessions) {
        await sessions.revokeAll(userActor(person, change.facts), person.id, { except: session.id }, tx);
      }
      return sessions.renew(session.id, tx);
    });
  }

  /**
   * The person whose expired password a token lets change.
   *
   * @returns undefined when the token is unknown, used up or over its time, or the person may not sign in at all
   */
  async findExpired(token: string | undefined): Promise<Person | undefined> {
    if (token === undefined) return undefined;
    const { database, clock, people } = this.#options;
    const link = await findLink(database, 'expired_password', hashToken(token), clock.now());
    if (link === undefined || link.userId === null) return undefined;
    const person = await people.findUser(link.userId);
    return person === undefined || person.suspended ? undefined : person;
  }

  /**
   * Replaces an expired password and signs the person in, as of the moment at which the old password was proved.
   *
   * @returns the token of the new session
   * @throws SignInError `sign_in.change_over`, and what the rules for passwords refuse
   */
  async replaceExpired(token: string, change: PasswordChange): Promise<string> {
    const { database, clock, sessions } = this.#options;
    const person = await this.findExpired(token);
    if (person === undefined) throw changeOver();
    const hashed = await this.#hashDifferent(person, change.newPassword);
    return database.transaction(async (tx) => {
      const link = await consumeLink(tx, 'expired_password', hashToken(token), clock.now());
      if (link === undefined || link.userId !== person.id) throw changeOver();
      await this.#keep(tx, person, hashed, change);
      if (change.endOtherSessions) await sessions.revokeAll(userActor(person, change.facts), person.id, {}, tx);
      const facts = {
        authenticatedAt: link.createdAt,
        authnContext: passwordAuthnContext,
        address: change.facts.address,
        userAgent: change.facts.userAgent,
      };
      return (await sessions.open(person.id, facts, tx)).token;
    });
  }

  /** A new password that is the old one would make expiry and change mean nothing. */
  async #hashDifferent(person: Person, newPassword: string): Promise<HashedPassword> {
    const { credentials } = this.#options;
    const hashed = await credentials.hashNewPassword(newPassword, person);
    if (!(await credentials.verify(person.id, newPassword))) return hashed;
    throw new SignInError({
      code: 'sign_in.password_unchanged',
      status: 422,
      what: 'The new password is the one you have already.',
      meaning: 'Your password was not changed.',
      remedy: 'Choose another one.',
    });
  }

  async #keep(tx: Transaction, person: Person, hashed: HashedPassword, change: PasswordChange): Promise<void> {
    const { credentials, clock } = this.#options;
    await credentials.setPassword(userActor(person, change.facts), person.id, hashed, { expired: false }, tx);
    if (change.browserToken !== undefined) {
      await rememberBrowser(tx, person.id, hashToken(change.browserToken), clock.now());
    }
  }
}

function throttled(retryAfterSeconds: number): SignInError {
  return new SignInError({
    code: 'sign_in.throttled',
    status: 429,
    what: 'The current password was wrong too many times.',
    meaning: 'It is not looked at for a while, even if it is right. You stay signed in.',
    remedy: 'Wait, then try again; if you have forgotten it, ask your administrator for a new one.',
    retryAfterSeconds,
  });
}

function wrongCurrentPassword(): SignInError {
  return new SignInError({
    code: 'sign_in.wrong_current_password',
    status: 422,
    what: 'The current password is not right.',
    meaning: 'Your password was not changed.',
    remedy: 'Type the password you signed in with.',
  });
}

function changeOver(): SignInError {
  return new SignInError({
    code: 'sign_in.change_over',
    status: 403,
    what: 'The time for changing this password is over.',
    meaning: 'Your password was not changed.',
    remedy: 'Sign in again with the old one; you will be asked for a new one again.',
  });
}
