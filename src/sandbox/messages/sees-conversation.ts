import type { Org } from '../org/org';
import type { Member } from '../org/org-data';

/** Whether somebody can read a conversation: public channels (not guests), their own channels and direct ones. */
export function seesConversation(org: Org, member: Readonly<Member>, channelId: string): boolean {
  const direct = org.messages.getDirect(channelId);
  if (direct) return direct.memberId === member.id;
  const channel = org.channels.get(channelId);
  if (!channel) return false;
  return channel.memberIds.has(member.id) || (channel.kind === 'public' && !member.rank.endsWith('guest'));
}
