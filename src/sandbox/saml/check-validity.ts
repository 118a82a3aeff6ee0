import { ownRefusal } from '../slack-messages';
import { type CheckInput, type CheckOutcome, failed, ok, skipped } from './check';

const bearer = 'urn:oasis:names:tc:SAML:2.0:cm:bearer';

/** NotBefore and NotOnOrAfter of the Conditions and of the bearer confirmations, by the workspace's clock (saml-core §2.5.1.2). */
export function checkLifetime({ assertion, doubts, now }: CheckInput): CheckOutcome {
  if (!assertion) return skipped('There is no Assertion to read.');
  const skewMs = Number(doubts.clockSkewSeconds) * 1000;
  const bearers = assertion.confirmations.filter((confirmation) => confirmation.method === bearer);
  const windows = [assertion, ...bearers];
  for (const { notBefore, notOnOrAfter } of windows) {
    if (notBefore !== undefined && !(instant(notBefore) <= now.getTime() + skewMs)) {
      return failed(ownRefusal('not_yet_valid', `NotBefore is ${notBefore}; here it is ${now.toISOString()}.`));
    }
    if (notOnOrAfter !== undefined && !(instant(notOnOrAfter) > now.getTime() - skewMs)) {
      return failed(ownRefusal('expired', `NotOnOrAfter is ${notOnOrAfter}; here it is ${now.toISOString()}.`));
    }
  }
  if (windows.every(({ notOnOrAfter }) => notOnOrAfter === undefined)) {
    return failed(ownRefusal('expired', 'There is no NotOnOrAfter.'));
  }
  return ok(`${assertion.notBefore ?? 'open'} to ${assertion.notOnOrAfter ?? 'open'}`);
}

/** A bearer confirmation whose Recipient is the ACS URL and which ends (saml-profiles §4.1.4.2). */
export function checkBearer({ assertion, acsUrl, doubts }: CheckInput): CheckOutcome {
  if (!assertion) return skipped('There is no Assertion to read.');
  const bearers = assertion.confirmations.filter((confirmation) => confirmation.method === bearer);
  const fits = bearers.some(({ recipient, notOnOrAfter }) => recipient === acsUrl && notOnOrAfter !== undefined);
  if (fits) return ok(`Recipient is ${acsUrl}`);
  if (doubts.profileRules === 'lenient') return skipped('no bearer confirmation for this address');
  const recipients = bearers.map(({ recipient }) => recipient ?? 'missing').join(', ') || 'missing';
  return failed(ownRefusal('confirmation', `Recipient is ${recipients}; it must be ${acsUrl}, with a NotOnOrAfter.`));
}

/** NaN for what is no xs:dateTime, so that every comparison with it says no. */
function instant(text: string): number {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
}
