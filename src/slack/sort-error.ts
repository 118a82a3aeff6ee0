import { type AccountAttribute, TargetError, type TargetErrorKind } from '../provisioning';
import { accessCodes } from './errors/access-codes';
import { accountCodes } from './errors/account-codes';
import type { CodeMeaning } from './errors/code-meaning';
import { groupCodes } from './errors/group-codes';
import { oauthCodes } from './errors/oauth-codes';
import { transportMeanings, triedAgain } from './errors/transport-meanings';
import { webCodes } from './errors/web-codes';
import type { HttpAnswer } from './transport/http-transport';
import { readRetryAfter } from './transport/read-retry-after';
import type { TransportFailure } from './transport/transport-failure';

/** What was asked of Slack, as far as it decides what a failure means. */
export type SentCall = {
  api: 'scim' | 'web';
  /** For the log: `PATCH /scim/v2/Users/U1`; no query, no values. */
  name: string;
  writes: boolean;
  /** It is about one object, which may be missing; else about a list or the address. */
  ofObject?: boolean;
  /** Attributes that were sent, so that a refusal names one of them. */
  attributes?: readonly AccountAttribute[];
};

type Sorted = CodeMeaning & { slackCode: string; retryAfterMs?: number | null; detail?: string; cause?: unknown };

const look = 'It is looked up in Slack before anything is tried again.';

/** A call that brought no answer. A write that may have arrived may have been done. */
export function sortFailure(failure: TransportFailure, call: SentCall): TargetError {
  const { what, kind, remedy } = transportMeanings[failure.reason];
  return toError(call, { kind, slackCode: `[${failure.reason}]`, what, remedy, cause: failure });
}

/**
 * Sorts an answer whose HTTP status, or whose body, tells of a failure. The code decides, by its first word; the status
 * only where the code is none that we know (Slack facts, SCIM §7).
 *
 * @param body the answer's JSON; undefined where it has none
 * @returns undefined for an answer that tells of no failure
 */
export function sortAnswer(answer: HttpAnswer, body: unknown, call: SentCall, now: Date): TargetError | undefined {
  const { status } = answer;
  const isSuccess = status >= 200 && status < 300;
  const text = codeTextOf(body, isSuccess);
  if (isSuccess && text === undefined) return undefined;
  const [code = ''] = (text ?? '').split(/[\s(]/);
  const meaning = meaningOf(code, call);
  const retryAfterMs = readRetryAfter(answer.headers['retry-after'], now);
  const detail = `${call.name} answered ${status}${code === '' ? '' : ` ${code.slice(0, 80)}`}`;
  if (status === 429) {
    const { what, remedy } = accessCodes.too_many_requests as CodeMeaning;
    return toError(call, { kind: 'rate_limited', slackCode: code || '[http_429]', what, remedy, retryAfterMs, detail });
  }
  if (meaning !== undefined && !(status >= 500))
    return toError(call, { ...meaning, slackCode: code, retryAfterMs, detail });
  const isCode = /^[a-z]\w{2,79}$/.test(code);
  const slackCode = isCode ? code : `[http_${status}]`;
  return toError(call, { ...byStatus(status, body !== undefined, call), slackCode, detail });
}

/** An answer of success whose content is not what it should be: of a write nobody knows what was done. */
export function malformed(call: SentCall, detail: string): TargetError {
  return toError(call, {
    kind: 'busy',
    slackCode: '[malformed]',
    what: 'The answer is not in a form that Slack’s answers have.',
    remedy: triedAgain,
    detail: `${call.name}: ${detail}`,
  });
}

/** Slack’s name for a failure of the Web API: `ok: false` comes with HTTP 200. */
export function sortWebCode(
  code: string,
  call: SentCall,
  { neededScopes, retryAfterMs }: { neededScopes: string; retryAfterMs: number | null },
): TargetError {
  const meaning = meaningOf(code, call) ?? unknownCode;
  const lacks = neededScopes === '' ? meaning.meaning : `It would need ${neededScopes.split(',').join(', ')}.`;
  const detail = `${call.name} answered ${code}`;
  return toError(call, { ...meaning, ...(lacks && { meaning: lacks }), slackCode: code, retryAfterMs, detail });
}

/** Slack refused a change of this object although the token is good. */
export function forbidden(call: SentCall): TargetError {
  return toError(call, {
    kind: 'protected',
    slackCode: 'permission_denied',
    what: 'Slack does not let this token change this object.',
    meaning: 'Slack made it by itself, or somebody of higher rank did.',
    remedy: 'Change it by hand in Slack, or stop managing it.',
  });
}

/** A call that was not sent because everybody waits, or because we are stopping. */
export function notSent(call: SentCall, why: { stopping: true } | { pauseMs: number }): TargetError {
  if ('stopping' in why) {
    return toError(call, {
      kind: 'transient',
      slackCode: '[stopped]',
      what: 'The call was not sent: Countersign is stopping.',
      remedy: 'It is done after the next start.',
    });
  }
  return toError(call, {
    ...(accessCodes.too_many_requests as CodeMeaning),
    slackCode: '[paused]',
    retryAfterMs: why.pauseMs,
    detail: `${call.name} was not sent`,
  });
}

const unknownCode: CodeMeaning = {
  kind: 'rejected',
  what: 'Slack refused, with a code that is not known here.',
  remedy: 'Look the code up in Slack’s documentation, correct what it names, and try again.',
};

function meaningOf(code: string, { api }: SentCall): CodeMeaning | undefined {
  const tables = api === 'scim' ? [accountCodes, groupCodes, accessCodes] : [webCodes, oauthCodes, accessCodes];
  return tables.find((table) => Object.hasOwn(table, code))?.[code];
}

/** What an HTTP status alone says; without a JSON body it may not be Slack that answered. */
function byStatus(status: number, isJson: boolean, { ofObject = false }: SentCall): CodeMeaning {
  if (status >= 500) return { kind: 'busy', what: 'Slack failed.', remedy: triedAgain };
  if (status === 401) return accessCodes.invalid_authentication as CodeMeaning;
  if (status === 407 || (status >= 300 && status < 400)) {
    return {
      kind: 'misconfigured',
      what: 'The call was sent on to another address, and not followed.',
      remedy: 'Check the address of Slack’s API in the settings, and proxies on the way.',
    };
  }
  if (!isJson) return { kind: 'transient', what: 'Something else than Slack answered.', remedy: triedAgain };
  if (status === 404 && !ofObject) return accessCodes.bad_endpoint as CodeMeaning;
  if (status === 404) return { kind: 'not_found', what: 'Slack has no such object.', remedy: unknownCode.remedy };
  if (status === 409) return { kind: 'already_exists', what: 'It exists already.', remedy: unknownCode.remedy };
  return unknownCode;
}

function toError(call: SentCall, sorted: Sorted): TargetError {
  const { slackCode, what, remedy, attributes = [], retryAfterMs, detail, cause } = sorted;
  const kind = kindOf(sorted.kind, call);
  const isOpen = kind === 'outcome_unknown';
  return new TargetError({
    kind,
    slackCode,
    what,
    meaning: isOpen ? 'It is not known whether the change was made.' : (sorted.meaning ?? undefined),
    remedy: isOpen ? look : remedy,
    attribute: attributes.find((each) => call.attributes?.includes(each)) ?? attributes[0],
    retryAfterMs: kind === 'rate_limited' ? (retryAfterMs ?? null) : null,
    detail: detail ?? call.name,
    cause,
  });
}

function kindOf(kind: CodeMeaning['kind'], { writes }: SentCall): TargetErrorKind {
  if (kind !== 'busy') return kind;
  return writes ? 'outcome_unknown' : 'transient';
}

/**
 * The code in any of the shapes that errors come in: SCIM v2, v1 (Slack's and the standard's), the Web API's. An error
 * that comes with a status of success is one all the same.
 */
function codeTextOf(body: unknown, isSuccess: boolean): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { Errors: errors, error, ok, schemas } = body as { [name: string]: unknown };
  if (errors !== undefined) return textOf(Array.isArray(errors) ? errors[0] : errors, 'description');
  if (ok === false) return typeof error === 'string' ? error : '';
  const isError = Array.isArray(schemas) && schemas.includes('urn:ietf:params:scim:api:messages:2.0:Error');
  return isError || !isSuccess ? textOf(body, 'detail') : undefined;
}

function textOf(value: unknown, name: string): string {
  const text = typeof value === 'object' && value !== null ? (value as { [name: string]: unknown })[name] : undefined;
  return typeof text === 'string' ? text : '';
}

/** Whether a refusal may be about one member of a list, so that the others are tried without them. */
export function isOfMember(error: TargetError): boolean {
  const meaning = meaningOf(error.slackCode, { api: 'scim', name: '', writes: true });
  return meaning?.ofMember === true;
}
