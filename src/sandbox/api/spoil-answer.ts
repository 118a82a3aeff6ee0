import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from 'koa';

/** What a proxy or an outage page answers instead of JSON. */
export const htmlPage =
  '<!DOCTYPE html><html><head><title>Server Error</title></head><body><h1>Server Error</h1><p>Something went wrong.</p></body></html>';

/** Keeps the caller waiting and then hangs up; a caller who goes first is not waited for. */
export async function leaveUnanswered(ctx: Context, delayMs: number): Promise<void> {
  ctx.respond = false;
  const over = new AbortController();
  const { socket } = ctx.req;
  await Promise.race([
    wait(delayMs, undefined, { signal: over.signal, ref: false }),
    socket.destroyed ? undefined : once(socket, 'close', { signal: over.signal }),
  ]);
  over.abort();
  socket.destroy();
}

/** Promises the whole body, sends the first half and hangs up. */
export async function cutInTheMiddle(ctx: Context, body: string): Promise<void> {
  ctx.respond = false;
  const bytes = Buffer.from(body);
  ctx.res.writeHead(ctx.status, { 'content-length': bytes.length, 'content-type': 'application/json; charset=utf-8' });
  await new Promise<void>((sent) => ctx.res.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => sent()));
  ctx.req.socket.destroy();
}

/** JSON that is none: the last tenth is missing. */
export function garble(body: string): string {
  return body.slice(0, Math.floor(body.length * 0.9));
}
