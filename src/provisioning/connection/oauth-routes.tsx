import Router from '@koa/router';
import type { Context } from 'koa';
import { addressKey, CountersignError } from '../../core';
import { type RateLimit, readRequestFacts, sendPage } from '../../http';
import { OAuthDonePage } from './oauth-page';
import { type OAuthService, oauthCallbackPath, oauthStartPath } from './oauth-service';

/** Ties a consent under way to the browser that began it; Lax, so that Slack's redirect brings it along. */
const cookieName = '__Host-countersign-connect';
const ticketPattern = /^[\w-]{43}$/;
const cookiePattern = /^[\w-]{86}$/;
const lifetimeSeconds = 600;

/** The way to Slack's consent page and back. Links that do not work are counted per address. */
export function createOAuthRouter(options: { oauth: OAuthService; wrongLinks: RateLimit }): Router {
  const { oauth, wrongLinks } = options;
  const router = new Router();

  router.get(`${oauthStartPath}/:ticket`, async (ctx) => {
    const ticket = String(ctx.params.ticket);
    const { url, cookie } = await counted(ctx, () => oauth.leave(ticketPattern.test(ticket) ? ticket : ''));
    keep(ctx, cookie, lifetimeSeconds);
    // Slack's address, made by us from what the connection holds: nothing of the request is in it.
    ctx.redirect(url);
    ctx.status = 303;
  });

  router.get(oauthCallbackPath, async (ctx) => {
    const query = new URLSearchParams(ctx.querystring);
    const held = ctx.cookies.get(cookieName);
    const cookie = held !== undefined && cookiePattern.test(held) ? held : undefined;
    const code = single(query, 'code');
    const connection = await counted(ctx, () => oauth.complete({ state: single(query, 'state') ?? '', code, cookie }));
    keep(ctx, '', 0);
    sendPage(ctx, <OAuthDonePage connection={connection} />);
  });

  async function counted<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof CountersignError && [403, 410].includes(error.status)) {
        await wrongLinks.admit(addressKey(readRequestFacts(ctx).address));
      }
      throw error;
    }
  }

  return router;
}

/** A parameter that came once and is of a length that Slack uses. */
function single(query: URLSearchParams, name: string): string | undefined {
  const values = query.getAll(name);
  const [value = ''] = values;
  return values.length === 1 && /^[\x21-\x7e]{1,500}$/.test(value) ? value : undefined;
}

function keep(ctx: Context, value: string, seconds: number): void {
  ctx.append('Set-Cookie', `${cookieName}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=${seconds}`);
}
