import { SPMetadata } from 'samlify';
import type { SpMetadata } from '../apps';
import { SamlMetadataError } from './metadata-error';
import { ns } from './names';
import { isMetadata, isTrue, type MetadataElement, readMetadataXml, tooComplex } from './read-metadata-xml';
import { readSpCertificates } from './read-sp-certificates';
import { readSpEndpoints } from './read-sp-endpoints';

/** Endpoints, and NameID formats, of one service provider. */
const maximumParts = 50;
const metadataNamespace = 'urn:oasis:names:tc:SAML:2.0:metadata';

/**
 * Reads what a service provider says about itself (saml-metadata §2.4.4).
 *
 * The document passes our own front door first; samlify is then given a document of our making that holds just the
 * one service provider's names, flags and endpoints, so that nothing else in the upload reaches its parser. Keys are
 * read by us: samlify takes a lone signing certificate for an encryption certificate as well, and looks at
 * the keys of other roles of the same entity.
 *
 * @param xml one EntityDescriptor, or an EntitiesDescriptor
 * @param options.now decides which certificates have expired; they are taken all the same, with a warning
 * @param options.entityId which one, if several are described
 * @throws SamlMetadataError `saml.metadata_*`; CertificateError for a certificate that cannot be read
 */
export function readSpMetadata(xml: string, options: { now: Date; entityId?: string }): SpMetadata {
  const root = readMetadataXml(xml);
  const entity = chooseEntity(root, options.entityId);
  const [role, ...furtherRoles] = spRoles(entity);
  if (role === undefined) throw noServiceProvider();
  const warnings = furtherRoles.length > 0 ? ['The entity has several SP roles; the first one was taken.'] : [];
  const metadata = SPMetadata(normalise(entity, role));
  return {
    entityId: metadata.getEntityID(),
    acsEndpoints: readSpEndpoints(metadata.getAssertionConsumerService(everyBinding), warnings),
    certificates: readSpCertificates(role, options.now, warnings),
    nameIdFormats: [metadata.getNameIDFormat() ?? []].flat(),
    authnRequestsSigned: metadata.isAuthnRequestSigned(),
    wantAssertionsSigned: metadata.isWantAssertionsSigned(),
    warnings,
  };
}

function chooseEntity(root: MetadataElement, entityId: string | undefined): MetadataElement {
  const entities = entitiesIn(root).filter((entity) => spRoles(entity).length > 0);
  const wanted =
    entityId === undefined ? entities : entities.filter((entity) => entity.attributes.get('entityID') === entityId);
  const [entity, ...others] = wanted;
  if (entity === undefined) throw noServiceProvider();
  if (others.length === 0) return entity;
  throw new SamlMetadataError({
    code: 'saml.metadata_several_service_providers',
    status: 400,
    what: `The metadata describes ${wanted.length} service providers.`,
    remedy: 'Say which one by its entity ID.',
    faults: wanted.slice(0, 20).map((each) => ({
      path: 'entityId',
      message: (each.attributes.get('entityID') ?? '').slice(0, 1024),
    })),
  });
}

function entitiesIn(element: MetadataElement): MetadataElement[] {
  if (isMetadata(element, 'EntityDescriptor')) return [element];
  return isMetadata(element, 'EntitiesDescriptor') ? element.children.flatMap(entitiesIn) : [];
}

function spRoles(entity: MetadataElement): MetadataElement[] {
  return entity.children.filter((child) => {
    const protocols = child.attributes.get('protocolSupportEnumeration')?.split(/\s+/) ?? [];
    return isMetadata(child, 'SPSSODescriptor') && protocols.includes(ns.protocol);
  });
}

/** The same statements in the one form in which samlify reads them rightly. */
function normalise(entity: MetadataElement, role: MetadataElement): string {
  const endpoints = role.children.filter((child) => isMetadata(child, 'AssertionConsumerService'));
  const formats = role.children.filter((child) => isMetadata(child, 'NameIDFormat'));
  // samlify's time grows with the square of what it is given.
  if (endpoints.length > maximumParts || formats.length > maximumParts) throw tooComplex();
  const parts = [
    ...formats.map(({ text }) => `<NameIDFormat>${escapeXml(text)}</NameIDFormat>`),
    ...endpoints.map(({ attributes }) => {
      const named = ['Binding', 'Location', 'index', 'isDefault'].map((name) => attribute(name, attributes.get(name)));
      return `<AssertionConsumerService${named.join('')}/>`;
    }),
  ];
  const flags = ['AuthnRequestsSigned', 'WantAssertionsSigned'].map((name) =>
    attribute(name, String(isTrue(role.attributes.get(name)))),
  );
  const entityId = entity.attributes.get('entityID') ?? '';
  if (entityId === '' || entityId.length > 1024) throw noServiceProvider();
  return [
    `<EntityDescriptor xmlns="${metadataNamespace}"${attribute('entityID', entityId)}>`,
    `<SPSSODescriptor protocolSupportEnumeration="${ns.protocol}"${flags.join('')}>${parts.join('')}</SPSSODescriptor>`,
    '</EntityDescriptor>',
  ].join('');
}

/** samlify answers with all endpoints when it is asked for none in particular, which its types do not say. */
const everyBinding = undefined as unknown as string;

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${escapeXml(value)}"`;
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function noServiceProvider(): SamlMetadataError {
  return new SamlMetadataError({
    code: 'saml.metadata_no_service_provider',
    status: 400,
    what: 'The metadata describes no SAML 2.0 service provider, or not the one asked for.',
    remedy: 'Give the metadata of the app that people sign in to, not that of an identity provider.',
  });
}
