import type { Org } from '../org/org';
import type { App } from '../org/org-data';
import { isRegisteredRedirect } from './match-redirect-uri';
import { OauthRefusal } from './oauth-refusal';

/** What an app asks for on the consent page. */
export type AuthorizeRequest = {
  app: Readonly<App>;
  botScopes: string[];
  userScopes: string[];
  /** As the app sent it; unset where it sent none. */
  redirectUri: string | undefined;
  /** Where people go back to: `redirectUri`, else the first address the app registered. */
  returnTo: string;
  state: string | undefined;
  /** The workspace that the app proposes. */
  teamId: string | undefined;
  codeChallenge: string | undefined;
};

/** The parameters a consent page carries from its address into its form. */
export const authorizeParameters = [
  'client_id',
  'scope',
  'user_scope',
  'redirect_uri',
  'state',
  'team',
  'code_challenge',
  'code_challenge_method',
] as const;

const mostScopes = 100;
const scopePattern = /^[a-z][a-z0-9._-]*(:[a-z0-9._-]+)*$/i;

/**
 * Reads and judges a visit to the consent page. Until the redirect address has proven to be the app's own, nobody is
 * sent there: every refusal is told on a page.
 *
 * @throws OauthRefusal `invalid_client_id`, `bad_redirect_uri`, `no_scopes`, `invalid_scope`, `pkce_not_allowed`, `invalid_code_challenge`
 * @see Slack docs: Installing with OAuth, Using PKCE
 */
export function readAuthorizeRequest(given: ReadonlyMap<string, string>, org: Org): AuthorizeRequest {
  const app = org.tokens.appByClientId(given.get('client_id') ?? '');
  if (!app) throw new OauthRefusal('invalid_client_id', 'No app of this workspace has this client_id.');
  const redirectUri = given.get('redirect_uri') || undefined;
  const returnTo = redirectUri ?? app.redirectUrls[0];
  if (returnTo === undefined || !isRegisteredRedirect(returnTo, app.redirectUrls)) {
    throw new OauthRefusal('bad_redirect_uri', sayRedirect(returnTo, app));
  }
  const botScopes = readScopes(given.get('scope'));
  const userScopes = readScopes(given.get('user_scope'));
  if (botScopes.length + userScopes.length === 0) {
    throw new OauthRefusal('no_scopes', 'Neither scope nor user_scope names a scope.');
  }
  return {
    app,
    botScopes,
    userScopes,
    redirectUri,
    returnTo,
    state: given.get('state'),
    teamId: given.get('team') || undefined,
    codeChallenge: readChallenge(given, app),
  };
}

function readScopes(text = ''): string[] {
  const scopes = text.split(/[, ]/).filter((scope) => scope !== '');
  const wrong = scopes.find((scope) => scope.length > 100 || !scopePattern.test(scope));
  if (wrong !== undefined || scopes.length > mostScopes) {
    throw new OauthRefusal('invalid_scope', wrong === undefined ? 'Too many scopes.' : `There is no scope “${wrong}”.`);
  }
  return [...new Set(scopes)];
}

function readChallenge(given: ReadonlyMap<string, string>, app: Readonly<App>): string | undefined {
  const challenge = given.get('code_challenge') || undefined;
  if (challenge === undefined) return undefined;
  if (!app.pkce) throw new OauthRefusal('pkce_not_allowed', 'The app has not switched PKCE on.');
  if (given.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    throw new OauthRefusal('invalid_code_challenge', 'The code_challenge must be of the method S256.');
  }
  return challenge;
}

function sayRedirect(returnTo: string | undefined, app: Readonly<App>): string {
  const registered = app.redirectUrls.join(', ') || 'none';
  if (returnTo === undefined) return 'The app sent no redirect_uri and has registered none.';
  return `${returnTo} is not https, or neither one of the app’s redirect URLs nor below one (${registered}).`;
}
