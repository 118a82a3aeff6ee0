import type { Context } from 'koa';

/** The session's cookie. `__Host-` binds it to this host, to TLS (or localhost) and to the whole site (R43). */
export const sessionCookieName = '__Host-countersign';

/** Holds the secret that forms are bound to before there is a session. */
export const formCookieName = '__Host-countersign-form';

/** A token as we issue it: 32 bytes in base64url. Anything else in a cookie of ours was not set by us. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/** The token in our cookie `name`, or undefined if there is none or it has not the form of one. */
export function readTokenCookie(ctx: Context, name: string): string | undefined {
  const value = ctx.cookies.get(name);
  return value !== undefined && tokenPattern.test(value) ? value : undefined;
}

/** The session token the browser sent, not yet looked up. */
export function readSessionToken(ctx: Context): string | undefined {
  return readTokenCookie(ctx, sessionCookieName);
}

/**
 * Sets a cookie that no script reads and no other host sees: Secure, HttpOnly, SameSite=Lax, Path=/ (R43).
 *
 * @param maxAgeSeconds none = until the browser is closed
 */
export function setTokenCookie(ctx: Context, name: string, token: string, maxAgeSeconds?: number): void {
  const age = maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`;
  ctx.append('Set-Cookie', `${name}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax${age}`);
}

/** Removes a cookie of ours from the browser. */
export function clearTokenCookie(ctx: Context, name: string): void {
  setTokenCookie(ctx, name, '', 0);
}
