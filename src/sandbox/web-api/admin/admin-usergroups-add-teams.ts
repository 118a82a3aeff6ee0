import type { Group, Member } from '../../org/org-data';
import { flag, list, required, text } from '../argument';
import type { WebCall } from '../web-method';
import { demand, WebRefusal } from '../web-refusal';
import { defineAdminMethod } from './admin-method';
import { findIdpGroup } from './find-subjects';

/**
 * Connects a group of the identity provider with workspaces, and with `auto_provision` brings its members into them. A
 * workspace where that fails is left unconnected and named, the others are connected all the same.
 */
export const adminUsergroupsAddTeams = defineAdminMethod({
  name: 'admin.usergroups.addTeams',
  scopes: ['admin.teams:write'],
  tier: 2,
  withoutRank: 'restricted_action',
  args: {
    usergroup_id: required(text()),
    team_ids: required(list({ missing: 'no_team_ids_given' })),
    auto_provision: flag(),
  },
  target: 'usergroup_id',
  writes: true,
  run(call) {
    const { org, args, doubts } = call;
    const { auto_provision: autoProvision = false } = args;
    const group = findIdpGroup(call, args.usergroup_id);
    const ids = [...new Set(args.team_ids)];
    demand(ids.length > 0, 'no_team_ids_given');
    const unknown = ids.filter((id) => !org.teams.some((team) => team.id === id));
    if (unknown.length > 0) throw new WebRefusal('invalid_team_ids', { errors: unknown });
    const others = group.linkedTeams.filter((team) => !ids.includes(team.id));
    demand(others.length + ids.length <= Number(doubts.adminGroupTeamLimit), 'team_limit_exceeded');
    const failed = autoProvision ? ids.filter((id) => !canProvision(group, id, call)) : [];
    const linked = ids.filter((id) => !failed.includes(id));
    const kept = group.linkedTeams.filter((team) => !linked.includes(team.id));
    org.groups.update(group.id, { linkedTeams: [...kept, ...linked.map((id) => ({ id, autoProvision }))] });
    if (autoProvision) for (const member of membersOf(group, call)) provide(member, linked, call);
    if (failed.length > 0) throw new WebRefusal('auto_provision_failure', { errors: failed });
    return {};
  },
});

/** A guest is in the workspaces that invited them and comes into no other by a group. */
function canProvision(group: Readonly<Group>, teamId: string, call: WebCall): boolean {
  return membersOf(group, call).every((member) => !member.guest || member.teamIds.includes(teamId));
}

function membersOf(group: Readonly<Group>, { org }: WebCall): Readonly<Member>[] {
  return [...group.memberIds].flatMap((id) => org.members.get(id) ?? []).filter(({ state }) => state !== 'deactivated');
}

function provide(member: Readonly<Member>, teamIds: readonly string[], { org }: WebCall): void {
  org.members.update(member.id, { teamIds: [...new Set([...member.teamIds, ...teamIds])] });
}
