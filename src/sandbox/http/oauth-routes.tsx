import Router from '@koa/router';
import type { Context } from 'koa';
import { allow, cancel } from '../oauth/answer-consent';
import { isLoopbackHttp } from '../oauth/match-redirect-uri';
import { OauthRefusal } from '../oauth/oauth-refusal';
import { offerInstall } from '../oauth/offer-install';
import { type AuthorizeRequest, readAuthorizeRequest } from '../oauth/read-authorize-request';
import { ConsentPage } from '../pages/consent-page';
import { frameOf, type Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { findPerson } from './act-as-routes';
import { allowFormTo } from './guard-requests';
import { readForm } from './read-body';
import { queryTexts } from './read-query';
import { sendPage } from './send-page';

/** The consent page's address, and that of OAuth's first version, whose codes are good for nothing. */
const paths = { current: '/oauth/v2/authorize', legacy: '/oauth/authorize' } as const;

/** OAuth v2: the page on which somebody allows an app what it asks for (Slack docs: Installing with OAuth). */
export function oauthRoutes(room: Room): Router {
  const router = new Router();
  for (const path of Object.values(paths)) {
    router.get(path, (ctx) => showConsent(ctx, room, path));
    router.post(path, (ctx) => takeConsent(ctx, room, path));
  }
  return router;
}

function showConsent(ctx: Context, room: Room, action: string): void {
  const given = queryTexts(ctx);
  const request = readRequest(given, room);
  const member = findPerson(ctx, room);
  if (!member) {
    ctx.status = 303;
    ctx.redirect(`/act-as?back=${encodeURIComponent(ctx.url)}`);
    return;
  }
  const returnTo = new URL(request.returnTo);
  allowFormTo(ctx, request.returnTo);
  sendPage(
    ctx,
    <ConsentPage
      frame={frameOf(room)}
      request={request}
      member={member}
      offer={offerInstall(room.workspace.org, member, request, room.workspace.doubts)}
      given={given}
      action={action}
      address={ctx.url}
      isPlainHttp={isLoopbackHttp(returnTo)}
    />,
  );
}

async function takeConsent(ctx: Context, room: Room, path: string): Promise<void> {
  const { org, doubts } = room.workspace;
  const form = await readForm(ctx);
  const request = readRequest(form, room);
  const member = findPerson(ctx, room);
  if (!member) throw new SandboxError('sandbox.invalid_input', 403, 'Choose who you are before you allow anything.');
  if (form.get('decision') === 'allow') {
    const { targets, refusal } = offerInstall(org, member, request, doubts);
    const target = targets.find(({ value }) => value === form.get('install'));
    if (!target) {
      const what = refusal ?? 'Choose where the app is to be installed.';
      throw new SandboxError('sandbox.invalid_input', refusal === undefined ? 422 : 403, what);
    }
    ctx.redirect(allow(org, request, { member, target, isLegacy: path === paths.legacy }));
  } else ctx.redirect(cancel(request));
  ctx.status = 303;
}

/** What the app asks for, or the refusal as a page: nobody is sent to an address that has not proven to be the app's. */
function readRequest(given: ReadonlyMap<string, string>, room: Room): AuthorizeRequest {
  try {
    return readAuthorizeRequest(given, room.workspace.org);
  } catch (error) {
    if (!(error instanceof OauthRefusal)) throw error;
    throw new SandboxError('sandbox.oauth_refused', 400, `Slack would refuse this: ${error.code}`, {
      remedy: error.detail,
      cause: error,
    });
  }
}
