import { createHash } from 'node:crypto';
import { ensureBotUser } from '../org/bot-user';
import type { OauthCode } from '../org/grant-data';
import type { App } from '../org/org-data';
import type { ExchangeInput, ExchangeSetting } from './exchange';
import { describeInstall, type IssuedToken, issueTokens } from './issue-tokens';
import { OauthRefusal } from './oauth-refusal';

const codeLifetimeMs = 10 * 60_000;

/** Installs the app as the person allowed it. @throws OauthRefusal with Slack's code; a code that is refused is not used up */
export function exchangeCode(app: Readonly<App>, input: ExchangeInput, setting: ExchangeSetting) {
  const { org, doubts } = setting;
  const code = findCode(app, input, setting);
  checkRedirect(code, input, setting);
  checkVerifier(code, input);
  const member = org.members.get(code.memberId);
  if (!member || member.state === 'deactivated') {
    throw new OauthRefusal('account_inactive', 'Whoever allowed it was deactivated.');
  }
  if (member.state === 'invited') {
    throw new OauthRefusal('user_email_unverified', 'Whoever allowed it has not confirmed their e-mail address.');
  }
  if (code.teamId !== undefined && isInstalledOnOrg(app, setting)) {
    throw new OauthRefusal('cannot_install_an_org_installed_app', 'The app is installed on the whole organisation.');
  }
  org.grants.use(code);
  const grant = { app, teamId: code.teamId };
  const bot = code.botScopes.length > 0 ? ensureBotUser(org, app) : undefined;
  const forBot = bot && issueTokens({ ...grant, kind: 'bot', memberId: bot.id, scopes: code.botScopes }, setting);
  const forUser =
    code.userScopes.length > 0
      ? issueTokens({ ...grant, kind: 'user', memberId: member.id, scopes: code.userScopes }, setting)
      : undefined;
  return {
    ...(forBot && bot ? { ...tokenFields(forBot), bot_user_id: bot.id } : {}),
    ...describeInstall(app, code.teamId, org, doubts),
    authed_user: { id: member.id, ...(forUser ? tokenFields(forUser) : {}) },
  };
}

function findCode(app: Readonly<App>, input: ExchangeInput, { org, doubts }: ExchangeSetting): Readonly<OauthCode> {
  const code = org.grants.findCode(input.code ?? '');
  const ageMs = code ? org.now().getTime() - code.createdAt.getTime() : 0;
  if (!code || code.appId !== app.id || ageMs >= codeLifetimeMs) {
    throw new OauthRefusal('invalid_code', 'There is no such code of this app, or it is older than ten minutes.');
  }
  if (code.isLegacy) {
    throw new OauthRefusal('oauth_authorization_url_mismatch', 'The visit began at /oauth/authorize.');
  }
  if (code.usedAt) throw new OauthRefusal(doubts.oauthUsedCode, 'The code was used before.');
  return code;
}

function checkRedirect(code: Readonly<OauthCode>, { redirectUri }: ExchangeInput, { doubts }: ExchangeSetting): void {
  const isUnasked = code.redirectUri === undefined && doubts.oauthUnaskedRedirectUri === 'ignored';
  if (code.redirectUri !== redirectUri && !isUnasked) {
    throw new OauthRefusal('bad_redirect_uri', 'The redirect_uri is not the one of the visit to the consent page.');
  }
}

function checkVerifier({ codeChallenge }: Readonly<OauthCode>, { codeVerifier }: ExchangeInput): void {
  const challenge =
    codeVerifier === undefined ? undefined : createHash('sha256').update(codeVerifier).digest('base64url');
  if (challenge !== codeChallenge) {
    throw new OauthRefusal('invalid_code_verifier', 'The code_verifier does not fit the code_challenge.');
  }
}

function isInstalledOnOrg({ id }: Readonly<App>, { org }: ExchangeSetting): boolean {
  if (!org.isEnterprise) return false;
  return org.tokens.tokens.some(
    (token) => token.appId === id && token.teamId === undefined && token.revokedAt === undefined,
  );
}

function tokenFields({ token, text, refreshToken, lifetimeSeconds }: IssuedToken) {
  return {
    access_token: text,
    token_type: token.kind,
    scope: token.scopes.join(','),
    ...(refreshToken === undefined ? {} : { expires_in: lifetimeSeconds, refresh_token: refreshToken }),
  };
}
