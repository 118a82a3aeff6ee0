import type { CheckResult, Report } from '../workspace/workspace-data';
import type { AssertionFacts, ResponseFacts } from './read-response';
import type { Verification } from './verify-response';

const longestValue = 500;
const mostValues = 100;

/** What is kept of a Response in the journal: every fact a person needs to see, cut to a bearable length, and no bearer. */
export function writeReport(
  response: ResponseFacts,
  assertion: AssertionFacts | undefined,
  verification: Verification,
  checks: CheckResult[],
): Report {
  const [confirmation] = assertion?.confirmations ?? [];
  const [statement] = assertion?.authnStatements ?? [];
  const facts: [string, string | undefined][] = [
    ['Response ID', response.id],
    ['Version', response.version],
    ['Status', response.statusCodes.join(' / ')],
    ['In response to', response.inResponseTo ?? 'nothing (unsolicited)'],
    ['Issuer', response.issuer ?? assertion?.issuer],
    ['Destination', response.destination],
    ['Audience', assertion?.audiences.flat().join(', ')],
    ['Recipient', confirmation?.recipient],
    ['NameID', assertion?.nameId?.value],
    ['NameID format', assertion?.nameId?.format],
    ['NameQualifier', assertion?.nameId?.nameQualifier],
    ['SPNameQualifier', assertion?.nameId?.spNameQualifier],
    ['Authentication context', statement?.classRef],
    ['Authenticated at', statement?.authnInstant],
    ['Valid from', assertion?.notBefore],
    ['Valid until', assertion?.notOnOrAfter],
  ];
  return {
    facts: facts.map(([label, value]) => [label, value ? cut(value) : '—']),
    responseSignature: verification.responseSignature,
    assertionSignature: verification.assertionSignature,
    encrypted: response.encryptedCount > 0,
    attributes: (assertion?.attributes ?? []).slice(0, mostValues).map((attribute) => ({
      name: cut(attribute.name),
      nameFormat: cut(attribute.nameFormat),
      values: attribute.values.slice(0, mostValues).map(cut),
    })),
    checks: checks.map((check) => ({
      ...check,
      note: cut(check.note),
      refusal: check.refusal && { ...check.refusal, detail: cut(check.refusal.detail) },
    })),
  };
}

function cut(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}… (${text.length} characters)` : text;
}
