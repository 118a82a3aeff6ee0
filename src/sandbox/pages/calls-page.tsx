import type { CallEntry, OperationCount } from '../journal/call-entry';
import type { Change } from '../org/change';
import type { Found } from '../org/search';
import { JournalTabs } from './journal-tabs';
import { Facts, type Frame, Instant, Layout } from './layout';
import { Paging, SearchForm } from './paging';

/** Every call of Slack's interfaces, the latest first. */
export function CallsPage(props: {
  frame: Frame;
  found: Found<CallEntry>;
  text: string;
  outcome: string;
  /** Set where the page loads itself again, for browsers without script. */
  refreshSeconds: number | undefined;
  operations: { [name: string]: OperationCount };
  callerOf: (entry: CallEntry) => string | undefined;
}) {
  const { found, text, outcome } = props;
  return (
    <Layout title="Calls" frame={props.frame} current="/calls" refreshSeconds={props.refreshSeconds} live>
      <h1>Journal</h1>
      <JournalTabs current="/calls" />
      <p class="quiet">
        Calls of SCIM, the Web API and the audit logs, latest first. Secrets are not kept.{' '}
        <noscript>
          <a href={props.refreshSeconds === undefined ? '/calls?refresh=5' : '/calls'}>
            {props.refreshSeconds === undefined ? 'Load again every 5 seconds' : 'Stop loading again'}
          </a>
        </noscript>
      </p>
      <SearchForm path="/calls" label="Operation or path" text={text} hidden={{ outcome }} />
      <Outcomes text={text} current={outcome} />
      <div data-live="calls">
        {found.total === 0 && <p>No call yet, or none that fits.</p>}
        <ol class="journal">
          {found.items.map((entry) => (
            <CallItem key={entry.id} entry={entry} caller={props.callerOf(entry)} />
          ))}
        </ol>
        <Paging path="/calls" parameters={{ q: text, outcome }} found={found} />
        <Counters operations={props.operations} />
      </div>
    </Layout>
  );
}

const outcomes = [
  ['', 'All'],
  ['changed', 'Changed something'],
  ['failed', 'Refused'],
  ['limited', 'Over a limit'],
  ['unchanged', 'Changed nothing'],
] as const;

function Outcomes(props: { text: string; current: string }) {
  return (
    <nav class="filters" aria-label="Which calls">
      {outcomes.map(([outcome, label]) => (
        <a
          key={outcome}
          href={`/calls?${new URLSearchParams({ ...(props.text && { q: props.text }), ...(outcome && { outcome }) })}`}
          aria-current={outcome === props.current ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

function CallItem({ entry, caller }: { entry: CallEntry; caller: string | undefined }) {
  return (
    <li class={entry.error === undefined ? 'accepted' : 'refused'}>
      <span class="tag">{entry.error ?? entry.status}</span>{' '}
      <a href={`/calls/${entry.id}`}>
        {entry.method} {entry.operation}
      </a>{' '}
      <span class="quiet">
        <Instant at={entry.at} />
        {caller !== undefined && `, ${caller}`}
      </span>{' '}
      {entry.fault !== undefined && <span class="tag duplicate">fault: {entry.fault}</span>}
      {entry.changes.length > 0 && <p class="quiet">{entry.changes.slice(0, 4).map(sayChange).join('; ')}</p>}
    </li>
  );
}

function Counters(props: { operations: { [name: string]: OperationCount } }) {
  const rows = Object.entries(props.operations);
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>
        <h2>Counters</h2>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col">Calls</th>
            <th scope="col">Refused</th>
            <th scope="col">Limited</th>
            <th scope="col">In vain</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, count]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{count.calls}</td>
              <td>{count.failed}</td>
              <td>{count.limited}</td>
              <td>{count.unchanged}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** One call with everything that is kept of it. */
export function CallPage(props: { frame: Frame; entry: CallEntry; caller: string | undefined }) {
  const { entry } = props;
  return (
    <Layout title={entry.operation} frame={props.frame} current="/calls">
      <h1>{entry.operation}</h1>
      <Facts
        rows={[
          ['At', <Instant at={entry.at} />],
          ['Call', <code>{`${entry.method} ${entry.path}`}</code>],
          ['Caller', props.caller ?? 'nobody'],
          ['Answer', `${entry.status}${entry.error === undefined ? '' : `, ${entry.error}`}`],
          ['Fault', entry.fault ?? 'none'],
        ]}
      />
      <h2>Body</h2>
      {entry.requestBody === '' ? <p>Empty.</p> : <pre>{entry.requestBody}</pre>}
      <h2>Answer</h2>
      {entry.answerBody === '' ? <p>Empty.</p> : <pre>{entry.answerBody}</pre>}
      <h2>What it changed</h2>
      {entry.changes.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <ul>
          {entry.changes.slice(0, 100).map((change, index) => (
            <li key={`${change.id} ${index.toString()}`}>
              {sayChange(change)}
              {Object.keys(change.fields).length > 0 && <pre>{JSON.stringify(change.fields, undefined, 2)}</pre>}
            </li>
          ))}
        </ul>
      )}
    </Layout>
  );
}

function sayChange({ subject, id, action, fields }: Change): string {
  const names = Object.keys(fields).join(', ');
  return `${subject} ${id} ${action}${names === '' ? '' : ` (${names})`}`;
}
