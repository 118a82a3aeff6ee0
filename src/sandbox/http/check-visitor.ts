import type { Context } from 'koa';
import type { Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { isAdmin, isOwner } from '../workspace/sign-in-rules';
import { findSession } from './session-cookie';

/**
 * Refuses what a person who is signed in here may not do. Whoever is not signed in rehearses, and plays the owner.
 *
 * @throws SandboxError `sandbox.not_allowed`
 */
export function checkVisitor(ctx: Context, room: Room, least: 'owner' | 'admin'): void {
  const visitor = findSession(ctx, room)?.member;
  if (!visitor || (least === 'owner' ? isOwner(visitor) : isAdmin(visitor))) return;
  const who = least === 'owner' ? 'Only owners' : 'Only owners and admins';
  throw new SandboxError(
    'sandbox.not_allowed',
    403,
    `${who} can do this, and you are signed in as @${visitor.username}.`,
    {
      remedy: 'Sign out of the workspace, or act as an owner: whoever is not signed in here plays the owner.',
    },
  );
}
