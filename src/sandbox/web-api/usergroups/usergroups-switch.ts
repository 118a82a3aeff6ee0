import { flag, required, text } from '../argument';
import { teamOf } from '../team-of-call';
import { defineMethod } from '../web-method';
import { findUsergroup } from './find-usergroup';
import { demandEditable, demandMayManage, demandPaidPlan } from './may-manage-usergroups';
import { renderUsergroup } from './render-usergroup';
import { targetTeamCodes } from './usergroups-create';
import { updateUsergroup } from './write-usergroup';

/** Switches a user group off, which is as near as Slack comes to removing one: its members stay in it. */
export const usergroupsDisable = defineSwitch('usergroups.disable');

/** Switches a disabled user group on again. */
export const usergroupsEnable = defineSwitch('usergroups.enable');

function defineSwitch(name: 'usergroups.disable' | 'usergroups.enable') {
  return defineMethod({
    name,
    verb: 'POST',
    takesJson: true,
    tokens: ['bot', 'user'],
    scopes: ['usergroups:write'],
    tier: 2,
    args: { usergroup: required(text()), include_count: flag(), team_id: text() },
    target: 'usergroup',
    writes: true,
    run(call) {
      const { args, at } = call;
      demandPaidPlan(call);
      const team = teamOf(call, args.team_id, targetTeamCodes);
      demandMayManage(call, team);
      const group = findUsergroup(args.usergroup, team, call);
      demandEditable(group, {}, call);
      const disabledAt = name === 'usergroups.disable' ? (group.disabledAt ?? at) : undefined;
      const changed = updateUsergroup(group, { disabledAt }, call);
      return { usergroup: renderUsergroup(changed, team.id, call, { users: true, count: args.include_count }) };
    },
  });
}
