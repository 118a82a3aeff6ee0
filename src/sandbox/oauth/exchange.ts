import type { DoubtSettings } from '../doubts';
import type { Org } from '../org/org';
import { exchangeCode } from './exchange-code';
import { exchangeRefreshToken } from './exchange-refresh-token';
import { identifyApp } from './identify-app';
import { OauthRefusal } from './oauth-refusal';

/** What an app sends to `oauth.v2.access`. */
export type ExchangeInput = {
  clientId: string | undefined;
  clientSecret: string | undefined;
  grantType: string | undefined;
  code: string | undefined;
  redirectUri: string | undefined;
  codeVerifier: string | undefined;
  refreshToken: string | undefined;
};

export type ExchangeSetting = { org: Org; doubts: Readonly<DoubtSettings> };

/**
 * Gives an app tokens for a code or a refresh token.
 *
 * @returns the fields of the answer after `ok`
 * @throws OauthRefusal with Slack's code
 * @see Slack docs: oauth.v2.access, Using token rotation, Using PKCE
 */
export function exchange(input: ExchangeInput, setting: ExchangeSetting): { [name: string]: unknown } {
  const grantType = input.grantType || 'authorization_code';
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token') {
    throw new OauthRefusal('invalid_grant_type', 'The grant_type is authorization_code or refresh_token.');
  }
  const app = identifyApp(input, setting);
  return grantType === 'refresh_token' ? exchangeRefreshToken(app, input, setting) : exchangeCode(app, input, setting);
}
