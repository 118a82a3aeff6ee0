import type { Context, Middleware } from 'koa';
import { CountersignError, type Logger } from '../core';
import { renderErrorPage } from '../pages';
import type { RequestState } from './identify-request';

/**
 * Turns every error into an answer, in one place: problem+json for programs, a page for people.
 * An error that is none of ours is a defect: it is logged whole and answered with an id only (R10).
 */
export function handleErrors(logger: Logger): Middleware {
  return async (ctx, next) => {
    const { requestId } = ctx.state as RequestState;
    try {
      await next();
      if (ctx.status === 404 && ctx.body == null) throw notFound();
      if (ctx.status === 405 && ctx.body == null) throw methodNotAllowed(ctx.method);
      if (ctx.status === 501 && ctx.body == null) throw methodNotAllowed(ctx.method);
    } catch (thrown) {
      const error = toCountersignError(thrown);
      if (error.status >= 500) logger.error({ requestId, err: thrown }, error.message);
      else logger.info({ requestId, code: error.code, status: error.status }, error.message);
      ctx.status = error.status;
      ctx.set('Cache-Control', 'no-store');
      const wait = retryAfterSecondsOf(error);
      if (wait !== undefined) ctx.set('Retry-After', String(wait));
      if (isProgram(ctx)) {
        ctx.type = 'application/problem+json';
        ctx.body = JSON.stringify(toProblem(error, requestId));
      } else {
        ctx.type = 'text/html; charset=utf-8';
        ctx.body = renderErrorPage(error, requestId);
      }
    }
  };
}

/** Where programs and scripts of ours call; everybody else is a person with a browser. */
const programPaths = ['/api/', '/console/session/'];

function isProgram({ path }: Context): boolean {
  return programPaths.some((prefix) => path.startsWith(prefix));
}

/** RFC 9457 problem details: `type` is our code as a URN, `title` what happened, `detail` meaning and remedy. */
function toProblem(error: CountersignError, requestId: string) {
  return {
    type: `urn:countersign:error:${error.code}`,
    title: error.what,
    status: error.status,
    detail: [error.meaning, error.remedy].filter(Boolean).join(' ') || undefined,
    code: error.code,
    faults: error.faults.length > 0 ? error.faults : undefined,
    instance: `urn:uuid:${requestId}`,
  };
}

function toCountersignError(thrown: unknown): CountersignError {
  if (thrown instanceof CountersignError) return thrown;
  const status = statusOf(thrown);
  if (status === 413) {
    return new CountersignError({
      code: 'http.body_too_large',
      status: 413,
      what: 'The request is too large.',
      remedy: 'Send less than 256 KiB.',
    });
  }
  if (status === 415) {
    return new CountersignError({
      code: 'http.unsupported_media_type',
      status: 415,
      what: 'The body of the request has a form that is not read here.',
      remedy: 'Send an HTML form, or JSON to the API.',
    });
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return new CountersignError({
      code: 'http.bad_request',
      status,
      what: 'The request could not be read.',
      cause: thrown,
    });
  }
  if (isDatabaseGone(thrown)) {
    return new CountersignError({
      code: 'db.unavailable',
      status: 503,
      what: 'Countersign cannot reach its database at the moment.',
      meaning: 'Nobody can be signed in until it is back; nothing was changed.',
      remedy: 'Try again in a minute. If it stays like this, tell your administrator.',
      cause: thrown,
    });
  }
  return new CountersignError({
    code: 'http.unexpected',
    status: 500,
    what: 'Something went wrong on our side.',
    meaning: 'What you asked for was not done.',
    remedy: 'Try again; if it happens again, give the code below to your administrator.',
    cause: thrown,
  });
}

function statusOf(thrown: unknown): number | undefined {
  const status = typeof thrown === 'object' && thrown !== null && 'status' in thrown ? thrown.status : undefined;
  return typeof status === 'number' ? status : undefined;
}

/** Seconds to wait before another try, where the error names them. */
function retryAfterSecondsOf(error: CountersignError): number | undefined {
  const named = 'retryAfterSeconds' in error ? error.retryAfterSeconds : undefined;
  if (typeof named === 'number') return named;
  return error.status === 503 ? 5 : undefined;
}

const connectionFailures = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '3D000',
]);

/** What pg says where it gives no code. */
const connectionFailure =
  /Connection terminated|timeout exceeded when trying to connect|connection error and is not queryable/;

/** Whether the database could not be reached, as opposed to having refused a statement (R87). */
function isDatabaseGone(thrown: unknown): boolean {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  const message = 'message' in thrown && typeof thrown.message === 'string' ? thrown.message : '';
  return connectionFailures.has(code) || connectionFailure.test(message);
}

function notFound(): CountersignError {
  return new CountersignError({
    code: 'http.not_found',
    status: 404,
    what: 'There is nothing at this address.',
    remedy: 'Check the address, or go back to your apps.',
  });
}

function methodNotAllowed(method: string): CountersignError {
  return new CountersignError({
    code: 'http.method_not_allowed',
    status: 405,
    what: `This address does not take ${/^[A-Z]{1,10}$/.test(method) ? method : 'such'} requests.`,
  });
}
