import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import {
  consolePolicy,
  readRequestFacts,
  readScript,
  readSessionToken,
  readTokenCookie,
  requireOwnScript,
  sessionCookieName,
  setPagePolicy,
  setTokenCookie,
} from '../http';
import { browserCookieName, knownBrowserDays } from '../sign-in';
import type { ConsoleAssets } from './console-assets';
import type { ConsoleSession } from './console-session';

/** The smaller one first, in whatever order a browser names them. */
const codings = ['br', 'gzip'] as const;

const nothing = z.strictObject({});
const signInForm = z.strictObject({ name: z.string().max(1_000), password: z.string().max(10_000) });

/**
 * Serves the console: its one page at every path under `/console`, its files, and the two calls that take the cookie.
 * The page holds nothing of anybody; all it shows comes from the API.
 */
export function createConsoleRoutes({ assets, session }: { assets: ConsoleAssets; session: ConsoleSession }): Router {
  const router = new Router();

  router.post('/console/session/token', async (ctx) => {
    requireOwnScript(ctx);
    readScript(ctx, nothing);
    const opened = await session.open(readSessionToken(ctx));
    // Nobody is signed in: the page asks that at every first look, and a browser would show a 401 as a fault.
    if (opened === undefined) ctx.status = 204;
    else sendJson(ctx, opened);
  });

  router.post('/console/session/sign-in', async (ctx) => {
    requireOwnScript(ctx);
    const { sessionToken, browserToken, opened } = await session.signIn({
      ...readScript(ctx, signInForm),
      facts: readRequestFacts(ctx),
      browserToken: readTokenCookie(ctx, browserCookieName),
      sessionToken: readSessionToken(ctx),
    });
    setTokenCookie(ctx, sessionCookieName, sessionToken);
    setTokenCookie(ctx, browserCookieName, browserToken, knownBrowserDays * 86_400);
    sendJson(ctx, opened);
  });

  router.get('/console/assets/:name', (ctx) => {
    const asset = assets.find(String(ctx.params.name));
    if (asset === undefined) return;
    ctx.set('Cache-Control', 'public, max-age=31536000, immutable');
    ctx.vary('Accept-Encoding');
    ctx.type = asset.type;
    const coding = codings.find((one) => ctx.acceptsEncodings(one) === one);
    if (coding !== undefined) ctx.set('Content-Encoding', coding);
    ctx.body = coding === 'br' ? asset.brotli() : coding === 'gzip' ? asset.gzip() : asset.body;
  });

  for (const path of ['/console', '/console/{*path}']) {
    router.get(path, (ctx) => {
      const { html, nonce } = assets.page();
      setPagePolicy(ctx, consolePolicy(nonce));
      ctx.type = 'text/html; charset=utf-8';
      ctx.body = html;
    });
  }

  return router;
}

function sendJson(ctx: Context, body: object): void {
  ctx.type = 'application/json; charset=utf-8';
  ctx.body = JSON.stringify(body);
}
