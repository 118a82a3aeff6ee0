import type { Direct } from '../../org/message-data';
import type { Channel } from '../../org/org-data';
import { ranks } from '../../org/org-data';
import { isOrgWide } from '../team-of-call';
import type { WebCall } from '../web-method';
import { demand } from '../web-refusal';

/** What the conversations.* methods are about: a channel, or the direct conversation of the calling app with a person. */
export type Conversation = { channel: Readonly<Channel> } | { direct: Readonly<Direct> };

export const conversationTypes = ['public_channel', 'private_channel', 'mpim', 'im'] as const;
export type ConversationType = (typeof conversationTypes)[number];

/** The scope that lets read conversations of a type. */
export const readScopes: { [Type in ConversationType]: string } = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  mpim: 'mpim:read',
  im: 'im:read',
};

/** Which of the `types` that `conversations.list` takes a conversation is of. */
export function typeOf(conversation: Conversation): ConversationType {
  if ('direct' in conversation) return 'im';
  return conversation.channel.kind === 'public' ? 'public_channel' : 'private_channel';
}

/** @throws WebRefusal `channel_not_found` for one that there is not, or that the caller must not see */
export function findConversation(id: string, call: WebCall): Conversation {
  const direct = call.org.messages.getDirect(id);
  const channel = call.org.channels.get(id);
  const found = direct ? { direct } : channel ? { channel } : undefined;
  demand(found && isVisible(found, call), 'channel_not_found');
  return found;
}

/** Private channels are for their members, guests see their own channels only, and each app its own direct conversations. */
export function isVisible(conversation: Conversation, call: WebCall, teamId = call.caller.token.teamId): boolean {
  const { org, caller } = call;
  if ('direct' in conversation) return conversation.direct.appId === caller.app.id;
  const { channel } = conversation;
  const isEverywhere = !org.isEnterprise || (isOrgWide(call) && teamId === undefined);
  if (!isEverywhere && channel.teamId !== teamId && channel.shared !== 'org') return false;
  const isGuest = ranks.indexOf(caller.member.rank) < ranks.indexOf('member');
  return (channel.kind === 'public' && !isGuest) || channel.memberIds.has(caller.member.id);
}
