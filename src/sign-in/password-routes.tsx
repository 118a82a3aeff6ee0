import Router from '@koa/router';
import type { Context } from 'koa';
import { z } from 'zod';
import {
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
import { browserCookieName, changeCookieName } from './cookie-names';
import type { PasswordChangeService } from './password-change-service';
import { PasswordPage, type PasswordPageProps } from './password-page';
import { pathAfterSignIn, toRequestId } from './pending-sign-in';
import type { Person, PersonDirectory } from './person-directory';
import { requireSamePasswords } from './require-same-passwords';
import type { Session } from './session';
import type { SessionService } from './session-service';
import { SignInError } from './sign-in-error';

const passwordForm = z.object({
  currentPassword: z.string().max(10_000).optional(),
  newPassword: z.string().max(10_000),
  repeatPassword: z.string().max(10_000),
  endOtherSessions: z.literal('yes').optional(),
  request: z.string().max(100).optional(),
});

/** Who is changing a password, and by what right. An expired one goes before a session that may still live. */
type Changer = { mode: 'expired'; token: string; person: Person } | { mode: 'own'; session: Session; person: Person };

/** The page for a new password: asked for by somebody signed in, or demanded because the old one has expired. */
export function createPasswordRouter(options: {
  changes: PasswordChangeService;
  sessions: SessionService;
  people: Pick<PersonDirectory, 'findUser'>;
  passwordMinimumLength: number;
}): Router {
  const { changes, sessions, people } = options;
  const router = new Router();

  router.get('/password', async (ctx) => {
    const request = toRequestId(ctx.query.request);
    const changer = await findChanger(ctx);
    if (changer === undefined) return seeOther(ctx, signInPath(request));
    show(ctx, changer, { request, done: ctx.query.done === 'yes', endOtherSessions: true });
  });

  router.post('/password', async (ctx) => {
    requireCsrf(ctx);
    const form = readForm(ctx, passwordForm);
    const request = toRequestId(form.request);
    const changer = await findChanger(ctx);
    if (changer === undefined) return seeOther(ctx, signInPath(request));
    const endOtherSessions = form.endOtherSessions === 'yes';
    try {
      requireSamePasswords(form.newPassword, form.repeatPassword);
      const change = {
        newPassword: form.newPassword,
        endOtherSessions,
        facts: readRequestFacts(ctx),
        browserToken: readTokenCookie(ctx, browserCookieName),
      };
      if (changer.mode === 'expired') {
        const token = await changes.replaceExpired(changer.token, change);
        clearTokenCookie(ctx, changeCookieName);
        setTokenCookie(ctx, sessionCookieName, token);
        return seeOther(ctx, pathAfterSignIn(request));
      }
      const token = await changes.changeOwn(changer.session, changer.person, form.currentPassword ?? '', change);
      if (token === undefined) return seeOther(ctx, signInPath(request));
      setTokenCookie(ctx, sessionCookieName, token);
      return seeOther(ctx, '/password?done=yes');
    } catch (error) {
      if (!(error instanceof SignInError) || error.code === 'sign_in.busy' || error.code === 'sign_in.change_over') {
        throw error;
      }
      if (error.retryAfterSeconds !== undefined) ctx.set('Retry-After', String(error.retryAfterSeconds));
      show(ctx, changer, { request, error, endOtherSessions });
    }
  });

  async function findChanger(ctx: Context): Promise<Changer | undefined> {
    const token = readTokenCookie(ctx, changeCookieName);
    const expired = await changes.findExpired(token);
    if (token !== undefined && expired !== undefined) return { mode: 'expired', token, person: expired };
    const session = await sessions.find(readSessionToken(ctx));
    const person = session && (await people.findUser(session.userId));
    return session && person && { mode: 'own', session, person };
  }

  function show(
    ctx: Context,
    changer: Changer,
    page: Pick<PasswordPageProps, 'request' | 'error' | 'done' | 'endOtherSessions'>,
  ): void {
    const { mode, person } = changer;
    sendPage(
      ctx,
      <PasswordPage
        {...page}
        csrf={csrfToken(ctx)}
        mode={mode}
        username={person.username}
        minimumLength={options.passwordMinimumLength}
      />,
      page.error?.status,
    );
  }

  return router;
}

function signInPath(request: string | undefined): string {
  return request === undefined ? '/sign-in' : `/sign-in?request=${request}`;
}
