import { Card, Heading, Layout, Notice } from '../../pages';
import type { Connection } from './connection';

/** What an administrator sees after Slack sent them back. */
export function OAuthDonePage({ connection }: { connection: Connection }) {
  const { appName, appSlug, state, capabilities } = connection;
  const organisation = capabilities?.organisation;
  return (
    <Layout title="Slack is connected">
      <Card>
        <Heading lead={`Countersign is let into ${organisation?.name || 'the workspace'}, for the app ${appName}.`}>
          Slack is connected
        </Heading>
        {state === 'draft' ? (
          <Notice tone="plain" title="Nothing is written to Slack yet.">
            <p>
              Next: <code>countersign connection test {appSlug}</code>, then{' '}
              <code>countersign connection activate {appSlug}</code>.
            </p>
          </Notice>
        ) : (
          <Notice
            tone="success"
            title={state === 'active' ? 'What waited goes on now.' : `The connection is ${state}.`}
          />
        )}
        <p class="soft">You can close this window.</p>
      </Card>
    </Layout>
  );
}
