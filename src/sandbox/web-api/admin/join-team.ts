import type { Channel, Member } from '../../org/org-data';
import type { WebCall } from '../web-method';
import { WebRefusal } from '../web-refusal';

/**
 * The channels that somebody is to join in a workspace: open ones of it or of the whole organisation, and of the
 * private ones those that the caller is in.
 *
 * @throws WebRefusal `code` where one of them is none of these
 */
export function readChannels(
  ids: readonly string[],
  teamId: string,
  code: string,
  { org, caller }: WebCall,
): Readonly<Channel>[] {
  return ids.map((id) => {
    const channel = org.channels.get(id);
    const isHere = channel?.teamId === teamId || channel?.shared === 'org';
    const isSeen = channel?.kind === 'public' || channel?.memberIds.has(caller.member.id);
    if (!channel || !isHere || !isSeen || channel.isArchived) throw new WebRefusal(code);
    return channel;
  });
}

/** Brings somebody into a workspace and its channels; who was deactivated is active again in this workspace alone. */
export function joinTeam(
  member: Readonly<Member>,
  teamId: string,
  channels: readonly Readonly<Channel>[],
  { org }: WebCall,
): void {
  if (member.state === 'deactivated') org.members.update(member.id, { state: 'active', teamIds: [teamId] });
  else org.members.update(member.id, { teamIds: [...new Set([...member.teamIds, teamId])] });
  for (const channel of channels) org.channels.changeMembers(channel.id, { add: [member.id] });
}
