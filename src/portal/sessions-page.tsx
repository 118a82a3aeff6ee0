import { Button, Heading, Layout, Notice } from '../pages';
import type { Session } from '../sign-in';
import { describeDevice } from './describe-device';
import { sayAgo } from './say-ago';

export type SessionsPageProps = {
  csrf: string;
  sessions: readonly Session[];
  currentId: string;
  now: Date;
  done: boolean;
};

/** Where a person is signed in, and the means to end it (R45). */
export function SessionsPage(props: SessionsPageProps) {
  const others = props.sessions.filter((session) => session.id !== props.currentId);
  return (
    <Layout title="Your sessions" width="document" navigation={{ at: 'sessions' }}>
      <div class="stack">
        <Heading lead="Every browser in which you are signed in to Countersign. End what you do not know, then change your password.">
          Your sessions
        </Heading>
        {props.done && <Notice tone="success" title="Done: what you ended is signed out." />}
        <ul class="plain-list">
          {props.sessions.map((session) => (
            <SessionRow key={session.id} session={session} {...props} />
          ))}
        </ul>
        {others.length > 0 && (
          <form method="post" action="/sessions/end-others">
            <input type="hidden" name="_csrf" value={props.csrf} />
            <Button look="danger">End all others</Button>
          </form>
        )}
        <p class="small soft">
          Ending a session here does not sign you out of Slack: Slack keeps a session of its own until you sign out
          there.
        </p>
      </div>
    </Layout>
  );
}

function SessionRow({ session, csrf, currentId, now }: SessionsPageProps & { session: Session }) {
  const device = describeDevice(session.userAgent);
  const current = session.id === currentId;
  return (
    <li class="row">
      <div class="row-main">
        <p>
          <strong>{device}</strong> {current && <span class="badge">this one</span>}
        </p>
        <p class="small soft">
          {session.address ?? 'unknown address'} · last used{' '}
          <time dateTime={session.lastUsedAt.toISOString()}>{sayAgo(session.lastUsedAt, now)}</time> · signed in{' '}
          <time dateTime={session.createdAt.toISOString()}>{sayAgo(session.createdAt, now)}</time>
        </p>
      </div>
      {!current && (
        <form method="post" action={`/sessions/${session.id}/end`}>
          <input type="hidden" name="_csrf" value={csrf} />
          <Button look="quiet" label={`End the session of ${device}`}>
            End
          </Button>
        </form>
      )}
    </li>
  );
}
