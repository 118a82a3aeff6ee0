import Router from '@koa/router';
import type { Context } from 'koa';
import type { Member } from '../org/org-data';
import { BindPage } from '../pages/bind-page';
import { ChoicePage } from '../pages/choice-page';
import { ContinuePage } from '../pages/continue-page';
import { ErrorPage } from '../pages/error-page';
import { acsUrlOf, frameOf, type Room } from '../room';
import { channelPath } from '../saml/channel-path';
import { receiveResponse, recordUnreadable } from '../saml/receive-response';
import { settleChoice } from '../saml/settle-choice';
import { type SignInStart, startSignIn } from '../saml/start-sign-in';
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
    const configurationId = readConfigurationId(ctx, room);
    await sendToIdp(ctx, room, { redir: channelPath(readQuery(ctx, 'redir')), test: false, configurationId });
  });

  router.get('/settings/test/start', (ctx) => {
    return sendToIdp(ctx, room, { test: true, configurationId: readConfigurationId(ctx, room) });
  });

  router.get('/sso/saml/bind/:link', (ctx) => {
    const member = findLinkedMember(room, ctx.params.link ?? '');
    const { settings } = room.workspace;
    sendPage(ctx, <BindPage frame={frameOf(room)} settings={settings} member={member} link={ctx.params.link ?? ''} />);
  });

  router.get('/sso/saml/bind/:link/start', (ctx) => {
    const { id } = findLinkedMember(room, ctx.params.link ?? '');
    return sendToIdp(ctx, room, { test: false, bindMemberId: id });
  });

  router.post('/sso/choice', async (ctx) => {
    const form = await readForm(ctx);
    const wanted = form.get('choice');
    const choice = room.workspace.sso.takeChoice(form.get('token') ?? '');
    if (!choice || (wanted !== 'remain' && wanted !== 'switch')) {
      throw new SandboxError('sandbox.link_ended', 410, 'This choice was made already, or waited too long.', {
        remedy: 'Sign in once more.',
      });
    }
    const settled = settleChoice(room.workspace, choice, wanted);
    if (settled.kind === 'refused') throw samlRefused(settled.refusal, 403);
    setSessionCookie(ctx, room, settled.opened);
    ctx.status = 303;
    ctx.redirect(choice.landingPath);
  });

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

function readQuery(ctx: Context, name: string): string | undefined {
  const value = ctx.query[name];
  if (!Array.isArray(value)) return value;
  throw new SandboxError('sandbox.bad_body', 400, `The address names ${name} more than once.`);
}

/** The additional configuration that the address names. @throws SandboxError `sandbox.not_found` if there is none */
function readConfigurationId(ctx: Context, { workspace }: Room): string | undefined {
  const id = readQuery(ctx, 'configuration');
  if (id === undefined || workspace.sso.configurations.some((configuration) => configuration.id === id)) return id;
  throw new SandboxError('sandbox.not_found', 404, 'There is no such SAML configuration.');
}

/** @throws SandboxError `sandbox.link_ended` */
function findLinkedMember({ workspace }: Room, link: string): Readonly<Member> {
  const mail = workspace.sso.mails.findOpen(link);
  const member = mail && workspace.findMember(mail.memberId);
  if (member && member.state !== 'deactivated') return member;
  throw new SandboxError('sandbox.link_ended', 410, 'This link was used already, or is older than 72 hours.', {
    remedy: 'An owner or admin can send a fresh one.',
  });
}

async function sendToIdp(ctx: Context, room: Room, input: SignInStart): Promise<void> {
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
      setSessionCookie(ctx, room, reception.opened);
      ctx.status = 303;
      ctx.redirect(reception.landingPath);
      return;
    case 'choose':
      sendPage(ctx, <ChoicePage token={reception.choiceToken} username={reception.username} />);
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
