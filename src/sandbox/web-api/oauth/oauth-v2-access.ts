import type { ApiRequest } from '../../api/api-face';
import { exchange } from '../../oauth/exchange';
import { OauthRefusal } from '../../oauth/oauth-refusal';
import { text } from '../argument';
import { defineOpenMethod } from '../web-method';
import { WebRefusal } from '../web-refusal';

/** `oauth.v2.access`: tokens for a code of the consent page, or for a refresh token. */
export const oauthV2Access = defineOpenMethod({
  name: 'oauth.v2.access',
  verb: 'POST',
  takesJson: true,
  tier: 'special',
  limits: (request) => [
    {
      key: `oauth.v2.access/${basicOf(request)?.id ?? request.address}`,
      allowance: { perMinute: 600, burst: 600 },
    },
  ],
  args: {
    client_id: text(),
    client_secret: text(),
    code: text(),
    code_verifier: text(),
    redirect_uri: text(),
    grant_type: text(),
    refresh_token: text(),
  },
  writes: true,
  run({ args, request, org, doubts }) {
    const basic = basicOf(request);
    const input = {
      clientId: basic?.id ?? args.client_id,
      clientSecret: basic?.secret ?? args.client_secret,
      grantType: args.grant_type,
      code: args.code,
      redirectUri: args.redirect_uri,
      codeVerifier: args.code_verifier,
      refreshToken: args.refresh_token,
    };
    try {
      return exchange(input, { org, doubts });
    } catch (error) {
      if (error instanceof OauthRefusal) throw new WebRefusal(error.code);
      throw error;
    }
  },
});

/** The app's id and secret as HTTP Basic carries them (RFC 6749 §2.3.1). */
function basicOf({ headers }: ApiRequest): { id: string; secret: string } | undefined {
  const encoded = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(headers.authorization ?? '')?.[1];
  const [id, ...rest] = encoded === undefined ? [] : Buffer.from(encoded, 'base64').toString().split(':');
  return id === undefined || rest.length === 0 ? undefined : { id: decode(id), secret: decode(rest.join(':')) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // sent as it is, which Slack's own ids and secrets allow
  }
}
