import { botIdOf } from '../../org/bot-user';
import type { Message } from '../../org/message-data';
import { slackSeconds } from '../slack-seconds';
import type { WebCall } from '../web-method';

/** A message as Slack returns one to the app that posted it. */
export function renderMessage(message: Readonly<Message>, call: WebCall) {
  const { caller, org } = call;
  const isBot = caller.token.kind === 'bot';
  const team = caller.token.teamId ?? org.teams[0]?.id;
  const { name, icon } = message.shownAs ?? {};
  return {
    user: message.memberId,
    type: 'message',
    ts: message.ts,
    ...(isBot && { bot_id: botIdOf(caller.app.id) }),
    app_id: caller.app.id,
    text: message.text,
    team,
    ...(isBot && { bot_profile: botProfileOf(call, team) }),
    ...(name !== undefined && { username: name }),
    ...(icon !== undefined && { icons: icon.startsWith(':') ? { emoji: icon } : { image_48: icon } }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments && { attachments: message.attachments }),
    ...(message.metadata && { metadata: message.metadata }),
  };
}

function botProfileOf({ caller: { app } }: WebCall, team: string | undefined) {
  const icon = (size: number) => `https://a.slack-edge.com/img/plugins/app/bot_${size}.png`;
  return {
    id: botIdOf(app.id),
    app_id: app.id,
    user_id: app.botUserId,
    name: app.name,
    icons: { image_36: icon(36), image_48: icon(48), image_72: icon(72) },
    deleted: false,
    updated: slackSeconds(app.createdAt),
    team_id: team,
  };
}
