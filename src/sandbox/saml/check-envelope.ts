import { ownRefusal, slackRefusal } from '../slack-messages';
import { type CheckInput, type CheckOutcome, failed, ok, quote, skipped } from './check';

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** Whether Response and Assertion are of SAML 2.0 (saml-core §3.2.2, §2.3.3). */
export function checkVersion({ response, assertion, settings }: CheckInput): CheckOutcome {
  const wrong = [response.version, assertion?.version ?? '2.0'].find((version) => version !== '2.0');
  if (wrong === undefined) return ok('2.0');
  return failed(slackRefusal('version', settings.providerName, `Version is ${quote(wrong)}.`));
}

/** Whether the Response says that the person was let in (saml-core §3.2.2.2). */
export function checkStatus({ response, doubts }: CheckInput): CheckOutcome {
  if (response.statusCodes[0] === success) return ok('Success');
  const codes = response.statusCodes.join(' / ') || 'missing';
  if (doubts.failureStatus === 'not-looked-at') return skipped(`not looked at: ${codes}`);
  return failed(
    ownRefusal('status', `Status is ${codes}${response.statusMessage ? `: ${response.statusMessage}` : '.'}`),
  );
}

/** An empty setting compares nothing: one workspace ran so for years (Slack facts, SAML §4). */
export function checkIssuer({ response, assertion, settings }: CheckInput): CheckOutcome {
  if (settings.idpIssuer === '') return skipped('No issuer is set, so none is compared.');
  const sent = [response.issuer, assertion?.issuer].filter((issuer) => issuer !== undefined);
  const wrong = sent.find((issuer) => issuer !== settings.idpIssuer);
  if (sent.length > 0 && wrong === undefined) return ok(settings.idpIssuer);
  const detail = `Issuer is ${quote(wrong)}; the settings say ${quote(settings.idpIssuer)}.`;
  return failed(slackRefusal('issuer', settings.providerName, detail));
}

/** Whether the Response was made for this ACS URL (saml-bindings §3.5.5.2). */
export function checkDestination({ response, settings, acsUrl }: CheckInput): CheckOutcome {
  if (response.destination === acsUrl) return ok(acsUrl);
  const detail = `Destination is ${quote(response.destination)}; it must be ${quote(acsUrl)}.`;
  return failed(slackRefusal('destination', settings.providerName, detail));
}

/** Whether there is exactly one Assertion, plain or encrypted: of two, the wrong one might be read. */
export function checkAssertionCount({ response }: CheckInput): CheckOutcome {
  const { assertionCount, encryptedCount } = response;
  if (assertionCount + encryptedCount === 1) return ok(encryptedCount === 1 ? 'one, encrypted' : 'one');
  return failed(
    ownRefusal('assertion_count', `It holds ${assertionCount} plain and ${encryptedCount} encrypted ones.`),
  );
}
