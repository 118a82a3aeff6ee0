import { recordAudit } from '../audit';
import { type Clock, hashToken, randomToken } from '../core';
import type { Database, Transaction } from '../db';
import type { CredentialService } from './credential-service';
import { isBrowserKnown, rememberBrowser } from './known-browser-store';
import { deleteExpiredLinks, insertLink } from './one-time-link-store';
import type { Person, PersonDirectory } from './person-directory';
import { type RequestFacts, strangerActor, userActor } from './request-facts';
import { passwordAuthnContext } from './session';
import type { SessionService } from './session-service';
import { deleteSessionByToken } from './session-store';
import { SignInError } from './sign-in-error';
import type { SignInThrottle, TriedAccount } from './sign-in-throttle';

/** One try at the sign-in form. */
export type SignInAttempt = {
  /** Username or e-mail, as typed. */
  name: string;
  password: string;
  facts: RequestFacts;
  /** Token of a browser that somebody signed in with before. */
  browserToken: string | undefined;
  /** The session this browser still has: it ends when the try succeeds (R42). */
  sessionToken: string | undefined;
};

/**
 * What came of it. `refused` does not say why: unknown, wrong and suspended are one answer (R49).
 * `must_change` is no session: its token reaches the change of an expired password and nothing else (R31).
 */
export type SignInOutcome =
  | { kind: 'signed_in'; sessionToken: string; browserToken: string }
  | { kind: 'must_change'; changeToken: string }
  | { kind: 'refused' }
  | { kind: 'throttled'; retryAfterSeconds: number };

/** Seconds an expired password may be changed in, after the old one was proved. */
export const changeSeconds = 15 * 60;

const longestName = 320;

/** Checks a name and a password, and opens what they open. */
export class AuthenticationService {
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
   * Takes one try, in this order: throttle, password, suspension, expiry. Every outcome is in the audit record (R82).
   *
   * @throws SignInError `sign_in.busy` when too many passwords are being checked; the try is not counted then
   */
  async signIn(attempt: SignInAttempt): Promise<SignInOutcome> {
    const { credentials, throttle } = this.#options;
    const { address } = attempt.facts;
    const person = await this.#findPerson(attempt.name);
    const account = await this.#accountOf(person, attempt);
    const verdict = await throttle.beforeTry(address, account);
    if (!verdict.allowed) {
      await this.#recordRefusal(person, attempt.facts, `throttled_by_${verdict.by}`);
      return { kind: 'throttled', retryAfterSeconds: verdict.retryAfterSeconds };
    }
    const matches = await credentials.verify(person?.id, attempt.password).catch(async (error: unknown) => {
      if (error instanceof SignInError && error.code === 'sign_in.busy') await throttle.takeBack(address, account);
      throw error;
    });
    if (person === undefined || !matches || person.suspended) {
      await this.#recordRefusal(person, attempt.facts, refusalReason(person, matches));
      return { kind: 'refused' };
    }
    await throttle.afterRightPassword(address, account);
    return person.passwordExpired ? this.#demandChange(person, attempt) : this.#open(person, attempt);
  }

  async #findPerson(name: string): Promise<Person | undefined> {
    // What no account can be called is not asked for: PostgreSQL refuses NUL in text.
    if (name.length > longestName || /\p{Cc}/u.test(name)) return undefined;
    return this.#options.people.findUser(name);
  }

  async #accountOf(person: Person | undefined, attempt: SignInAttempt): Promise<TriedAccount> {
    const { database, clock } = this.#options;
    const browser = attempt.browserToken === undefined ? undefined : hashToken(attempt.browserToken);
    const known = browser !== undefined && (await isBrowserKnown(database, person?.id, browser, clock.now()));
    if (person === undefined) return { unknownName: attempt.name };
    return { userId: person.id, knownBrowser: known ? browser : undefined };
  }

  async #open(person: Person, attempt: SignInAttempt): Promise<SignInOutcome> {
    const { database, clock, sessions } = this.#options;
    const now = clock.now();
    const browserToken = attempt.browserToken ?? randomToken();
    const sessionToken = await database.transaction(async (tx) => {
      await endOldSession(tx, attempt.sessionToken);
      const facts = {
        authenticatedAt: now,
        authnContext: passwordAuthnContext,
        address: attempt.facts.address,
        userAgent: attempt.facts.userAgent,
      };
      const opened = await sessions.open(person.id, facts, tx);
      await rememberBrowser(tx, person.id, hashToken(browserToken), now);
      await recordAudit(tx, {
        action: 'sign_in.password',
        actor: userActor(person, attempt.facts),
        outcome: 'success',
        subject: { kind: 'user', id: person.id, name: person.username },
        after: { session: opened.session.id },
        at: now,
      });
      return opened.token;
    });
    return { kind: 'signed_in', sessionToken, browserToken };
  }

  async #demandChange(person: Person, attempt: SignInAttempt): Promise<SignInOutcome> {
    const { database, clock } = this.#options;
    const now = clock.now();
    const changeToken = randomToken();
    await database.transaction(async (tx) => {
      await endOldSession(tx, attempt.sessionToken);
      await deleteExpiredLinks(tx, now);
      await insertLink(tx, {
        purpose: 'expired_password',
        tokenHash: hashToken(changeToken),
        userId: person.id,
        createdAt: now,
        expiresAt: new Date(now.getTime() + changeSeconds * 1_000),
      });
      await recordAudit(tx, {
        action: 'sign_in.password',
        actor: userActor(person, attempt.facts),
        outcome: 'refused',
        subject: { kind: 'user', id: person.id, name: person.username },
        reason: 'password_expired',
        at: now,
      });
    });
    return { kind: 'must_change', changeToken };
  }

  async #recordRefusal(person: Person | undefined, facts: RequestFacts, reason: string): Promise<void> {
    const { database, clock } = this.#options;
    await database.transaction((tx) =>
      recordAudit(tx, {
        action: 'sign_in.password',
        actor: strangerActor(facts),
        outcome: 'refused',
        ...(person === undefined ? {} : { subject: { kind: 'user', id: person.id, name: person.username } }),
        reason,
        at: clock.now(),
      }),
    );
  }
}

function refusalReason(person: Person | undefined, matches: boolean): string {
  if (person === undefined) return 'unknown_user';
  return matches ? 'suspended' : 'wrong_password';
}

async function endOldSession(tx: Transaction, token: string | undefined): Promise<void> {
  if (token !== undefined) await deleteSessionByToken(tx, hashToken(token));
}
