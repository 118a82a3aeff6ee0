import Router from '@koa/router';
import { z } from 'zod';
import { doubtSettingsSchema } from '../doubts';
import { acsUrlOf, frameOf, type Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { settingsSchemaFor } from '../settings';
import { inviteMember, memberInputSchema } from '../workspace/invite-member';
import { parseInput } from './parse-input';
import { readJson } from './read-body';

const memberPatchSchema = z.strictObject({ state: z.enum(['active', 'deactivated']) });

/**
 * The workspace as JSON, for rehearsals that are scripted:
 * `GET|PATCH /control/settings`, `GET|PATCH /control/doubts`, `GET|POST /control/members`, `PATCH /control/members/:id`, `POST /control/members/:id/confirm-email`,
 * `GET /control/sign-ins/last`, `GET /control/journal`, `POST /control/reset`.
 * A PATCH takes some fields and leaves the others. Errors are `{ error: { code, what, faults } }`.
 */
export function controlRoutes(room: Room): Router {
  const { workspace } = room;
  const router = new Router({ prefix: '/control' });
  const showSettings = () => ({
    settings: workspace.settings,
    serviceProvider: {
      host: frameOf(room).host,
      entityId: workspace.settings.spIssuer,
      acsUrl: acsUrlOf(room),
      startUrl: `${room.baseUrl()}/sso/saml/start`,
      certificate: workspace.key.certificatePem,
    },
  });

  router.get('/settings', (ctx) => {
    ctx.body = showSettings();
  });

  router.patch('/settings', async (ctx) => {
    const patch = parseInput(z.record(z.string(), z.unknown()), await readJson(ctx));
    workspace.replaceSettings(parseInput(settingsSchemaFor(workspace), { ...workspace.settings, ...patch }));
    ctx.body = showSettings();
  });

  router.get('/doubts', (ctx) => {
    ctx.body = workspace.doubts;
  });

  router.patch('/doubts', async (ctx) => {
    const patch = parseInput(z.record(z.string(), z.unknown()), await readJson(ctx));
    workspace.replaceDoubts(parseInput(doubtSettingsSchema, { ...workspace.doubts, ...patch }));
    ctx.body = workspace.doubts;
  });

  router.get('/members', (ctx) => {
    ctx.body = { members: workspace.members };
  });

  router.post('/members', async (ctx) => {
    ctx.status = 201;
    ctx.body = inviteMember(workspace, parseInput(memberInputSchema, await readJson(ctx)));
  });

  router.patch('/members/:id', async (ctx) => {
    const patch = parseInput(memberPatchSchema, await readJson(ctx));
    const member = workspace.updateMember(ctx.params.id ?? '', patch);
    if (!member) throw new SandboxError('sandbox.not_found', 404, 'There is no such member.');
    ctx.body = member;
  });

  router.post('/members/:id/confirm-email', (ctx) => {
    const member = workspace.findMember(ctx.params.id ?? '');
    const email = member?.pendingEmail?.value;
    if (!member || email === undefined)
      throw new SandboxError('sandbox.not_found', 404, 'No e-mail of this member waits for confirmation.');
    if (workspace.org.members.byEmail(email).some((other) => other.id !== member.id))
      throw new SandboxError('sandbox.invalid_input', 422, 'Another member has this e-mail by now.');
    ctx.body = workspace.updateMember(member.id, { email, pendingEmail: undefined });
  });

  router.get('/sign-ins/last', (ctx) => {
    const { lastSignIn } = workspace;
    if (!lastSignIn) throw new SandboxError('sandbox.not_found', 404, 'Nobody has signed in since the start.');
    ctx.body = { ...lastSignIn, member: workspace.findMember(lastSignIn.memberId) };
  });

  router.get('/journal', (ctx) => {
    ctx.body = { entries: workspace.journal };
  });

  router.post('/reset', (ctx) => {
    workspace.reset();
    ctx.status = 204;
  });

  return router;
}
