import { createHash } from 'node:crypto';
import type { Org } from '../org/org';
import type { App, Member, Team } from '../org/org-data';

/** Where an app is installed, as far as it matters to a person who uses it. */
export type Installation = { isOrgWide: boolean; team: Readonly<Team> | undefined };

/** The installation through which an app reached somebody: the organisation's if there is one. */
export function installationOf(org: Org, appId: string): Installation {
  const tokens = org.tokens.tokens.filter((token) => token.appId === appId && token.revokedAt === undefined);
  const isOrgWide = org.isEnterprise && tokens.some((token) => token.teamId === undefined);
  const teamId = tokens.findLast((token) => token.teamId !== undefined)?.teamId;
  return { isOrgWide, team: org.teams.find(({ id }) => id === teamId) ?? org.teams[0] };
}

/** What every payload says: workspace, organisation, person and app (Slack docs: block_actions payload). */
export function describeScene(org: Org, app: Readonly<App>, member: Readonly<Member>, installation: Installation) {
  const { isOrgWide, team } = installation;
  const enterprise = org.isEnterprise ? { id: org.enterpriseId, name: org.teams[0]?.name } : null;
  const ofEnterprise = enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {};
  return {
    team: isOrgWide || !team ? null : { id: team.id, domain: team.domain, ...ofEnterprise },
    enterprise,
    user: {
      id: member.id,
      username: member.username,
      name: member.username,
      team_id: member.teamIds[0] ?? team?.id,
    },
    api_app_id: app.id,
    token: verificationToken(app),
    is_enterprise_install: isOrgWide,
  };
}

/** The verification token of old, which Slack still sends and nobody should look at. */
function verificationToken(app: Readonly<App>): string {
  return createHash('sha256').update(`verification ${app.id}`).digest('hex').slice(0, 24);
}
