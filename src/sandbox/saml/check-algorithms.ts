import type { DoubtSettings } from '../doubts';
import { ownRefusal } from '../slack-messages';
import { type CheckInput, type CheckOutcome, failed, ok, skipped } from './check';
import type { ResponseFacts, SignatureFacts } from './read-response';

const accepted = new Set([
  'http://www.w3.org/2001/10/xml-exc-c14n#',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmlenc#sha256',
]);
const sha1 = /#(rsa-)?sha1$/;
const oaep = /#rsa-oaep(-mgf1p)?$/;
const modes = {
  'gcm-only': /#aes(128|192|256)-gcm$/,
  'cbc-only': /#aes(128|192|256)-cbc$/,
  any: /#aes(128|192|256)-(gcm|cbc)$/,
};

/** The first algorithm of signatures that the doubts turn away; which ones Slack takes no source says (Slack facts, SAML §4). */
export function findRefusedAlgorithm(
  signatures: readonly NonNullable<SignatureFacts>[],
  doubts: DoubtSettings,
): string | undefined {
  const names = signatures.flatMap(({ method, digests, canonicalizations }) => [
    method,
    ...digests,
    ...canonicalizations,
  ]);
  return names.find((name) => {
    if (sha1.test(name)) return doubts.sha1Signature === 'refuse';
    return doubts.signatureForm === 'exclusive-and-sha256' && !accepted.has(name);
  });
}

/** Whether an Assertion is encrypted in a way that is taken; one that is not is never opened. */
export function isTakenEncryption(encryption: ResponseFacts['encryption'], doubts: DoubtSettings): boolean {
  return (
    encryption !== undefined && modes[doubts.encryptionAlgorithms].test(encryption.content) && oaep.test(encryption.key)
  );
}

/** An encrypted Assertion uses algorithms that are taken, and was encrypted for this workspace. */
export function checkEncryption({ response, verification, doubts }: CheckInput): CheckOutcome {
  const { encryption } = response;
  if (!encryption) return skipped('not encrypted');
  if (!isTakenEncryption(encryption, doubts)) {
    const { content, key } = encryption;
    const detail = `It is encrypted with ${content || 'nothing named'}, its key with ${key || 'nothing named'}.`;
    return failed(ownRefusal('decryption', detail));
  }
  if (verification.decryptionFault === undefined) return ok('opened with the key of this workspace');
  return failed(ownRefusal('decryption', `Opening it failed: ${verification.decryptionFault}.`));
}
