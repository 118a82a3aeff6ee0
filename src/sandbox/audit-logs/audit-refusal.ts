import type { ApiAnswer } from '../api/api-face';
import type { DoubtSettings } from '../doubts';

/** The codes of the Audit Logs API (audit-logs-api methods and actions, Errors). */
export type AuditCode =
  | 'bad_endpoint'
  | 'feature_not_enabled'
  | 'invalid_action'
  | 'invalid_arguments'
  | 'invalid_authentication'
  | 'invalid_cursor'
  | 'invalid_range'
  | 'invalid_workspace'
  | 'method_not_allowed'
  | 'missing_authentication'
  | 'rate_limited'
  | 'team_not_authorized'
  | 'user_not_authorized';

/** A call that the Audit Logs API refuses. */
export class AuditRefusal extends Error {
  readonly code: AuditCode;

  constructor(code: AuditCode) {
    super(code);
    this.name = 'AuditRefusal';
    this.code = code;
  }
}

/** Refuses with `code` unless `condition` holds. */
export function demand(condition: unknown, code: AuditCode): asserts condition {
  if (!condition) throw new AuditRefusal(code);
}

/** Conventional statuses, for codes whose status no source gives. */
const byMeaning: { [Code in AuditCode]?: number } = {
  bad_endpoint: 404,
  method_not_allowed: 405,
  feature_not_enabled: 403,
  invalid_workspace: 403,
  team_not_authorized: 403,
  user_not_authorized: 403,
};

/** A refusal as an answer; a 401 may come without a body (Slack facts, Web API §7). */
export function renderRefusal(code: AuditCode, doubts: Readonly<DoubtSettings>): ApiAnswer {
  const isOfToken = code === 'missing_authentication' || code === 'invalid_authentication';
  if (isOfToken && doubts.auditErrorBody === 'nothing') return { status: 401, body: '', error: code };
  return {
    status: isOfToken ? 401 : statusOf(code, doubts),
    body: JSON.stringify({ ok: false, error: code }),
    error: code,
  };
}

function statusOf(code: AuditCode, { auditErrorStatus }: Readonly<DoubtSettings>): number {
  if (code === 'rate_limited') return 429;
  return (auditErrorStatus === 'by-meaning' ? byMeaning[code] : undefined) ?? 400;
}
