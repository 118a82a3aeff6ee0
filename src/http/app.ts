import { bodyParser } from '@koa/bodyparser';
import type Router from '@koa/router';
import Koa from 'koa';
import type { Clock, Logger } from '../core';
import { handleErrors } from './handle-errors';
import { identifyRequest } from './identify-request';
import { setSecurityHeaders } from './security-headers';

/** Bytes of a form or JSON body that are read before the request is refused (R8). */
export const bodyLimitBytes = 256 * 1024;

export type HttpAppOptions = {
  logger: Logger;
  clock: Clock;
  /** Peers whose `X-Forwarded-For` is believed (R21). */
  trustedProxies: readonly string[];
  /** Origin under which people reach us; with https, HSTS is sent. */
  baseUrl: string;
  routers: readonly Router[];
};

/**
 * Assembles the Koa application, outermost first: request id and peer address, errors, headers, body, routers.
 * The rooms' routers are handed in; this room knows none of them.
 */
export function createHttpApp(options: HttpAppOptions): Koa {
  const app = new Koa();
  app.proxy = false; // the peer is judged by us, the base URL comes from the configuration (R21)
  // Errors of requests are answered further in. What comes here is a peer that went away or took too long, which Koa would
  // otherwise write past the log, stack and all.
  app.on('error', (error: unknown) => options.logger.debug({ err: error }, 'a connection broke off'));
  app.use(identifyRequest(options));
  app.use(handleErrors(options.logger));
  app.use(setSecurityHeaders({ secure: options.baseUrl.startsWith('https:') }));
  const parseBody = bodyParser({
    enableTypes: ['json', 'form'],
    formLimit: bodyLimitBytes,
    jsonLimit: bodyLimitBytes,
    encoding: 'utf-8',
    parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  });
  // The API reads a body only after it knows who sends it, and each route says what it takes.
  app.use((ctx, next) => (ctx.path.startsWith('/api/') ? next() : parseBody(ctx, next)));
  for (const router of options.routers) {
    app.use(router.routes());
    app.use(router.allowedMethods());
  }
  return app;
}
