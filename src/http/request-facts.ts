import type { Context } from 'koa';
import type { RequestState } from './identify-request';

const longestUserAgent = 400;

/**
 * Where a request came from, for sessions and the audit record (R82): the peer's address as we judge it, the browser's
 * own words without control characters and cut to a length, and the request's id.
 */
export function readRequestFacts(ctx: Context): { address: string; userAgent: string | null; correlationId: string } {
  const { address, requestId } = ctx.state as RequestState;
  const userAgent = ctx
    .get('User-Agent')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, longestUserAgent);
  return { address, userAgent: userAgent === '' ? null : userAgent, correlationId: requestId };
}
