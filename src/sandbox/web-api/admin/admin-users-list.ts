import type { Member } from '../../org/org-data';
import { flag, integer, text } from '../argument';
import { cutPage } from '../cut-page';
import { slackSeconds } from '../slack-seconds';
import { realNameOf } from '../users/render-profile';
import { flagsOf } from '../users/render-user';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';
import { defineAdminMethod } from './admin-method';
import { findTeam } from './find-subjects';

/** Accounts of the organisation or of a workspace: active ones unless told, deactivated ones else. */
export const adminUsersList = defineAdminMethod({
  name: 'admin.users.list',
  scopes: ['admin.users:read'],
  tier: 4,
  withoutRank: 'not_an_admin',
  orWithoutRank: 'invalid_auth',
  args: {
    team_id: text(),
    cursor: text({ invalid: 'invalid_cursor' }),
    limit: integer({ min: 0, max: 1_000 }),
    is_active: flag(),
    only_guests: flag(),
    include_deactivated_user_workspaces: flag(),
  },
  writes: false,
  run(call) {
    const { org, args } = call;
    const { team_id: teamId, limit, cursor, include_deactivated_user_workspaces: withFormer = false } = args;
    if (teamId !== undefined) findTeam(call, teamId);
    demand(!withFormer || teamId === undefined, 'include_deactivated_user_workspaces_invalid');
    const page = cutPage(org.members.all, 'admin-user', { limit, cursor, usual: 100, most: 1_000 }, call);
    const users = page.items.filter((member) => isWanted(member, call));
    return {
      users: users.map((member) => renderAdminUser(member, { teamId, withFormer }, call)),
      response_metadata: { next_cursor: page.nextCursor },
    };
  },
});

type Wanted = { team_id: string | undefined; is_active: boolean | undefined; only_guests: boolean | undefined };

function isWanted(member: Readonly<Member>, { args, doubts }: WebCall<Wanted>): boolean {
  if (member.state === 'invited' && doubts.adminInvitedUsers === 'left-out') return false;
  const { team_id: teamId, is_active: wantsActive = true, only_guests: onlyGuests = false } = args;
  const isHere = teamId === undefined || member.teamIds.includes(teamId);
  const wasHere = teamId !== undefined && member.formerTeamIds?.includes(teamId) === true;
  const isActive = member.state !== 'deactivated' && isHere;
  return (isHere || wasHere) && isActive === wantsActive && (!onlyGuests || member.guest !== undefined);
}

function renderAdminUser(
  member: Readonly<Member>,
  { teamId, withFormer }: { teamId: string | undefined; withFormer: boolean },
  call: WebCall,
) {
  const isActive = member.state !== 'deactivated' && (teamId === undefined || member.teamIds.includes(teamId));
  const former = withFormer ? [...(isActive ? [] : member.teamIds), ...(member.formerTeamIds ?? [])] : [];
  return {
    id: member.id,
    email: member.email,
    ...flagsOf(member, teamId, call),
    is_bot: member.kind !== 'person',
    username: member.username,
    full_name: realNameOf(member),
    is_active: isActive,
    date_created: slackSeconds(member.createdAt),
    deactivated_ts: member.deactivatedAt ? slackSeconds(member.deactivatedAt) : 0,
    expiration_ts: member.guest?.expiresAt ? slackSeconds(member.guest.expiresAt) : 0,
    roles: call.org.roleAssignments.filter((role) => role.memberId === member.id).map((role) => role.roleId),
    workspaces: [...(isActive ? member.teamIds : []), ...former],
    has_2fa: member.has2fa,
    has_sso: member.nameId !== undefined,
    ...(member.lastSignInAt && { last_active_ts: slackSeconds(member.lastSignInAt) }),
  };
}
