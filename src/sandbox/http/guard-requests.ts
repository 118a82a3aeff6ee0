import type { Context, Middleware } from 'koa';
import { SandboxError } from '../sandbox-error';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers of every answer: no script unless a page asks for ours, no framing, no sniffing, nothing cached. */
export function setHeaders(): Middleware {
  return async (ctx, next) => {
    ctx.set({
      'Content-Security-Policy': contentSecurityPolicy(),
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Referrer-Policy': 'same-origin', // with no-referrer, browsers send `Origin: null` for our own forms
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    });
    await next();
  };
}

/** Lets the page's form go to one more place: the identity provider's endpoint, or the app somebody goes back to. */
export function allowFormTo(ctx: Context, url: string): void {
  ctx.set('Content-Security-Policy', contentSecurityPolicy({ formAction: new URL(url).origin }));
}

/** Lets the page run this server's own script and listen to its events. */
export function allowScript(ctx: Context): void {
  ctx.set('Content-Security-Policy', contentSecurityPolicy({ script: true }));
}

/**
 * Refuses a change that a page of another origin sends (R46). The ACS is the exception: its messages come from the
 * identity provider's origin and prove themselves by their signature.
 */
export function refuseForeignForms(ownUrls: () => readonly string[]): Middleware {
  return async (ctx, next) => {
    if (!safeMethods.has(ctx.method) && ctx.path !== '/sso/saml') {
      const origin = ctx.get('origin');
      const site = ctx.get('sec-fetch-site');
      const isOwn = origin === '' || ownUrls().some((url) => new URL(url).origin === origin);
      const isForeign = !isOwn || site === 'cross-site' || site === 'same-site';
      if (isForeign) {
        throw new SandboxError(
          'sandbox.foreign_origin',
          403,
          'Changes are taken from the pages of this workspace only.',
        );
      }
    }
    await next();
  };
}

function contentSecurityPolicy({ formAction = '', script = false } = {}): string {
  return [
    "default-src 'none'",
    ...(script ? ["script-src 'self'", "connect-src 'self'"] : []),
    "style-src 'self'",
    "img-src 'self' data:",
    `form-action 'self' ${formAction}`.trim(),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');
}
