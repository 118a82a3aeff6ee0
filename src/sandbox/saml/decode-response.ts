import { samlRefused } from '../sandbox-error';
import { ownRefusal } from '../slack-messages';
import { isResponse } from './read-response';
import { readXml, type XmlElement, XmlRefused } from './read-xml';

/**
 * Decodes the form field `SAMLResponse`: base64 (not deflated, saml-bindings §3.5.4) of UTF-8 XML that passes the front
 * door and is a `samlp:Response`.
 *
 * @throws SandboxError `sandbox.saml_refused` with wording of our own, 400
 */
export function decodeResponse(field: string): { xml: string; root: XmlElement } {
  const compact = field.replace(/[\r\n\t ]/g, '');
  if (compact === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) throw unreadable('it is not base64');
  let xml: string;
  try {
    xml = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'));
  } catch {
    throw unreadable('it is not UTF-8 text');
  }
  try {
    const root = readXml(xml);
    if (!isResponse(root)) throw unreadable(`its root is ${root.name}, not a SAML 2.0 Response`);
    return { xml, root };
  } catch (error) {
    if (error instanceof XmlRefused) throw unreadable(error.message);
    throw error;
  }
}

function unreadable(reason: string) {
  return samlRefused(ownRefusal('unreadable', `The field SAMLResponse cannot be read: ${reason}.`));
}
