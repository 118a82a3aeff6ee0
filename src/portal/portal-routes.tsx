import Router from '@koa/router';
import type { Context } from 'koa';
import { type Clock, isUuid, type SessionId } from '../core';
import { csrfToken, readRequestFacts, readSessionToken, requireCsrf, seeOther, sendPage } from '../http';
import type { Person, PersonDirectory, Session, SessionService } from '../sign-in';
import { userActor } from '../sign-in';
import { AccessPage } from './access-page';
import type { AccessSource, AccountSource } from './access-source';
import { PortalPage } from './portal-page';
import { SessionsPage } from './sessions-page';
import type { RoleSource, TileSource } from './tile-source';

/** The pages of somebody who is signed in: what they may open, and where they are signed in. */
export function createPortalRouter(options: {
  sessions: SessionService;
  people: Pick<PersonDirectory, 'findUser'>;
  tiles: TileSource;
  access: AccessSource;
  accounts: AccountSource;
  roles: RoleSource;
  clock: Clock;
}): Router {
  const { sessions, people, tiles, access, accounts, roles, clock } = options;
  const router = new Router();

  router.get('/', async (ctx) => {
    const visitor = await findVisitor(ctx);
    if (visitor === undefined) return seeOther(ctx, '/sign-in');
    const { person } = visitor;
    const [open, role] = await Promise.all([tiles.appsFor(person.id), roles.roleOf(person.id)]);
    sendPage(
      ctx,
      <PortalPage
        csrf={csrfToken(ctx)}
        greeting={person.firstName || person.username}
        tiles={open}
        administers={role !== undefined}
      />,
    );
  });

  router.get('/access', async (ctx) => {
    const visitor = await findVisitor(ctx);
    if (visitor === undefined) return seeOther(ctx, '/sign-in');
    const { id } = visitor.person;
    const [open, own] = await Promise.all([access.openTo(id), accounts.accountsOf(id)]);
    sendPage(ctx, <AccessPage open={open} accounts={own} now={clock.now()} />);
  });

  router.get('/sessions', async (ctx) => {
    const visitor = await findVisitor(ctx);
    if (visitor === undefined) return seeOther(ctx, '/sign-in');
    sendPage(
      ctx,
      <SessionsPage
        csrf={csrfToken(ctx)}
        sessions={await sessions.list(visitor.person.id)}
        currentId={visitor.session.id}
        now={clock.now()}
        done={ctx.query.done === 'yes'}
      />,
    );
  });

  router.post('/sessions/end-others', async (ctx) => {
    requireCsrf(ctx);
    const visitor = await findVisitor(ctx);
    if (visitor === undefined) return seeOther(ctx, '/sign-in');
    const { person, session } = visitor;
    await sessions.revokeAll(userActor(person, readRequestFacts(ctx)), person.id, { except: session.id });
    seeOther(ctx, '/sessions?done=yes');
  });

  router.post('/sessions/:id/end', async (ctx) => {
    requireCsrf(ctx);
    const visitor = await findVisitor(ctx);
    if (visitor === undefined) return seeOther(ctx, '/sign-in');
    const id = String(ctx.params.id);
    // A session that is not (or no longer) this person's is as good as ended: the list says what there is.
    if (isUuid(id)) {
      await sessions.revoke(userActor(visitor.person, readRequestFacts(ctx)), visitor.person.id, id as SessionId);
    }
    seeOther(ctx, '/sessions?done=yes');
  });

  async function findVisitor(ctx: Context): Promise<{ person: Person; session: Session } | undefined> {
    const session = await sessions.find(readSessionToken(ctx));
    const person = session && (await people.findUser(session.userId));
    return session && person && { person, session };
  }

  return router;
}
