import { z } from 'zod';
import type { Member } from '../org/org-data';
import { freeUsername, toUsername } from './decide-account';
import type { Workspace } from './workspace';

const email = z
  .string()
  .trim()
  .max(254)
  .regex(/^[^\s@]+@[^\s@]+$/, 'is no e-mail address');
const name = z.string().trim().max(80);

/** A member as an administrator invites one; `nameId` is for rehearsals that begin with a bound account. */
export const memberInputSchema = z.strictObject({
  email,
  username: z.string().trim().min(1).max(80).optional(),
  displayName: name.min(1).optional(),
  firstName: name.optional(),
  lastName: name.optional(),
  nameId: z.string().min(1).max(256).optional(),
});

/** What members may change of themselves, where the settings let them. */
export const profileInputSchema = z.strictObject({ email: email.optional(), displayName: name.min(1).optional() });

/** Adds a member who has not signed in yet; a username that is taken gets a number. */
export function inviteMember(workspace: Workspace, input: z.infer<typeof memberInputSchema>): Readonly<Member> {
  const username = freeUsername(toUsername(input.username ?? input.email), workspace.org.names);
  const fullName = [input.firstName, input.lastName].filter(Boolean).join(' ');
  return workspace.addMember({
    username,
    displayName: input.displayName ?? (fullName || username),
    email: input.email,
    firstName: input.firstName ?? '',
    lastName: input.lastName ?? '',
    state: 'active',
    source: 'invitation',
    nameId: input.nameId,
  });
}
