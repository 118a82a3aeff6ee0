import Router from '@koa/router';
import type { Context } from 'koa';
import { LandingPage } from '../pages/landing-page';
import { SignInPage } from '../pages/sign-in-page';
import { stylesheet } from '../pages/stylesheet';
import { frameOf, type Room } from '../room';
import { channelPath } from '../saml/channel-path';
import { SandboxError } from '../sandbox-error';
import { profileInputSchema } from '../workspace/invite-member';
import { faultsOf } from './faults-of';
import { readForm } from './read-body';
import { sendPage } from './send-page';
import { endSession, findSession } from './session-cookie';

/** What people of the workspace see: sign-in, landing, profile. */
export function workspaceRoutes(room: Room): Router {
  const { workspace } = room;
  const router = new Router();

  router.get('/assets/practice.css', (ctx) => {
    ctx.type = 'text/css; charset=utf-8';
    ctx.set('Cache-Control', 'public, max-age=60');
    ctx.body = stylesheet;
  });

  router.get('/', (ctx) => showWorkspace(ctx, room, undefined));

  router.get('/messages/:channel', (ctx) => {
    const path = channelPath(ctx.path);
    if (path === undefined) throw new SandboxError('sandbox.not_found', 404, 'There is no such channel.');
    showWorkspace(ctx, room, path);
  });

  router.post('/sign-out', (ctx) => {
    endSession(ctx, room);
    ctx.status = 303;
    ctx.redirect('/?signed-out');
  });

  router.post('/profile', async (ctx) => {
    const found = findSession(ctx, room);
    if (!found) throw new SandboxError('sandbox.invalid_input', 403, 'Sign in to change your profile.');
    const form = await readForm(ctx);
    const input = profileInputSchema.safeParse(Object.fromEntries(form));
    if (!input.success) {
      const faults = faultsOf(input.error);
      throw new SandboxError('sandbox.invalid_input', 422, 'The profile was not saved.', { faults });
    }
    const { allowEmailChange, allowDisplayNameChange } = workspace.settings;
    const { email, displayName } = input.data;
    workspace.updateMember(found.member.id, {
      ...(allowEmailChange && email !== undefined && { email }),
      ...(allowDisplayNameChange && displayName !== undefined && { displayName }),
    });
    ctx.status = 303;
    ctx.redirect('/');
  });

  return router;
}

function showWorkspace(ctx: Context, room: Room, path: string | undefined): void {
  const frame = frameOf(room);
  const { settings } = room.workspace;
  const found = findSession(ctx, room);
  if (found) {
    const now = room.workspace.now();
    sendPage(ctx, <LandingPage frame={frame} settings={settings} {...found} channelPath={path} now={now} />);
    return;
  }
  const { configurations } = room.workspace.sso;
  const props = { frame, settings, configurations, redir: path, signedOut: 'signed-out' in ctx.query };
  sendPage(ctx, <SignInPage {...props} />);
}
