import type { Context } from 'koa';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';

/** Sends a whole HTML document. */
export function sendPage(ctx: Context, page: VNode, status = 200): void {
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = `<!doctype html>${render(page)}`;
}
