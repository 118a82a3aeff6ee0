import Router from '@koa/router';
import { z } from 'zod';
import { generateOrg, generateSchema } from '../org/generate-org';
import { plans, policiesSchema } from '../org/org-data';
import type { Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { orgSettingsOf } from '../workspace/describe-org';
import { issueToken, tokenInputSchema } from '../workspace/issue-token';
import { parseInput } from './parse-input';
import { readJson } from './read-body';

const clockSchema = z.strictObject({
  advanceSeconds: z.number().min(0).max(3_153_600_000).optional(),
  hold: z.boolean().optional(),
});
const orgPatchSchema = z.strictObject({
  plan: z.enum(plans).optional(),
  policies: z.record(z.string(), z.unknown()).default({}),
});
const snapshotSchema = z.strictObject({ name: z.string() });

/**
 * The org for rehearsals that are scripted: `GET|PATCH /control/org`, `POST /control/generate`,
 * `GET|POST /control/tokens`, `DELETE /control/tokens/:id`, `GET|POST /control/clock`, `GET|POST /control/snapshots`,
 * `POST /control/snapshots/:name/restore`, `DELETE /control/snapshots/:name`.
 */
export function controlOrgRoutes(room: Room): Router {
  const { workspace, clock, snapshots } = room;
  const router = new Router({ prefix: '/control' });
  const showClock = () => ({ now: clock.now(), held: clock.isHeld });

  router.get('/org', (ctx) => {
    ctx.body = orgSettingsOf(workspace.org);
  });

  router.patch('/org', async (ctx) => {
    const { plan, policies } = parseInput(orgPatchSchema, await readJson(ctx));
    workspace.org.policies = parseInput(policiesSchema, { ...workspace.org.policies, ...policies });
    workspace.org.plan = plan ?? workspace.org.plan;
    ctx.body = orgSettingsOf(workspace.org);
  });

  router.post('/generate', async (ctx) => {
    generateOrg(workspace.org, parseInput(generateSchema, await readJson(ctx)));
    ctx.body = orgSettingsOf(workspace.org);
  });

  router.get('/tokens', (ctx) => {
    ctx.body = { tokens: workspace.org.tokens.tokens.map(({ hash: _hash, ...token }) => token) };
  });

  router.post('/tokens', async (ctx) => {
    ctx.status = 201;
    ctx.body = issueToken(workspace.org, parseInput(tokenInputSchema, await readJson(ctx)));
  });

  router.delete('/tokens/:id', (ctx) => {
    const token = workspace.org.tokens.get(ctx.params.id ?? '');
    if (!token) throw new SandboxError('sandbox.not_found', 404, 'There is no such token.');
    workspace.org.tokens.revoke(token.id);
    ctx.status = 204;
  });

  router.get('/clock', (ctx) => {
    ctx.body = showClock();
  });

  router.post('/clock', async (ctx) => {
    const { advanceSeconds = 0, hold } = parseInput(clockSchema, await readJson(ctx));
    if (hold === true) clock.hold();
    if (hold === false) clock.run();
    clock.advance(advanceSeconds * 1000);
    ctx.body = showClock();
  });

  router.get('/snapshots', async (ctx) => {
    ctx.body = { names: await snapshots.names() };
  });

  router.post('/snapshots', async (ctx) => {
    const { name } = parseInput(snapshotSchema, await readJson(ctx));
    await snapshots.keep(name);
    ctx.status = 201;
    ctx.body = { name };
  });

  router.post('/snapshots/:name/restore', async (ctx) => {
    await snapshots.restore(ctx.params.name ?? '');
    ctx.status = 204;
  });

  router.delete('/snapshots/:name', async (ctx) => {
    await snapshots.forget(ctx.params.name ?? '');
    ctx.status = 204;
  });

  return router;
}
