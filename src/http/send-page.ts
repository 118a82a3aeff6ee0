import type { Context } from 'koa';
import { renderDocument } from '../pages';

/** Answers with a page. Pages of ours are never kept by a cache: the headers of every answer say so. */
export function sendPage(ctx: Context, page: Parameters<typeof renderDocument>[0], status = 200): void {
  ctx.status = status;
  ctx.type = 'text/html; charset=utf-8';
  ctx.body = renderDocument(page);
}

/** Sends the browser on with GET, after a form did its work. `path` is one of ours, never taken from a request. */
export function seeOther(ctx: Context, path: string): void {
  ctx.redirect(path);
  ctx.status = 303;
}
