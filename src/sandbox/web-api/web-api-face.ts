import type { ApiAnswer, ApiCircumstances, ApiFace, ApiRequest } from '../api/api-face';
import type { WebLimit, WebLimits } from '../limits/web-limits';
import { authenticate, checkToken, tokenTextOf } from './authorize-call';
import { identifyCall, type WebOperation } from './identify-call';
import { limitsOfCall } from './limits-of-call';
import type { WebAnswer, WebCaller, WebSetting } from './web-method';
import { demand, WebRefusal } from './web-refusal';

/** The Web API of Slack as a face of the practice workspace: `/api/<method>`. */
export class WebApiFace implements ApiFace {
  readonly name = 'web-api';
  readonly #setting: () => WebSetting;
  readonly #limits: WebLimits;
  /** How many calls were over a limit, for answers that take turns. */
  #limited = 0;

  /** @param setting looked up at each call, so that a reset or a turned doubt counts at once */
  constructor(setting: () => WebSetting, limits: WebLimits) {
    this.#setting = setting;
    this.#limits = limits;
  }

  identify(request: ApiRequest): WebOperation {
    return identifyCall(request, this.#setting().doubts);
  }

  tokenOf(request: ApiRequest): string | undefined {
    const { input } = this.identify(request);
    return tokenTextOf(request, input instanceof WebRefusal ? undefined : input);
  }

  handle(request: ApiRequest, operation: WebOperation, circumstances: ApiCircumstances): ApiAnswer {
    const setting = this.#setting();
    let caller: WebCaller | undefined;
    try {
      const { method, input } = operation;
      demand(method, 'unknown_method');
      if (input instanceof WebRefusal) throw input;
      const warning = setting.doubts.webCharsetWarning === 'told' ? input.warning : undefined;
      const call = { ...setting, ...circumstances, request, args: input.given };
      if (method.open)
        return this.#overLimit(request, operation, method.limits(request)) ?? render(method.run(call), warning);
      caller = authenticate(request, input, setting, circumstances.at);
      const calling = { ...call, caller };
      const limited = this.#overLimit(request, operation, limitsOfCall(method, calling));
      if (limited) return withCaller(limited, caller);
      checkToken(method, caller);
      return withCaller(render(method.run(calling), warning), caller);
    } catch (error) {
      if (!(error instanceof WebRefusal)) throw error;
      return withCaller(refuse(error), caller);
    }
  }

  throttled(_request: ApiRequest, _operation: WebOperation, retryAfterSeconds: number | undefined): ApiAnswer {
    const { webThrottleBody } = this.#setting().doubts;
    const headers = retryAfterSeconds === undefined ? undefined : { 'Retry-After': String(retryAfterSeconds) };
    return { ...refuse(overLimit), status: 429, headers, ...(webThrottleBody === 'empty' ? { body: '' } : {}) };
  }

  /** Asked for by operations with a lock only: the Web API has none. */
  locked(request: ApiRequest, operation: WebOperation): ApiAnswer {
    return this.throttled(request, operation, 1);
  }

  refused(_request: ApiRequest, _operation: WebOperation, code: string): ApiAnswer {
    return refuse(new WebRefusal(code));
  }

  failed(_request: ApiRequest, status: number): ApiAnswer {
    const error = status === 503 ? 'service_unavailable' : 'internal_error';
    return { status, body: bodyOf(error, {}), error };
  }

  /** The answer to a call that is over one of its limits; undefined for one that is not. */
  #overLimit(request: ApiRequest, operation: WebOperation, limits: readonly WebLimit[]): ApiAnswer | undefined {
    const waitSeconds = this.#limits.take(limits);
    if (waitSeconds === undefined) return undefined;
    this.#limited++;
    const isTold = this.#setting().doubts.webThrottleAnswer === '429' || this.#limited % 2 === 1;
    const answer = isTold ? this.throttled(request, operation, waitSeconds) : refuse(overLimit);
    return { ...answer, limited: true };
  }
}

const overLimit = new WebRefusal('ratelimited');

/** `warning` tells what is odd about a call that was answered all the same. */
function render(answer: WebAnswer, warning: string | undefined): ApiAnswer {
  if (warning === undefined) return { status: 200, body: JSON.stringify({ ok: true, ...answer }) };
  const response_metadata = { ...(answer.response_metadata as object | undefined), warnings: [warning] };
  return { status: 200, body: JSON.stringify({ ok: true, ...answer, warning, response_metadata }) };
}

/** HTTP 200 all the same (Slack facts, Web API §1). */
function refuse({ code, details }: WebRefusal): ApiAnswer {
  return { status: 200, body: bodyOf(code, details), error: code };
}

function bodyOf(error: string, details: WebRefusal['details']): string {
  return JSON.stringify({ ok: false, error, ...details });
}

function withCaller(answer: ApiAnswer, caller: WebCaller | undefined): ApiAnswer {
  if (!caller) return answer;
  const { token, member, app } = caller;
  return {
    ...answer,
    headers: { ...answer.headers, 'x-oauth-scopes': token.scopes.join(',') },
    caller: { tokenId: token.id, memberId: member.id, appId: app.id },
  };
}
