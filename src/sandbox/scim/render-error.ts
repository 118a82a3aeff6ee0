import type { ApiAnswer } from '../api/api-face';
import type { DoubtSettings } from '../doubts';
import { errorSchema, type ScimVersion } from './dialect';
import type { ScimCode } from './scim-refusal';

const authentication: readonly ScimCode[] = ['missing_authentication', 'invalid_authentication'];
const transport: readonly ScimCode[] = ['bad_endpoint', 'method_not_allowed', 'too_many_requests', 'resource_locked'];

/** Conventional statuses, for codes whose status no source gives. */
const byMeaning: { [Code in ScimCode]?: number } = {
  permission_denied: 403,
  non_org_teams_only: 403,
  plus_teams_only: 403,
  cannot_modify_owner: 403,
  cannot_disable_primary_owner: 403,
  cannot_disable_bot_user_with_scim: 403,
  bad_endpoint: 404,
  unsupported_version: 404,
  no_such_user: 404,
  no_such_group: 404,
  method_not_allowed: 405,
  username_taken: 409,
  email_taken: 409,
};

/** The status of a code: some are known, the others a doubt (Slack facts, SCIM §7). */
function statusOf(code: ScimCode, doubts: Readonly<DoubtSettings>): number {
  if (authentication.includes(code)) return 401;
  if (code === 'too_many_requests' || code === 'resource_locked') return 429;
  if (code === 'database_query_failure') return 500;
  return (doubts.scimErrorStatus === 'by-meaning' ? byMeaning[code] : undefined) ?? 400;
}

/**
 * An error as Slack words it. A v2 call may get the shape of v1, always where the token is bad; codes of filters carry a
 * suffix in parentheses (Slack facts, SCIM §6, §7).
 */
export function renderError(
  code: ScimCode,
  version: ScimVersion,
  doubts: Readonly<DoubtSettings>,
  status = statusOf(code, doubts),
): ApiAnswer {
  const text = hasSuffix(code, doubts) ? `${code} (is_aggregate_call=1)` : code;
  const body =
    version === 'v1' || isShapedAsV1(code, doubts)
      ? { Errors: { description: text, code: status } }
      : { schemas: [errorSchema], detail: text, status };
  return { status, body: JSON.stringify(body), error: code };
}

function isShapedAsV1(code: ScimCode, doubts: Readonly<DoubtSettings>): boolean {
  if (authentication.includes(code) || doubts.scimErrorShape === 'v1') return true;
  return doubts.scimErrorShape === 'mixed' && transport.includes(code);
}

function hasSuffix(code: ScimCode, doubts: Readonly<DoubtSettings>): boolean {
  if (code === 'no_filters') return true;
  const isOfFilter = code === 'incomplete_filter' || code === 'invalid_filter_group' || code === 'invalid_query';
  return isOfFilter && doubts.scimErrorSuffix === 'always';
}
