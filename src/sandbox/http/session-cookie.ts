import type { Context } from 'koa';
import type { Client, Session } from '../org/org-data';
import { type Room } from '../room';
import { readClient } from './read-client';

const cookieName = 'practice_session';

/** The person whose browser this is, if their session still holds. */
export function findSession(ctx: Context, room: Room) {
  const token = readToken(ctx);
  return token === undefined ? undefined : room.workspace.findSession(token);
}

/** Gives a browser its session; that it came in is noted where `team.accessLogs` finds it. */
export function setSessionCookie(ctx: Context, room: Room, opened: { token: string; session: Session }): void {
  const { org } = room.workspace;
  const { memberId, teamId, openedAt, expiresAt } = opened.session;
  const client = readClient(ctx);
  const { address, userAgent } = client;
  org.sessions.see(opened.token, client);
  org.recordAccess({ memberId, teamId, address, userAgent });
  const seconds = Math.round((expiresAt.getTime() - openedAt.getTime()) / 1000);
  const endsWithClient = org.members.get(memberId)?.sessionSettings?.endsWithClient === true;
  const lifetime = endsWithClient ? '' : `; Max-Age=${seconds}`;
  ctx.append('Set-Cookie', `${cookieName}=${opened.token}; ${cookieAttributes(room)}${lifetime}`);
}

/** Notes with what this browser's session is used. */
export function seeSession(ctx: Context, room: Room, client: Client): void {
  const token = readToken(ctx);
  if (token !== undefined) room.workspace.org.sessions.see(token, client);
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
