import { renderMessage } from '../../messages/render-message';
import { array, flag, object, required, text } from '../argument';
import { demandScopes } from '../authorize-call';
import { burstOf } from '../limits-of-call';
import { defineMethod } from '../web-method';
import { demand } from '../web-refusal';
import { findTarget } from './find-target';
import { readMessage } from './read-message';

const perChannel = 60;

/** Posts to a channel, or to a person in a direct conversation with the app. */
export const chatPostMessage = defineMethod({
  name: 'chat.postMessage',
  verb: 'POST',
  takesJson: true,
  tokens: ['bot', 'user'],
  scopes: ['chat:write'],
  tier: 'special',
  limits({ args, caller: { token, app }, doubts }) {
    const perWorkspace = Number(doubts.webPostsPerMinute);
    return [
      {
        key: `chat.postMessage/channel/${args.channel}`,
        allowance: { perMinute: perChannel, burst: burstOf(perChannel, doubts) },
      },
      {
        key: `chat.postMessage/workspace/${token.teamId ?? 'org'}/${app.id}`,
        allowance: { perMinute: perWorkspace, burst: perWorkspace },
      },
    ];
  },
  args: {
    channel: required(text()),
    text: text(),
    markdown_text: text(),
    blocks: array({ invalid: 'invalid_blocks_format' }),
    attachments: array(),
    metadata: object({ invalid: 'invalid_metadata_format' }),
    thread_ts: text(),
    reply_broadcast: flag(),
    username: text(),
    icon_url: text(),
    icon_emoji: text(),
    unfurl_links: flag(),
    unfurl_media: flag(),
    mrkdwn: flag(),
    link_names: flag(),
    parse: text(),
  },
  target: 'channel',
  writes: true,
  run(call) {
    const { org, args, caller, doubts } = call;
    const name = args.username || undefined;
    const icon = args.icon_emoji || args.icon_url || undefined;
    if (name !== undefined || icon !== undefined) demandScopes(call, ['chat:write.customize']);
    const content = readMessage(args, call);
    const channelId = findTarget(args.channel, call);
    const threadTs = args.thread_ts || undefined;
    const isKnownThread = threadTs === undefined || org.messages.get(channelId, threadTs) !== undefined;
    demand(isKnownThread || doubts.webUnknownThread === 'accepted', 'cannot_reply_to_message');
    const message = org.messages.post({
      ...content,
      channelId,
      memberId: caller.member.id,
      appId: caller.app.id,
      ...(threadTs !== undefined && { threadTs }),
      ...((name !== undefined || icon !== undefined) && { shownAs: { name, icon } }),
    });
    const place = { teamId: caller.token.teamId ?? org.teams[0]?.id, isBot: caller.token.kind === 'bot' };
    return { channel: channelId, ts: message.ts, message: renderMessage(message, org, place) };
  },
});
