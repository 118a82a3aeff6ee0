import { SaxesParser } from 'saxes';
import { SamlRequestError } from './errors';

/** An element as far as SAML needs it: names by namespace, attributes of no namespace, text without its children's. */
export type XmlElement = {
  uri: string;
  local: string;
  /** Attributes without a namespace only: SAML has no others, and one from elsewhere must not pass for ours (R12). */
  attributes: ReadonlyMap<string, string>;
  children: XmlElement[];
  text: string;
};

export type XmlLimits = { depth: number; elements: number; attributesPerElement: number };

/** Far above what any AuthnRequest holds, far below what costs time (R9). */
export const requestLimits: XmlLimits = { depth: 24, elements: 400, attributesPerElement: 40 };

/**
 * Parses XML that a stranger sent, in one pass, into a small tree. DOCTYPE, comments and processing instructions are
 * refused wherever they stand: none is ever needed, and each has been used to make two readers disagree (R7, R11).
 *
 * @throws SamlRequestError `saml.doctype`, `saml.comment_or_instruction`, `saml.too_complex`, `saml.not_well_formed`
 */
export function readXml(xml: string, limits: XmlLimits = requestLimits): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: XmlElement[] = [];
  let root: XmlElement | undefined;
  let elements = 0;
  let attributes = 0;
  const addText = (text: string) => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.text += text;
  };
  parser.on('xmldecl', (declaration) => {
    if (declaration.encoding !== undefined && !/^utf-?8$/i.test(declaration.encoding)) {
      throw notWellFormed(`encoding ${declaration.encoding}`);
    }
  });
  parser.on('doctype', () => {
    throw new SamlRequestError({
      code: 'saml.doctype',
      what: 'The sign-in request carries a document type, which is never accepted.',
      remedy: 'Tell the administrator of the app that sent you.',
    });
  });
  parser.on('comment', () => {
    throw commentOrInstruction();
  });
  parser.on('processinginstruction', () => {
    throw commentOrInstruction();
  });
  parser.on('error', (error) => {
    throw notWellFormed(error.message);
  });
  parser.on('opentagstart', () => {
    elements += 1;
    attributes = 0;
    if (elements > limits.elements || open.length >= limits.depth) throw tooComplex();
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > limits.attributesPerElement) throw tooComplex();
  });
  parser.on('opentag', (tag) => {
    const own = new Map<string, string>();
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.uri === '') own.set(attribute.local, attribute.value);
    }
    const element: XmlElement = { uri: tag.uri, local: tag.local, attributes: own, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(xml).close();
  if (root === undefined) throw notWellFormed('no element');
  return root;
}

/** The children of `element` with this name. */
export function childrenNamed(element: XmlElement, uri: string, local: string): XmlElement[] {
  return element.children.filter((child) => child.uri === uri && child.local === local);
}

function commentOrInstruction(): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.comment_or_instruction',
    what: 'The sign-in request carries a comment or a processing instruction, which is never accepted.',
    remedy: 'Tell the administrator of the app that sent you.',
  });
}

function tooComplex(): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.too_complex',
    what: 'The sign-in request is built of more parts than any real one.',
    remedy: 'Tell the administrator of the app that sent you.',
  });
}

function notWellFormed(detail: string): SamlRequestError {
  return new SamlRequestError({
    code: 'saml.not_well_formed',
    what: 'The sign-in request is damaged: it is not well-formed XML.',
    remedy: 'Start again from the app you want to open.',
    detail: detail.slice(0, 200),
  });
}
