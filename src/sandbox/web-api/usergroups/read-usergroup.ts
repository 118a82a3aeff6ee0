import type { GroupPatch } from '../../org/group-book';
import type { Group, Team } from '../../org/org-data';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';
import { usergroupsOf } from './find-usergroup';

const handlePattern = /^[a-z0-9][a-z0-9._-]{0,20}$/;
const forbiddenHandles = ['here', 'channel', 'everyone', 'group', 'slackbot'];
const mostChannels = 100;

export type UsergroupInput = {
  name: string | undefined;
  handle: string | undefined;
  description: string | undefined;
  channels: string[] | undefined;
  additional_channels: string[] | undefined;
};

/**
 * What a user group is to be called and where it is at home; what is left out stays.
 *
 * @param group the group that changes; undefined for a new one
 * @throws WebRefusal by code of the field
 */
export function readUsergroup(
  input: UsergroupInput,
  group: Readonly<Group> | undefined,
  team: Readonly<Team>,
  call: WebCall,
) {
  const patch: GroupPatch = {};
  if (input.name !== undefined) patch.name = readName(input.name, group, team, call);
  if (input.handle !== undefined && input.handle !== '') patch.handle = readHandle(input.handle, group, call);
  if (input.description !== undefined) {
    demand(input.description.length <= lengthsOf(call).description, 'description_too_long');
    patch.description = input.description;
  }
  if (input.channels !== undefined) patch.defaultChannelIds = readChannels(input.channels, team, call);
  readChannels(input.additional_channels ?? [], team, call);
  return patch;
}

/** A handle for a group that was given none: its name as far as it makes one. @throws WebRefusal `bad_handle`, `handle_already_exists` */
export function handleOf(name: string, call: WebCall): string {
  const wanted = name
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+|-+$/g, '')
    .slice(0, 21);
  return readHandle(wanted, undefined, call);
}

function readName(text: string, group: Readonly<Group> | undefined, team: Readonly<Team>, call: WebCall): string {
  const name = text.trim();
  demand(name !== '', 'missing_subteam_name');
  demand(name.length <= lengthsOf(call).name, 'name_too_long');
  const isTaken = usergroupsOf(team, call).some(
    (other) => other.id !== group?.id && other.name.toLowerCase() === name.toLowerCase(),
  );
  demand(!isTaken, 'name_already_exists');
  return name;
}

/** Users, channels and groups share one namespace. */
function readHandle(handle: string, group: Readonly<Group> | undefined, { org }: WebCall): string {
  demand(handlePattern.test(handle), 'bad_handle');
  demand(!forbiddenHandles.includes(handle), 'forbidden_handle');
  const holder = org.names.find(handle);
  demand(holder === undefined || (holder.kind === 'group' && holder.id === group?.id), 'handle_already_exists');
  return handle;
}

function readChannels(ids: readonly string[], team: Readonly<Team>, { org }: WebCall): string[] {
  demand(ids.length <= mostChannels, 'too_many_linked_channels');
  for (const id of ids) {
    const channel = org.channels.get(id);
    const isUsable = channel && !channel.isArchived && (channel.teamId === team.id || channel.shared === 'org');
    demand(
      isUsable,
      id.startsWith('G') || channel?.kind === 'private' ? 'invalid_group_provided' : 'invalid_channel_provided',
    );
  }
  return [...new Set(ids)];
}

function lengthsOf({ doubts }: WebCall): { name: number; description: number } {
  const [name = 0, description = 0] = doubts.webGroupTextLengths.split('-').map(Number);
  return { name, description };
}
