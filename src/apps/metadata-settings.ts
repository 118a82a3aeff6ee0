import type { AppSettings } from './app-settings';
import type { SpMetadata } from './sp-metadata';

const formats: ReadonlyMap<string, AppSettings['nameId']> = new Map([
  ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', { format: 'persistent', source: 'id' }],
  ['urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress', { format: 'emailAddress', source: 'email' }],
  ['urn:oasis:names:tc:SAML:2.0:nameid-format:transient', { format: 'transient', source: 'id' }],
  ['urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified', { format: 'unspecified', source: 'id' }],
]);

/** Settings that a service provider's metadata asks for: the first NameID format we know, and whether it signs its requests. */
export function settingsFromMetadata(metadata: SpMetadata): Partial<AppSettings> {
  const nameId = metadata.nameIdFormats.map((format) => formats.get(format)).find((found) => found !== undefined);
  return {
    ...(nameId === undefined ? {} : { nameId }),
    requireSignedRequests: metadata.authnRequestsSigned,
  };
}
