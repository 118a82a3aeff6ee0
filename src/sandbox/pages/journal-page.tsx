import type { JournalEntry } from '../workspace/workspace-data';
import { JournalTabs } from './journal-tabs';
import { type Frame, Instant, Layout } from './layout';
import { EntryFacts, ReportView } from './report-view';

/** Every SAML message, the latest first. */
export function JournalPage(props: { frame: Frame; entries: readonly Readonly<JournalEntry>[] }) {
  return (
    <Layout title="Journal" frame={props.frame} current="/calls">
      <h1>Journal</h1>
      <JournalTabs current="/journal" />
      <p class="quiet">
        The SAML messages that were sent and received, latest first. What would sign somebody in by itself is not kept.
      </p>
      {props.entries.length === 0 ? (
        <p>No message yet.</p>
      ) : (
        <ol class="journal">
          {props.entries.map((entry) => (
            <li key={entry.id} class={entry.outcome}>
              <span class="tag">{entry.outcome}</span>{' '}
              <a href={`/journal/${entry.id}`}>
                {entry.message}
                {entry.purpose === 'test' && ' (test)'}
              </a>
              <span class="quiet">
                {' '}
                <Instant at={entry.at} />, {entry.binding}
              </span>
              <p>{entry.summary}</p>
            </li>
          ))}
        </ol>
      )}
    </Layout>
  );
}

/** One message and everything that was seen in it. */
export function JournalEntryPage(props: { frame: Frame; entry: Readonly<JournalEntry> }) {
  const { entry } = props;
  return (
    <Layout title={`${entry.message} ${entry.outcome}`} frame={props.frame} current="/calls">
      <h1>
        {entry.message} {entry.outcome}
      </h1>
      <EntryFacts entry={entry} />
      <ReportView entry={entry} />
    </Layout>
  );
}
