import type { ResolvedAttribute } from '../../apps';
import { nameIdFormat, ns } from '../names';
import { attribute, text } from './canonical-xml';

/** Everything an Assertion says. Instants are written in UTC with milliseconds. */
export type AssertionFacts = {
  id: string;
  issuer: string;
  issueInstant: Date;
  nameId: {
    format: keyof typeof nameIdFormat;
    value: string;
    nameQualifier: string | undefined;
    spNameQualifier: string | undefined;
  };
  /** ID of the request; none when nobody asked (IdP-initiated). */
  inResponseTo: string | undefined;
  recipient: string;
  audience: string;
  notBefore: Date;
  /** Exclusive. */
  notOnOrAfter: Date;
  authnInstant: Date;
  sessionIndex: string;
  authnContextClassRef: string;
  attributes: readonly ResolvedAttribute[];
};

/** An element in canonical form, cut where its signature goes: behind its Issuer (saml-core §2.3.3, §3.2.2). */
export type SignableElement = { id: string; head: string; tail: string };

/**
 * Writes the Assertion of a sign-in in exclusive canonical form. Pure: the same facts give the same bytes.
 *
 * @see saml-profiles §4.1.4.2
 */
export function buildAssertion(facts: AssertionFacts): SignableElement {
  const { nameId } = facts;
  const notOnOrAfter = facts.notOnOrAfter.toISOString();
  const inResponseTo = facts.inResponseTo === undefined ? '' : ` InResponseTo="${attribute(facts.inResponseTo)}"`;
  const qualifiers =
    (nameId.nameQualifier === undefined ? '' : ` NameQualifier="${attribute(nameId.nameQualifier)}"`) +
    (nameId.spNameQualifier === undefined ? '' : ` SPNameQualifier="${attribute(nameId.spNameQualifier)}"`);
  return {
    id: facts.id,
    head:
      `<saml:Assertion xmlns:saml="${ns.assertion}" ID="${attribute(facts.id)}" IssueInstant="${facts.issueInstant.toISOString()}" Version="2.0">` +
      `<saml:Issuer>${text(facts.issuer)}</saml:Issuer>`,
    tail:
      `<saml:Subject><saml:NameID Format="${nameIdFormat[nameId.format]}"${qualifiers}>${text(nameId.value)}</saml:NameID>` +
      `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">` +
      `<saml:SubjectConfirmationData${inResponseTo} NotOnOrAfter="${notOnOrAfter}" Recipient="${attribute(facts.recipient)}"></saml:SubjectConfirmationData>` +
      `</saml:SubjectConfirmation></saml:Subject>` +
      `<saml:Conditions NotBefore="${facts.notBefore.toISOString()}" NotOnOrAfter="${notOnOrAfter}">` +
      `<saml:AudienceRestriction><saml:Audience>${text(facts.audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
      `<saml:AuthnStatement AuthnInstant="${facts.authnInstant.toISOString()}" SessionIndex="${attribute(facts.sessionIndex)}">` +
      `<saml:AuthnContext><saml:AuthnContextClassRef>${text(facts.authnContextClassRef)}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
      `${attributeStatement(facts.attributes)}</saml:Assertion>`,
  };
}

/** No `xsi:type`: a value is text for every reader, and the type's prefix would need an exception in canonicalisation. */
function attributeStatement(attributes: readonly ResolvedAttribute[]): string {
  const written = attributes.filter((each) => each.values.length > 0).map(attributeElement);
  return written.length === 0 ? '' : `<saml:AttributeStatement>${written.join('')}</saml:AttributeStatement>`;
}

function attributeElement(each: ResolvedAttribute): string {
  const values = each.values.map((value) => `<saml:AttributeValue>${text(value)}</saml:AttributeValue>`).join('');
  return `<saml:Attribute Name="${attribute(each.name)}" NameFormat="${attribute(each.nameFormat)}">${values}</saml:Attribute>`;
}
