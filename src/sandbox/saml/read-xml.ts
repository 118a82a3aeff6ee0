import { SaxesParser } from 'saxes';

/** An element of a message, as far as SAML needs it: attributes without namespace, child elements, own text. */
export type XmlElement = {
  name: string;
  namespace: string;
  attributes: ReadonlyMap<string, string>;
  children: readonly XmlElement[];
  text: string;
};

/** Why a message was turned away before anything read it. */
export class XmlRefused extends Error {}

const maximumDepth = 40;
const maximumElements = 5_000;

/**
 * The front door for XML: well-formed with namespaces, no DOCTYPE, no processing instruction, no comment, bounded in
 * depth and count. What passes may be given to the slower parsers behind it (R7, R9, R11).
 *
 * @throws XmlRefused with the reason in words
 */
export function readXml(xml: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  type Open = {
    name: string;
    namespace: string;
    attributes: Map<string, string>;
    children: XmlElement[];
    text: string;
  };
  const open: Open[] = [];
  let root: XmlElement | undefined;
  let count = 0;
  parser.on('error', (error) => {
    throw new XmlRefused(`not well-formed XML: ${error.message}`);
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') throw new XmlRefused('the encoding is not UTF-8');
  });
  parser.on('doctype', () => refuse('a DOCTYPE is not allowed'));
  parser.on('processinginstruction', () => refuse('a processing instruction is not allowed'));
  parser.on('comment', () => refuse('a comment is not allowed'));
  parser.on('opentag', (tag) => {
    if (++count > maximumElements) refuse(`more than ${maximumElements} elements`);
    if (open.length >= maximumDepth) refuse(`nested deeper than ${maximumDepth} elements`);
    const plain = Object.values(tag.attributes).filter((attribute) => attribute.prefix === '');
    const attributes = new Map(plain.map((attribute) => [attribute.local, attribute.value]));
    open.push({ name: tag.local, namespace: tag.uri, attributes, children: [], text: '' });
  });
  const addText = (text: string) => {
    const current = open.at(-1);
    if (current) current.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop();
    const parent = open.at(-1);
    if (parent && closed) parent.children.push(closed);
    else root = closed;
  });
  parser.write(xml).close();
  if (!root) throw new XmlRefused('no element');
  return root;
}

function refuse(reason: string): never {
  throw new XmlRefused(reason);
}
