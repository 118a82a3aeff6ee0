import { SamlRequestError } from './errors';
import { ns } from './names';
import { childrenNamed, readXml, type XmlElement } from './read-xml';

export type AuthnContextComparison = 'exact' | 'minimum' | 'maximum' | 'better';

/** An AuthnRequest, read but not yet believed (saml-core §3.4.1). Values are exactly as sent. */
export type AuthnRequest = {
  id: string;
  version: string;
  issueInstant: Date;
  issuer: string;
  destination: string | undefined;
  acsUrl: string | undefined;
  acsIndex: number | undefined;
  protocolBinding: string | undefined;
  forceAuthn: boolean;
  isPassive: boolean;
  nameIdPolicy: { format: string | undefined; spNameQualifier: string | undefined } | undefined;
  requestedAuthnContext: { comparison: AuthnContextComparison; classRefs: string[]; declRefs: string[] } | undefined;
  /** NameID of `Subject`: a hint who is expected. It fills in the form, and the answer is about nobody else (R18). */
  subject: string | undefined;
  /** Whether the root carries an embedded signature. */
  signed: boolean;
};

/** Elements an AuthnRequest may hold, each once (saml-core §3.2.1, §3.4.1). */
const allowedChildren = new Set([
  `${ns.assertion} Issuer`,
  `${ns.signature} Signature`,
  `${ns.protocol} Extensions`,
  `${ns.assertion} Subject`,
  `${ns.protocol} NameIDPolicy`,
  `${ns.assertion} Conditions`,
  `${ns.protocol} RequestedAuthnContext`,
  `${ns.protocol} Scoping`,
]);

/**
 * Reads an AuthnRequest out of XML.
 *
 * @throws SamlRequestError those of `readXml`, `saml.not_an_authn_request`, `saml.version`, `saml.request_invalid`
 * @see saml-core §3.4.1
 */
export function parseAuthnRequest(xml: string): AuthnRequest {
  const root = readXml(xml);
  if (root.uri !== ns.protocol || root.local !== 'AuthnRequest') {
    throw new SamlRequestError({
      code: 'saml.not_an_authn_request',
      what: 'What the app sent is not a sign-in request.',
      meaning: 'This address takes SAML AuthnRequests only; single logout is not offered.',
      remedy: 'Tell the administrator of the app that sent you.',
    });
  }
  checkChildren(root);
  const version = root.attributes.get('Version');
  if (version !== '2.0') {
    throw new SamlRequestError({
      code: 'saml.version',
      what: 'The sign-in request is not of SAML version 2.0.',
      remedy: 'Tell the administrator of the app that sent you.',
    });
  }
  return {
    id: readId(root),
    version,
    issueInstant: readInstant(root.attributes.get('IssueInstant')),
    issuer: readIssuer(root),
    destination: root.attributes.get('Destination'),
    acsUrl: root.attributes.get('AssertionConsumerServiceURL'),
    acsIndex: readIndex(root.attributes.get('AssertionConsumerServiceIndex')),
    protocolBinding: root.attributes.get('ProtocolBinding'),
    forceAuthn: readBoolean(root, 'ForceAuthn'),
    isPassive: readBoolean(root, 'IsPassive'),
    nameIdPolicy: readNameIdPolicy(root),
    requestedAuthnContext: readRequestedAuthnContext(root),
    subject: readSubject(root),
    signed: childrenNamed(root, ns.signature, 'Signature').length === 1,
  };
}

function checkChildren(root: XmlElement): void {
  const seen = new Set<string>();
  for (const child of root.children) {
    const name = `${child.uri} ${child.local}`;
    if (!allowedChildren.has(name)) throw invalid(`${child.local} does not belong there`);
    if (seen.has(name)) throw invalid(`${child.local} stands more than once`);
    seen.add(name);
  }
  const first = root.children[0];
  if (first === undefined || first.uri !== ns.assertion || first.local !== 'Issuer') {
    throw invalid('Issuer must be there, and first');
  }
}

function readId(root: XmlElement): string {
  const id = root.attributes.get('ID');
  if (id === undefined || id.length > 256 || !/^[\p{L}_][\p{L}\p{N}._-]*$/u.test(id)) {
    throw invalid('ID must be an XML name of at most 256 characters');
  }
  return id;
}

function readIssuer(root: XmlElement): string {
  const issuer = childrenNamed(root, ns.assertion, 'Issuer')[0];
  const text = issuer?.text.trim() ?? '';
  if (issuer === undefined || issuer.children.length > 0 || text === '' || text.length > 1024) {
    throw invalid('Issuer must name the app');
  }
  return text;
}

/** `xs:dateTime`; without a zone it is UTC, as saml-core §1.3.3 has it. */
function readInstant(text: string | undefined): Date {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)?$/.exec(text ?? '');
  const instant = match === null ? Number.NaN : Date.parse(`${match[1]}${match[2] ?? 'Z'}`);
  if (Number.isNaN(instant)) throw invalid('IssueInstant must be a date and time');
  return new Date(instant);
}

function readIndex(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,5}$/.test(text)) throw invalid('AssertionConsumerServiceIndex must be a whole number');
  return Number(text);
}

function readBoolean(root: XmlElement, name: string): boolean {
  const text = root.attributes.get(name);
  if (text === undefined || text === 'false' || text === '0') return false;
  if (text === 'true' || text === '1') return true;
  throw invalid(`${name} must be true or false`);
}

function readNameIdPolicy(root: XmlElement): AuthnRequest['nameIdPolicy'] {
  const policy = childrenNamed(root, ns.protocol, 'NameIDPolicy')[0];
  if (policy === undefined) return undefined;
  const format = policy.attributes.get('Format');
  const spNameQualifier = policy.attributes.get('SPNameQualifier');
  if ((format?.length ?? 0) > 1024 || (spNameQualifier?.length ?? 0) > 1024) throw invalid('NameIDPolicy is too long');
  return { format, spNameQualifier };
}

function readRequestedAuthnContext(root: XmlElement): AuthnRequest['requestedAuthnContext'] {
  const requested = childrenNamed(root, ns.protocol, 'RequestedAuthnContext')[0];
  if (requested === undefined) return undefined;
  const comparison = requested.attributes.get('Comparison') ?? 'exact';
  if (!isComparison(comparison)) throw invalid('Comparison must be exact, minimum, maximum or better');
  const texts = (local: string) => childrenNamed(requested, ns.assertion, local).map((child) => child.text.trim());
  return { comparison, classRefs: texts('AuthnContextClassRef'), declRefs: texts('AuthnContextDeclRef') };
}

function isComparison(text: string): text is AuthnContextComparison {
  return text === 'exact' || text === 'minimum' || text === 'maximum' || text === 'better';
}

function readSubject(root: XmlElement): string | undefined {
  const subject = childrenNamed(root, ns.assertion, 'Subject')[0];
  const nameId = subject === undefined ? undefined : childrenNamed(subject, ns.assertion, 'NameID')[0];
  const text = nameId?.text.trim();
  if (text !== undefined && text.length > 256) throw invalid('the NameID of Subject is too long');
  return text === '' ? undefined : text;
}

function invalid(detail: string): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.request_invalid',
    what: 'The sign-in request does not follow the SAML standard.',
    meaning: `${detail[0]?.toUpperCase()}${detail.slice(1)}.`,
    remedy: 'Tell the administrator of the app that sent you.',
    detail,
  });
}
