import type { XmlElement } from './read-xml';

const protocol = 'urn:oasis:names:tc:SAML:2.0:protocol';
const assertionNamespace = 'urn:oasis:names:tc:SAML:2.0:assertion';
const dsig = 'http://www.w3.org/2000/09/xmldsig#';
const xenc = 'http://www.w3.org/2001/04/xmlenc#';

/** Algorithms that a Signature names; undefined where there is no Signature. */
export type SignatureFacts = { method: string; digests: string[]; canonicalizations: string[] } | undefined;

export type ResponseFacts = {
  id: string;
  version: string;
  issuer: string | undefined;
  destination: string | undefined;
  inResponseTo: string | undefined;
  /** Top status first, then the ones inside it. */
  statusCodes: string[];
  statusMessage: string | undefined;
  signature: SignatureFacts;
  assertionCount: number;
  encryptedCount: number;
  /** Algorithms of the encrypted Assertion; undefined where there is none. */
  encryption: { content: string; key: string } | undefined;
};

export type AssertionFacts = {
  id: string;
  version: string;
  issuer: string | undefined;
  signature: SignatureFacts;
  nameId: { value: string; format: string; nameQualifier: string; spNameQualifier: string } | undefined;
  hasEncryptedId: boolean;
  confirmations: {
    method: string;
    recipient: string | undefined;
    notBefore: string | undefined;
    notOnOrAfter: string | undefined;
    inResponseTo: string | undefined;
  }[];
  notBefore: string | undefined;
  notOnOrAfter: string | undefined;
  /** One list per AudienceRestriction: each must hold us (saml-core §2.5.1.4). */
  audiences: string[][];
  authnStatements: { classRef: string; authnInstant: string; sessionIndex: string }[];
  attributes: { name: string; nameFormat: string; values: string[] }[];
};

/** Whether the root is a `samlp:Response`. */
export function isResponse(root: XmlElement): boolean {
  return root.name === 'Response' && root.namespace === protocol;
}

/** What a `samlp:Response` says of itself (saml-core §3.2.2). Nothing is judged here. */
export function readResponse(root: XmlElement): ResponseFacts {
  const status = child(root, protocol, 'Status');
  return {
    id: root.attributes.get('ID') ?? '',
    version: root.attributes.get('Version') ?? '',
    issuer: child(root, assertionNamespace, 'Issuer')?.text.trim(),
    destination: root.attributes.get('Destination'),
    inResponseTo: root.attributes.get('InResponseTo'),
    statusCodes: status ? readStatusCodes(status) : [],
    statusMessage: status && child(status, protocol, 'StatusMessage')?.text,
    signature: readSignature(root),
    assertionCount: all(root, assertionNamespace, 'Assertion').length,
    encryptedCount: all(root, assertionNamespace, 'EncryptedAssertion').length,
    encryption: readEncryption(child(root, assertionNamespace, 'EncryptedAssertion')),
  };
}

/** The one Assertion of a Response, if it is there in the clear. */
export function findAssertion(root: XmlElement): XmlElement | undefined {
  return child(root, assertionNamespace, 'Assertion');
}

/** What a `saml:Assertion` says (saml-core §2.3.3). Nothing is judged here. */
export function readAssertion(assertion: XmlElement): AssertionFacts {
  const subject = child(assertion, assertionNamespace, 'Subject');
  const nameId = subject && child(subject, assertionNamespace, 'NameID');
  const conditions = child(assertion, assertionNamespace, 'Conditions');
  return {
    id: assertion.attributes.get('ID') ?? '',
    version: assertion.attributes.get('Version') ?? '',
    issuer: child(assertion, assertionNamespace, 'Issuer')?.text.trim(),
    signature: readSignature(assertion),
    nameId: nameId && {
      value: nameId.text,
      format: nameId.attributes.get('Format') ?? '',
      nameQualifier: nameId.attributes.get('NameQualifier') ?? '',
      spNameQualifier: nameId.attributes.get('SPNameQualifier') ?? '',
    },
    hasEncryptedId: subject !== undefined && child(subject, assertionNamespace, 'EncryptedID') !== undefined,
    confirmations: (subject ? all(subject, assertionNamespace, 'SubjectConfirmation') : []).map(readConfirmation),
    notBefore: conditions?.attributes.get('NotBefore'),
    notOnOrAfter: conditions?.attributes.get('NotOnOrAfter'),
    audiences: (conditions ? all(conditions, assertionNamespace, 'AudienceRestriction') : []).map((restriction) =>
      all(restriction, assertionNamespace, 'Audience').map((audience) => audience.text.trim()),
    ),
    authnStatements: all(assertion, assertionNamespace, 'AuthnStatement').map(readAuthnStatement),
    attributes: all(assertion, assertionNamespace, 'AttributeStatement')
      .flatMap((statement) => all(statement, assertionNamespace, 'Attribute'))
      .map((attribute) => ({
        name: attribute.attributes.get('Name') ?? '',
        nameFormat: attribute.attributes.get('NameFormat') ?? '',
        values: all(attribute, assertionNamespace, 'AttributeValue').map((value) => value.text),
      })),
  };
}

/** The first value of the first attribute of exactly this name (names are case-sensitive), unless it is blank. */
export function attributeValue(assertion: AssertionFacts, name: string): string | undefined {
  const value = assertion.attributes.find((attribute) => attribute.name === name)?.values[0]?.trim();
  return value === '' ? undefined : value;
}

function readConfirmation(confirmation: XmlElement): AssertionFacts['confirmations'][number] {
  const data = child(confirmation, assertionNamespace, 'SubjectConfirmationData');
  return {
    method: confirmation.attributes.get('Method') ?? '',
    recipient: data?.attributes.get('Recipient'),
    notBefore: data?.attributes.get('NotBefore'),
    notOnOrAfter: data?.attributes.get('NotOnOrAfter'),
    inResponseTo: data?.attributes.get('InResponseTo'),
  };
}

function readAuthnStatement(statement: XmlElement): AssertionFacts['authnStatements'][number] {
  const context = child(statement, assertionNamespace, 'AuthnContext');
  return {
    classRef: (context && child(context, assertionNamespace, 'AuthnContextClassRef')?.text.trim()) ?? '',
    authnInstant: statement.attributes.get('AuthnInstant') ?? '',
    sessionIndex: statement.attributes.get('SessionIndex') ?? '',
  };
}

function readStatusCodes(status: XmlElement): string[] {
  const codes: string[] = [];
  for (let code = child(status, protocol, 'StatusCode'); code; code = child(code, protocol, 'StatusCode')) {
    codes.push(code.attributes.get('Value') ?? '');
  }
  return codes;
}

function readSignature(element: XmlElement): SignatureFacts {
  const signature = child(element, dsig, 'Signature');
  if (!signature) return undefined;
  const signedInfo = child(signature, dsig, 'SignedInfo');
  const references = signedInfo ? all(signedInfo, dsig, 'Reference') : [];
  const transforms = references.flatMap((reference) => all(reference, dsig, 'Transforms'));
  const applied = transforms.flatMap((list) => all(list, dsig, 'Transform')).map(algorithmOf);
  return {
    method: algorithmOf(signedInfo && child(signedInfo, dsig, 'SignatureMethod')),
    digests: references.map((reference) => algorithmOf(child(reference, dsig, 'DigestMethod'))),
    canonicalizations: [
      algorithmOf(signedInfo && child(signedInfo, dsig, 'CanonicalizationMethod')),
      ...applied.filter((algorithm) => algorithm !== `${dsig}enveloped-signature`),
    ],
  };
}

/** The key stands inside the EncryptedData, or beside it (saml-core §6). */
function readEncryption(encrypted: XmlElement | undefined): ResponseFacts['encryption'] {
  const data = encrypted && child(encrypted, xenc, 'EncryptedData');
  if (!encrypted || !data) return encrypted && { content: '', key: '' };
  const keyInfo = child(data, dsig, 'KeyInfo');
  const key = (keyInfo && child(keyInfo, xenc, 'EncryptedKey')) ?? child(encrypted, xenc, 'EncryptedKey');
  return {
    content: algorithmOf(child(data, xenc, 'EncryptionMethod')),
    key: algorithmOf(key && child(key, xenc, 'EncryptionMethod')),
  };
}

function algorithmOf(element: XmlElement | undefined): string {
  return element?.attributes.get('Algorithm') ?? '';
}

function all(parent: XmlElement, namespace: string, name: string): XmlElement[] {
  return parent.children.filter((element) => element.name === name && element.namespace === namespace);
}

function child(parent: XmlElement, namespace: string, name: string): XmlElement | undefined {
  return parent.children.find((element) => element.name === name && element.namespace === namespace);
}
