import { isConfigured, type SandboxSettings } from '../settings';
import type { StoredConfiguration } from '../workspace/sso-data';
import { TextField } from './fields';
import { type Frame, Layout } from './layout';

const requirementTexts = {
  required: 'Everybody in this workspace signs in with single sign-on.',
  'all-except-guests': 'Everybody in this workspace but guests signs in with single sign-on.',
  optional: 'Single sign-on is optional in this workspace.',
};

const passwordTexts = {
  required: 'Owners only.',
  'all-except-guests': 'Owners and guests only.',
  optional: 'Everybody may.',
};

/** The workspace's sign-in page: one button, which is a link, so that it needs neither script nor form. */
export function SignInPage(props: {
  frame: Frame;
  settings: SandboxSettings;
  configurations: readonly Readonly<StoredConfiguration>[];
  redir?: string;
  signedOut?: boolean;
}) {
  const { frame, settings, redir } = props;
  const start = (configuration?: string) => {
    const query = new URLSearchParams({ ...(redir && { redir }), ...(configuration && { configuration }) }).toString();
    return query === '' ? '/sso/saml/start' : `/sso/saml/start?${query}`;
  };
  return (
    <Layout title="Sign in" frame={frame} current="/" narrow>
      <h1>Sign in to {frame.profile.name}</h1>
      <p class="host">{frame.host}</p>
      {props.signedOut && (
        <p class="note" role="status">
          You are signed out of this workspace only. Your identity provider still knows you: the button below may let
          you in again without a question.
        </p>
      )}
      {isConfigured(settings) ? (
        <>
          <p>{requirementTexts[settings.ssoRequirement]}</p>
          {redir !== undefined && (
            <p>
              You will land in <code>{redir}</code>.
            </p>
          )}
          <p class="actions">
            <a class="button" href={start()}>
              Sign in with {settings.buttonLabel}
            </a>
            {props.configurations.map(({ id, settings: { ssoName } }) => (
              <a key={id} class="button plain" href={start(id)}>
                Sign in with {ssoName}
              </a>
            ))}
          </p>
          {settings.testMode && <p class="note">Test mode is on: nobody is signed in, you see what arrived instead.</p>}
        </>
      ) : (
        <>
          <p>Single sign-on is not set up in this workspace yet.</p>
          <p class="actions">
            <a class="button" href="/settings">
              Open the SAML settings
            </a>
          </p>
        </>
      )}
      <details>
        <summary>Sign in with e-mail and password</summary>
        <form method="post" action="/sign-in" class="stack">
          <p class="quiet">
            {passwordTexts[settings.ssoRequirement]} The password of every account here is “practice”.
          </p>
          <TextField name="email" label="E-mail" value={undefined} required />
          <TextField name="password" label="Password" value={undefined} required />
          <p>
            <button type="submit">Sign in with the password</button>
          </p>
        </form>
      </details>
    </Layout>
  );
}
