import { z } from 'zod';
import { newUser } from './directory';

/** Clear text on its way in; never on its way out. Its rules are the sign-in room's. */
const password = z.string().min(1).max(1_000).meta({ format: 'password', writeOnly: true });

/** A new person, with a password and groups if they are to have them at once. */
export const newPerson = newUser
  .extend({
    password: password.optional().meta({
      description: 'none = the person cannot sign in until one is set; it is usable at once unless passwordExpired',
    }),
    groups: z
      .array(z.string().min(1).max(256))
      .max(100)
      .default([])
      .meta({ description: 'ids or names of groups that exist', example: ['Engineering'] }),
  })
  .meta({
    id: 'NewPerson',
    example: {
      username: 'ada',
      email: 'ada@example.com',
      firstName: 'Ada',
      lastName: 'Lovelace',
      department: 'Research',
      groups: ['Engineering'],
    },
  });

/** As a caller may write it. */
export type NewPerson = z.input<typeof newPerson>;

/** A password that an administrator gives somebody. */
export const passwordReset = z
  .strictObject({
    password,
    expired: z.boolean().default(false).meta({ description: 'must be changed at the next sign-in' }),
    signOut: z.boolean().default(false).meta({ description: 'also ends every session of the person' }),
  })
  .meta({
    id: 'PasswordReset',
    example: { password: 'correct horse battery staple', expired: true, signOut: true },
  });
