import { X509Certificate } from 'node:crypto';
import { ownRefusal, slackRefusal } from '../slack-messages';
import { type CheckInput, type CheckOutcome, failed, ok, skipped } from './check';

export function checkEncryption({ response, verification }: CheckInput): CheckOutcome {
  if (response.encryptedCount === 0) return skipped('not encrypted');
  if (verification.decryptionFault === undefined) return ok('opened with the key of this workspace');
  return failed(ownRefusal('decryption', `Opening it failed: ${verification.decryptionFault}.`));
}

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

export function checkSignature({ settings, doubts, response, assertion, verification, now }: CheckInput): CheckOutcome {
  const { responseSignature, assertionSignature } = verification;
  const algorithms = [response.signature, assertion?.signature].flatMap((facts) =>
    facts ? [facts.method, ...facts.digests] : [],
  );
  const fault = (detail: string) => failed(slackRefusal('signature', settings.providerName, detail));
  if (responseSignature === 'invalid') return fault('The signature of the Response does not fit the certificate.');
  if (assertionSignature === 'invalid') return fault('The signature of the Assertion does not fit the certificate.');
  if (responseSignature === 'absent' && assertionSignature === 'absent') return skipped('There is no signature.');
  const sha1 = algorithms.find((algorithm) => /#(rsa-)?sha1$/.test(algorithm));
  if (sha1 !== undefined && doubts.sha1Signature === 'refuse') return fault(`${sha1} is not accepted.`);
  const { validToDate } = new X509Certificate(settings.certificate);
  if (validToDate <= now && doubts.certificateExpiry === 'refuse') {
    return fault(`The certificate in the settings expired on ${validToDate.toISOString()}.`);
  }
  return ok([...new Set(algorithms.map((algorithm) => algorithm.replace(/^.*#/, '')))].join(', '));
}

/** The last word is node-saml's: whatever it refuses is refused, even where every check above is content. */
export function checkValidator({ verification }: CheckInput): CheckOutcome {
  const { verdict } = verification;
  if (verdict.accepted) return ok('node-saml accepts it');
  return failed(ownRefusal('validator', `node-saml says: ${verdict.reason}.`));
}
