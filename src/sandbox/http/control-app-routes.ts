import Router from '@koa/router';
import type { Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { appInputSchema, appPatchSchema, changeApp, registerApp, uninstallApp } from '../workspace/register-app';
import { parseInput } from './parse-input';
import { readJson } from './read-body';

/**
 * Apps for rehearsals that are scripted: `GET|POST /control/apps`, `GET|PATCH /control/apps/:id`,
 * `POST /control/apps/:id/uninstall`. Secrets are shown: they are good in this workspace only.
 */
export function controlAppRoutes({ workspace }: Room): Router {
  const router = new Router({ prefix: '/control/apps' });

  router.get('/', (ctx) => {
    ctx.body = { apps: workspace.org.tokens.apps };
  });

  router.post('/', async (ctx) => {
    const input = parseInput(appInputSchema, await readJson(ctx));
    ctx.status = 201;
    ctx.body = registerApp(workspace.org, input);
  });

  router.get('/:id', (ctx) => {
    const app = workspace.org.tokens.getApp(ctx.params.id ?? '');
    if (!app) throw new SandboxError('sandbox.not_found', 404, 'There is no such app.');
    ctx.body = app;
  });

  router.patch('/:id', async (ctx) => {
    const patch = parseInput(appPatchSchema, await readJson(ctx));
    ctx.body = changeApp(workspace.org, ctx.params.id ?? '', patch);
  });

  router.post('/:id/uninstall', (ctx) => {
    uninstallApp(workspace.org, ctx.params.id ?? '');
    ctx.status = 204;
  });

  return router;
}
