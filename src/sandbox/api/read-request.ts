import type { Context } from 'koa';
import type { ApiRequest } from './api-face';

/** Most bytes of an API call's body that are read. Slack's own limit is not known. */
export const apiBodyLimitBytes = 4 * 1024 * 1024;

/** Reads a call whole. What is larger than the limit is read away and left out, so that the caller gets an answer. */
export async function readRequest(ctx: Context): Promise<ApiRequest> {
  const { url = '/' } = ctx.req;
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
  const { method, headers, socket } = ctx.req;
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const body = method === 'GET' || method === 'HEAD' ? '' : await readBody(ctx);
  return { method: method ?? 'GET', path, query, headers, body, address };
}

async function readBody(ctx: Context): Promise<string | undefined> {
  const encoding = ctx.get('content-encoding');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size <= apiBodyLimitBytes) chunks.push(chunk);
  }
  if (size > apiBodyLimitBytes || (encoding !== '' && encoding !== 'identity')) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
  } catch {
    return undefined;
  }
}
