import type { NewPerson } from '../contracts';
import type { Actor, UserId } from '../core';
import type { Database } from '../db';
import type { DirectoryService, User } from '../directory';
import type { CredentialService, SessionService } from '../sign-in';
import { findGroups } from './find-groups';

type Collaborators = {
  database: Database;
  directory: DirectoryService;
  credentials: CredentialService;
  sessions: SessionService;
};

/** What an administrator does to a person that touches more than one room; API, command line and console share it. */
export class OnboardingService {
  readonly #database: Database;
  readonly #directory: DirectoryService;
  readonly #credentials: CredentialService;
  readonly #sessions: SessionService;

  constructor({ database, directory, credentials, sessions }: Collaborators) {
    this.#database = database;
    this.#directory = directory;
    this.#credentials = credentials;
    this.#sessions = sessions;
  }

  /**
   * Creates a person with password and groups: all of it, or nothing. The password is usable at once unless the
   * input says `passwordExpired`. The slow hash is made before the transaction begins.
   *
   * @throws OnboardingError `onboarding.group_not_found` naming every group that does not exist
   * @throws DirectoryError as `createUser`; SignInError `sign_in.password_…` when the rules refuse the password
   */
  async createPerson(actor: Actor, input: NewPerson): Promise<User> {
    const { password, groups = [], ...attributes } = input;
    const found = await findGroups(this.#directory, groups, 'The person was not created.');
    const hashed = password === undefined ? undefined : await this.#credentials.hashNewPassword(password, attributes);
    return this.#database.transaction(async (tx) => {
      const person = await this.#directory.createUser(actor, attributes, tx);
      if (hashed !== undefined) {
        await this.#credentials.setPassword(actor, person.id, hashed, { expired: person.passwordExpired }, tx);
      }
      for (const group of found) await this.#directory.addMember(actor, group.id, person.id, tx);
      return person;
    });
  }

  /**
   * Gives a person a password, and ends their sessions if asked to (R45), all or nothing.
   *
   * @throws DirectoryError `directory.user_not_found`; SignInError `sign_in.password_…`
   */
  async resetPassword(
    actor: Actor,
    userId: UserId,
    reset: { password: string; expired: boolean; signOut: boolean },
  ): Promise<void> {
    const hashed = await this.#credentials.hashNewPassword(reset.password, await this.#directory.getUser(userId));
    await this.#database.transaction(async (tx) => {
      await this.#credentials.setPassword(actor, userId, hashed, { expired: reset.expired }, tx);
      if (reset.signOut) await this.#sessions.revokeAll(actor, userId, { reason: 'password set' }, tx);
    });
  }
}
