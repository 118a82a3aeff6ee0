import { SAML } from '@node-saml/node-saml';
import { decryptXml, getVerifiedXml, parseDomFromString, xpath } from '@node-saml/node-saml/lib/xml';
import { readXml } from './read-xml';

export type SignatureState = 'absent' | 'valid' | 'invalid';

export type Verification = {
  responseSignature: SignatureState;
  assertionSignature: SignatureState;
  /** Why the encrypted Assertion could not be opened; undefined if it could, or if none is encrypted. */
  decryptionFault: string | undefined;
  /** The Assertion that was encrypted, opened: good for showing, not for believing. */
  openedAssertionXml: string | undefined;
  /** node-saml's verdict: the bytes that a signature covers, or why there are none. */
  verdict: { accepted: true; assertionXml: string } | { accepted: false; reason: string };
};

export type VerificationKeys = {
  /** PEM; a signature by any of them counts. */
  idpCertificates: string[];
  privateKeyPem: string;
  /** Whether an encrypted Assertion may be opened. */
  mayOpen: boolean;
  spIssuer: string;
  acsUrl: string;
};

const signaturePath = "./*[local-name(.)='Signature' and namespace-uri(.)='http://www.w3.org/2000/09/xmldsig#']";
const assertionPath = "/*[local-name(.)='Response']/*[local-name(.)='Assertion']";
const encryptedPath = "/*[local-name(.)='Response']/*[local-name(.)='EncryptedAssertion']";

/**
 * Puts a Response before @node-saml/node-saml: opens it, judges each signature by itself, then the whole. A signature
 * that is present must be valid, wanted or not. Instants are left to our own checks, which know the workspace's clock.
 *
 * @param xml a Response that came through `readXml`
 */
export async function verifyResponse(xml: string, keys: VerificationKeys): Promise<Verification> {
  const document = await parseDomFromString(xml);
  const certificates = keys.idpCertificates;
  const responseSignature = signatureState(xml, document.documentElement, certificates);
  const [encrypted] = xpath.selectElements(document, encryptedPath);
  const [plain] = xpath.selectElements(document, assertionPath);
  let decryptionFault: string | undefined;
  let openedAssertionXml: string | undefined;
  let assertionSignature: SignatureState = 'absent';
  if (encrypted) {
    try {
      if (!keys.mayOpen) throw new Error('its algorithms are not taken');
      openedAssertionXml = await decryptXml(encrypted.toString(), keys.privateKeyPem);
      readXml(openedAssertionXml); // what was hidden passes the same front door
      const opened = await parseDomFromString(openedAssertionXml);
      assertionSignature = signatureState(openedAssertionXml, opened.documentElement, certificates);
    } catch (error) {
      openedAssertionXml = undefined;
      decryptionFault = messageOf(error);
    }
  } else if (plain) {
    assertionSignature = signatureState(xml, plain, certificates);
  }
  if (decryptionFault !== undefined) {
    const verdict = { accepted: false, reason: 'the Assertion cannot be opened' } as const;
    return { responseSignature, assertionSignature, decryptionFault, openedAssertionXml, verdict };
  }
  const verdict = await judge(xml, keys, responseSignature, assertionSignature);
  return { responseSignature, assertionSignature, decryptionFault, openedAssertionXml, verdict };
}

async function judge(
  xml: string,
  keys: VerificationKeys,
  responseSignature: SignatureState,
  assertionSignature: SignatureState,
): Promise<Verification['verdict']> {
  const saml = new SAML({
    idpCert: keys.idpCertificates,
    issuer: keys.spIssuer,
    audience: keys.spIssuer,
    callbackUrl: keys.acsUrl,
    decryptionPvk: keys.privateKeyPem,
    wantAuthnResponseSigned: responseSignature !== 'absent',
    wantAssertionsSigned: assertionSignature !== 'absent',
    acceptedClockSkewMs: -1,
  });
  try {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: Buffer.from(xml).toString('base64') });
    const assertionXml = profile?.getAssertionXml?.();
    return assertionXml ? { accepted: true, assertionXml } : { accepted: false, reason: 'it holds no Assertion' };
  } catch (error) {
    return { accepted: false, reason: messageOf(error) };
  }
}

type Dom = Parameters<typeof getVerifiedXml>[1];

function signatureState(xml: string, element: Dom, certificates: string[]): SignatureState {
  if (xpath.selectElements(element, signaturePath).length === 0) return 'absent';
  try {
    return getVerifiedXml(xml, element, certificates) === null ? 'invalid' : 'valid';
  } catch {
    return 'invalid'; // node-saml throws for a signature that is malformed or covers something else
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
