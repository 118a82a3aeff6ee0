import { flag, text } from '../argument';
import { teamOf } from '../team-of-call';
import { defineMethod } from '../web-method';
import { usergroupsOf } from './find-usergroup';
import { demandPaidPlan } from './may-manage-usergroups';
import { renderUsergroup } from './render-usergroup';

/** All user groups of a workspace at once, in no order that means anything. */
export const usergroupsList = defineMethod({
  name: 'usergroups.list',
  verb: 'GET',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: ['usergroups:read'],
  tier: 2,
  args: { include_count: flag(), include_disabled: flag(), include_users: flag(), team_id: text() },
  writes: false,
  run(call) {
    const { args } = call;
    demandPaidPlan(call);
    const team = teamOf(call, args.team_id, { unknown: 'invalid_team' });
    const groups = usergroupsOf(team, call)
      .filter((group) => args.include_disabled || group.disabledAt === undefined)
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    const shown = { users: args.include_users, count: args.include_count };
    return { usergroups: groups.map((group) => renderUsergroup(group, team.id, call, shown)) };
  },
});
