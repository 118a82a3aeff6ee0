import type { Org } from '../org/org';
import type { Member } from '../org/org-data';
import type { InstallTarget } from './offer-install';
import type { AuthorizeRequest } from './read-authorize-request';

/** Where somebody goes who allowed: back to the app, with a code that it can exchange once. */
export function allow(
  org: Org,
  request: AuthorizeRequest,
  consent: { member: Readonly<Member>; target: InstallTarget; isLegacy: boolean },
): string {
  const code = org.grants.issueCode({
    appId: request.app.id,
    memberId: consent.member.id,
    teamId: consent.target.teamId,
    botScopes: request.botScopes,
    userScopes: request.userScopes,
    redirectUri: request.redirectUri,
    codeChallenge: request.codeChallenge,
    isLegacy: consent.isLegacy,
  });
  return returnUrl(request, { code });
}

/** Where somebody goes who cancelled (RFC 6749 §4.1.2.1). */
export function cancel(request: AuthorizeRequest): string {
  return returnUrl(request, { error: 'access_denied' });
}

function returnUrl({ returnTo, state }: AuthorizeRequest, answer: { [name: string]: string }): string {
  const url = new URL(returnTo);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
}
