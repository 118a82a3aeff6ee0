import type { Group, Team } from '../../org/org-data';
import { flag, list, required, text } from '../argument';
import { isInTeam, teamOf } from '../team-of-call';
import { defineMethod, type WebCall } from '../web-method';
import { demand, WebRefusal } from '../web-refusal';
import { findUsergroup } from './find-usergroup';
import { demandMayManage, demandOpenMembership, demandPaidPlan } from './may-manage-usergroups';
import { renderUsergroup } from './render-usergroup';
import { replaceMembers } from './write-usergroup';

/** Slack facts, SCIM §9 size. */
const mostMembers = 5_000;

/** Replaces everybody in a user group; it cannot be emptied, only disabled. */
export const usergroupsUsersUpdate = defineMethod({
  name: 'usergroups.users.update',
  verb: 'POST',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: ['usergroups:write'],
  tier: 2,
  args: {
    usergroup: required(text()),
    users: required(list({ missing: 'no_users_provided', invalid: 'invalid_users' })),
    additional_channels: list(),
    include_count: flag(),
    is_shared: flag(),
    team_id: text(),
  },
  target: 'usergroup',
  writes: true,
  run(call) {
    const { args } = call;
    demandPaidPlan(call);
    const team = teamOf(call, args.team_id);
    demandMayManage(call, team);
    const group = findUsergroup(args.usergroup, team, call);
    demandOpenMembership(group, call);
    const changed = replaceMembers(group, joining(args.users, group, team, call), call);
    return { usergroup: renderUsergroup(changed, team.id, call, { users: true, count: args.include_count }) };
  },
});

/** Who shall be in the group. Those of another workspace fail; by doubt the others are put in all the same. @throws WebRefusal */
function joining(given: readonly string[], group: Readonly<Group>, team: Readonly<Team>, call: WebCall): string[] {
  const { org, doubts } = call;
  const ids = [...new Set(given)];
  demand(ids.length > 0, 'no_users_provided');
  demand(ids.length <= mostMembers, 'subteam_max_users_exceeded');
  const members = ids.map((id) => {
    const member = org.members.get(id);
    demand(member && member.state !== 'deactivated', 'invalid_users');
    demand(member.rank !== 'single-channel-guest', 'single_channel_guests_cannot_be_added');
    demand(member.kind === 'person' && member.rank !== 'multi-channel-guest', doubts.webGuestInGroup);
    return member;
  });
  const inside = members.filter((member) => isInTeam(call, member, team.id)).map(({ id }) => id);
  if (inside.length === ids.length) return ids;
  if (doubts.webFailedForSomeUsers === 'others-applied' && inside.length > 0) replaceMembers(group, inside, call);
  throw new WebRefusal('failed_for_some_users');
}
