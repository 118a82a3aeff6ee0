import { flag, required, text } from '../argument';
import { teamOf } from '../team-of-call';
import { defineMethod } from '../web-method';
import { demand } from '../web-refusal';
import { findUsergroup } from './find-usergroup';
import { demandPaidPlan } from './may-manage-usergroups';

/** Everybody in a user group, at once. */
export const usergroupsUsersList = defineMethod({
  name: 'usergroups.users.list',
  verb: 'GET',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: ['usergroups:read'],
  tier: 2,
  args: { usergroup: required(text()), include_disabled: flag(), team_id: text() },
  target: 'usergroup',
  writes: false,
  run(call) {
    const { args, doubts } = call;
    demandPaidPlan(call);
    const group = findUsergroup(args.usergroup, teamOf(call, args.team_id), call);
    const isShown = args.include_disabled || group.disabledAt === undefined;
    demand(isShown || doubts.webDisabledGroupUsers === 'listed', 'no_such_subteam');
    return { users: [...group.memberIds] };
  },
});
