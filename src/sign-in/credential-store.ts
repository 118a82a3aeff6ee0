import type { UserId } from '../core';
import type { Transaction } from '../db';
import { CredentialEntity } from './credential.entity';

/** What the rules for a new password look at, and whether the old one has expired. */
export type PasswordSubject = {
  username: string;
  email: string;
  firstName: string;
  lastName: string;
  passwordExpired: boolean;
};

/** Reads inside `tx`, so that a person whom this very transaction creates is found too. */
export async function findPasswordSubject(tx: Transaction, userId: UserId): Promise<PasswordSubject | undefined> {
  const [row]: PasswordSubject[] = await tx.query(
    `SELECT username, email, first_name AS "firstName", last_name AS "lastName", password_expired AS "passwordExpired"
     FROM users WHERE id = $1`,
    [userId],
  );
  return row;
}

/** The hash of a person's password; undefined for none. */
export async function findPasswordHash(tx: Transaction, userId: UserId): Promise<string | undefined> {
  const found = await tx.findOneBy(CredentialEntity, { userId });
  return found?.passwordHash;
}

/** Gives somebody a password in place of the one they had. */
export async function savePasswordHash(tx: Transaction, userId: UserId, passwordHash: string, at: Date): Promise<void> {
  await tx.upsert(CredentialEntity, { userId, passwordHash, changedAt: at }, ['userId']);
}

/** Replaces a hash by one of the same password at today's cost, unless the password was changed in between. */
export async function refreshPasswordHash(tx: Transaction, userId: UserId, from: string, to: string): Promise<void> {
  await tx.update(CredentialEntity, { userId, passwordHash: from }, { passwordHash: to });
}
