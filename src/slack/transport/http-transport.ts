import { isUtf8 } from 'node:buffer';
import { Agent, request } from 'undici';
import { sortTransportError } from './sort-transport-error';
import { TransportFailure } from './transport-failure';

export type HttpCall = {
  method: string;
  /** The configured address of Slack: `https://api.slack.com`. The call goes nowhere else. */
  origin: string;
  url: URL;
  headers: { [name: string]: string };
  body?: string | undefined;
};

/** An answer, read whole. Header names are in lower case. */
export type HttpAnswer = {
  status: number;
  headers: { readonly [name: string]: string | string[] | undefined };
  text: string;
};

export type HttpTransportOptions = {
  /** Time for a whole call, 60 s unless told. */
  timeoutMs?: number;
  /** Most bytes of an answer, 32 MiB unless told. */
  maximumBytes?: number;
  /** Most connections to an origin, 50 unless told. */
  connections?: number;
  /** PEM of a certificate authority that is trusted besides the usual ones. */
  certificateAuthority?: string | undefined;
};

/**
 * Carries calls to Slack over connections that are kept open (R114): TLS is verified, only the configured origins are
 * called, redirects are answers like others and never followed; time and size are bounded (R101, R102). Nothing is
 * repeated here.
 */
export class HttpTransport {
  readonly #timeoutMs: number;
  readonly #agent: Agent;

  constructor(options: HttpTransportOptions = {}) {
    const { timeoutMs = 60_000, maximumBytes = 32 * 1024 * 1024, connections = 50, certificateAuthority } = options;
    this.#timeoutMs = timeoutMs;
    this.#agent = new Agent({
      connections,
      pipelining: 1,
      connect: { timeout: Math.min(10_000, timeoutMs), ...(certificateAuthority ? { ca: certificateAuthority } : {}) },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      maxResponseSize: maximumBytes,
    });
  }

  /** @throws TransportFailure where no whole, readable answer came */
  async send({ method, origin, url, headers, body }: HttpCall): Promise<HttpAnswer> {
    if (!isWithin(url, origin)) throw new TransportFailure('refused_address');
    if (!Object.values(headers).every(isHeaderValue)) throw new TransportFailure('malformed_token');
    const timeUp = AbortSignal.timeout(this.#timeoutMs);
    try {
      const answer = await request(url, {
        dispatcher: this.#agent,
        method: method as 'GET',
        headers: { ...headers, 'accept-encoding': 'identity' },
        body,
        signal: timeUp,
      });
      const bytes = Buffer.from(await answer.body.arrayBuffer());
      const encoding = answer.headers['content-encoding'];
      const isPlain = encoding === undefined || encoding === 'identity';
      if (!isPlain || !isUtf8(bytes)) throw new TransportFailure('unreadable');
      return { status: answer.statusCode, headers: answer.headers, text: bytes.toString('utf8') };
    } catch (error) {
      throw sortTransportError(error, timeUp.aborted);
    }
  }

  /** Closes what is open; calls under way are cut off. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

/** Plain http is for practice only, where the configured address says so. */
function isWithin(url: URL, origin: string): boolean {
  const isHttp = url.protocol === 'https:' || url.protocol === 'http:';
  return isHttp && URL.canParse(origin) && url.origin === new URL(origin).origin && url.username === '';
}

/** The token is the only part of a header that comes from elsewhere; the HTTP library would show it in its complaint. */
function isHeaderValue(text: string): boolean {
  return /^[\x20-\x7e]{1,8192}$/.test(text);
}
