import { setTimeout as wait } from 'node:timers/promises';
import type { Context, Middleware } from 'koa';
import { htmlPage, leaveUnanswered } from '../api/spoil-answer';
import type { FaultRule } from '../faults/fault-rule';
import type { Room } from '../room';

const operations: { [call: string]: string } = {
  'GET /sso/saml/start': 'saml.start',
  'GET /settings/test/start': 'saml.start',
  'POST /sso/saml': 'saml.acs',
};

/**
 * Plays faults for single sign-on, where browsers call: `saml.start` and `saml.acs`. Only faults that name them play, so
 * that one for every call of the interfaces does not keep people out; and only those that a browser can meet.
 */
export function playSsoFaults({ machinery }: Room): Middleware {
  return async (ctx, next) => {
    const name = operations[`${ctx.method} ${ctx.path}`];
    const fault = name && machinery.faults.draw({ name }, ({ operation }) => operation.startsWith('saml.'));
    if (!fault) return next();
    if (fault.kind === 'slow') await wait(fault.delayMs);
    if (fault.kind === 'slow' || fault.applied) {
      await next();
      await spoil(ctx, fault);
    } else if (!(await spoil(ctx, fault))) await next();
  };
}

/** @returns false for a kind that does nothing to a page */
async function spoil(ctx: Context, fault: FaultRule): Promise<boolean> {
  if (fault.kind === 'timeout') {
    await leaveUnanswered(ctx, fault.delayMs);
    return true;
  }
  if (fault.kind === 'throttle') answer(ctx, 429, fault.retryAfterSeconds);
  else if (fault.kind === 'error' || fault.kind === 'html') answer(ctx, fault.status);
  else return false;
  return true;
}

function answer(ctx: Context, status: number, retryAfterSeconds?: number): void {
  ctx.remove('Set-Cookie');
  ctx.remove('Location');
  ctx.status = status;
  if (retryAfterSeconds !== undefined) ctx.set('Retry-After', String(retryAfterSeconds));
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = htmlPage;
}
