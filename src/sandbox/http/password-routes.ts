import Router from '@koa/router';
import type { Room } from '../room';
import { samlRefused } from '../sandbox-error';
import { ownRefusal } from '../slack-messages';
import { mayUsePassword } from '../workspace/sign-in-rules';
import { readForm } from './read-body';
import { setSessionCookie } from './session-cookie';

/** The password of every account of the practice workspace; it opens nothing else, and the sign-in page shows it. */
export const practicePassword = 'practice';

/** `POST /sign-in`: e-mail and password, for whoever need not use single sign-on, and for owners always. */
export function passwordRoutes(room: Room): Router {
  const { workspace } = room;
  const router = new Router();
  router.post('/sign-in', async (ctx) => {
    const form = await readForm(ctx);
    const member = workspace.org.members
      .byEmail(form.get('email')?.trim() ?? '')
      .find(({ state, kind }) => state === 'active' && kind === 'person');
    if (!member || form.get('password') !== practicePassword) {
      throw samlRefused(
        ownRefusal('wrong_password', `Every account here has the password “${practicePassword}”.`),
        403,
      );
    }
    if (!mayUsePassword(member, workspace.settings)) {
      const detail = `@${member.username} is no owner, and single sign-on is ${workspace.settings.ssoRequirement}.`;
      throw samlRefused(ownRefusal('sso_required', detail), 403);
    }
    workspace.updateMember(member.id, { lastSignInAt: workspace.now() });
    const opened = workspace.openSession(member.id, { notes: ['You signed in with e-mail and password.'] });
    setSessionCookie(ctx, room, opened);
    ctx.status = 303;
    ctx.redirect('/');
  });
  return router;
}
