import Router from '@koa/router';
import type { Context } from 'koa';
import type { Logger } from '../core';
import { isUuid } from '../core';
import { contentSecurityPolicy, type RequestState, readSessionToken, requireCsrf, setPagePolicy } from '../http';
import { renderErrorPage } from '../pages';
import { autoSubmitScriptHash } from './auto-submit-page';
import { readPostMessage } from './bindings/http-post';
import { readRedirectMessage } from './bindings/http-redirect';
import { SamlRequestError } from './errors';
import { formTargets } from './form-targets';
import type { SsoOutcome, Visitor } from './sso-attempt';
import type { SsoService } from './sso-service';

export type SsoRoutesOptions = {
  sso: SsoService;
  /** The app's IdP metadata document. @throws for an unknown app */
  metadataOf(slug: string): Promise<string>;
  logger: Logger;
};

/** Metadata, single sign-on by both bindings, resuming after sign-in, and starting from our side, one set per app. */
export function createSsoRoutes({ sso, metadataOf, logger }: SsoRoutesOptions): Router {
  const router = new Router({ prefix: '/saml' });

  router.get('/:slug/metadata', async (ctx) => {
    const metadata = await metadataOf(parameter(ctx.params.slug));
    ctx.type = 'application/samlmetadata+xml';
    ctx.body = metadata;
  });

  router.get('/:slug/sso', async (ctx) => {
    send(
      ctx,
      await sso.receive(parameter(ctx.params.slug), visitor(ctx), () => readRedirectMessage(ctx.querystring)),
      logger,
    );
  });

  router.post('/:slug/sso', async (ctx) => {
    send(ctx, await sso.receive(parameter(ctx.params.slug), visitor(ctx), () => readPostedMessage(ctx)), logger);
  });

  router.get('/resume/:id', async (ctx) => {
    const id = parameter(ctx.params.id);
    send(ctx, await sso.resume(isUuid(id) ? id : noSuchRequest, visitor(ctx)), logger);
  });

  // A link of our own pages, a bookmark, or a typed address may start a sign-in; another site's link may not (R28).
  router.get('/:slug/launch', async (ctx) => {
    checkNotCrossSite(ctx);
    send(ctx, await sso.launch(parameter(ctx.params.slug), visitor(ctx)), logger);
  });

  router.post('/:slug/launch', async (ctx) => {
    requireCsrf(ctx);
    send(ctx, await sso.launch(parameter(ctx.params.slug), visitor(ctx)), logger);
  });

  return router;
}

/** An id that no request has: an address that holds none is answered like one that ran out. */
const noSuchRequest = '00000000-0000-0000-0000-000000000000';

function send(ctx: Context, outcome: SsoOutcome, logger: Logger): void {
  switch (outcome.kind) {
    case 'answer':
      setPagePolicy(ctx, autoSubmitPolicy(outcome.acsUrl));
      ctx.type = 'text/html; charset=utf-8';
      ctx.body = outcome.html;
      return;
    case 'sign-in':
      ctx.redirect(`/sign-in?request=${outcome.requestId}`);
      ctx.status = 303;
      return;
    case 'resume':
      ctx.redirect(`/saml/resume/${outcome.requestId}`);
      ctx.status = 303;
      return;
    case 'refusal': {
      const { requestId } = ctx.state as RequestState;
      const { error, traceCode } = outcome;
      logger.info({ requestId, trace: traceCode, code: error.code }, 'sign-in refused');
      ctx.status = error.status;
      ctx.type = 'text/html; charset=utf-8';
      ctx.body = renderErrorPage(error, requestId, traceCode);
    }
  }
}

const policies = new Map<string, string>();

/** The policy of the page that posts to `acsUrl`. There are as many as registered endpoints, so each is put together once. */
function autoSubmitPolicy(acsUrl: string): string {
  const known = policies.get(acsUrl);
  if (known !== undefined) return known;
  const policy = contentSecurityPolicy({ formAction: formTargets(acsUrl), scriptHash: autoSubmitScriptHash });
  policies.set(acsUrl, policy);
  return policy;
}

function readPostedMessage(ctx: Context) {
  if (/(?:^|&)SAML(?:Request|Response)=/.test(ctx.querystring)) {
    throw new SamlRequestError({
      code: 'saml.both_bindings',
      what: 'The app sent its sign-in request in two ways at once.',
      meaning: 'It cannot be told which of them was meant.',
      remedy: 'Tell the administrator of the app that sent you.',
    });
  }
  const { rawBody } = ctx.request as { rawBody?: unknown };
  return readPostMessage(ctx.is('urlencoded') !== false && typeof rawBody === 'string' ? rawBody : '');
}

function checkNotCrossSite(ctx: Context): void {
  const site = ctx.get('Sec-Fetch-Site');
  if (site === '' || site === 'same-origin' || site === 'none') return;
  throw new SamlRequestError({
    code: 'saml.launch_cross_site',
    status: 403,
    what: 'Another website tried to open an app in your name.',
    meaning: 'Nothing was sent to the app.',
    remedy: 'Open the app from your apps here.',
  });
}

function visitor(ctx: Context): Visitor {
  const { address, requestId } = ctx.state as RequestState;
  return { sessionToken: readSessionToken(ctx), address, correlationId: requestId };
}

function parameter(value: string | undefined): string {
  return value ?? '';
}
