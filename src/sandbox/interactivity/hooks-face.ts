import type { ApiAnswer, ApiFace, ApiOperation, ApiRequest } from '../api/api-face';
import type { DoubtSettings } from '../doubts';
import type { Org } from '../org/org';
import { answerResponseUrl } from './answer-response-url';
import { HookRefusal } from './hook-refusal';

type Setting = { org: Org; doubts: Readonly<DoubtSettings> };

const operation: ApiOperation = { name: 'response_url', writes: true };

/** The addresses at which apps answer to interactions: `/actions/<workspace or app>/<secret>`. */
export class HooksFace implements ApiFace {
  readonly name = 'hooks';
  readonly #setting: () => Setting;

  constructor(setting: () => Setting) {
    this.#setting = setting;
  }

  identify(): ApiOperation {
    return operation;
  }

  /** Whoever knows the address may use it; there is no token. */
  tokenOf(): undefined {
    return undefined;
  }

  handle(request: ApiRequest): ApiAnswer {
    const { org, doubts } = this.#setting();
    if (request.method !== 'POST') return refuse(405, 'invalid_method');
    const url = org.interactions.takeResponseUrl(request.path.split('/')[3] ?? '');
    if (url === 'unknown') return refuse(404, 'invalid_url');
    if (url === 'used') return refuse(Number(doubts.responseUrlSpent), 'used_url');
    if (url === 'expired') return refuse(Number(doubts.responseUrlSpent), 'expired_url');
    try {
      answerResponseUrl(org, url, readBody(request));
    } catch (error) {
      if (error instanceof HookRefusal) return refuse(400, error.code);
      throw error;
    }
    const app = org.tokens.getApp(url.appId);
    const caller = { tokenId: '', memberId: app?.botUserId ?? '', appId: url.appId };
    if (doubts.responseUrlAnswer === 'json') return { status: 200, body: '{"ok":true}', caller };
    return { status: 200, body: 'ok', contentType: 'text/plain; charset=utf-8', caller };
  }

  throttled(_request: ApiRequest, _operation: ApiOperation, retryAfterSeconds: number | undefined): ApiAnswer {
    const headers = retryAfterSeconds === undefined ? undefined : { 'Retry-After': String(retryAfterSeconds) };
    return { ...refuse(429, 'rate_limited'), headers };
  }

  /** Asked for by operations with a lock only. */
  locked(request: ApiRequest): ApiAnswer {
    return this.throttled(request, operation, 1);
  }

  refused(_request: ApiRequest, _operation: ApiOperation, code: string): ApiAnswer {
    return refuse(400, code);
  }

  failed(_request: ApiRequest, status: number): ApiAnswer {
    return refuse(status, 'internal_error');
  }
}

function refuse(status: number, error: string): ApiAnswer {
  return { status, body: JSON.stringify({ ok: false, error }), error };
}

/** The JSON of a body, or of the field `payload` of a form. */
function readBody({ body, headers }: ApiRequest): unknown {
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? '');
  const text = isForm ? (new URLSearchParams(body ?? '').get('payload') ?? '') : (body ?? '');
  try {
    return JSON.parse(text);
  } catch {
    throw new HookRefusal('invalid_payload');
  }
}
