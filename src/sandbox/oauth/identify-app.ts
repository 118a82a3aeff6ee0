import { createHash, timingSafeEqual } from 'node:crypto';
import type { App } from '../org/org-data';
import type { ExchangeInput, ExchangeSetting } from './exchange';
import { OauthRefusal } from './oauth-refusal';

/**
 * The app that calls: by its secret, or as a public client with PKCE by its `code_verifier` or refresh token alone.
 *
 * @throws OauthRefusal `invalid_client_id`, `bad_client_secret`, `pkce_not_allowed`
 */
export function identifyApp(input: ExchangeInput, { org, doubts }: ExchangeSetting): Readonly<App> {
  const app = org.tokens.appByClientId(input.clientId ?? '');
  if (!app) throw new OauthRefusal('invalid_client_id', 'No app has this client_id.');
  if (input.codeVerifier !== undefined && !app.pkce) {
    throw new OauthRefusal('pkce_not_allowed', 'The app has not switched PKCE on.');
  }
  const provesItself = app.pkce && (input.codeVerifier !== undefined || input.refreshToken !== undefined);
  const mayLackSecret = provesItself && (input.clientSecret === undefined || doubts.oauthSecretWithPkce === 'ignored');
  if (!mayLackSecret && !isEqual(input.clientSecret ?? '', app.clientSecret)) {
    throw new OauthRefusal('bad_client_secret', 'The client secret is another one.');
  }
  return app;
}

function isEqual(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
