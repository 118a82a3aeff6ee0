import Router from '@koa/router';
import { stylesheet, stylesheetVersion } from './stylesheet';

/** Serves the stylesheet: for good under its own version, for a short while under any other. */
export function createPagesRouter(): Router {
  const router = new Router();
  router.get('/assets/pages.css', (ctx) => {
    const isCurrent = ctx.query.v === stylesheetVersion;
    ctx.set('Cache-Control', isCurrent ? 'public, max-age=31536000, immutable' : 'public, max-age=60');
    ctx.type = 'text/css; charset=utf-8';
    ctx.body = stylesheet;
  });
  return router;
}
