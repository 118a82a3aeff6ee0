import type { Clock } from '../../core';
import { type AccountAttribute, TargetError } from '../../provisioning';
import type { RateBudget } from '../budget/rate-budget';
import { repeatRead } from '../repeat-read';
import { forbidden, malformed, type SentCall, sortAnswer, sortFailure } from '../sort-error';
import type { HttpTransport } from '../transport/http-transport';
import { TransportFailure } from '../transport/transport-failure';
import { ObjectLocks } from './object-locks';
import type { ScimVersion } from './scim-urns';

export type ScimCall = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  version: ScimVersion;
  resource: 'Users' | 'Groups';
  id?: string;
  query?: { [name: string]: string };
  body?: object;
  /** For errors: what the body sets. */
  attributes?: readonly AccountAttribute[];
  /** A leaver: overtakes others. */
  urgent?: boolean;
};

export type ScimClientOptions = {
  transport: HttpTransport;
  /** `https://api.slack.com`: the address before `/scim`. */
  origin: string;
  /** The header that says who calls; in no other place is it sent. */
  authorization: string;
  budget: RateBudget;
  clock: Clock;
  /** For pauses between repeated reads. */
  wait: (milliseconds: number) => Promise<void>;
  /** Asked right before a write goes out: a process that was stalled may have lost the right to. */
  beforeWrite?: (() => void) | undefined;
};

const names = { GET: 'get', POST: 'create', PATCH: 'update', DELETE: 'delete' } as const;

/** Sends single SCIM calls and sorts what comes back. Knows addresses and limits, and nothing of what is in a body. */
export class ScimClient {
  readonly #options: ScimClientOptions;
  readonly #headers: { [name: string]: string };
  readonly #locks = new ObjectLocks();

  constructor(options: ScimClientOptions) {
    this.#options = options;
    this.#headers = { authorization: options.authorization, accept: 'application/json' };
  }

  /**
   * @returns the JSON of the answer; undefined for an empty one. Reads are repeated while that may help, writes never.
   * @throws TargetError
   */
  async call(call: ScimCall): Promise<unknown> {
    const { method, resource, id } = call;
    const path = `/scim/${call.version}/${resource}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`;
    const writes = method !== 'GET';
    const sent: SentCall = {
      api: 'scim',
      name: `${method} ${path}`,
      writes,
      ofObject: id !== undefined,
      attributes: call.attributes ?? [],
    };
    const send = () => this.#options.budget.run(budgetCall(call, sent), () => this.#send(call, path, sent));
    if (!writes) return repeatRead(send, this.#options.wait);
    if (id === undefined) return send();
    // one write at a time per user or group: Slack turns others away (Slack facts, SCIM §5)
    const written = this.#locks.run(`${resource}/${id}`, send);
    return written.catch(async (error: unknown) => {
      const isDenied = error instanceof TargetError && error.slackCode === 'permission_denied';
      throw isDenied && (await this.#tokenIsGood(call.version)) ? forbidden(sent) : error;
    });
  }

  /** `permission_denied` is said of a token that lost its scope, and of an object that nobody may change: a read tells. */
  async #tokenIsGood(version: ScimVersion): Promise<boolean> {
    try {
      await this.call({ method: 'GET', version, resource: 'Users', query: { startIndex: '1', count: '1' } });
      return true;
    } catch (error) {
      if (error instanceof TargetError && error.kind === 'unauthorized') return false;
      throw error;
    }
  }

  async #send({ method, query, body }: ScimCall, path: string, sent: SentCall): Promise<unknown> {
    const { transport, origin, clock, beforeWrite } = this.#options;
    const url = new URL(path, origin);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = text === undefined ? this.#headers : { ...this.#headers, 'content-type': 'application/json' };
    if (sent.writes) beforeWrite?.();
    const answer = await transport.send({ method, origin, url, headers, body: text }).catch((failure: unknown) => {
      throw failure instanceof TransportFailure ? sortFailure(failure, sent) : failure;
    });
    const read = readJson(answer.text);
    const error = sortAnswer(answer, read.body, sent, clock.now());
    if (error !== undefined) throw error;
    if (read.isBroken) throw malformed(sent, 'the answer is not JSON');
    return read.body;
  }
}

function budgetCall({ method, resource, id, urgent = false }: ScimCall, sent: SentCall) {
  const action = method === 'GET' && id === undefined ? 'list' : names[method];
  const own = `scim.${resource.toLowerCase()}.${action}`;
  return { sent, buckets: [own, method === 'GET' ? 'scim.reads' : 'scim.writes'], brake: 'scim', urgent };
}

function readJson(text: string): { body: unknown; isBroken: boolean } {
  if (text.trim() === '') return { body: undefined, isBroken: false };
  try {
    return { body: JSON.parse(text), isBroken: false };
  } catch {
    return { body: undefined, isBroken: true }; // told by whoever knows the status
  }
}
