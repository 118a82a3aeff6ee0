import type { Actor, UserId } from '../core';
import type { Transaction } from '../db';

/** What sign-in needs to know of a person. */
export type Person = {
  id: UserId;
  username: string;
  email: string;
  firstName: string;
  lastName: string;
  displayName: string | null;
  administrator: boolean;
  suspended: boolean;
  passwordExpired: boolean;
};

/** What sign-in asks of the directory; its service fits as it is. */
export type PersonDirectory = {
  /** By id, username or e-mail. */
  findUser(reference: string): Promise<Person | undefined>;
  updateUser(actor: Actor, id: UserId, patch: { passwordExpired: boolean }, tx?: Transaction): Promise<unknown>;
  createUser(
    actor: Actor,
    person: { username: string; email: string; firstName: string; lastName: string; administrator: boolean },
    tx?: Transaction,
  ): Promise<{ id: UserId }>;
};
