import type { DoubtSettings } from '../doubts';
import { readCertificates, unexpiredCertificates } from '../read-certificates';
import { SandboxError } from '../sandbox-error';
import type { SandboxSettings } from '../settings';
import { type Refusal, tellRefusal } from '../slack-messages';
import type { Workspace } from '../workspace/workspace';
import type { CheckResult, JournalEntry, PendingRequest, Report } from '../workspace/workspace-data';
import { isTakenEncryption } from './check-algorithms';
import { checkReady } from './check-ready';
import { decodeResponse } from './decode-response';
import { enterAccount } from './enter-account';
import { type AssertionFacts, findAssertion, readAssertion, readResponse } from './read-response';
import { readXml } from './read-xml';
import { responseChecks } from './response-checks';
import { verifyResponse } from './verify-response';
import { writeReport } from './write-report';

export type Reception =
  | { kind: 'signed-in'; token: string; landingPath: string; entry: JournalEntry }
  | { kind: 'tested'; entry: JournalEntry }
  | { kind: 'refused'; refusal: Refusal; status: number; entry: JournalEntry };

const hourMs = 60 * 60 * 1000;

/**
 * Takes a Response that came by HTTP-POST: decode, verify, check, and then sign in, or show it if it belongs to a test.
 * Between the checks and what follows from them nothing waits, so a Response is used at most once.
 *
 * @throws SandboxError `sandbox.saml_refused` if single sign-on is not set up or the field cannot be read
 */
export async function receiveResponse(
  workspace: Workspace,
  input: { samlResponse: string; relayState: string | undefined; acsUrl: string },
): Promise<Reception> {
  const settings = structuredClone(workspace.settings);
  checkReady(workspace);
  const { xml, root } = decodeOrRecord(workspace, input.samlResponse);
  const response = readResponse(root);
  const now = workspace.now();
  const certificates = trustedCertificates(settings, workspace.doubts, now);
  const verification = await verifyResponse(xml, {
    idpCertificates: certificates,
    privateKeyPem: workspace.key.privateKeyPem,
    mayOpen: isTakenEncryption(response.encryption, workspace.doubts),
    spIssuer: settings.spIssuer,
    acsUrl: input.acsUrl,
  });
  const { verdict, openedAssertionXml } = verification;
  const assertionXml = verdict.accepted ? verdict.assertionXml : openedAssertionXml;
  const assertionElement = assertionXml === undefined ? findAssertion(root) : readXml(assertionXml);
  const assertion = assertionElement && readAssertion(assertionElement);
  const pending = workspace.findPendingRequest(response.inResponseTo ?? '');
  const checks = responseChecks.map((check): CheckResult => {
    const outcome = check.run({
      settings,
      doubts: workspace.doubts,
      acsUrl: input.acsUrl,
      response,
      assertion,
      verification,
      pending,
      relayState: input.relayState,
      wasUsed: (id) => workspace.wasUsed(id),
      now,
    });
    if (outcome.state !== 'failed') return { name: check.name, ...outcome };
    const told = tellRefusal(outcome.refusal, workspace.doubts.refusalWording);
    return { name: check.name, state: 'failed', note: told.detail, refusal: told };
  });
  const refusal = checks.find((check) => check.state === 'failed')?.refusal;
  if (refusal === undefined) {
    const forgetAt = new Date(Math.max(now.getTime(), lastInstant(assertion)) + hourMs);
    const ids = [response.id, assertion?.id ?? ''].filter((id) => id !== '');
    workspace.consume({ inResponseTo: response.inResponseTo, ids, forgetAt });
  }
  const report = writeReport(response, assertion, verification, checks);
  const isTest = settings.testMode || pending?.test === true;
  return conclude(workspace, { refusal, assertion, pending, report, isTest, ...input });
}

/** An expired certificate is left out beside one that is not; alone it stays, so that the check can say that it expired. */
function trustedCertificates(settings: SandboxSettings, doubts: DoubtSettings, now: Date): string[] {
  const all = readCertificates(settings.certificate) ?? [];
  const unexpired = unexpiredCertificates(all, now);
  return doubts.certificateExpiry === 'refuse' && unexpired.length > 0 ? unexpired : all;
}

function decodeOrRecord(workspace: Workspace, samlResponse: string) {
  try {
    return decodeResponse(samlResponse);
  } catch (error) {
    if (error instanceof SandboxError && error.refusal) recordUnreadable(workspace, error.refusal, samlResponse.length);
    throw error;
  }
}

/** Keeps a trace of a message that did not get as far as the checks. */
export function recordUnreadable(
  workspace: Workspace,
  refusal: Refusal,
  sizeBytes: number,
  binding = 'HTTP-POST',
): void {
  const kind = { direction: 'received', message: 'unreadable', purpose: 'sign-in', outcome: 'refused' } as const;
  workspace.record({ ...kind, binding, sizeBytes, summary: refusal.message, refusal });
}

type Conclusion = {
  refusal: Refusal | undefined;
  assertion: AssertionFacts | undefined;
  pending: PendingRequest | undefined;
  report: Report;
  isTest: boolean;
  samlResponse: string;
  relayState: string | undefined;
};

function conclude(workspace: Workspace, conclusion: Conclusion): Reception {
  const { refusal, assertion, pending, report, isTest } = conclusion;
  const common = {
    direction: 'received',
    message: 'Response',
    binding: 'HTTP-POST',
    purpose: isTest ? 'test' : 'sign-in',
    sizeBytes: conclusion.samlResponse.length,
    report,
  } as const;
  const refuse = (reason: Refusal, status: number): Reception => {
    const named = workspace.org.members.byNameId(assertion?.nameId?.value ?? '');
    if (named) workspace.org.emit({ subject: 'sign-in', id: named.id, action: 'refused', fields: {} });
    const entry = workspace.record({ ...common, outcome: 'refused', summary: reason.message, refusal: reason });
    return { kind: 'refused', refusal: reason, status, entry };
  };
  if (isTest) {
    const summary = refusal ? refusal.message : 'The test passed; nobody was signed in.';
    const entry = workspace.record({ ...common, outcome: refusal ? 'refused' : 'tested', summary, refusal });
    return { kind: 'tested', entry };
  }
  if (refusal) return refuse(refusal, 400);
  if (!assertion?.nameId) throw new Error('A Response without NameID passed its checks');
  const entered = enterAccount(workspace, assertion);
  if (entered.kind === 'refuse') {
    return refuse(tellRefusal(entered.refusal, workspace.doubts.refusalWording), 403);
  }
  const { member, notes } = entered;
  const summary = `@${member.username} (${member.id}) signed in. ${notes.join(' ')}`.trim();
  const entry = workspace.record({ ...common, outcome: 'accepted', summary, memberId: member.id });
  const token = workspace.openSession(member.id, entry.id, notes);
  const followed = workspace.doubts.unsolicitedRelayState === 'follow' ? channelPath(conclusion.relayState) : undefined;
  const landingPath = (pending ? pending.redir : followed) ?? '/';
  return { kind: 'signed-in', token, landingPath, entry };
}

function lastInstant(assertion: AssertionFacts | undefined): number {
  const instants = [assertion?.notOnOrAfter, ...(assertion?.confirmations ?? []).map((c) => c.notOnOrAfter)];
  return Math.max(0, ...instants.flatMap((text) => (text === undefined ? [] : [Date.parse(text)])));
}

/** A channel of the workspace as a path, or undefined for anything else: no other place can be landed on. */
export function channelPath(text: string | undefined): string | undefined {
  return text !== undefined && /^\/messages\/[A-Za-z0-9_-]{1,80}\/?$/.test(text) ? text : undefined;
}
