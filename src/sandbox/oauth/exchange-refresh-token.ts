import type { RefreshToken } from '../org/grant-data';
import type { App } from '../org/org-data';
import type { ExchangeInput, ExchangeSetting } from './exchange';
import { describeInstall, issueToken, tokensOf } from './issue-tokens';
import { OauthRefusal } from './oauth-refusal';

/** How many tokens of an installation hold at once (Slack docs: Using token rotation). */
const mostActive = 2;

/** Gives the next token for a refresh token, which is used up by it. @throws OauthRefusal with Slack's code */
export function exchangeRefreshToken(app: Readonly<App>, input: ExchangeInput, setting: ExchangeSetting) {
  const { org, doubts } = setting;
  const refresh = findRefreshToken(app, input, setting);
  const member = org.members.get(refresh.memberId);
  if (!member || member.state === 'deactivated') {
    throw new OauthRefusal('account_inactive', 'Whoever allowed it was deactivated.');
  }
  org.grants.use(refresh);
  const holder = { app, kind: refresh.kind, memberId: refresh.memberId, teamId: refresh.teamId };
  const issued = issueToken({ ...holder, scopes: refresh.scopes }, org);
  const active = tokensOf(holder, org).filter(({ expiresAt }) => expiresAt === undefined || expiresAt > org.now());
  for (const token of active.slice(0, -mostActive)) org.tokens.revoke(token.id);
  const fields = {
    access_token: issued.text,
    ...(issued.refreshToken === undefined
      ? {}
      : { expires_in: issued.lifetimeSeconds, refresh_token: issued.refreshToken }),
    token_type: refresh.kind,
    scope: refresh.scopes.join(','),
  };
  const install = describeInstall(app, refresh.teamId, org, doubts);
  if (refresh.kind === 'bot') return { ...fields, bot_user_id: member.id, ...install };
  return doubts.oauthRefreshedUserToken === 'top-level'
    ? { ...fields, ...install }
    : { ...install, authed_user: { id: member.id, ...fields } };
}

function findRefreshToken(app: Readonly<App>, input: ExchangeInput, setting: ExchangeSetting): Readonly<RefreshToken> {
  const { org, doubts } = setting;
  const refresh = org.grants.findRefreshToken(input.refreshToken ?? '');
  const now = org.now();
  const usedForMs = refresh?.usedAt ? now.getTime() - refresh.usedAt.getTime() : undefined;
  const isSpent = usedForMs !== undefined && usedForMs >= Number(doubts.oauthRefreshGraceSeconds) * 1000;
  const hasEnded = refresh?.expiresAt !== undefined && refresh.expiresAt <= now;
  if (!refresh || refresh.appId !== app.id || isSpent || hasEnded) {
    throw new OauthRefusal('invalid_refresh_token', 'There is no such refresh token of this app, or it was used.');
  }
  return refresh;
}
