import Router from '@koa/router';
import {
  clearTokenCookie,
  csrfToken,
  readRequestFacts,
  readSessionToken,
  requireCsrf,
  seeOther,
  sendPage,
  sessionCookieName,
} from '../http';
import { changeCookieName } from './cookie-names';
import type { PersonDirectory } from './person-directory';
import { userActor } from './request-facts';
import type { SessionService } from './session-service';
import { SignOutPage } from './sign-out-page';

/** Signing out: GET asks and changes nothing, POST ends the session at the server (R45, R46). */
export function createSignOutRouter(options: {
  sessions: SessionService;
  people: Pick<PersonDirectory, 'findUser'>;
}): Router {
  const { sessions, people } = options;
  const router = new Router();

  router.get('/sign-out', async (ctx) => {
    const session = await sessions.find(readSessionToken(ctx));
    sendPage(ctx, <SignOutPage csrf={csrfToken(ctx)} signedIn={session !== undefined} />);
  });

  router.post('/sign-out', async (ctx) => {
    requireCsrf(ctx);
    const session = await sessions.find(readSessionToken(ctx));
    const person = session && (await people.findUser(session.userId));
    if (session && person) await sessions.revoke(userActor(person, readRequestFacts(ctx)), person.id, session.id);
    clearTokenCookie(ctx, sessionCookieName);
    clearTokenCookie(ctx, changeCookieName);
    seeOther(ctx, '/sign-out');
  });

  return router;
}
