import type { ApiRequest } from '../api/api-face';
import type { Member, Token } from '../org/org-data';
import type { AuditContext } from './audit-context';
import { demand } from './audit-refusal';

/** The token of the Authorization header; a token in the query counts as none. */
export function bearerOf(request: ApiRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/**
 * Who calls, if they may: a user token with scope `auditlogs:read`, of an Owner of the organisation, for an app that is
 * installed on the organisation (Slack facts, Web API §7).
 *
 * @throws AuditRefusal
 */
export function authorizeCall(
  request: ApiRequest,
  { org, doubts, at }: AuditContext,
): { token: Readonly<Token>; member: Readonly<Member> } {
  const text = bearerOf(request);
  demand(text !== undefined, 'missing_authentication');
  const token = org.tokens.find(text);
  demand(token && token.revokedAt === undefined, 'invalid_authentication');
  demand(token.expiresAt === undefined || token.expiresAt > at, 'invalid_authentication');
  const member = org.members.get(token.memberId);
  demand(member && member.state !== 'deactivated', 'invalid_authentication');
  const isFromHere = token.allowedAddresses.length === 0 || token.allowedAddresses.includes(request.address);
  demand(isFromHere && token.kind === 'user' && token.scopes.includes('auditlogs:read'), 'invalid_authentication');
  demand(org.isEnterprise && org.plan === 'enterprise', doubts.auditWithoutEnterprise);
  demand(token.teamId === undefined, 'team_not_authorized');
  demand(member.rank === 'owner' || member.rank === 'primary-owner', 'user_not_authorized');
  return { token, member };
}
