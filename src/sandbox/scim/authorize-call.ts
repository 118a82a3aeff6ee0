import type { ApiRequest } from '../api/api-face';
import { ranks } from '../org/org-data';
import type { ScimCaller, ScimContext } from './scim-context';
import { demand } from './scim-refusal';

/** The token of the Authorization header; a token in the query counts as none. */
export function bearerOf(request: ApiRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/**
 * Who calls, if they may: a user token with scope `admin` of somebody who still is Owner or Admin, installed on the
 * organisation where there is one, on a plan that has SCIM (Slack facts, SCIM §1).
 *
 * @throws ScimRefusal
 */
export function authorizeCall(request: ApiRequest, context: ScimContext): ScimCaller {
  const { org } = context;
  const text = bearerOf(request);
  demand(text !== undefined, 'missing_authentication');
  const token = org.tokens.find(text);
  demand(token && token.revokedAt === undefined, 'invalid_authentication');
  demand(token.expiresAt === undefined || token.expiresAt > context.at, 'invalid_authentication');
  const member = org.members.get(token.memberId);
  demand(member && member.state !== 'deactivated', 'invalid_authentication');
  demand(token.allowedAddresses.length === 0 || token.allowedAddresses.includes(request.address), 'permission_denied');
  demand(token.kind === 'user' && token.scopes.includes('admin'), 'permission_denied');
  demand(ranks.indexOf(member.rank) >= ranks.indexOf('admin'), 'permission_denied');
  demand(org.plan === 'business-plus' || org.plan === 'enterprise', 'plus_teams_only');
  demand(!org.isEnterprise || token.teamId === undefined, 'non_org_teams_only');
  return { token, member };
}

/** Whether the caller's rank reaches to an account. @throws ScimRefusal `cannot_modify_owner` */
export function demandRank(caller: ScimCaller, target: { rank: ScimCaller['member']['rank'] }): void {
  demand(ranks.indexOf(target.rank) <= ranks.indexOf(caller.member.rank), 'cannot_modify_owner');
}
