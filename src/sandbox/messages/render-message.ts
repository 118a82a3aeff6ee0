import { botIdOf } from '../org/bot-user';
import type { Message } from '../org/message-data';
import type { Org } from '../org/org';

/** A message as methods and payloads show it. `teamId` is the workspace it is shown in. */
export function renderMessage(message: Readonly<Message>, org: Org, teamId: string | undefined) {
  const app = message.appId === undefined ? undefined : org.tokens.getApp(message.appId);
  const author = org.members.get(message.memberId);
  return {
    ...(app ? { bot_id: botIdOf(app.id) } : {}),
    type: 'message',
    ...(message.shownAs?.name === undefined ? {} : { subtype: 'bot_message', username: message.shownAs.name }),
    text: message.text,
    user: message.memberId,
    ts: message.ts,
    ...(app ? { app_id: app.id } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.editedAt
      ? { edited: { user: message.memberId, ts: `${Math.floor(message.editedAt.getTime() / 1000)}.000000` } }
      : {}),
    team: teamId,
    ...(app
      ? {
          bot_profile: {
            id: botIdOf(app.id),
            deleted: author?.state === 'deactivated',
            name: app.name,
            updated: Math.floor(app.createdAt.getTime() / 1000),
            app_id: app.id,
            icons: {},
            team_id: teamId,
          },
        }
      : {}),
  };
}
