import Router from '@koa/router';
import type { Context } from 'koa';
import { nameOf } from '../messages/name-of';
import { seesConversation } from '../messages/sees-conversation';
import type { Message } from '../org/message-data';
import type { Member } from '../org/org-data';
import { channelSearch, cutPage } from '../org/search';
import { ChannelsPage, DirectsPage } from '../pages/channels-page';
import { ConversationPage } from '../pages/conversation-page';
import type { ShownMessage } from '../pages/message-list';
import { frameOf, type Room } from '../room';
import { SandboxError } from '../sandbox-error';
import { findPerson } from './act-as-routes';
import { allowScript } from './guard-requests';
import { failedDelivery } from './interaction-routes';
import { queryPage, queryText } from './read-query';
import { sendPage } from './send-page';

/** Channels and direct conversations, and what was said in them. */
export function conversationRoutes(room: Room): Router {
  const router = new Router();

  router.get('/channels', (ctx) => {
    const { org } = room.workspace;
    const text = queryText(ctx, 'q') ?? '';
    const found = cutPage(org.channels.all.filter(channelSearch(text)), queryPage(ctx));
    const teamNames = new Map(org.teams.map(({ id, name }) => [id, name]));
    const countOf = (id: string) => org.messages.in(id).length;
    sendPage(
      ctx,
      <ChannelsPage frame={frameOf(room)} found={found} text={text} teamNames={teamNames} countOf={countOf} />,
    );
  });

  router.get('/channels/:id', (ctx) => {
    const { org } = room.workspace;
    const channel = org.channels.get(ctx.params.id ?? '');
    if (!channel) throw new SandboxError('sandbox.not_found', 404, 'There is no such channel.');
    const kind = `${channel.isArchived ? 'archived ' : ''}${channel.kind} channel`;
    const about = `A ${kind} of ${channel.memberIds.size} members. ${channel.topic}`;
    showConversation(ctx, room, { id: channel.id, title: `#${channel.name}`, about, path: `/channels/${channel.id}` });
  });

  router.get('/directs', (ctx) => {
    const { org } = room.workspace;
    const viewer = findPerson(ctx, room);
    const fitting = org.messages.directs.filter(({ memberId }) => !viewer || memberId === viewer.id);
    const found = cutPage(fitting.toReversed(), queryPage(ctx));
    const shown = {
      ...found,
      items: found.items.map((direct) => ({
        id: direct.id,
        appName: org.tokens.getApp(direct.appId)?.name ?? direct.appId,
        memberName: nameOf(org, 'user', direct.memberId),
        messages: org.messages.in(direct.id).length,
      })),
    };
    allowScript(ctx);
    sendPage(ctx, <DirectsPage frame={frameOf(room)} found={shown} viewer={viewer} />);
  });

  router.get('/directs/:id', (ctx) => {
    const { org } = room.workspace;
    const direct = org.messages.getDirect(ctx.params.id ?? '');
    if (!direct) throw new SandboxError('sandbox.not_found', 404, 'There is no such conversation.');
    const appName = org.tokens.getApp(direct.appId)?.name ?? direct.appId;
    const about = `A direct conversation of ${appName} with ${nameOf(org, 'user', direct.memberId)}.`;
    showConversation(ctx, room, { id: direct.id, title: appName, about, path: `/directs/${direct.id}` });
  });

  return router;
}

function showConversation(
  ctx: Context,
  room: Room,
  conversation: { id: string; title: string; about: string; path: string },
): void {
  const { org } = room.workspace;
  const viewer = findPerson(ctx, room);
  const { id, ...shown } = conversation;
  const views = viewer ? org.interactions.viewsOf(viewer.id) : [];
  const page = (
    <ConversationPage
      {...shown}
      frame={frameOf(room)}
      current={id.startsWith('D') ? '/directs' : '/channels'}
      messages={org.messages.in(id).map((message) => showMessage(room, message, viewer))}
      nameOf={(kind, each) => nameOf(org, kind, each)}
      viewer={viewer}
      dialogs={views.slice(-1).map((view) => ({ view, appName: org.tokens.getApp(view.appId)?.name ?? view.appId }))}
      failed={failedDelivery(ctx, room)}
    />
  );
  allowScript(ctx);
  sendPage(ctx, page);
}

function showMessage(room: Room, message: Readonly<Message>, viewer: Readonly<Member> | undefined): ShownMessage {
  const { org } = room.workspace;
  const { onlyFor } = message;
  return {
    message,
    author: nameOf(org, 'user', message.memberId),
    appName: message.appId === undefined ? undefined : org.tokens.getApp(message.appId)?.name,
    onlyFor: onlyFor === undefined ? undefined : nameOf(org, 'user', onlyFor),
    unusable: whyUnusable(room, message, viewer),
  };
}

function whyUnusable(room: Room, message: Readonly<Message>, viewer: Readonly<Member> | undefined): string | undefined {
  if (!viewer) return 'Be somebody to use it.';
  if (!seesConversation(room.workspace.org, viewer, message.channelId)) return 'You are not in this conversation.';
  return (message.onlyFor ?? viewer.id) === viewer.id ? undefined : 'It is for somebody else.';
}
