import { SaxesParser } from 'saxes';
import { SamlMetadataError } from './metadata-error';

/** An element of metadata: its name by namespace, attributes without a namespace, its own text with white space trimmed. */
export type MetadataElement = {
  uri: string;
  local: string;
  attributes: ReadonlyMap<string, string>;
  children: MetadataElement[];
  text: string;
};

const limits = { characters: 1_048_576, depth: 32, elements: 10_000, attributesPerElement: 50 };

/**
 * The front door for metadata that somebody uploads or that is fetched: one pass, bounded in size, depth and number of
 * parts, without DOCTYPE, entities or processing instructions (R7, R23). Comments, which people do write into such
 * files, are dropped; text on both sides of one is joined, so that every reader sees the same value.
 *
 * @throws SamlMetadataError `saml.metadata_too_large`, `saml.metadata_forbidden_markup`, `saml.metadata_too_complex`,
 *   `saml.metadata_malformed`
 */
export function readMetadataXml(xml: string): MetadataElement {
  if (xml.length > limits.characters) throw tooLarge();
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: MetadataElement[] = [];
  let root: MetadataElement | undefined;
  let elements = 0;
  let attributes = 0;
  const addText = (text: string) => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.text += text;
  };
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) throw malformed('It is not in UTF-8.');
  });
  parser.on('doctype', () => {
    throw forbidden('a document type (DOCTYPE)');
  });
  parser.on('processinginstruction', () => {
    throw forbidden('a processing instruction');
  });
  parser.on('error', (error) => {
    throw malformed('It is not well-formed XML.', error);
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
    const own = Object.values(tag.attributes).filter((attribute) => attribute.uri === '');
    const element: MetadataElement = {
      uri: tag.uri,
      local: tag.local,
      attributes: new Map(own.map((attribute) => [attribute.local, attribute.value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    const closed = open.pop();
    if (closed !== undefined) closed.text = closed.text.trim();
  });
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  if (root === undefined) throw malformed('It holds no element.');
  return root;
}

/** Whether an element is one of saml-metadata by this name. */
export function isMetadata({ uri, local }: MetadataElement, name: string): boolean {
  return uri === 'urn:oasis:names:tc:SAML:2.0:metadata' && local === name;
}

/** xs:boolean has two spellings of true. */
export function isTrue(text: string | undefined): boolean {
  return text === 'true' || text === '1';
}

function tooLarge(): SamlMetadataError {
  return new SamlMetadataError({
    code: 'saml.metadata_too_large',
    status: 413,
    what: 'The metadata is larger than 1 MB.',
    remedy: 'Give the description of this one service provider, not of a whole federation.',
  });
}

function forbidden(what: string): SamlMetadataError {
  return new SamlMetadataError({
    code: 'saml.metadata_forbidden_markup',
    status: 400,
    what: `The metadata holds ${what}, which is never accepted.`,
    meaning: 'Nothing of it was read.',
    remedy: 'Ask the service provider for plain metadata.',
  });
}

export function tooComplex(): SamlMetadataError {
  return new SamlMetadataError({
    code: 'saml.metadata_too_complex',
    status: 400,
    what: 'The metadata is built of more parts, or nested deeper, than that of any service provider.',
    remedy: 'Give the description of this one service provider, not of a whole federation.',
  });
}

function malformed(meaning: string, cause?: unknown): SamlMetadataError {
  return new SamlMetadataError({
    code: 'saml.metadata_malformed',
    status: 400,
    what: 'This is not SAML metadata.',
    meaning,
    remedy: 'Give the XML document that the service provider offers as its metadata.',
    cause,
  });
}
