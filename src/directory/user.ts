import type { z } from 'zod';
import type { user } from '../contracts';
import type { UserId } from '../core';

/** A person as the directory knows them; what is not set is null. `startDate` is `YYYY-MM-DD`. */
export type User = Omit<z.output<typeof user>, 'id' | 'managerId'> & { id: UserId; managerId: UserId | null };

export type Address = User['addresses'][number];
export type Phone = User['phones'][number];

/** What a person may have changed: everything but what we keep ourselves. */
export type UserAttributes = Omit<User, 'id' | 'revision' | 'createdAt' | 'updatedAt'>;

/** Somebody who was deleted: the id is never given again (R37). */
export type DeletedUser = { id: UserId; username: string; email: string; deletedAt: Date };

/** Every attribute of a person, in the order people read them. */
export const userAttributeNames = [
  'username',
  'email',
  'firstName',
  'middleName',
  'lastName',
  'displayName',
  'administrator',
  'suspended',
  'passwordExpired',
  'jobTitle',
  'location',
  'addresses',
  'phones',
  'employeeNumber',
  'department',
  'company',
  'costCentre',
  'division',
  'managerId',
  'startDate',
  'preferredLanguage',
  'locale',
  'timezone',
  'userType',
  'photoUrl',
  'custom',
] as const satisfies readonly (keyof UserAttributes)[];

/** Whether somebody can do an administrator's work now. */
export function mayAdminister(person: Pick<User, 'administrator' | 'suspended'>): boolean {
  return person.administrator && !person.suspended;
}
