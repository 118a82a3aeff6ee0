import type { Member } from '../../org/org-data';
import { required, text } from '../argument';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';
import { defineAdminMethod, demandReach } from './admin-method';
import { findTeam, findUser } from './find-subjects';

/** Takes somebody out of one workspace; in the organisation and its other workspaces nothing changes. */
export const adminUsersRemove = defineAdminMethod({
  name: 'admin.users.remove',
  scopes: ['admin.users:write'],
  tier: 2,
  withoutRank: 'invalid_permissions',
  orWithoutRank: 'invalid_auth',
  args: { team_id: required(text()), user_id: required(text()) },
  target: 'user_id',
  writes: true,
  run(call) {
    const { args, doubts } = call;
    const team = findTeam(call, args.team_id);
    const member = findUser(call, args.user_id);
    demand(member.rank !== 'primary-owner', 'cannot_modify_primary_owner');
    demandReach(call, member, 'failed_to_remove_user_from_workspace');
    const wasHere = member.formerTeamIds?.includes(team.id) || member.state === 'deactivated';
    const isHere = member.teamIds.includes(team.id) && member.state !== 'deactivated';
    demand(isHere || !wasHere, 'user_already_deleted');
    demand(isHere, doubts.adminRemoveStranger);
    leaveTeam(member, team.id, call);
    return {};
  },
});

function leaveTeam(member: Readonly<Member>, teamId: string, { org }: WebCall): void {
  const { [teamId]: _left, ...teamRanks } = member.teamRanks ?? {};
  org.members.update(member.id, {
    teamIds: member.teamIds.filter((id) => id !== teamId),
    teamRanks: Object.keys(teamRanks).length > 0 ? teamRanks : undefined,
  });
  for (const channel of org.channels.all) {
    if (channel.teamId === teamId && channel.memberIds.has(member.id)) {
      org.channels.changeMembers(channel.id, { remove: [member.id] });
    }
  }
  org.sessions.end(member.id, 'deactivated', (session) => session.teamId === teamId);
}
