import { createServer, type Server } from 'node:http';
import type Koa from 'koa';
import { CountersignError } from '../core';

export type HttpServerErrorCode = 'http.port_in_use';

/** The server could not listen (`http.port_in_use`). */
export class HttpServerError extends CountersignError<HttpServerErrorCode> {}

/** A listening server. */
export type HttpServer = {
  /** The port it really listens on. */
  port: number;
  /** Takes no new connection, lets requests in progress end (at most `graceSeconds`), then closes (R88). */
  stop(graceSeconds: number): Promise<void>;
};

export type HttpServerOptions = {
  port: number;
  host: string;
  /** How long a sender may take, in milliseconds; default 10 s for the headers and 30 s for the whole request. */
  timeouts?: { headersMs: number; requestMs: number; checkEveryMs: number };
};

/** Time for the headers, for the whole request, and how often those who are over are looked for. */
const usualTimeouts = { headersMs: 10_000, requestMs: 30_000, checkEveryMs: 5_000 };

/**
 * Listens for HTTP with limits on time and size, so that slow or huge senders stop nobody else (R86).
 *
 * @throws HttpServerError `http.port_in_use`
 */
export async function startHttpServer(app: Koa, options: HttpServerOptions): Promise<HttpServer> {
  const { headersMs, requestMs, checkEveryMs } = options.timeouts ?? usualTimeouts;
  const server = createServer(
    {
      // A signed AuthnRequest in a query string may be long; Node's default of 16 KiB is for headers and address together.
      maxHeaderSize: 64 * 1024,
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: checkEveryMs,
    },
    app.callback(),
  );
  await listen(server, options);
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : options.port,
    stop: (graceSeconds) => stop(server, graceSeconds),
  };
}

function listen(server: Server, { port, host }: HttpServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? portUnusable(port, error) : error);
    });
    server.listen(port, host, resolve);
  });
}

function stop(server: Server, graceSeconds: number): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), graceSeconds * 1000);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function portUnusable(port: number, cause: NodeJS.ErrnoException): HttpServerError {
  return new HttpServerError({
    code: 'http.port_in_use',
    status: 500,
    what: cause.code === 'EACCES' ? `This user may not listen on port ${port}.` : `Port ${port} is already in use.`,
    meaning: 'Perhaps Countersign is running already, or another program uses the port.',
    remedy: 'Stop the other program, or choose another port with the setting "port" or COUNTERSIGN_PORT.',
    cause,
  });
}
