import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from 'koa';
import { CountersignError, randomToken } from '../core';
import { formCookieName, readSessionToken, readTokenCookie, setTokenCookie } from './cookies';
import type { RequestState } from './identify-request';

export type CsrfErrorCode = 'http.foreign_origin' | 'http.form_token';

/** A form that was not sent from one of our pages, or from one that has grown too old. */
export class CsrfError extends CountersignError<CsrfErrorCode> {}

type FormState = RequestState & { formSecret?: string };

/**
 * The value of a form's hidden field `_csrf`: bound to the session, or before sign-in to a cookie of its own, which is
 * set here when it is missing. It is a keyed hash of the cookie's secret, so it tells nothing about the cookie.
 */
export function csrfToken(ctx: Context): string {
  return derive(readSecret(ctx) ?? issueSecret(ctx));
}

/**
 * Refuses a state change that did not come from our own page (R46): the browser's word about where the form was
 * (`Sec-Fetch-Site`, else `Origin`), then the token in the field `_csrf`.
 *
 * @throws CsrfError `http.foreign_origin`, `http.form_token`
 */
export function requireCsrf(ctx: Context): void {
  requireOwnOrigin(ctx);
  const body = (ctx.request as { body?: unknown }).body;
  const sent = typeof body === 'object' && body !== null && '_csrf' in body ? body._csrf : undefined;
  const secret = readSecret(ctx);
  if (secret === undefined || typeof sent !== 'string' || !isEqual(sent, derive(secret))) {
    throw new CsrfError({
      code: 'http.form_token',
      status: 403,
      what: 'This page had been open for too long.',
      meaning: 'Nothing was changed. Somebody signed in or out in this browser since, or it keeps no cookies.',
      remedy: 'Go back, reload the page and try again.',
      detail: secret === undefined ? 'no cookie' : 'token does not match the cookie',
    });
  }
}

/**
 * Refuses what another website sends, for requests of a script of ours: they hold JSON, which no form of another site can
 * send without asking first (Fetch, CORS preflight).
 *
 * @throws CsrfError `http.foreign_origin`
 */
export function requireOwnScript(ctx: Context): void {
  requireOwnOrigin(ctx);
  if (ctx.is('application/json') !== 'application/json') throw foreignOrigin(ctx, 'the body is not JSON');
}

function requireOwnOrigin(ctx: Context): void {
  const site = ctx.get('Sec-Fetch-Site');
  if (site === 'same-origin' || site === 'none') return;
  const origin = ctx.get('Origin');
  const { baseUrl } = ctx.state as RequestState;
  if (site === '' && (origin === '' || origin === baseUrl)) return;
  throw foreignOrigin(ctx, site === '' ? 'Origin is not ours' : 'Sec-Fetch-Site is not same-origin');
}

function foreignOrigin(ctx: Context, detail: string): CsrfError {
  return new CsrfError({
    code: 'http.foreign_origin',
    status: 403,
    what: 'This form was sent from another website.',
    meaning: 'Nothing was changed: only pages of Countersign may do this.',
    remedy: `Open ${(ctx.state as RequestState).baseUrl} and start from there.`,
    detail,
  });
}

function readSecret(ctx: Context): string | undefined {
  return readSessionToken(ctx) ?? readTokenCookie(ctx, formCookieName) ?? (ctx.state as FormState).formSecret;
}

function issueSecret(ctx: Context): string {
  const secret = randomToken();
  (ctx.state as FormState).formSecret = secret;
  setTokenCookie(ctx, formCookieName, secret);
  return secret;
}

function derive(secret: string): string {
  return createHmac('sha256', secret).update('countersign form').digest('base64url');
}

/** Compares without telling by its time how much was right (R57). */
function isEqual(sent: string, wanted: string): boolean {
  const left = Buffer.from(sent);
  const right = Buffer.from(wanted);
  return left.length === right.length && timingSafeEqual(left, right);
}
