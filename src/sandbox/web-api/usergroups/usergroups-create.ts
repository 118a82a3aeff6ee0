import { flag, list, required, text } from '../argument';
import { teamOf } from '../team-of-call';
import { defineMethod } from '../web-method';
import { demandMayManage, demandPaidPlan } from './may-manage-usergroups';
import { handleOf, readUsergroup } from './read-usergroup';
import { renderUsergroup } from './render-usergroup';

/** What creating and changing have in common. */
export const usergroupArguments = {
  handle: text(),
  description: text(),
  channels: list({ invalid: 'invalid_channel_provided' }),
  additional_channels: list({ invalid: 'invalid_channel_provided' }),
  enable_section: flag(),
  include_count: flag(),
  team_id: text(),
};

/** Codes that name an organisation's workspace wrongly or not at all, where user groups are written. */
export const targetTeamCodes = {
  missing: 'target_team_must_be_specified_in_org_context',
  unknown: 'target_team_not_on_org',
};

/** A new user group, which nobody is in. */
export const usergroupsCreate = defineMethod({
  name: 'usergroups.create',
  verb: 'POST',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: ['usergroups:write'],
  tier: 2,
  args: { ...usergroupArguments, name: required(text({ missing: 'missing_subteam_name' })) },
  target: 'name',
  writes: true,
  run(call) {
    const { org, args, caller } = call;
    demandPaidPlan(call);
    const team = teamOf(call, args.team_id, targetTeamCodes);
    demandMayManage(call, team);
    const { name = args.name, ...given } = readUsergroup(args, undefined, team, call);
    const by = { createdBy: caller.member.id, updatedBy: caller.member.id };
    const handle = given.handle ?? handleOf(name, call);
    const group = org.groups.add({ ...given, ...by, name, handle, kind: 'user-group', teamId: team.id });
    return { usergroup: renderUsergroup(group, team.id, call, { users: true, count: args.include_count }) };
  },
});
