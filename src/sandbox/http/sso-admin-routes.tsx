import Router from '@koa/router';
import { MailsPage } from '../pages/mails-page';
import { frameOf, type Room } from '../room';
import { configurationSchema } from '../settings';
import { addConfiguration } from '../workspace/add-configuration';
import { removeConfiguration } from '../workspace/remove-configuration';
import { resetSsoSessions } from '../workspace/reset-sso-sessions';
import { sendBindingLink } from '../workspace/send-binding-link';
import { checkVisitor } from './check-visitor';
import { parseInput } from './parse-input';
import { readForm } from './read-body';
import { sendPage } from './send-page';

/** What owners and admins do about single sign-on beside its settings: mails, a reset, further configurations. */
export function ssoAdminRoutes(room: Room): Router {
  const { workspace } = room;
  const router = new Router();

  router.get('/mails', (ctx) => {
    const findMember = (id: string) => workspace.findMember(id);
    const { mails } = workspace.sso;
    sendPage(ctx, <MailsPage frame={frameOf(room)} mails={mails.all} findMember={findMember} now={workspace.now()} />);
  });

  router.post('/mails', async (ctx) => {
    checkVisitor(ctx, room, 'admin');
    sendBindingLink(workspace, (await readForm(ctx)).get('member') ?? '');
    ctx.status = 303;
    ctx.redirect('/mails');
  });

  router.post('/settings/reset-sessions', (ctx) => {
    checkVisitor(ctx, room, 'owner');
    resetSsoSessions(workspace);
    ctx.status = 303;
    ctx.redirect('/settings?saved');
  });

  router.post('/settings/configurations', async (ctx) => {
    checkVisitor(ctx, room, 'owner');
    addConfiguration(workspace, parseInput(configurationSchema, Object.fromEntries(await readForm(ctx))));
    ctx.status = 303;
    ctx.redirect('/settings?saved#configurations');
  });

  router.post('/settings/configurations/:id/remove', (ctx) => {
    checkVisitor(ctx, room, 'owner');
    removeConfiguration(workspace, ctx.params.id ?? '');
    ctx.status = 303;
    ctx.redirect('/settings?saved#configurations');
  });

  return router;
}
