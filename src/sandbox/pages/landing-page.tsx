import type { Member, Session } from '../org/org-data';
import type { SandboxSettings } from '../settings';
import { TextField } from './fields';
import { Facts, type Frame, Instant, Layout } from './layout';
import { sourceTexts } from './source-texts';

/** Where a signed-in person lands: who they are here, and what the sign-in did to their account. */
export function LandingPage(props: {
  frame: Frame;
  settings: SandboxSettings;
  member: Readonly<Member>;
  session: Readonly<Session>;
  channelPath?: string;
  now: Date;
}) {
  const { member, session, settings } = props;
  const fullName = `${member.firstName} ${member.lastName}`.trim();
  return (
    <Layout title="Signed in" frame={props.frame} current="/">
      <h1>Signed in as {member.displayName}</h1>
      {props.channelPath !== undefined && (
        <p class="note" role="status">
          You landed in the channel <code>{props.channelPath}</code>.
        </p>
      )}
      <EndOfSession endsInMs={session.expiresAt.getTime() - props.now.getTime()} />
      {member.duplicateOf && (
        <div class="warning" role="alert">
          <h2>This is a duplicate account</h2>
          <p>{member.duplicateOf.reason}</p>
        </div>
      )}
      <Facts
        rows={[
          ['Name', fullName || '—'],
          ['Display name', member.displayName],
          ['E-mail', member.email],
          ['Username', `@${member.username}`],
          ['NameID', <code>{member.nameId ?? '—'}</code>],
          ['Member ID', <code>{member.id}</code>],
          ['Account', sourceTexts[member.source]],
          ['Created', <Instant at={member.createdAt} />],
          ['This session ends', <Instant at={session.expiresAt} />],
        ]}
      />
      {session.notes.length > 0 && (
        <section>
          <h2>What this sign-in did</h2>
          <ul>
            {session.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
      {(settings.allowEmailChange || settings.allowDisplayNameChange) && (
        <ProfileForm member={member} settings={settings} />
      )}
      <form method="post" action="/sign-out" class="actions">
        <button type="submit" class="plain">
          Sign out of this workspace
        </button>
      </form>
      <p class="quiet">
        Slack knows no single logout: signing out here does not sign you out of your identity provider, and signing out
        there does not end this session.
      </p>
    </Layout>
  );
}

/** Slack warns two hours and 15 minutes before a session ends (Slack facts, SAML §6). */
function EndOfSession(props: { endsInMs: number }) {
  const minutes = props.endsInMs / 60_000;
  if (minutes > 120) return null;
  return (
    <p class="warning" role="status">
      {minutes > 15 ? 'This session ends within two hours.' : 'This session ends within 15 minutes.'}
    </p>
  );
}

function ProfileForm(props: { member: Readonly<Member>; settings: SandboxSettings }) {
  const { member, settings } = props;
  return (
    <form method="post" action="/profile" class="stack">
      <h2>Your profile</h2>
      {settings.allowEmailChange && <TextField name="email" label="E-mail" value={member.email} required />}
      {settings.allowDisplayNameChange && (
        <TextField name="displayName" label="Display name" value={member.displayName} required />
      )}
      {settings.syncProfile && (
        <p class="quiet">The next sign-in overwrites these with what your identity provider sends.</p>
      )}
      <p>
        <button type="submit">Save profile</button>
      </p>
    </form>
  );
}
