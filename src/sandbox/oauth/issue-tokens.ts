import type { DoubtSettings } from '../doubts';
import type { Org } from '../org/org';
import type { App, Token } from '../org/org-data';
import type { ExchangeSetting } from './exchange';

const rotatingLifetimeSeconds = 43_200;
const publicRefreshLifetimeMs = 30 * 24 * 3_600_000;

export type TokenHolder = { app: Readonly<App>; kind: Token['kind']; memberId: string; teamId: string | undefined };
export type IssuedToken = {
  text: string;
  token: Readonly<Token>;
  /** With token rotation. */
  refreshToken?: string;
  lifetimeSeconds?: number;
};

/** The tokens of one installation and one account that were not revoked, the oldest first. */
export function tokensOf({ app, kind, memberId, teamId }: TokenHolder, org: Org): readonly Readonly<Token>[] {
  return org.tokens.tokens.filter(
    (token) =>
      token.appId === app.id &&
      token.kind === kind &&
      token.memberId === memberId &&
      token.teamId === teamId &&
      token.revokedAt === undefined,
  );
}

/**
 * A token for an installation. Its scopes are those that were allowed now and all that were allowed before and not
 * revoked (Slack docs: Installing with OAuth, appending scopes).
 */
export function issueTokens(
  input: TokenHolder & { scopes: readonly string[] },
  { org, doubts }: ExchangeSetting,
): IssuedToken {
  const former = tokensOf(input, org);
  const scopes = [...new Set([...former.flatMap((token) => token.scopes), ...input.scopes])];
  for (const token of former) {
    if (doubts.oauthReinstall === 'revoked') org.tokens.revoke(token.id);
    else org.tokens.update(token.id, { scopes });
  }
  return issueToken({ ...input, scopes }, org);
}

/** A token with just these scopes; with token rotation it ends, and a refresh token comes with it. */
export function issueToken(
  { app, kind, memberId, teamId, scopes }: TokenHolder & { scopes: string[] },
  org: Org,
): IssuedToken {
  const holder = { kind, appId: app.id, memberId, teamId, scopes };
  if (!app.tokenRotation) return org.tokens.issue(holder);
  const nowMs = org.now().getTime();
  const issued = org.tokens.issue({ ...holder, expiresAt: new Date(nowMs + rotatingLifetimeSeconds * 1000) });
  const refreshToken = org.grants.issueRefreshToken({
    ...holder,
    expiresAt: app.pkce ? new Date(nowMs + publicRefreshLifetimeMs) : undefined,
  });
  return { ...issued, refreshToken, lifetimeSeconds: rotatingLifetimeSeconds };
}

/** Which app was installed where. */
export function describeInstall(
  app: Readonly<App>,
  teamId: string | undefined,
  org: Org,
  doubts: Readonly<DoubtSettings>,
): { [name: string]: unknown } {
  const isOrgWide = org.isEnterprise && teamId === undefined;
  const team = isOrgWide ? undefined : (org.teams.find(({ id }) => id === teamId) ?? org.teams[0]);
  return {
    app_id: app.id,
    ...(team ? { team: { id: team.id, name: team.name } } : {}),
    ...(isOrgWide && doubts.oauthOrgInstallTeam === 'null' ? { team: null } : {}),
    enterprise: org.isEnterprise ? { id: org.enterpriseId, name: org.teams[0]?.name } : null,
    is_enterprise_install: isOrgWide,
  };
}
