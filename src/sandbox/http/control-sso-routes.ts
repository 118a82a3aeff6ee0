import Router from '@koa/router';
import { z } from 'zod';
import type { Room } from '../room';
import { configurationSchema } from '../settings';
import { addConfiguration } from '../workspace/add-configuration';
import { removeConfiguration } from '../workspace/remove-configuration';
import { resetSsoSessions } from '../workspace/reset-sso-sessions';
import { sendBindingLink } from '../workspace/send-binding-link';
import type { BindingMail } from '../workspace/sso-data';
import { parseInput } from './parse-input';
import { readJson } from './read-body';

const mailSchema = z.strictObject({ member: z.string() });

/**
 * Single sign-on beside its settings, for rehearsals that are scripted: `GET|POST /control/sso/configurations`,
 * `DELETE /control/sso/configurations/:id`, `GET|POST /control/sso/mails`, `POST /control/sso/reset-sessions`.
 */
export function controlSsoRoutes(room: Room): Router {
  const { workspace } = room;
  const router = new Router({ prefix: '/control/sso' });
  const showMail = ({ token, ...mail }: Readonly<BindingMail>) => ({
    ...mail,
    url: `${room.baseUrl()}/sso/saml/bind/${token}`,
  });

  router.get('/configurations', (ctx) => {
    ctx.body = { configurations: workspace.sso.configurations };
  });

  router.post('/configurations', async (ctx) => {
    ctx.body = addConfiguration(workspace, parseInput(configurationSchema, await readJson(ctx)));
    ctx.status = 201;
  });

  router.delete('/configurations/:id', (ctx) => {
    removeConfiguration(workspace, ctx.params.id ?? '');
    ctx.status = 204;
  });

  router.get('/mails', (ctx) => {
    ctx.body = { mails: workspace.sso.mails.all.map(showMail) };
  });

  router.post('/mails', async (ctx) => {
    const { member } = parseInput(mailSchema, await readJson(ctx));
    ctx.body = showMail(sendBindingLink(workspace, member));
    ctx.status = 201;
  });

  router.post('/reset-sessions', (ctx) => {
    resetSsoSessions(workspace);
    ctx.status = 204;
  });

  return router;
}
