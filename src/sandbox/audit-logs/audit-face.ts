import type { ApiAnswer, ApiCaller, ApiCircumstances, ApiFace, ApiOperation, ApiRequest } from '../api/api-face';
import type { LimitSettings } from '../limits/limit-settings';
import type { WebLimit, WebLimits } from '../limits/web-limits';
import { burstOf } from '../web-api/limits-of-call';
import { auditActions } from './audit-actions';
import type { AuditContext, AuditSetting } from './audit-context';
import { type AuditCode, AuditRefusal, demand, renderRefusal } from './audit-refusal';
import { auditSchemas } from './audit-schemas';
import { authorizeCall, bearerOf } from './authorize-call';
import { findEntries } from './find-entries';
import { renderEntry } from './render-entry';

const operations: { [path: string]: string } = {
  '/audit/v1/schemas': 'audit.schemas',
  '/audit/v1/actions': 'audit.actions',
  '/audit/v1/logs': 'audit.logs',
};

const callsPerMinute = 50;

/** The Audit Logs API of Slack, which only reads, as a face of the practice workspace. */
export class AuditFace implements ApiFace {
  readonly name = 'audit';
  readonly #setting: () => AuditSetting;
  readonly #limits: WebLimits;

  /** @param setting looked up at each call, so that a reset or a turned doubt counts at once */
  constructor(setting: () => AuditSetting, limits: WebLimits) {
    this.#setting = setting;
    this.#limits = limits;
  }

  identify({ path }: ApiRequest): ApiOperation {
    const known = Object.hasOwn(operations, path) ? operations[path] : undefined;
    return { name: known ?? 'audit.unknown', writes: false };
  }

  tokenOf(request: ApiRequest): string | undefined {
    return bearerOf(request);
  }

  handle(request: ApiRequest, operation: ApiOperation, { at }: ApiCircumstances): ApiAnswer {
    const context: AuditContext = { ...this.#setting(), at };
    let caller: ApiCaller | undefined;
    try {
      demand(operation.name !== 'audit.unknown', 'bad_endpoint');
      demand(request.method === 'GET' || request.method === 'HEAD', 'method_not_allowed');
      if (operation.name === 'audit.logs') {
        const { token, member } = authorizeCall(request, context);
        caller = { tokenId: token.id, memberId: member.id, appId: token.appId };
      }
      const waitSeconds = this.#limits.take([limitOf(operation, context, this.#limits.settings)]);
      if (waitSeconds !== undefined) {
        return { ...this.throttled(request, operation, waitSeconds), caller, limited: true };
      }
      return { ...answer(request, operation, context), caller };
    } catch (error) {
      if (!(error instanceof AuditRefusal)) throw error;
      return { ...renderRefusal(error.code, context.doubts), caller };
    }
  }

  throttled(_request: ApiRequest, _operation: ApiOperation, retryAfterSeconds: number | undefined): ApiAnswer {
    const refusal = renderRefusal('rate_limited', this.#setting().doubts);
    return retryAfterSeconds === undefined
      ? refusal
      : { ...refusal, headers: { 'Retry-After': String(retryAfterSeconds) } };
  }

  /** Asked for by operations with a lock only: this interface has none. */
  locked(request: ApiRequest, operation: ApiOperation): ApiAnswer {
    return this.throttled(request, operation, 1);
  }

  refused(_request: ApiRequest, _operation: ApiOperation, code: string): ApiAnswer {
    return renderRefusal(code as AuditCode, this.#setting().doubts); // also one that is never answered otherwise
  }

  failed(_request: ApiRequest, status: number): ApiAnswer {
    return { status, body: '', error: String(status) };
  }
}

/** One for everybody who calls: the whole organisation shares it (Slack facts, Web API §7). */
function limitOf({ name }: ApiOperation, { doubts }: AuditContext, settings: LimitSettings): WebLimit {
  const allowance = { perMinute: callsPerMinute, burst: burstOf(callsPerMinute, doubts) };
  return { key: name, allowance, othersPerMinute: settings.otherAuditCallsPerMinute };
}

/** Schemas and actions are told to anybody (Slack facts, Web API §7). */
function answer({ query }: ApiRequest, { name }: ApiOperation, context: AuditContext): ApiAnswer {
  if (name === 'audit.schemas') return ok({ schemas: auditSchemas });
  if (name === 'audit.actions') return ok({ actions: auditActions });
  const { entries, nextCursor } = findEntries(query, context);
  return ok({
    entries: entries.map((entry) => renderEntry(entry, context)),
    response_metadata: { next_cursor: nextCursor },
  });
}

function ok(body: object): ApiAnswer {
  return { status: 200, body: JSON.stringify(body) };
}
