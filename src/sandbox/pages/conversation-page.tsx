import type { Delivery } from '../interactivity/delivery-journal';
import type { OpenView } from '../org/interaction-data';
import type { Member } from '../org/org-data';
import { type Frame, Layout } from './layout';
import { MessageList, type ShownMessage } from './message-list';
import type { NameOf } from './mrkdwn';

export type OpenDialog = { view: Readonly<OpenView>; appName: string };

/** A channel or a direct conversation, with what was said in it. */
export function ConversationPage(props: {
  frame: Frame;
  title: string;
  about: string;
  path: string;
  current: string;
  messages: readonly ShownMessage[];
  nameOf: NameOf;
  viewer: Readonly<Member> | undefined;
  dialogs: readonly OpenDialog[];
  failed: Readonly<Delivery> | undefined;
}) {
  const { path, messages, viewer } = props;
  return (
    <Layout title={props.title} frame={props.frame} current={props.current} live>
      <h1>{props.title}</h1>
      <p class="quiet">{props.about}</p>
      <Viewer viewer={viewer} path={path} />
      {props.failed && <Failure delivery={props.failed} />}
      <div data-live="conversation">
        <Dialogs dialogs={props.dialogs} path={path} />
        {messages.length === 0 ? (
          <p>Nothing was said here yet.</p>
        ) : (
          <MessageList messages={messages} nameOf={props.nameOf} back={path} />
        )}
      </div>
    </Layout>
  );
}

/** Who looks, and the way to be somebody else. */
export function Viewer(props: { viewer: Readonly<Member> | undefined; path: string }) {
  const { viewer } = props;
  return (
    <p class="viewer">
      {viewer === undefined ? (
        'You look at this as nobody: be somebody to press buttons. '
      ) : (
        <>
          You are <strong>{viewer.displayName || viewer.username}</strong>.{' '}
        </>
      )}
      <a href={`/act-as?back=${encodeURIComponent(props.path)}`}>{viewer ? 'Be somebody else' : 'Be somebody'}</a>
    </p>
  );
}

/** What the person sees when an app does not answer as it must, and what happened. */
export function Failure(props: { delivery: Readonly<Delivery> }) {
  const { delivery } = props;
  return (
    <div class="refusal" role="alert">
      <p class="message">Something went wrong. Slack would show an error here.</p>
      <p>
        {delivery.failure} <a href={`/deliveries/${delivery.id}`}>What was sent</a>
      </p>
    </div>
  );
}

function Dialogs(props: { dialogs: readonly OpenDialog[]; path: string }) {
  return (
    <>
      {props.dialogs.map(({ view, appName }) => (
        <p class="note" role="status" key={view.id}>
          {appName} has opened a dialog for you.{' '}
          <a class="button" href={`/views/${view.id}?back=${encodeURIComponent(props.path)}`}>
            Open it
          </a>
        </p>
      ))}
    </>
  );
}
