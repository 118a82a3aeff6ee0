import { isConfigured, type SandboxSettings } from '../settings';
import { type Frame, Layout } from './layout';

const requirementTexts = {
  required: 'Everybody in this workspace signs in with single sign-on.',
  'all-except-guests': 'Everybody in this workspace but guests signs in with single sign-on.',
  optional: 'Single sign-on is optional in this workspace.',
};

/** The workspace's sign-in page: one button, which is a link, so that it needs neither script nor form. */
export function SignInPage(props: { frame: Frame; settings: SandboxSettings; redir?: string; signedOut?: boolean }) {
  const { frame, settings, redir } = props;
  const start = redir === undefined ? '/sso/saml/start' : `/sso/saml/start?redir=${encodeURIComponent(redir)}`;
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
            <a class="button" href={start}>
              Sign in with {settings.buttonLabel}
            </a>
          </p>
          {settings.testMode && <p class="note">Test mode is on: nobody is signed in, you see what arrived instead.</p>}
          <p class="quiet">Signing in by e-mail and password is not rehearsed here.</p>
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
    </Layout>
  );
}
