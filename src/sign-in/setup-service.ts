import { recordAudit } from '../audit';
import { type Clock, hashToken, randomToken, systemActor } from '../core';
import type { Database } from '../db';
import type { CredentialService } from './credential-service';
import { consumeLink, deleteExpiredLinks, deleteUnboundLinks, findLink, insertLink } from './one-time-link-store';
import type { PersonDirectory } from './person-directory';
import { type RequestFacts, userActor } from './request-facts';
import { passwordAuthnContext } from './session';
import type { SessionService } from './session-service';
import { hasAdministrator, hasAdministratorLocked } from './setup-store';
import { SignInError } from './sign-in-error';

/** A set-up link as the terminal shows it, once: the database has only its hash. */
export type SetupLink = { url: string; expiresAt: Date };

export type FirstAdministrator = {
  username: string;
  email: string;
  firstName: string;
  lastName: string;
  password: string;
};

const linkSeconds = 3_600;

/** The first administrator, made through a one-time link: there is no default account and no default password (R56). */
export class SetupService {
  readonly #options: {
    database: Database;
    clock: Clock;
    baseUrl: string;
    people: Pick<PersonDirectory, 'createUser'>;
    credentials: CredentialService;
    sessions: SessionService;
  };

  constructor(options: {
    database: Database;
    clock: Clock;
    /** Origin of the link; from the configuration, never from a request (R52). */
    baseUrl: string;
    people: Pick<PersonDirectory, 'createUser'>;
    credentials: CredentialService;
    sessions: SessionService;
  }) {
    this.#options = options;
  }

  /**
   * Makes a link that works once, for an hour; any earlier one dies (R52).
   *
   * @returns undefined when there is an administrator: then the set-up is closed for good
   */
  async issueLink(): Promise<SetupLink | undefined> {
    const { database, clock, baseUrl } = this.#options;
    const token = randomToken();
    const now = clock.now();
    const expiresAt = new Date(now.getTime() + linkSeconds * 1_000);
    return database.transaction(async (tx) => {
      if (await hasAdministratorLocked(tx)) return undefined;
      await deleteUnboundLinks(tx, 'first_administrator');
      await deleteExpiredLinks(tx, now);
      await insertLink(tx, {
        purpose: 'first_administrator',
        tokenHash: hashToken(token),
        userId: null,
        createdAt: now,
        expiresAt,
      });
      await recordAudit(tx, {
        action: 'sign_in.setup_link',
        actor: systemActor('set-up'),
        outcome: 'success',
        after: { expiresAt },
        at: now,
      });
      return { url: `${baseUrl}/setup/${token}`, expiresAt };
    });
  }

  /** @throws SignInError `sign_in.setup_link_over` unless the link works now */
  async requireLink(token: string): Promise<void> {
    const { database, clock } = this.#options;
    const link = await findLink(database, 'first_administrator', hashToken(token), clock.now());
    if (link === undefined || (await hasAdministrator(database))) throw linkOver();
  }

  /**
   * Uses the link up, creates the administrator and signs them in, all or nothing.
   *
   * @returns the token of the new session
   * @throws SignInError `sign_in.setup_link_over`, what the rules for passwords refuse; and what the directory refuses
   */
  async createAdministrator(token: string, person: FirstAdministrator, facts: RequestFacts): Promise<string> {
    const { database, clock, people, credentials, sessions } = this.#options;
    await this.requireLink(token);
    const { password, ...names } = person;
    const hashed = await credentials.hashNewPassword(password, names);
    const now = clock.now();
    return database.transaction(async (tx) => {
      const closed = await hasAdministratorLocked(tx);
      const link = closed ? undefined : await consumeLink(tx, 'first_administrator', hashToken(token), now);
      if (link === undefined) throw linkOver();
      const actor = { ...systemActor('set-up'), address: facts.address, correlationId: facts.correlationId };
      const created = await people.createUser(actor, { ...names, administrator: true }, tx);
      await credentials.setPassword(actor, created.id, hashed, {}, tx);
      await recordAudit(tx, {
        action: 'sign_in.setup',
        actor: userActor({ id: created.id, username: names.username }, facts),
        outcome: 'success',
        subject: { kind: 'user', id: created.id, name: names.username },
        at: now,
      });
      const opened = await sessions.open(
        created.id,
        {
          authenticatedAt: now,
          authnContext: passwordAuthnContext,
          address: facts.address,
          userAgent: facts.userAgent,
        },
        tx,
      );
      return opened.token;
    });
  }
}

function linkOver(): SignInError {
  return new SignInError({
    code: 'sign_in.setup_link_over',
    status: 404,
    what: 'This set-up link does not work.',
    meaning: 'It was used, is older than an hour, or Countersign has an administrator already.',
    remedy: 'Sign in, or restart Countersign to get a new link if there is no administrator yet.',
  });
}
