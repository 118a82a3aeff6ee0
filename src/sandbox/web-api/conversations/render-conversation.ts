import type { Channel } from '../../org/org-data';
import { slackSeconds } from '../slack-seconds';
import type { WebCall } from '../web-method';
import type { Conversation } from './conversation';

/** A conversation as Slack returns one, keys in Slack's order (Slack facts, Web API §4; recorded answers). */
export function renderConversation(
  conversation: Conversation,
  call: WebCall,
  options: { numMembers?: boolean; locale?: boolean; lastRead?: boolean } = {},
) {
  if ('direct' in conversation) {
    const { id, createdAt, memberId } = conversation.direct;
    const isUserDeleted = call.org.members.get(memberId)?.state === 'deactivated';
    const created = slackSeconds(createdAt);
    return {
      id,
      created,
      is_archived: false,
      is_im: true,
      is_org_shared: false,
      user: memberId,
      is_user_deleted: isUserDeleted,
      priority: 0,
      ...(options.locale && { locale: 'en-US' }),
      ...(options.numMembers && { num_members: 2 }),
    };
  }
  const { channel } = conversation;
  const isMember = channel.memberIds.has(call.caller.member.id);
  return {
    ...headOf(channel),
    is_member: isMember,
    is_private: channel.kind === 'private',
    is_mpim: false,
    ...(options.lastRead && isMember && { last_read: '0000000000.000000' }),
    topic: textOf(channel.topic, channel),
    purpose: textOf(channel.purpose, channel),
    previous_names: [],
    ...(options.locale && { locale: 'en-US' }),
    ...(options.numMembers && { num_members: channel.memberIds.size }),
    context_team_id: channel.teamId,
    updated: channel.updatedAt.getTime(),
  };
}

function headOf(channel: Readonly<Channel>) {
  return {
    id: channel.id,
    name: channel.name,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: false,
    created: slackSeconds(channel.createdAt),
    is_archived: channel.isArchived,
    is_general: channel.isGeneral,
    unlinked: 0,
    name_normalized: channel.name,
    is_shared: channel.shared !== 'no',
    creator: channel.creatorId ?? '',
    is_ext_shared: channel.shared === 'external',
    is_org_shared: channel.shared === 'org',
    shared_team_ids: [channel.teamId],
    pending_shared: [],
    pending_connected_team_ids: [],
    is_pending_ext_shared: false,
  };
}

/** Topic or purpose; who wrote it is not kept, so it is whoever made the channel. */
function textOf(value: string, channel: Readonly<Channel>) {
  return value === ''
    ? { value, creator: '', last_set: 0 }
    : { value, creator: channel.creatorId ?? '', last_set: slackSeconds(channel.createdAt) };
}
