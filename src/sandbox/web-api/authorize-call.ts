import type { ApiRequest } from '../api/api-face';
import type { Token } from '../org/org-data';
import type { WebInput } from './read-input';
import type { WebCall, WebCaller, WebMethod, WebSetting } from './web-method';
import { demand, WebRefusal } from './web-refusal';

/** The token of a call: of its Authorization header, or of a form. */
export function tokenTextOf(request: ApiRequest, input: WebInput | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? input?.formToken;
}

/**
 * Who calls. A token in the query string is refused, whatever else the call holds (Slack facts, Web API §1).
 *
 * @throws WebRefusal `not_authed`, `invalid_auth`, `token_revoked`, `account_inactive`, `token_expired`
 */
export function authenticate(request: ApiRequest, input: WebInput, { org, doubts }: WebSetting, at: Date): WebCaller {
  demand(!request.query.has('token'), doubts.webQueryToken);
  const text = tokenTextOf(request, input);
  demand(text !== undefined, 'not_authed');
  const token = org.tokens.find(text);
  demand(token && isAllowedFrom(token, request.address), 'invalid_auth');
  const member = org.members.get(token.memberId);
  const app = org.tokens.getApp(token.appId);
  const isGone = token.revokedAt !== undefined || !app || !member || member.state === 'deactivated';
  if (isGone) throw new WebRefusal(token.kind === 'bot' ? 'account_inactive' : 'token_revoked');
  demand(token.expiresAt === undefined || token.expiresAt > at, 'token_expired');
  return { token, member, app };
}

/** Whether the token is of a kind the method takes and has its scopes. @throws WebRefusal `not_allowed_token_type`, `missing_scope` */
export function checkToken(method: Extract<WebMethod, { open: false }>, { token }: WebCaller): void {
  demand(method.tokens.includes(token.kind), 'not_allowed_token_type');
  demandScopesOf(token, method.scopes);
}

/** For scopes that depend on the arguments. @throws WebRefusal `missing_scope`, with `needed` and `provided` */
export function demandScopes({ caller }: WebCall, scopes: readonly string[]): void {
  demandScopesOf(caller.token, scopes);
}

/** Whether the token of a call was given a scope. */
export function hasScope({ caller }: WebCall, scope: string): boolean {
  return caller.token.scopes.includes(scope);
}

function demandScopesOf(token: Readonly<Token>, scopes: readonly string[]): void {
  const missing = scopes.filter((scope) => !token.scopes.includes(scope));
  if (missing.length === 0) return;
  throw new WebRefusal('missing_scope', { needed: missing.join(','), provided: token.scopes.join(',') });
}

function isAllowedFrom({ allowedAddresses }: Readonly<Token>, address: string): boolean {
  return allowedAddresses.length === 0 || allowedAddresses.includes(address);
}
