import { type Clock, Secret } from '../../core';
import { type OAuthGrant, type TargetOAuth } from '../../provisioning';
import { RateBudget, type Wait } from '../budget/rate-budget';
import { isObject, type JsonObject, textOf } from '../json-values';
import { malformed } from '../sort-error';
import type { HttpTransport } from '../transport/http-transport';
import { WebApi } from '../web/web-api';

const method = 'oauth.v2.access';

/**
 * Scopes of a person’s token: SCIM needs `admin`; the others let us see ranks and names and describe groups. Slack’s
 * consent page shows them all (Slack facts, Web API §8).
 */
const userScopes = ['admin', 'users:read', 'usergroups:read', 'usergroups:write', 'channels:read', 'groups:read'];

/** What only an organisation has: everybody’s ranks, ending sessions, and channels of its groups (Slack facts, Web API §6). */
const organisationScopes = ['admin.users:read', 'admin.users:write', 'admin.usergroups:write'];

/** Slack’s OAuth 2.0 (Slack facts, Web API §8). The client’s secret goes into a header, the code into the body. */
export function createOAuth(transport: HttpTransport, clock: Clock, wait: Wait): TargetOAuth {
  const ask = async (
    { webApiOrigin, clientId, clientSecret }: { webApiOrigin: string; clientId: string; clientSecret: Secret },
    args: { [name: string]: string },
  ): Promise<OAuthGrant> => {
    const credentials = Buffer.from(`${clientId}:${clientSecret.reveal()}`).toString('base64');
    const web = new WebApi({
      transport,
      origin: webApiOrigin,
      authorization: `Basic ${credentials}`,
      budget: new RateBudget({ clock, wait }),
      clock,
      wait,
    });
    const { body } = await web.call({ method, args, writes: true });
    return readGrant(body);
  };
  return {
    authorizeUrl({ webApiOrigin, clientId, redirectUrl, state, team }) {
      const url = new URL('/oauth/v2/authorize', webApiOrigin);
      url.searchParams.set('client_id', clientId);
      url.searchParams.set('scope', '');
      const scopes = team?.startsWith('E') ? [...userScopes, ...organisationScopes] : userScopes;
      url.searchParams.set('user_scope', scopes.join(','));
      url.searchParams.set('redirect_uri', redirectUrl);
      url.searchParams.set('state', state);
      if (team !== null) url.searchParams.set('team', team);
      return url.href;
    },
    exchange: ({ code, redirectUrl, ...client }) => ask(client, { code, redirect_uri: redirectUrl }),
    refresh: ({ refreshToken, ...client }) =>
      ask(client, { grant_type: 'refresh_token', refresh_token: refreshToken.reveal() }),
  };
}

/** With user scopes only the token is the person’s, beside which there is none (Slack facts, Web API §8). */
function readGrant(body: JsonObject): OAuthGrant {
  const person = isObject(body.authed_user) ? body.authed_user : {};
  const from = textOf(person.access_token) === undefined ? body : person;
  const [token, refreshToken, seconds] = [textOf(from.access_token), textOf(from.refresh_token), from.expires_in];
  if (token === undefined) throw malformed({ api: 'web', name: method, writes: true }, 'it holds no token');
  return {
    token: new Secret(token),
    refreshToken: refreshToken === undefined ? null : new Secret(refreshToken),
    expiresInSeconds: typeof seconds === 'number' && seconds > 0 ? seconds : null,
  };
}
