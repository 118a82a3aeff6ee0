import type { Context } from 'koa';
import type { Session } from '../org/org-data';
import { type Room } from '../room';

const cookieName = 'practice_session';

/** The person whose browser this is, if their session still holds. */
export function findSession(ctx: Context, room: Room) {
  const token = readToken(ctx);
  return token === undefined ? undefined : room.workspace.findSession(token);
}

export function setSessionCookie(ctx: Context, room: Room, opened: { token: string; session: Session }): void {
  const seconds = Math.round((opened.session.expiresAt.getTime() - opened.session.openedAt.getTime()) / 1000);
  ctx.append('Set-Cookie', `${cookieName}=${opened.token}; ${cookieAttributes(room)}; Max-Age=${seconds}`);
}

/** Ends this browser's session here; the identity provider's goes on. */
export function endSession(ctx: Context, room: Room): void {
  const token = readToken(ctx);
  if (token !== undefined) room.workspace.closeSession(token);
  ctx.append('Set-Cookie', `${cookieName}=; ${cookieAttributes(room)}; Max-Age=0`);
}

function readToken(ctx: Context): string | undefined {
  return /(?:^|;\s*)practice_session=([A-Za-z0-9_-]{20,100})(?:;|$)/.exec(ctx.get('cookie'))?.[1];
}

function cookieAttributes(room: Room): string {
  return `Path=/; HttpOnly; SameSite=Lax${room.baseUrl().startsWith('https:') ? '; Secure' : ''}`;
}
