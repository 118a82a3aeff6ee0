import type { Context, Middleware } from 'koa';

/** Where forms of the page may be sent besides ourselves, and where its scripts may come from. */
export type PagePolicy = { formAction?: readonly string[]; scriptHash?: string };

/**
 * Headers of every answer (R68): no script unless a page's own hash allows it, no framing, no sniffing, no referrer.
 * A page that posts elsewhere widens its own policy with `setPagePolicy`.
 */
export function setSecurityHeaders(options: { secure: boolean }): Middleware {
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy({}),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Not no-referrer: browsers would then send "Origin: null" with our own forms (Fetch, "serialize a request origin").
    'Referrer-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'Cache-Control': 'no-store',
    ...(options.secure && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
  return (ctx, next) => {
    ctx.set(headers);
    return next();
  };
}

/** Replaces the page's policy with one that `contentSecurityPolicy` made. */
export function setPagePolicy(ctx: Context, policy: string): void {
  ctx.set('Content-Security-Policy', policy);
}

/** A page's policy as the header says it: `formAction` are CSP sources, `scriptHash` a hash source (`sha256-…`). */
export function contentSecurityPolicy(policy: PagePolicy): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    `script-src ${policy.scriptHash ? `'${policy.scriptHash}'` : "'none'"}`,
    `form-action ${["'self'", ...(policy.formAction ?? [])].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}

/**
 * The policy of the console's one page: scripts and fetches of our own, and styles that carry the page's nonce. Nothing is
 * embedded, framed or sent elsewhere.
 */
export function consolePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
