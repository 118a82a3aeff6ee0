import type { Member } from '../org/org-data';
import type { SandboxSettings } from '../settings';
import { type Frame, Layout } from './layout';

/** Where a mailed link leads: the account, and the way to the identity provider that binds it. */
export function BindPage(props: { frame: Frame; settings: SandboxSettings; member: Readonly<Member>; link: string }) {
  const { frame, settings, member } = props;
  return (
    <Layout title="Bind your account" frame={frame} narrow>
      <h1>Bind your account</h1>
      <p>
        {frame.profile.name} now uses single sign-on with {settings.providerName}. Bind{' '}
        <strong>@{member.username}</strong> ({member.email}) to it, and you sign in there from now on.
      </p>
      <p class="actions">
        <a class="button" href={`/sso/saml/bind/${props.link}/start`}>
          Bind to {settings.providerName}
        </a>
      </p>
    </Layout>
  );
}
