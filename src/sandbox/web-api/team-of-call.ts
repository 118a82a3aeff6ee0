import type { Member, Team } from '../org/org-data';
import type { WebCall } from './web-method';
import { demand, WebRefusal } from './web-refusal';

/**
 * The workspace a call is about: that of a workspace's token, whatever it says; for an organisation's token the one it
 * names (Slack facts, Web API §1).
 *
 * @param codes what tells that an organisation's token named none, or one that there is not
 * @throws WebRefusal by `codes`, or `team_access_not_granted`
 */
export function teamOf(
  call: WebCall,
  teamId: string | undefined,
  { missing, unknown = 'team_not_found' }: { missing?: string; unknown?: string } = {},
): Readonly<Team> {
  const { org, caller, doubts } = call;
  if (!org.isEnterprise || caller.token.teamId !== undefined) {
    const own = org.teams.find((team) => team.id === caller.token.teamId) ?? org.teams[0];
    demand(own, 'team_not_found');
    return own;
  }
  if (teamId === undefined || teamId === '') throw new WebRefusal(missing ?? doubts.webMissingTeamId);
  const team = org.teams.find((each) => each.id === teamId);
  demand(team, unknown);
  demand(isApprovedFor(call, team.id), 'team_access_not_granted');
  return team;
}

/** Whether an organisation's app was let into a workspace. */
export function isApprovedFor({ caller }: WebCall, teamId: string): boolean {
  return caller.token.approvedTeamIds?.includes(teamId) ?? true;
}

/** Whether somebody belongs to a workspace; on a plan with one workspace everybody does. */
export function isInTeam({ org }: WebCall, member: Readonly<Member>, teamId: string): boolean {
  return !org.isEnterprise || member.teamIds.includes(teamId);
}

/** Whether a call acts for the whole organisation. */
export function isOrgWide({ org, caller }: WebCall): boolean {
  return org.isEnterprise && caller.token.teamId === undefined;
}
