import { messageSource } from '../slack-messages';
import type { JournalEntry, Report } from '../workspace/workspace-data';
import { Facts, Instant } from './layout';
import { RefusalBox } from './refusal-box';

const stateTexts = { ok: 'ok', failed: 'refused', skipped: 'not asked' };
const signatureTexts = { absent: 'not signed', valid: 'signed, valid', invalid: 'signed, not valid' };

/** What arrived in a Response and what each check said of it; at the end the same as plain text, to be copied. */
export function ReportView(props: { entry: Readonly<JournalEntry> }) {
  const { entry } = props;
  const { report } = entry;
  return (
    <>
      {entry.refusal ? (
        <RefusalBox refusal={entry.refusal} />
      ) : (
        <p class="note" role="status">
          {entry.summary}
        </p>
      )}
      {report && (
        <>
          <h2>Checks</h2>
          <p class="quiet">The first one refused is what a member is told.</p>
          <ol class="checks">
            {report.checks.map((check) => (
              <li key={check.name} class={check.state}>
                <span class="tag">{stateTexts[check.state]}</span> <strong>{check.name}</strong>
                <span class="value">{check.note}</span>
                {check.refusal && (
                  <q>
                    {check.refusal.message}
                    {!check.refusal.verbatim && ' (practice wording)'}
                  </q>
                )}
              </li>
            ))}
          </ol>
          <h2>Signatures</h2>
          <Facts
            rows={[
              ['Response', signatureTexts[report.responseSignature]],
              ['Assertion', signatureTexts[report.assertionSignature]],
              ['Assertion encrypted', report.encrypted ? 'yes' : 'no'],
            ]}
          />
          <h2>Attributes</h2>
          {report.attributes.length === 0 ? (
            <p>None arrived.</p>
          ) : (
            <Facts
              rows={report.attributes.map(({ name, values }) => [name, values.join(' · ') || '(empty)'] as const)}
            />
          )}
          <h2>Message</h2>
          <Facts rows={report.facts} />
          <h2>Copy</h2>
          <textarea readOnly rows={12} aria-label="The report as text">
            {reportText(entry, report)}
          </textarea>
          <p class="quiet">Slack’s sentences are from “{messageSource}”.</p>
        </>
      )}
    </>
  );
}

/** The moment, size and binding of a journal entry. */
export function EntryFacts(props: { entry: Readonly<JournalEntry> }) {
  const { entry } = props;
  return (
    <Facts
      rows={[
        ['At', <Instant at={entry.at} />],
        ['Message', `${entry.message}, ${entry.direction}, ${entry.binding}, ${entry.sizeBytes} bytes`],
        ['Purpose', entry.purpose],
        ['Outcome', entry.outcome],
      ]}
    />
  );
}

function reportText(entry: Readonly<JournalEntry>, report: Report): string {
  const checks = report.checks.flatMap((check) => [
    `${stateTexts[check.state].padEnd(10)}${check.name}: ${check.note}`,
    ...(check.refusal ? [`          ${check.refusal.message}`] : []),
  ]);
  return [
    `Practice workspace, ${entry.at.toISOString()}, ${entry.outcome}`,
    '',
    ...checks,
    '',
    `Response: ${signatureTexts[report.responseSignature]}. Assertion: ${signatureTexts[report.assertionSignature]}${report.encrypted ? ', encrypted' : ''}.`,
    '',
    ...report.facts.map(([label, value]) => `${label}: ${value}`),
    '',
    ...report.attributes.map(
      ({ name, nameFormat, values }) => `${name} (${nameFormat || 'no NameFormat'}): ${values.join(' | ')}`,
    ),
  ].join('\n');
}
