import { integer, required, text } from '../argument';
import { demandScopes } from '../authorize-call';
import { cutPage } from '../cut-page';
import { defineMethod, type WebCall } from '../web-method';
import { type Conversation, findConversation, readScopes, typeOf } from './conversation';

export const conversationsMembers = defineMethod({
  name: 'conversations.members',
  verb: 'GET',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: [],
  tier: 4,
  args: {
    channel: required(text()),
    limit: integer({ min: 0, max: 1_000, invalid: 'invalid_limit' }),
    cursor: text({ invalid: 'invalid_cursor' }),
  },
  target: 'channel',
  writes: false,
  run(call) {
    const { channel, limit, cursor } = call.args;
    const conversation = findConversation(channel, call);
    demandScopes(call, [readScopes[typeOf(conversation)]]);
    const page = cutPage(membersOf(conversation, call), 'member', { limit, cursor, usual: 100, most: 1_000 }, call);
    return { members: page.items, response_metadata: { next_cursor: page.nextCursor } };
  },
});

function membersOf(conversation: Conversation, { caller }: WebCall): string[] {
  if ('channel' in conversation) return [...conversation.channel.memberIds];
  return [caller.app.botUserId ?? caller.member.id, conversation.direct.memberId];
}
