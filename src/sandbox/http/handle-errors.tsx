import type { Context, Middleware } from 'koa';
import { CountersignError, type Logger, newId } from '../../core';
import { ErrorPage } from '../pages/error-page';
import { SandboxError } from '../sandbox-error';
import { sendPage } from './send-page';

/** Turns every error into an answer, in one place: JSON under `/control`, else a page. A defect shows an id and is logged. */
export function handleErrors(logger: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body == null) {
        throw new SandboxError('sandbox.not_found', 404, 'There is nothing at this address.');
      }
      if ((ctx.status === 405 || ctx.status === 501) && ctx.body == null) {
        throw new SandboxError('sandbox.method_not_allowed', 405, 'This address does not take such requests.');
      }
    } catch (thrown) {
      answer(ctx, toSandboxError(thrown, logger));
    }
  };
}

function answer(ctx: Context, error: CountersignError): void {
  if (!ctx.req.complete) {
    ctx.set('Connection', 'close');
    ctx.req.resume(); // what still comes is thrown away, so that the sender gets to read the answer
  }
  ctx.status = error.status;
  if (ctx.path.startsWith('/control')) {
    const refusal = error instanceof SandboxError ? error.refusal : undefined;
    ctx.body = { error: { code: error.code, what: error.what, remedy: error.remedy, faults: error.faults, refusal } };
    return;
  }
  sendPage(ctx, <ErrorPage error={error} />, error.status);
}

function toSandboxError(thrown: unknown, logger: Logger): CountersignError {
  if (thrown instanceof CountersignError) return thrown;
  const status = typeof thrown === 'object' && thrown !== null && 'status' in thrown ? Number(thrown.status) : 0;
  if (status >= 400 && status < 500) {
    return new SandboxError('sandbox.bad_body', status, 'The request could not be read.', { cause: thrown });
  }
  const id = newId();
  logger.error({ err: thrown, requestId: id }, 'The practice workspace failed');
  return new CountersignError({
    code: 'sandbox.unexpected',
    status: 500,
    what: 'Something went wrong in the practice workspace.',
    remedy: `Look into its log for ${id}.`,
  });
}
