import { Layout } from './layout';

/** Carries an AuthnRequest to the identity provider by POST (saml-bindings §3.5). Without script the person presses the button. */
export function ContinuePage(props: { action: string; fields: Readonly<Record<string, string>> }) {
  return (
    <Layout title="Continue" narrow>
      <h1>Continue to your identity provider</h1>
      <form method="post" action={props.action}>
        {Object.entries(props.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit">Continue</button>
      </form>
    </Layout>
  );
}
