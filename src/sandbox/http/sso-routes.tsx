import Router from '@koa/router';
import type { Context } from 'koa';
import { ContinuePage } from '../pages/continue-page';
import { ErrorPage } from '../pages/error-page';
import { acsUrlOf, type Room } from '../room';
import { channelPath, receiveResponse, recordUnreadable } from '../saml/receive-response';
import { startSignIn } from '../saml/start-sign-in';
import { writeSpMetadata } from '../saml/write-sp-metadata';
import { SandboxError, samlRefused } from '../sandbox-error';
import { ownRefusal, slackRefusal } from '../slack-messages';
import { allowFormTo } from './guard-requests';
import { readForm } from './read-body';
import { sendPage } from './send-page';
import { setSessionCookie } from './session-cookie';

/** Single sign-on: the way to the identity provider, and the ACS to which its answer comes. */
export function ssoRoutes(room: Room): Router {
  const router = new Router();

  router.get('/sso/saml/start', async (ctx) => {
    const { redir } = ctx.query;
    if (Array.isArray(redir))
      throw new SandboxError('sandbox.bad_body', 400, 'The address names redir more than once.');
    await sendToIdp(ctx, room, { redir: channelPath(redir), test: false });
  });

  router.get('/settings/test/start', (ctx) => sendToIdp(ctx, room, { redir: undefined, test: true }));

  router.get('/sso/saml/metadata', (ctx) => {
    const { settings, doubts, key } = room.workspace;
    if (doubts.serviceProviderMetadata === 'none') {
      throw new SandboxError('sandbox.not_found', 404, 'Slack is not known to publish metadata.');
    }
    ctx.set('Content-Type', 'application/samlmetadata+xml');
    ctx.body = writeSpMetadata(settings, key, acsUrlOf(room));
  });

  router.post('/sso/saml', (ctx) => assertionConsumer(ctx, room));

  // anything else than POST is another binding (Slack help: Troubleshoot SAML authorization errors)
  router.all('/sso/saml', (ctx) => {
    ctx.set('Allow', 'POST');
    const refusal = slackRefusal('binding', room.workspace.settings.providerName, `It came by ${ctx.method}.`);
    if ('SAMLResponse' in ctx.query) recordUnreadable(room.workspace, refusal, ctx.querystring.length, 'HTTP-Redirect');
    throw samlRefused(refusal, 405);
  });

  return router;
}

async function sendToIdp(ctx: Context, room: Room, input: { redir: string | undefined; test: boolean }): Promise<void> {
  const request = await startSignIn(room, input);
  if (request.binding === 'redirect') {
    ctx.redirect(request.url);
    return;
  }
  allowFormTo(ctx, request.action);
  sendPage(ctx, <ContinuePage action={request.action} fields={request.fields} />);
}

async function assertionConsumer(ctx: Context, room: Room): Promise<void> {
  const form = await readForm(ctx);
  const samlResponse = form.get('SAMLResponse');
  if (samlResponse === undefined) {
    throw samlRefused(ownRefusal('unreadable', 'The form has no field SAMLResponse.'));
  }
  const reception = await receiveResponse(room.workspace, {
    samlResponse,
    relayState: form.get('RelayState'),
    acsUrl: acsUrlOf(room),
  });
  switch (reception.kind) {
    case 'signed-in':
      setSessionCookie(ctx, room, reception.token);
      ctx.status = 303;
      ctx.redirect(reception.landingPath);
      return;
    case 'tested':
      ctx.status = 303;
      ctx.redirect(`/settings/test?run=${reception.entry.id}`);
      return;
    case 'refused':
      sendPage(
        ctx,
        <ErrorPage error={samlRefused(reception.refusal, reception.status)} journalId={reception.entry.id} />,
        reception.status,
      );
  }
}
