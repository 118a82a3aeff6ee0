import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { sayWait } from '../core';
import {
  CsrfError,
  clearTokenCookie,
  csrfToken,
  readForm,
  readRequestFacts,
  readSessionToken,
  readTokenCookie,
  requireCsrf,
  seeOther,
  sendPage,
  sessionCookieName,
  setTokenCookie,
} from '../http';
import { type AuthenticationService, changeSeconds } from './authentication-service';
import { browserCookieName, changeCookieName } from './cookie-names';
import { knownBrowserDays } from './known-browser-store';
import { type PendingSignIn, pathAfterSignIn, toRequestId } from './pending-sign-in';
import type { SessionService } from './session-service';
import { SignInPage } from './sign-in-page';

const signInForm = z.object({
  name: z.string().max(1_000),
  password: z.string().max(10_000),
  request: z.string().max(100).optional(),
});

type Shown = { title: string; text: string };

/** The sign-in page: shows the form, takes a try. What comes after success is the pending request, or the portal. */
export function createSignInRouter(options: {
  authentication: AuthenticationService;
  sessions: SessionService;
  pending: PendingSignIn;
}): Router {
  const router = new Router();

  router.get('/sign-in', async (ctx) => {
    const request = toRequestId(ctx.query.request);
    // With a request, the page was asked for because the session is not enough: the form is always shown.
    if (request === undefined && (await options.sessions.find(readSessionToken(ctx))) !== undefined) {
      seeOther(ctx, '/');
      return;
    }
    await show(ctx, { request });
  });

  router.post('/sign-in', async (ctx) => {
    const form = readForm(ctx, signInForm);
    const request = toRequestId(form.request);
    const again = (status: number, notice: Shown) => show(ctx, { request, name: form.name, notice, status });
    if (!isOurForm(ctx)) return again(403, tooOld);
    const outcome = await options.authentication.signIn({
      name: form.name,
      password: form.password,
      facts: readRequestFacts(ctx),
      browserToken: readTokenCookie(ctx, browserCookieName),
      sessionToken: readSessionToken(ctx),
    });
    switch (outcome.kind) {
      case 'signed_in':
        setTokenCookie(ctx, sessionCookieName, outcome.sessionToken);
        setTokenCookie(ctx, browserCookieName, outcome.browserToken, knownBrowserDays * 86_400);
        return seeOther(ctx, pathAfterSignIn(request));
      case 'must_change':
        clearTokenCookie(ctx, sessionCookieName);
        setTokenCookie(ctx, changeCookieName, outcome.changeToken, changeSeconds);
        return seeOther(ctx, request === undefined ? '/password' : `/password?request=${request}`);
      case 'throttled':
        ctx.set('Retry-After', String(outcome.retryAfterSeconds));
        return again(429, tooMany(outcome.retryAfterSeconds));
      case 'refused':
        return again(403, refused);
    }
  });

  async function show(
    ctx: Context,
    page: {
      request: string | undefined;
      name?: string;
      notice?: Shown;
      status?: number;
    },
  ): Promise<void> {
    const waiting = page.request === undefined ? undefined : await options.pending.describe(page.request);
    sendPage(
      ctx,
      <SignInPage
        csrf={csrfToken(ctx)}
        request={page.request}
        appName={waiting?.appName}
        name={page.name ?? waiting?.loginHint}
        notice={page.notice}
      />,
      page.status,
    );
  }

  return router;
}

/** A form of ours that is too old is shown anew; one from another website is an error. */
function isOurForm(ctx: Context): boolean {
  try {
    requireCsrf(ctx);
    return true;
  } catch (error) {
    if (error instanceof CsrfError && error.code === 'http.form_token') return false;
    throw error;
  }
}

const tooOld: Shown = {
  title: 'This page had been open for too long.',
  text: 'Please type your password again. If this comes back, allow cookies for this site.',
};

/** One answer for unknown, wrong and suspended (R49). */
const refused: Shown = {
  title: 'That did not work.',
  text: 'The name or the password is not right, or this account may not sign in.',
};

function tooMany(seconds: number): Shown {
  return {
    title: 'Too many tries.',
    text: `Nobody can sign in like this for ${sayWait(seconds)}, not even with the right password. Whoever is signed in already stays signed in.`,
  };
}
