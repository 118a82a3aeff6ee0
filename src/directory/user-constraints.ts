import type { ConstraintMap } from '../db';
import { DirectoryError } from './directory-error';

/** What the constraints of the table of people mean. */
export const userConstraints: ConstraintMap = {
  users_username_unique: (cause) =>
    new DirectoryError({
      code: 'directory.username_taken',
      status: 409,
      what: 'Somebody has this username already.',
      meaning: 'Usernames are compared without regard to case, so that nobody can pass for somebody else.',
      remedy: 'Choose another username.',
      cause,
    }),
  users_email_unique: (cause) =>
    new DirectoryError({
      code: 'directory.email_taken',
      status: 409,
      what: 'Somebody has this e-mail address already.',
      meaning: 'An e-mail address names one person, without regard to case.',
      remedy: 'Give another address, or change it at the person who has it.',
      cause,
    }),
  users_username_is_own_email: (cause) =>
    new DirectoryError({
      code: 'directory.username_is_foreign_email',
      status: 409,
      what: "The username is an e-mail address, but not this person's.",
      meaning: 'Both names sign somebody in, so one person must not carry the address of another as a username.',
      remedy: 'Change username and e-mail address together, or choose a username without @.',
      cause,
    }),
  users_manager_id_fkey: (cause) => managerNotFound(cause),
};

/** The manager that was named does not exist. */
export function managerNotFound(cause?: unknown): DirectoryError {
  return new DirectoryError({
    code: 'directory.manager_not_found',
    status: 400,
    what: 'There is no person with the id given as manager.',
    remedy: 'Create the manager first, or leave the manager out.',
    cause,
  });
}
