import type { Channel, Group } from '../../org/org-data';
import { flag, list, required, text } from '../argument';
import { renderConversation } from '../conversations/render-conversation';
import type { WebCall } from '../web-method';
import { demand, WebRefusal } from '../web-refusal';
import { defineAdminMethod } from './admin-method';
import { findIdpGroup, findTeam } from './find-subjects';

const most = 100;

/**
 * Gives a group of the identity provider channels that its members join. What is connected already is no change: who has
 * left such a channel is not brought back.
 */
export const adminUsergroupsAddChannels = defineAdminMethod({
  name: 'admin.usergroups.addChannels',
  scopes: ['admin.usergroups:write'],
  tier: 1,
  withoutRank: 'not_an_admin',
  args: { usergroup_id: required(text()), channel_ids: required(list()), team_id: text() },
  target: 'usergroup_id',
  writes: true,
  run(call) {
    const { org, args } = call;
    const group = findIdpGroup(call, args.usergroup_id);
    if (args.team_id !== undefined) demandProvided(group, args.team_id, call);
    const { good, invalid } = sortChannels(call, (channel) => isAddable(channel, group, args.team_id));
    const fresh = good.filter(({ id }) => !group.defaultChannelIds.includes(id));
    org.groups.update(group.id, { defaultChannelIds: [...group.defaultChannelIds, ...fresh.map(({ id }) => id)] });
    for (const channel of fresh) org.channels.changeMembers(channel.id, { add: joining(group, channel, call) });
    return answer(invalid);
  },
});

/** Takes channels from a group again; its members stay in them. */
export const adminUsergroupsRemoveChannels = defineAdminMethod({
  name: 'admin.usergroups.removeChannels',
  scopes: ['admin.usergroups:write'],
  tier: 2,
  withoutRank: 'not_an_admin',
  args: { usergroup_id: required(text()), channel_ids: required(list()) },
  target: 'usergroup_id',
  writes: true,
  run(call) {
    const { org, args } = call;
    const group = findIdpGroup(call, args.usergroup_id);
    const { good, invalid } = sortChannels(call, ({ id }) => group.defaultChannelIds.includes(id));
    const gone = good.map(({ id }) => id);
    org.groups.update(group.id, { defaultChannelIds: group.defaultChannelIds.filter((id) => !gone.includes(id)) });
    return answer(invalid);
  },
});

/** The channels of a group, in one workspace if it is named. */
export const adminUsergroupsListChannels = defineAdminMethod({
  name: 'admin.usergroups.listChannels',
  scopes: ['admin.usergroups:read'],
  tier: 2,
  withoutRank: 'not_an_admin',
  orWithoutRank: 'not_allowed',
  args: { usergroup_id: required(text()), team_id: text(), include_num_members: flag() },
  target: 'usergroup_id',
  writes: false,
  run(call) {
    const { org, args, doubts } = call;
    const group = findIdpGroup(call, args.usergroup_id);
    if (args.team_id !== undefined) demandLinked(group, args.team_id, call);
    const channels = group.defaultChannelIds
      .flatMap((id) => org.channels.get(id) ?? [])
      .filter((channel) => args.team_id === undefined || channel.teamId === args.team_id)
      .filter((channel) => isSeen(channel, call) || doubts.adminInvisibleChannels === 'redacted');
    return { channels: channels.map((channel) => renderChannel(channel, args.include_num_members, call)) };
  },
});

function demandLinked(group: Readonly<Group>, teamId: string, call: WebCall): Group['linkedTeams'][number] {
  const { id } = findTeam(call, teamId);
  const linked = group.linkedTeams.find((team) => team.id === id);
  demand(linked, 'usergroup_not_linked_to_team');
  return linked;
}

function demandProvided(group: Readonly<Group>, teamId: string, call: WebCall): void {
  demand(demandLinked(group, teamId, call).autoProvision, 'usergroup_team_not_provisioned');
}

function sortChannels(
  call: WebCall<{ channel_ids: string[] }>,
  isGood: (channel: Readonly<Channel>) => boolean,
): { good: Readonly<Channel>[]; invalid: string[] } {
  const ids = [...new Set(call.args.channel_ids)];
  demand(ids.length > 0, 'invalid_arguments');
  demand(ids.length <= most, 'invalid_channels_limit');
  const good = ids
    .flatMap((id) => call.org.channels.get(id) ?? [])
    .filter((each) => isSeen(each, call) && isGood(each));
  return { good, invalid: ids.filter((id) => !good.some((channel) => channel.id === id)) };
}

/** Everybody is in the organisation's own default channels already: those are refused. */
function isAddable(channel: Readonly<Channel>, group: Readonly<Group>, teamId: string | undefined): boolean {
  const linked = group.linkedTeams.find((team) => team.id === channel.teamId);
  const isHere = teamId === undefined ? linked?.autoProvision === true : channel.teamId === teamId;
  return isHere && !channel.isGeneral && !channel.isArchived;
}

function joining(group: Readonly<Group>, channel: Readonly<Channel>, { org }: WebCall): string[] {
  return [...group.memberIds].filter((id) => org.members.get(id)?.teamIds.includes(channel.teamId));
}

function isSeen(channel: Readonly<Channel>, { caller }: WebCall): boolean {
  return channel.kind === 'public' || channel.memberIds.has(caller.member.id);
}

/** Part of it is done, and the answer is an error all the same (Slack facts, Web API §6). */
function answer(invalid: readonly string[]): Record<string, never> {
  if (invalid.length > 0) throw new WebRefusal('channel_not_found', { invalid_channels: invalid });
  return {};
}

function renderChannel(channel: Readonly<Channel>, withMembers: boolean | undefined, call: WebCall) {
  const { id, name, teamId, memberIds } = channel;
  const counted = withMembers && { num_members: memberIds.size };
  if (!isSeen(channel, call)) return { id, name: '', team_id: teamId, is_redacted: true, ...counted };
  if (call.doubts.adminChannelKeys === 'documented') return { id, name, team_id: teamId, ...counted };
  const ofOrg = { is_global_shared: false, is_org_default: false, is_org_mandatory: false, is_moved: 0 };
  return { ...renderConversation({ channel }, call), enterprise_id: call.org.enterpriseId, ...ofOrg, ...counted };
}
