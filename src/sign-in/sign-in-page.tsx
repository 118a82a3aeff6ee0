import { Button, Card, Field, Form, Heading, Layout, Notice } from '../pages';

export type SignInPageProps = {
  csrf: string;
  /** The request that waits, and the app it came from. */
  request: string | undefined;
  appName: string | undefined;
  /** What was typed, or what the app says. */
  name: string | undefined;
  /** Why the form is shown again. */
  notice?: { title: string; text: string } | undefined;
};

/** The form for name and password. After a wrong try it keeps the name and says nothing about which of both was wrong. */
export function SignInPage(props: SignInPageProps) {
  const hasName = props.name !== undefined && props.name !== '';
  return (
    <Layout title="Sign in" foot="Forgotten your password? Your administrator can set a new one.">
      <Card>
        <Heading
          lead={
            props.appName === undefined ? undefined : (
              <>
                to continue to <strong>{props.appName}</strong>
              </>
            )
          }
        >
          Sign in
        </Heading>
        {props.notice && (
          <Notice tone="danger" title={props.notice.title}>
            <p>{props.notice.text}</p>
          </Notice>
        )}
        <Form action="/sign-in" csrf={props.csrf} carries={{ request: props.request }}>
          <Field
            name="name"
            label="Username or e-mail"
            autocomplete="username"
            value={props.name}
            autofocus={!hasName}
            maxLength={320}
          />
          <Field name="password" label="Password" type="password" autocomplete="current-password" autofocus={hasName} />
          <Button wide>Sign in</Button>
        </Form>
      </Card>
    </Layout>
  );
}
