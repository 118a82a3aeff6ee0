import { Readable } from 'node:stream';
import Router from '@koa/router';
import type { Context } from 'koa';
import { addressKey } from '../core';
import type { RateLimit, RequestState } from '../http';
import { ApiError } from './api-error';
import type { Callers } from './callers';
import { jsonLimitBytes, readJsonBody, readTextBody } from './read-body';
import { readQuery } from './read-query';
import { scopeMissing } from './require-scope';
import type { ApiRoute, Caller } from './route';

/** Where the API of this version lives. */
export const apiPrefix = '/api/v1';

/** Bytes of a body that is not JSON (CSV, metadata), unless the route says otherwise. */
const textLimitBytes = 1_048_576;

/** Media type of server-sent events; proxies must hand them on as they come. */
export const eventStream = 'text/event-stream';

export type ApiLimits = {
  /** Requests per token. */
  requests: RateLimit;
  /** Tokens that are none, and tokens that may not do what they tried, per address. */
  refusals: RateLimit;
};

/**
 * Builds the router of the API. For every request, in this order: who calls, may this token do that, is the input
 * in order, then the handler. Cookies count for nothing here (R69).
 */
export function mountRoutes(routes: readonly ApiRoute[], callers: Callers, limits: ApiLimits): Router {
  const router = new Router({ prefix: apiPrefix, sensitive: true, strict: true });
  for (const apiRoute of routes) {
    const { method, path, responses } = apiRoute.declaration;
    router.register(path.replaceAll(/\{(\w+)\}/g, ':$1'), [method], async (ctx: Context) => {
      const caller = await authorise(ctx, apiRoute, callers, limits);
      const answer = await apiRoute.answer({
        caller,
        params: ctx.params,
        query: readQuery(ctx.querystring),
        readBody: () => readBody(ctx, apiRoute),
        lastEventId: readLastEventId(ctx),
      });
      const { status, mediaType, fileName } = responses.success;
      ctx.status = status;
      if (status === 204) return;
      ctx.type = mediaType ?? 'application/json; charset=utf-8';
      if (mediaType === eventStream) ctx.set('X-Accel-Buffering', 'no');
      if (fileName !== undefined) ctx.set('Content-Disposition', `attachment; filename="${fileName}"`);
      ctx.body = toBody(answer, mediaType);
    });
  }
  return router;
}

/**
 * A refusal is counted before it is answered and recorded; beyond the limit it leaves nothing behind (R85). A token that
 * is good is never held up by bad ones from its address.
 */
async function authorise(
  ctx: Context,
  { declaration }: ApiRoute,
  callers: Callers,
  limits: ApiLimits,
): Promise<Caller> {
  const { requestId, address } = ctx.state as RequestState;
  const { scope } = declaration;
  if (scope === 'anyone') {
    return { actor: { kind: 'system', id: 'anyone', name: 'anyone', address }, scopes: new Set() };
  }
  const identified = await callers.identify(bearerToken(ctx));
  if (identified === undefined) {
    await limits.refusals.admit(addressKey(address));
    ctx.set('WWW-Authenticate', 'Bearer realm="countersign", error="invalid_token"');
    throw new ApiError({
      code: 'api.token_invalid',
      status: 401,
      what: 'The API token is unknown, expired or revoked.',
      remedy: 'Create a new one with "countersign token create" and send it as "Authorization: Bearer …".',
    });
  }
  await limits.requests.admit(identified.actor.id);
  const caller: Caller = { ...identified, actor: { ...identified.actor, address, correlationId: requestId } };
  if (!caller.scopes.has(scope)) {
    await limits.refusals.admit(addressKey(address));
    await callers.recordRefusal(caller.actor, scope, declaration.operationId);
    ctx.set('WWW-Authenticate', `Bearer realm="countersign", error="insufficient_scope", scope="${scope}"`);
    throw scopeMissing(caller, scope);
  }
  if (declaration.dangerous === true) callers.requireFresh(caller);
  return caller;
}

/** One of ours, or none: ids of events are short and plain. */
function readLastEventId(ctx: Context): string | undefined {
  const given = ctx.get('Last-Event-ID');
  return /^[\w.:-]{1,100}$/.test(given) ? given : undefined;
}

function bearerToken(ctx: Context): string {
  const match = /^Bearer ([\w-]{1,200})$/i.exec(ctx.get('Authorization'));
  if (match?.[1] !== undefined) return match[1];
  ctx.set('WWW-Authenticate', 'Bearer realm="countersign"');
  throw new ApiError({
    code: 'api.token_missing',
    status: 401,
    what: 'This address needs an API token.',
    meaning: ctx.get('Cookie') === '' ? '' : 'Being signed in with a browser does not count here.',
    remedy: 'Create one with "countersign token create" and send it as "Authorization: Bearer …".',
  });
}

function readBody(ctx: Context, { declaration }: ApiRoute): Promise<unknown> {
  const { bodyMediaType, bodyLimitBytes } = declaration;
  if (bodyMediaType === undefined) return readJsonBody(ctx.req, bodyLimitBytes ?? jsonLimitBytes);
  return readTextBody(ctx.req, bodyMediaType, bodyLimitBytes ?? textLimitBytes);
}

/** JSON as text; anything else as the handler gave it: text, bytes, or pieces of text one after the other. */
function toBody(answer: unknown, mediaType: string | undefined): unknown {
  if (mediaType === undefined) return JSON.stringify(answer);
  const inPieces = typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
  return inPieces ? Readable.from(answer as AsyncIterable<string>) : answer;
}
