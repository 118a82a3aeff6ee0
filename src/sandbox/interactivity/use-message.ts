import { listElements } from '../blocks/list-elements';
import { type Fields, readState } from '../blocks/read-state';
import { renderMessage } from '../messages/render-message';
import { seesConversation } from '../messages/sees-conversation';
import type { Member } from '../org/org-data';
import type { Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { deliver } from './deliver';
import type { Delivery } from './delivery-journal';
import { describeAction } from './describe-action';
import { describeScene, installationOf } from './describe-scene';

/** Which element of which message somebody uses, and what stands in the message's others. */
export type MessageUse = { channelId: string; ts: string; place: string; chosen: string | undefined; fields: Fields };

/**
 * Somebody uses an element of a message: its app is told by `block_actions`.
 *
 * @throws SandboxError `sandbox.not_found` where the person sees no such message, or it has no such element
 */
export async function useMessage(room: Room, member: Readonly<Member>, use: MessageUse): Promise<Readonly<Delivery>> {
  const { org } = room.workspace;
  const message = org.messages.get(use.channelId, use.ts);
  const isSeen =
    message && seesConversation(org, member, use.channelId) && (message.onlyFor ?? member.id) === member.id;
  const app = message?.appId === undefined ? undefined : org.tokens.getApp(message.appId);
  const usables = isSeen ? listElements(message.blocks) : [];
  const usable = usables.find(({ place }) => place === use.place);
  if (!message || !app || !usable) {
    throw new SandboxError('sandbox.not_found', 404, 'There is no such message, or nothing to use in it any more.');
  }
  const installation = installationOf(org, app.id);
  const state = readState(usables, use.fields, (name) => org.members.find(name));
  const responseUrl = org.interactions.issueResponseUrl({
    appId: app.id,
    memberId: member.id,
    channelId: message.channelId,
    messageTs: message.ts,
  });
  const isEphemeral = message.onlyFor !== undefined;
  const teamOrApp = installation.isOrgWide ? app.id : (installation.team?.id ?? app.id);
  const payload = {
    type: 'block_actions',
    ...describeScene(org, app, member, installation),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channelId,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: org.interactions.issueTrigger({ appId: app.id, memberId: member.id }),
    channel: { id: message.channelId, name: org.channels.get(message.channelId)?.name ?? 'directmessage' },
    message: renderMessage(message, org, { teamId: installation.team?.id }),
    state: { values: state },
    response_url: `${room.baseUrl()}/actions/${teamOrApp}/${responseUrl}`,
    actions: [describeAction(usable, state, use.chosen, org.now())],
  };
  return deliver(room, app, { type: 'block_actions', memberId: member.id, payload });
}
