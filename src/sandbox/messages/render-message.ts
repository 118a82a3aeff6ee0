import { botIdOf } from '../org/bot-user';
import type { Message } from '../org/message-data';
import type { Org } from '../org/org';
import type { App } from '../org/org-data';

/**
 * A message as Slack's methods and payloads show it.
 *
 * @param place the workspace in which it is shown, and whether its author counts as a bot; by the author unless told
 */
export function renderMessage(
  message: Readonly<Message>,
  org: Org,
  place: { teamId: string | undefined; isBot?: boolean },
) {
  const app = message.appId === undefined ? undefined : org.tokens.getApp(message.appId);
  const isBot = app !== undefined && (place.isBot ?? org.members.get(message.memberId)?.kind === 'bot');
  const { name, icon } = message.shownAs ?? {};
  const { editedAt } = message;
  return {
    user: message.memberId,
    type: 'message',
    ts: message.ts,
    ...(isBot && { bot_id: botIdOf(app.id) }),
    ...(app && { app_id: app.id }),
    text: message.text,
    team: place.teamId,
    ...(isBot && { bot_profile: botProfileOf(app, place.teamId) }),
    ...(name !== undefined && { username: name }),
    ...(icon !== undefined && { icons: icon.startsWith(':') ? { emoji: icon } : { image_48: icon } }),
    ...(message.threadTs !== undefined && { thread_ts: message.threadTs }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.attachments && { attachments: message.attachments }),
    ...(message.metadata && { metadata: message.metadata }),
    ...(editedAt && { edited: { user: message.memberId, ts: `${Math.floor(editedAt.getTime() / 1000)}.000000` } }),
  };
}

function botProfileOf(app: Readonly<App>, teamId: string | undefined) {
  const icon = (size: number) => `https://a.slack-edge.com/img/plugins/app/bot_${size}.png`;
  return {
    id: botIdOf(app.id),
    app_id: app.id,
    user_id: app.botUserId,
    name: app.name,
    icons: { image_36: icon(36), image_48: icon(48), image_72: icon(72) },
    deleted: false,
    updated: Math.floor(app.createdAt.getTime() / 1000),
    team_id: teamId,
  };
}
