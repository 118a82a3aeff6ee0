import { type Logger, LogLevel, WebAPIPlatformError, WebAPIRequestError, WebClient } from '@slack/web-api';
import type { Clock } from '../../core';
import type { RateBudget } from '../budget/rate-budget';
import { isObject, type JsonObject } from '../json-values';
import { repeatRead } from '../repeat-read';
import { malformed, type SentCall, sortAnswer, sortFailure, sortWebCode } from '../sort-error';
import type { HttpAnswer, HttpTransport } from '../transport/http-transport';
import { TransportFailure } from '../transport/transport-failure';

export type WebApiOptions = {
  transport: HttpTransport;
  /** `https://slack.com`: the address before `/api`. */
  origin: string;
  /** The header that says who calls; in no other place is it sent. */
  authorization: string;
  budget: RateBudget;
  clock: Clock;
  wait: (milliseconds: number) => Promise<void>;
  /** Asked right before a write goes out, as with SCIM. */
  beforeWrite?: (() => void) | undefined;
};

export type WebCall = {
  method: string;
  args?: { [name: string]: unknown };
  writes: boolean;
  /** A leaver: overtakes others. */
  urgent?: boolean;
};

/** An answer, and the scopes that its header named. */
export type WebAnswer = { body: JsonObject; scopes: readonly string[] };

/**
 * Slack’s Web API through Slack’s own client, with its repeating and waiting switched off: both are ours, so that they
 * are shared with SCIM, and a write is never repeated. Transport is ours as well, with its limits.
 */
export class WebApi {
  readonly #options: WebApiOptions;
  readonly #client: WebClient;

  constructor(options: WebApiOptions) {
    this.#options = options;
    this.#client = new WebClient(undefined, {
      slackApiUrl: new URL('/api/', options.origin).href,
      allowAbsoluteUrls: false,
      headers: { Authorization: options.authorization },
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: silent,
      fetch: (url, init) => this.#fetch(url, init),
    });
  }

  /** Reads are repeated while that may help, writes never. @throws TargetError */
  call({ method, args = {}, writes, urgent = false }: WebCall): Promise<WebAnswer> {
    const sent: SentCall = { api: 'web', name: method, writes };
    const waiting = { sent, buckets: [`web.${method}`], brake: `web.${method}`, urgent };
    const send = () => this.#options.budget.run(waiting, () => this.#send(method, args, sent));
    return writes ? send() : repeatRead(send, this.#options.wait);
  }

  /**
   * The pages of a list, by cursor (Slack facts, Web API §1): a page may be short or empty with more to come. It ends at
   * an empty cursor, and at one that was there before.
   */
  async *pages(method: string, args: { [name: string]: unknown }): AsyncGenerator<JsonObject> {
    const seen = new Set<string>();
    let cursor = '';
    do {
      seen.add(cursor);
      const { body } = await this.call({ method, args: { ...args, ...(cursor && { cursor }) }, writes: false });
      yield body;
      cursor = nextCursorOf(body);
    } while (cursor !== '' && !seen.has(cursor));
  }

  async #send(method: string, args: { [name: string]: unknown }, sent: SentCall): Promise<WebAnswer> {
    if (sent.writes) this.#options.beforeWrite?.();
    try {
      const body: unknown = await this.#client.apiCall(method, args);
      if (!isObject(body)) throw malformed(sent, 'the answer is no object');
      const { response_metadata: metadata } = body;
      const scopes = isObject(metadata) && Array.isArray(metadata.scopes) ? metadata.scopes.filter(isText) : [];
      return { body, scopes };
    } catch (error) {
      throw this.#sort(error, sent);
    }
  }

  #sort(error: unknown, sent: SentCall): unknown {
    if (error instanceof WebAPIPlatformError) return sortRefusal(error.data, sent);
    const cause = error instanceof WebAPIRequestError ? error.original : error;
    if (cause instanceof TransportFailure) return sortFailure(cause, sent);
    if (cause instanceof UnusualAnswer) {
      const sorted = sortAnswer(cause.answer, cause.body, sent, this.#options.clock.now());
      return sorted ?? malformed(sent, `the status is ${cause.answer.status}`);
    }
    // what the client cannot make sense of is no answer of Slack’s: JSON that is no object, for one
    return cause instanceof TypeError ? malformed(sent, 'the answer is no object') : error;
  }

  async #fetch(url: string | URL, init: { method?: string; headers?: Record<string, string>; body?: unknown } = {}) {
    const { transport, origin } = this.#options;
    const { method = 'POST', headers = {}, body } = init;
    if (typeof body !== 'string') throw new TransportFailure('refused_address');
    const answer = await transport.send({ method, origin, url: new URL(url), headers, body });
    if (answer.status !== 200) throw new UnusualAnswer(answer);
    return asFetched(answer, String(url));
  }
}

/** Where the next page begins; empty on the last one (Slack facts, Web API §1). */
export function nextCursorOf({ response_metadata: metadata }: JsonObject): string {
  return isObject(metadata) && typeof metadata.next_cursor === 'string' ? metadata.next_cursor : '';
}

/** An answer that the client would sort by itself, in words of its own. */
class UnusualAnswer extends Error {
  readonly answer: HttpAnswer;

  constructor(answer: HttpAnswer) {
    super(`status ${answer.status}`);
    this.answer = answer;
  }

  get body(): unknown {
    try {
      return JSON.parse(this.answer.text);
    } catch {
      return undefined; // not JSON: the status alone decides
    }
  }
}

function asFetched({ status, headers, text }: HttpAnswer, url: string) {
  const get = (name: string): string | null => {
    const value = headers[name.toLowerCase()];
    return (Array.isArray(value) ? value.join(', ') : value) ?? null;
  };
  return {
    ok: true,
    status,
    statusText: '',
    url,
    headers: { get, entries: () => Object.keys(headers).map((name): [string, string] => [name, get(name) ?? '']) },
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
    json: async (): Promise<unknown> => JSON.parse(text),
    text: async () => text,
  };
}

/** `ok: false` on HTTP 200; a body that was no JSON comes here too, as the text of an error. */
function sortRefusal(data: { error: unknown } & object, sent: SentCall): unknown {
  const { error, needed, response_metadata: metadata } = data as JsonObject;
  if (typeof error !== 'string' || !/^\w{2,80}$/.test(error))
    return malformed(sent, 'the answer says neither yes nor no');
  const seconds = isObject(metadata) && typeof metadata.retryAfter === 'number' ? metadata.retryAfter : null;
  const scopes = typeof needed === 'string' && /^[\w:.,-]{1,200}$/.test(needed) ? needed : '';
  return sortWebCode(error, sent, { neededScopes: scopes, retryAfterMs: seconds === null ? null : seconds * 1_000 });
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

const nothing = () => undefined;
/** What the client would log may hold names; what is worth telling is in the errors. */
const silent: Logger = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
