import { randomBytes } from 'node:crypto';
import type { DoubtSettings } from '../doubts';

/** An ID for an AuthnRequest: an XML name either way, and never guessed (saml-core §1.3.4). */
export function newRequestId(form: DoubtSettings['requestId']): string {
  const hex = (bytes: number) => randomBytes(bytes).toString('hex');
  return form === 'hex' ? `_${hex(20)}` : `_${hex(20)}.${hex(16).toUpperCase()}-${hex(8)}`;
}

/**
 * Rewrites an unsigned AuthnRequest as Slack might write it. Every form says the same: prefixes, an XML declaration, line
 * ends between elements, a flag that is false and the Destination of an unsigned request mean nothing to whoever reads
 * XML by the standard, and trip who does not.
 *
 * @param xml as node-saml writes it
 * @param signed whether it will be signed; then it keeps its Destination
 */
export function writeRequest(xml: string, doubts: DoubtSettings, signed: boolean): string {
  let request = xml;
  if (doubts.requestDestination === 'left-out' && !signed) request = request.replace(/ Destination="[^"]*"/, '');
  if (doubts.requestFlags === 'written-as-false') {
    if (!/ ForceAuthn="/.test(request)) request = addAttribute(request, 'ForceAuthn="false"');
    if (!/ IsPassive="/.test(request)) request = addAttribute(request, 'IsPassive="0"');
  }
  request = request.replace(/^<\?xml[^>]*\?>/, '');
  if (doubts.requestXml === 'plain') return request;
  const renamed = request
    .replace(/(<\/?|xmlns:)samlp\b/g, '$1saml2p')
    .replace(/(<\/?|xmlns:)saml\b/g, '$1saml2')
    .replaceAll('><', '>\n<');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renamed}`;
}

function addAttribute(xml: string, attribute: string): string {
  return xml.replace(/<samlp:AuthnRequest /, `<samlp:AuthnRequest ${attribute} `);
}
