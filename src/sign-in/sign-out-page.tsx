import { Button, ButtonLink, Card, Form, Heading, Layout } from '../pages';

/** Asks before it signs out, and says what goes on living; afterwards it says that it is done. */
export function SignOutPage(props: { csrf: string; signedIn: boolean }) {
  return (
    <Layout title={props.signedIn ? 'Sign out' : 'You are signed out'}>
      <Card>
        <Heading>{props.signedIn ? 'Sign out of Countersign?' : 'You are signed out of Countersign'}</Heading>
        <div class="stack-tight">
          <p>{props.signedIn ? 'What ends and what does not:' : 'What goes on without it:'}</p>
          <ul class="dots">
            {props.signedIn && <li>Your session with Countersign in this browser ends.</li>}
            <li>
              <strong>Slack keeps its own session.</strong> You stay signed in to Slack, here and on your other devices,
              until you sign out there: Slack offers no way to do that from here.
            </li>
            <li>Other apps that you opened from here keep their own sessions too.</li>
            <li>Your Countersign sessions in other browsers go on. You can end them under Sessions.</li>
          </ul>
        </div>
        {props.signedIn ? (
          <Form action="/sign-out" csrf={props.csrf}>
            <Button wide>Sign out</Button>
            <ButtonLink href="/" look="quiet" wide>
              Stay signed in
            </ButtonLink>
          </Form>
        ) : (
          <ButtonLink href="/sign-in" wide>
            Sign in again
          </ButtonLink>
        )}
      </Card>
    </Layout>
  );
}
