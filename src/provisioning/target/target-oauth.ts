import type { Secret } from '../../core';

/** What Slack gave for a code or for a refresh token. The token is the one that SCIM takes (of the person, not of a bot). */
export type OAuthGrant = {
  token: Secret;
  refreshToken: Secret | null;
  /** Null: the token does not end by itself. */
  expiresInSeconds: number | null;
};

/** The Slack app through which an administrator lets us in. */
export type OAuthClient = { webApiOrigin: string; clientId: string };

/** Letting an administrator hand over a token by Slack's own consent page (OAuth 2.0). Implemented by `slack`. */
export type TargetOAuth = {
  /** Where the administrator's browser goes. `team`: the workspace or organisation that the connection is already for. */
  authorizeUrl(request: OAuthClient & { redirectUrl: string; state: string; team: string | null }): string;
  /** Turns the code into a token. @throws TargetError */
  exchange(request: OAuthClient & { clientSecret: Secret; code: string; redirectUrl: string }): Promise<OAuthGrant>;
  /** Turns a refresh token into the next token; the old one may be worth nothing afterwards. @throws TargetError */
  refresh(request: OAuthClient & { clientSecret: Secret; refreshToken: Secret }): Promise<OAuthGrant>;
};
