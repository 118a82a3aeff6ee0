import type { Member, Rank } from '../../org/org-data';
import { flag, list, required, text } from '../argument';
import { demand } from '../web-refusal';
import { defineAdminMethod, demandReach } from './admin-method';
import { findTeam, findUser } from './find-subjects';
import { wantedRank } from './guest-status';
import { joinTeam, readChannels } from './join-team';

/** Adds an account of the organisation to a workspace, or brings it back there; a deactivated one becomes active again. */
export const adminUsersAssign = defineAdminMethod({
  name: 'admin.users.assign',
  scopes: ['admin.users:write'],
  tier: 2,
  withoutRank: 'not_an_admin',
  args: {
    team_id: required(text()),
    user_id: required(text()),
    is_restricted: flag(),
    is_ultra_restricted: flag(),
    channel_ids: list({ invalid: 'invitor_cannot_see_channel' }),
  },
  target: 'user_id',
  writes: true,
  run(call) {
    const { org, args } = call;
    const team = findTeam(call, args.team_id);
    const member = findUser(call, args.user_id);
    demand(member.kind === 'person', 'user_is_bot');
    demandReach(call, member, 'not_an_admin');
    demand(!member.teamIds.includes(team.id) || member.state === 'deactivated', 'user_already_team_member');
    const rank = wantedRank(args);
    const elsewhere = member.state !== 'deactivated' && member.teamIds.some((id) => id !== team.id);
    demand(mayBe(rank, member, elsewhere), 'invalid_role_for_user');
    const channels = readChannels(args.channel_ids ?? [], team.id, 'invitor_cannot_see_channel', call);
    if (rank !== 'member') {
      const guest = { ...member.guest, channelIds: channels.map(({ id }) => id) };
      org.members.update(member.id, { rank, guest });
    } else if (member.guest) org.members.update(member.id, { rank, guest: undefined });
    joinTeam(org.members.get(member.id) ?? member, team.id, channels, call);
    return {};
  },
});

/** Nobody is a guest in one workspace and a member in another (admin.users.assign, invalid_role_for_user). */
function mayBe(rank: Rank, member: Readonly<Member>, elsewhere: boolean): boolean {
  if (rank === 'member') return !member.guest || !elsewhere;
  return member.guest ? member.rank === rank || !elsewhere : member.rank === 'member' && !elsewhere;
}
