import { isConfigured, type SandboxSettings } from '../settings';
import type { JournalEntry } from '../workspace/workspace-data';
import { type Frame, Layout } from './layout';
import { EntryFacts, ReportView } from './report-view';

/** "Test configuration": a sign-in that creates nobody and shows what arrived. */
export function TestPage(props: { frame: Frame; settings: SandboxSettings; run: Readonly<JournalEntry> | undefined }) {
  const { settings, run } = props;
  return (
    <Layout title="Test configuration" frame={props.frame} current="/settings/test">
      <h1>Test configuration</h1>
      <p>A test signs in at your identity provider, creates no member and opens no session: it shows what arrived.</p>
      {isConfigured(settings) ? (
        <p class="actions">
          <a class="button" href="/settings/test/start">
            {run ? 'Test again' : 'Test configuration'}
          </a>
        </p>
      ) : (
        <p class="actions">
          <a class="button" href="/settings">
            Open the SAML settings
          </a>
        </p>
      )}
      {run && (
        <section aria-label="Result">
          <h2>{run.refusal ? 'The test failed' : 'The test passed'}</h2>
          <ReportView entry={run} />
          <EntryFacts entry={run} />
        </section>
      )}
    </Layout>
  );
}
