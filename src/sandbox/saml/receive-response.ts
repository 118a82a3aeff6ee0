import type { DoubtSettings } from '../doubts';
import { readCertificates, unexpiredCertificates } from '../read-certificates';
import { SandboxError } from '../sandbox-error';
import type { SandboxSettings } from '../settings';
import { type Refusal, tellRefusal } from '../slack-messages';
import { findConfigurationId, settingsOf } from '../workspace/choose-configuration';
import type { Workspace } from '../workspace/workspace';
import type { CheckResult } from '../workspace/workspace-data';
import { isTakenEncryption } from './check-algorithms';
import { checkReady } from './check-ready';
import { concludeResponse, type Reception } from './conclude-response';
import { decodeResponse } from './decode-response';
import { type AssertionFacts, findAssertion, readAssertion, readResponse } from './read-response';
import { readXml } from './read-xml';
import { responseChecks } from './response-checks';
import { verifyResponse } from './verify-response';
import { writeReport } from './write-report';

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
  checkReady(workspace, settingsOf(workspace, undefined));
  const { xml, root } = decodeOrRecord(workspace, input.samlResponse);
  const response = readResponse(root);
  const findPending = () => workspace.sso.findPendingRequest(response.inResponseTo ?? '');
  const configurationId = findConfigurationId(workspace, findPending(), response.issuer);
  const settings = settingsOf(workspace, configurationId);
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
  const pending = findPending(); // asked again: another answer may have come while this one was verified
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
      wasUsed: (id) => workspace.sso.wasUsed(id),
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
    workspace.sso.consume({ inResponseTo: response.inResponseTo, ids, forgetAt });
  }
  const report = writeReport(response, assertion, verification, checks);
  const isTest = settings.testMode || pending?.test === true;
  const { relayState, samlResponse } = input;
  const judged = { refusal, assertion, pending, configurationId, report, isTest, relayState };
  return concludeResponse(workspace, { ...judged, sizeBytes: samlResponse.length });
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

function lastInstant(assertion: AssertionFacts | undefined): number {
  const instants = [assertion?.notOnOrAfter, ...(assertion?.confirmations ?? []).map((c) => c.notOnOrAfter)];
  return Math.max(0, ...instants.flatMap((text) => (text === undefined ? [] : [Date.parse(text)])));
}
