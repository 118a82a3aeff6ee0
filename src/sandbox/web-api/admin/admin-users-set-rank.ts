import type { MemberPatch } from '../../org/member-book';
import type { Member } from '../../org/org-data';
import { required, text } from '../argument';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';
import { defineAdminMethod, demandReach } from './admin-method';
import { findTeam, findUser } from './find-subjects';

const declared = {
  scopes: ['admin.users:write'],
  tier: 2,
  withoutRank: 'not_an_admin',
  args: { team_id: required(text()), user_id: required(text()) },
  target: 'user_id',
  writes: true,
} as const;
type RankCall = WebCall<{ team_id: string; user_id: string }>;

/** Makes an admin, an owner or a guest a regular member, of a workspace or of the organisation. */
export const adminUsersSetRegular = defineAdminMethod({
  ...declared,
  name: 'admin.users.setRegular',
  run(call) {
    const { member, teamId } = readSubject(call, 'failed_to_set_user_to_regular');
    demand(member.kind === 'person', 'failed_to_set_user_to_regular');
    if (teamId === undefined) call.org.members.update(member.id, { rank: 'member', guest: undefined });
    else call.org.members.update(member.id, regularIn(teamId, member));
    return {};
  },
});

export const adminUsersSetAdmin = defineAdminMethod({
  ...declared,
  name: 'admin.users.setAdmin',
  orWithoutRank: 'invalid_permissions',
  run: (call) => promote(call, 'admin'),
});

export const adminUsersSetOwner = defineAdminMethod({
  ...declared,
  name: 'admin.users.setOwner',
  orWithoutRank: 'invalid_permissions',
  run: (call) => promote(call, 'owner'),
});

/** From member, admin or owner to admin or owner; guests cannot be (Slack facts, Web API §6). */
function promote(call: RankCall, rank: 'admin' | 'owner'): Record<string, never> {
  const { org } = call;
  const { member, teamId } = readSubject(call, `failed_to_set_user_to_${rank}`);
  demandReach(call, { rank }, `failed_to_set_user_to_${rank}`);
  demand(member.kind === 'person' && !member.guest, 'invalid_role_for_user');
  if (rank === 'owner') demand(member.teamIds.length > 0, 'user_must_be_in_workspace');
  if (teamId === undefined) org.members.update(member.id, { rank });
  else org.members.update(member.id, { teamRanks: { ...member.teamRanks, [teamId]: rank } });
  return {};
}

/** Whom a call is about, and in which workspace; the organisation's own id stands for all of it. */
function readSubject(call: RankCall, failed: string): { member: Readonly<Member>; teamId: string | undefined } {
  const { org, args } = call;
  const teamId = args.team_id === org.enterpriseId ? undefined : findTeam(call, args.team_id).id;
  const member = findUser(call, args.user_id);
  const isThere = teamId === undefined || member.teamIds.includes(teamId);
  demand(member.state !== 'deactivated' && isThere, 'user_not_found');
  demand(member.rank !== 'primary-owner', 'cannot_modify_primary_owner');
  demandReach(call, member, failed);
  return { member, teamId };
}

function regularIn(teamId: string, member: Readonly<Member>): MemberPatch {
  const isOrgAdmin = member.rank === 'admin' || member.rank === 'owner';
  demand(!isOrgAdmin, 'cannot_set_org_admin_to_regular_at_workspace_level');
  if (member.guest) {
    demand(member.teamIds.length === 1, 'cannot_set_this_guest_to_regular_at_team_level');
    return { rank: 'member', guest: undefined };
  }
  const { [teamId]: _taken, ...teamRanks } = member.teamRanks ?? {};
  return { teamRanks: Object.keys(teamRanks).length > 0 ? teamRanks : undefined };
}
