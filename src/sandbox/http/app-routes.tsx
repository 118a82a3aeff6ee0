import Router from '@koa/router';
import type { z } from 'zod';
import { AppPage, AppsPage } from '../pages/app-pages';
import { frameOf, type Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { appInputSchema, changeApp, registerApp, uninstallApp } from '../workspace/register-app';
import { faultsOf } from './faults-of';
import { readForm } from './read-body';
import { sendPage } from './send-page';

/** Apps as their developers register them: `/apps`. */
export function appRoutes(room: Room): Router {
  const { workspace } = room;
  const router = new Router({ prefix: '/apps' });

  router.get('/', (ctx) => {
    sendPage(ctx, <AppsPage frame={frameOf(room)} apps={workspace.org.tokens.apps} />);
  });

  router.post('/', async (ctx) => {
    const form = await readForm(ctx);
    const parsed = appInputSchema.safeParse(toAppInput(form));
    if (!parsed.success) {
      const faults = faultsOf(parsed.error);
      sendPage(
        ctx,
        <AppsPage frame={frameOf(room)} apps={workspace.org.tokens.apps} typed={form} faults={faults} />,
        422,
      );
      return;
    }
    const { id } = registerApp(workspace.org, parsed.data);
    ctx.status = 303;
    ctx.redirect(`/apps/${id}`);
  });

  router.get('/:id', (ctx) => {
    const { org } = workspace;
    const app = org.tokens.getApp(ctx.params.id ?? '');
    if (!app) throw new SandboxError('sandbox.not_found', 404, 'There is no such app.');
    const tokens = org.tokens.tokens.filter(({ appId }) => appId === app.id).toReversed();
    const nameOf = (id: string) => org.members.get(id)?.username ?? id;
    const teamNameOf = (id: string | undefined) =>
      id === undefined ? 'the whole organisation' : (org.teams.find((team) => team.id === id)?.name ?? id);
    sendPage(
      ctx,
      <AppPage
        frame={frameOf(room)}
        app={app}
        tokens={tokens}
        nameOf={nameOf}
        teamNameOf={teamNameOf}
        baseUrl={room.baseUrl()}
      />,
    );
  });

  router.post('/:id', async (ctx) => {
    const form = await readForm(ctx);
    const parsed = appInputSchema.safeParse(toAppInput(form));
    if (!parsed.success) {
      const faults = faultsOf(parsed.error);
      throw new SandboxError('sandbox.invalid_input', 422, 'The app was not saved.', { faults });
    }
    const { id } = changeApp(workspace.org, ctx.params.id ?? '', parsed.data);
    ctx.status = 303;
    ctx.redirect(`/apps/${id}`);
  });

  router.post('/:id/uninstall', (ctx) => {
    const { id = '' } = ctx.params;
    uninstallApp(workspace.org, id);
    ctx.status = 303;
    ctx.redirect(`/apps/${id}`);
  });

  return router;
}

/** A form as an app: lists are separated by blanks, commas or lines; a box that is not ticked means no. */
function toAppInput(form: ReadonlyMap<string, string>): z.input<typeof appInputSchema> {
  const list = (name: string) => (form.get(name) ?? '').split(/[\s,]+/).filter((item) => item !== '');
  const signingSecret = form.get('signingSecret');
  return {
    name: form.get('name') ?? '',
    redirectUrls: list('redirectUrls'),
    requestUrl: (form.get('requestUrl') ?? '').trim(),
    botScopes: list('botScopes'),
    userScopes: list('userScopes'),
    ...(signingSecret ? { signingSecret } : {}),
    tokenRotation: form.has('tokenRotation'),
    pkce: form.has('pkce'),
  };
}
