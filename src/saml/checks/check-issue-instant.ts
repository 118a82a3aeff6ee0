import { SamlRequestError } from '../errors';
import type { AuthnRequest } from '../parse-authn-request';

/**
 * The request must be made now, give or take the window: an old one may be a replay, a future one a wrong clock (R13).
 *
 * @param windowSeconds allowed distance on either side, inclusive
 * @throws SamlRequestError `saml.issue_instant`
 */
export function checkIssueInstant(request: AuthnRequest, now: Date, windowSeconds: number): void {
  const distance = (now.getTime() - request.issueInstant.getTime()) / 1000;
  if (Math.abs(distance) <= windowSeconds) return;
  const minutes = Math.round(Math.abs(distance) / 60);
  throw new SamlRequestError({
    code: 'saml.issue_instant',
    what: distance > 0 ? 'The sign-in request is too old.' : 'The sign-in request was made in the future.',
    meaning: `It differs from this server's clock by ${minutes} minute${minutes === 1 ? '' : 's'}; ${Math.floor(windowSeconds / 60)} are allowed.`,
    remedy: 'Start again from the app. If that does not help, the clock of the app or of this server is wrong.',
  });
}
