import { ns } from '../names';
import type { SignableElement } from './build-assertion';
import { attribute, text } from './canonical-xml';

const statusPrefix = 'urn:oasis:names:tc:SAML:2.0:status:';

export type ResponseFacts = {
  id: string;
  issuer: string;
  issueInstant: Date;
  destination: string;
  inResponseTo: string | undefined;
};

/**
 * Writes a Response in exclusive canonical form around an Assertion that is already written (signed, encrypted or plain).
 *
 * @see saml-core §3.3.3, saml-profiles §4.1.4.2
 */
export function buildSuccessResponse(facts: ResponseFacts, assertion: string): SignableElement {
  return build(facts, `<samlp:StatusCode Value="${statusPrefix}Success"></samlp:StatusCode>`, assertion);
}

/**
 * Writes a Response that refuses: top-level code `Requester` or `Responder`, second-level code as named, no detail
 * about the person (R32).
 *
 * @see saml-core §3.2.2.2
 */
export function buildStatusResponse(
  facts: ResponseFacts,
  topLevel: 'Requester' | 'Responder',
  secondLevel: string,
): SignableElement {
  const inner = `<samlp:StatusCode Value="${statusPrefix}${attribute(secondLevel)}"></samlp:StatusCode>`;
  return build(facts, `<samlp:StatusCode Value="${statusPrefix}${topLevel}">${inner}</samlp:StatusCode>`, '');
}

function build(facts: ResponseFacts, statusCode: string, content: string): SignableElement {
  const inResponseTo = facts.inResponseTo === undefined ? '' : ` InResponseTo="${attribute(facts.inResponseTo)}"`;
  return {
    id: facts.id,
    head:
      `<samlp:Response xmlns:samlp="${ns.protocol}" Destination="${attribute(facts.destination)}" ID="${attribute(facts.id)}"` +
      `${inResponseTo} IssueInstant="${facts.issueInstant.toISOString()}" Version="2.0">` +
      `<saml:Issuer xmlns:saml="${ns.assertion}">${text(facts.issuer)}</saml:Issuer>`,
    tail: `<samlp:Status>${statusCode}</samlp:Status>${content}</samlp:Response>`,
  };
}
