import { required, text } from '../argument';
import { teamOf } from '../team-of-call';
import { defineMethod } from '../web-method';
import { findUsergroup } from './find-usergroup';
import { demandEditable, demandMayManage, demandPaidPlan } from './may-manage-usergroups';
import { readUsergroup } from './read-usergroup';
import { renderUsergroup } from './render-usergroup';
import { usergroupArguments } from './usergroups-create';
import { updateUsergroup } from './write-usergroup';

export const usergroupsUpdate = defineMethod({
  name: 'usergroups.update',
  verb: 'POST',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: ['usergroups:write'],
  tier: 2,
  args: { ...usergroupArguments, usergroup: required(text()), name: text() },
  target: 'usergroup',
  writes: true,
  run(call) {
    const { args } = call;
    demandPaidPlan(call, 'paid_teams_only');
    const team = teamOf(call, args.team_id);
    demandMayManage(call, team);
    const group = findUsergroup(args.usergroup, team, call);
    demandEditable(group, args, call);
    const changed = updateUsergroup(group, readUsergroup(args, group, team, call), call);
    return { usergroup: renderUsergroup(changed, team.id, call, { users: true, count: args.include_count }) };
  },
});
