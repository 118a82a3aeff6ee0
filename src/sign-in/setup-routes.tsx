import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import { addressKey, CountersignError } from '../core';
import {
  csrfToken,
  type RateLimit,
  readForm,
  readRequestFacts,
  requireCsrf,
  seeOther,
  sendPage,
  sessionCookieName,
  setTokenCookie,
} from '../http';
import { requireSamePasswords } from './require-same-passwords';
import { SetupPage, type SetupPageProps } from './setup-page';
import type { SetupService } from './setup-service';

const setupForm = z.object({
  username: z.string().max(1_000),
  email: z.string().max(1_000),
  firstName: z.string().max(1_000),
  lastName: z.string().max(1_000),
  password: z.string().max(10_000),
  repeatPassword: z.string().max(10_000),
});

/** The page behind the one-time link: it makes the first administrator, once (R56). */
export function createSetupRouter(options: {
  setup: SetupService;
  passwordMinimumLength: number;
  /** Counts links that do not work, per address. */
  wrongSetupLinks: RateLimit;
}): Router {
  const { setup, wrongSetupLinks } = options;
  const router = new Router();

  router.get('/setup/:token', async (ctx) => {
    const token = String(ctx.params.token);
    await requireLink(ctx, token);
    show(ctx, token, { values: {} });
  });

  router.post('/setup/:token', async (ctx) => {
    requireCsrf(ctx);
    const token = String(ctx.params.token);
    const { repeatPassword, ...person } = readForm(ctx, setupForm);
    await requireLink(ctx, token);
    try {
      requireSamePasswords(person.password, repeatPassword);
      const sessionToken = await setup.createAdministrator(token, person, readRequestFacts(ctx));
      setTokenCookie(ctx, sessionCookieName, sessionToken);
      seeOther(ctx, '/');
    } catch (error) {
      if (!isCorrectable(error)) throw error;
      const { password: _never, ...values } = person;
      show(ctx, token, { values, error });
    }
  });

  async function requireLink(ctx: Context, token: string): Promise<void> {
    try {
      await setup.requireLink(token);
    } catch (error) {
      if (isLinkOver(error)) await wrongSetupLinks.admit(addressKey(readRequestFacts(ctx).address));
      throw error;
    }
  }

  function show(ctx: Context, token: string, page: Pick<SetupPageProps, 'values' | 'error'>): void {
    sendPage(
      ctx,
      <SetupPage
        {...page}
        csrf={csrfToken(ctx)}
        action={`/setup/${encodeURIComponent(token)}`}
        minimumLength={options.passwordMinimumLength}
      />,
      page.error?.status,
    );
  }

  return router;
}

/** What the person can put right in the form: everything they were told by us that is not about the link itself. */
function isCorrectable(error: unknown): error is CountersignError {
  return error instanceof CountersignError && error.status < 500 && !isLinkOver(error);
}

function isLinkOver(error: unknown): boolean {
  return error instanceof CountersignError && error.code === 'sign_in.setup_link_over';
}
