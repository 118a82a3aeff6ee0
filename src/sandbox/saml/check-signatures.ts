import { X509Certificate } from 'node:crypto';
import { readCertificates, unexpiredCertificates } from '../read-certificates';
import { ownRefusal, slackRefusal } from '../slack-messages';
import { type CheckInput, type CheckOutcome, failed, ok, skipped } from './check';
import { findRefusedAlgorithm } from './check-algorithms';

/** Whether what the settings want signed is signed; whether it is signed well is the next check. */
export function checkSigned({ settings, doubts, response, assertion, verification }: CheckInput): CheckOutcome {
  const { providerName, responsesSigned, assertionsSigned } = settings;
  const { responseSignature, assertionSignature } = verification;
  const seen = `Response: ${responseSignature === 'absent' ? 'not signed' : 'signed'}. Assertion: ${assertionSignature === 'absent' ? 'not signed' : 'signed'}.`;
  if (responseSignature === 'absent' && assertionSignature === 'absent') {
    return failed(slackRefusal('nothing_signed', providerName, seen));
  }
  const isUnsupported =
    response.encryptedCount > 0 &&
    (assertion?.hasEncryptedId === true || doubts.encryptedInUnsignedResponse === 'refuse');
  if (responseSignature === 'absent' && isUnsupported) {
    return failed(slackRefusal('encrypted_unsigned', providerName, `${seen} The Assertion is encrypted.`));
  }
  if (responsesSigned && responseSignature === 'absent') {
    return failed(slackRefusal('response_unsigned', providerName, `${seen} “Responses Signed” is on.`));
  }
  if (assertionsSigned && assertionSignature === 'absent') {
    return failed(slackRefusal('assertion_unsigned', providerName, `${seen} “Assertions Signed” is on.`));
  }
  return ok(seen);
}

/** Whether every signature fits the certificate of the settings, by an algorithm that Slack takes. */
export function checkSignature({ settings, doubts, response, assertion, verification, now }: CheckInput): CheckOutcome {
  const { responseSignature, assertionSignature } = verification;
  const signatures = [response.signature, assertion?.signature].filter((signature) => signature !== undefined);
  const fault = (detail: string) => failed(slackRefusal('signature', settings.providerName, detail));
  if (responseSignature === 'invalid') return fault('The signature of the Response does not fit the certificate.');
  if (assertionSignature === 'invalid') return fault('The signature of the Assertion does not fit the certificate.');
  if (responseSignature === 'absent' && assertionSignature === 'absent') return skipped('There is no signature.');
  const refused = findRefusedAlgorithm(signatures, doubts);
  if (refused !== undefined) return fault(`${refused} is not accepted.`);
  const certificates = readCertificates(settings.certificate) ?? [];
  if (unexpiredCertificates(certificates, now).length === 0 && doubts.certificateExpiry === 'refuse') {
    const { validToDate } = new X509Certificate(certificates.at(-1) ?? '');
    return fault(`The certificate in the settings expired on ${validToDate.toISOString()}.`);
  }
  const names = signatures.flatMap(({ method, digests }) => [method, ...digests]);
  return ok([...new Set(names.map((name) => name.replace(/^.*#/, '')))].join(', '));
}

/** The last word is node-saml's: whatever it refuses is refused, even where every check above is content. */
export function checkValidator({ verification }: CheckInput): CheckOutcome {
  const { verdict } = verification;
  if (verdict.accepted) return ok('node-saml accepts it');
  return failed(ownRefusal('validator', `node-saml says: ${verdict.reason}.`));
}
