import { flag, required, text } from '../argument';
import { demandScopes } from '../authorize-call';
import { defineMethod } from '../web-method';
import { findConversation, readScopes, typeOf } from './conversation';
import { renderConversation } from './render-conversation';

export const conversationsInfo = defineMethod({
  name: 'conversations.info',
  verb: 'GET',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: [],
  tier: 3,
  args: { channel: required(text()), include_num_members: flag(), include_locale: flag() },
  target: 'channel',
  writes: false,
  run(call) {
    const { channel, include_num_members: numMembers, include_locale: locale } = call.args;
    const conversation = findConversation(channel, call);
    demandScopes(call, [readScopes[typeOf(conversation)]]);
    return { channel: renderConversation(conversation, call, { numMembers, locale, lastRead: true }) };
  },
});
