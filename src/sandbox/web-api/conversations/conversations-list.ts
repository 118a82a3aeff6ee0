import { flag, integer, list, text } from '../argument';
import { demandScopes } from '../authorize-call';
import { cutPage } from '../cut-page';
import { teamOf } from '../team-of-call';
import { defineMethod } from '../web-method';
import { demand } from '../web-refusal';
import { type Conversation, conversationTypes, isVisible, readScopes, typeOf } from './conversation';
import { renderConversation } from './render-conversation';

/** Conversations of a workspace. What is filtered out is filtered after the page was cut. */
export const conversationsList = defineMethod({
  name: 'conversations.list',
  verb: 'GET',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: [],
  tier: 2,
  args: {
    types: list({ invalid: 'invalid_types' }),
    exclude_archived: flag(),
    limit: integer({ min: 0, max: 999, invalid: 'invalid_limit' }),
    cursor: text({ invalid: 'invalid_cursor' }),
    team_id: text(),
  },
  writes: false,
  run(call) {
    const { org, args } = call;
    const types = conversationTypes.filter((type) => (args.types ?? ['public_channel']).includes(type));
    demand(types.length === new Set(args.types ?? types).size && types.length > 0, 'invalid_types');
    demandScopes(
      call,
      types.map((type) => readScopes[type]),
    );
    const team = teamOf(call, args.team_id);
    const all: Conversation[] = [
      ...org.channels.all.map((channel) => ({ channel })),
      ...org.messages.directs.map((direct) => ({ direct })),
    ];
    const page = cutPage(all, 'channel', { limit: args.limit, cursor: args.cursor, usual: 100, most: 999 }, call);
    const shown = page.items.filter(
      (each) =>
        types.includes(typeOf(each)) &&
        isVisible(each, call, team.id) &&
        !(args.exclude_archived && 'channel' in each && each.channel.isArchived),
    );
    return {
      channels: shown.map((each) => renderConversation(each, call, { numMembers: 'channel' in each })),
      response_metadata: { next_cursor: page.nextCursor },
    };
  },
});
