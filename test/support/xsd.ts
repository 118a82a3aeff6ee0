import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';

/** The OASIS and W3C schemas of SAML messages, as a package brings them. */
const folder = join(dirname(require.resolve('@authenio/samlify-xmllint-wasm/package.json')), 'schemas');
const protocol = 'saml-schema-protocol-2.0.xsd';
const imported = [
  'saml-schema-assertion-2.0.xsd',
  'xmldsig-core-schema.xsd',
  'xenc-schema.xsd',
  'XMLSchema.dtd',
  'datatypes.dtd',
];

const load = (fileName: string) => ({ fileName, contents: readFileSync(join(folder, fileName), 'utf8') });

/**
 * Validates a SAML protocol message (AuthnRequest, Response, with all that is in it) or a lone Assertion.
 *
 * @returns what the schema finds wrong; empty if the message is valid
 */
export async function schemaFaults(xml: string): Promise<string[]> {
  const { valid, errors, rawOutput } = await validateXML({
    xml: [{ fileName: 'message.xml', contents: xml }],
    schema: [load(protocol)],
    preload: imported.map(load),
  });
  if (valid) return [];
  return errors.length > 0 ? errors.map(({ message }) => message) : [rawOutput];
}
