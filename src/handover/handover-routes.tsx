import Router from '@koa/router';
import type { Context } from 'koa';
import { addressKey } from '../core';
import {
  contentSecurityPolicy,
  csrfToken,
  type RateLimit,
  readRequestFacts,
  requireCsrf,
  seeOther,
  sendPage,
  setPagePolicy,
} from '../http';
import { HandoverError } from './handover-error';
import { HandoverPage } from './handover-page';
import { handoverScriptHash } from './handover-script';
import type { HandoverService } from './handover-service';

const handoverPolicy = contentSecurityPolicy({ scriptHash: handoverScriptHash });

/** The page behind a hand-over link. */
export function createHandoverRoutes(options: {
  handovers: HandoverService;
  /** Counts links that do not work, per address (R85). */
  wrongLinks: RateLimit;
}): Router {
  const { handovers, wrongLinks } = options;
  const router = new Router();

  router.get('/handover/:token', async (ctx) => {
    const token = String(ctx.params.token);
    const step = await counted(ctx, () => handovers.open(token));
    setPagePolicy(ctx, handoverPolicy);
    sendPage(ctx, <HandoverPage csrf={csrfToken(ctx)} action={`/handover/${encodeURIComponent(token)}`} {...step} />);
  });

  router.post('/handover/:token', async (ctx) => {
    requireCsrf(ctx);
    const token = String(ctx.params.token);
    const { address, correlationId } = readRequestFacts(ctx);
    await counted(ctx, () => handovers.finish(token, { address, correlationId }));
    seeOther(ctx, `/handover/${encodeURIComponent(token)}`);
  });

  async function counted<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof HandoverError) await wrongLinks.admit(addressKey(readRequestFacts(ctx).address));
      throw error;
    }
  }

  return router;
}
