import type { Message } from '../org/message-data';
import { BlocksView } from './blocks-view';
import { Instant } from './layout';
import { Mrkdwn, type NameOf } from './mrkdwn';

/** A message as a page shows it. */
export type ShownMessage = {
  message: Readonly<Message>;
  author: string;
  appName: string | undefined;
  /** Whom alone an ephemeral message is for. */
  onlyFor: string | undefined;
  /** Why whoever looks cannot use what is in it; unset where they can. */
  unusable: string | undefined;
};

/** Messages of a conversation, the oldest first, each with what people can do in it. */
export function MessageList(props: { messages: readonly ShownMessage[]; nameOf: NameOf; back: string }) {
  return (
    <ol class="messages">
      {props.messages.map((shown) => (
        <MessageItem key={shown.message.ts} {...props} {...shown} />
      ))}
    </ol>
  );
}

function MessageItem(props: ShownMessage & { nameOf: NameOf; back: string }) {
  const { message, author, appName, onlyFor, unusable, nameOf } = props;
  const at = new Date(Number(message.ts) * 1000);
  return (
    <li id={`m-${message.ts}`} class={message.threadTs === undefined ? undefined : 'reply'}>
      <p class="author">
        <strong>{message.shownAs?.name ?? author}</strong> {appName !== undefined && <span class="tag">app</span>}{' '}
        <span class="quiet">
          <Instant at={at} />
          {message.editedAt && ' (edited)'}
          {message.threadTs !== undefined && ' in a thread'}
        </span>{' '}
        {onlyFor !== undefined && <span class="tag duplicate">only {onlyFor} sees this</span>}
      </p>
      {message.blocks.length === 0 ? (
        <div>
          <Mrkdwn text={message.text} nameOf={nameOf} />
        </div>
      ) : (
        <form method="post" action="/interactions/message" class="blocks">
          <input type="hidden" name="channel" value={message.channelId} />
          <input type="hidden" name="ts" value={message.ts} />
          <input type="hidden" name="back" value={props.back} />
          <BlocksView blocks={message.blocks} nameOf={nameOf} surface="message" disabled={unusable !== undefined} />
          {unusable !== undefined && <p class="quiet">{unusable}</p>}
        </form>
      )}
    </li>
  );
}
