import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import type { SpMetadata } from '../../src/apps';
import { IdpMetadataService } from '../../src/saml/idp-metadata-service';
import { isMetadata, type MetadataElement, readMetadataXml } from '../../src/saml/read-metadata-xml';
import { readSpMetadata } from '../../src/saml/read-sp-metadata';
import { writeIdpMetadata } from '../../src/saml/write-idp-metadata';
import { makeKeyPair } from '../support/key-pair';
import { testPreparedApp } from '../support/prepared-app';

const now = new Date('2026-03-01T12:00:00Z');
const md = 'urn:oasis:names:tc:SAML:2.0:metadata';
const post = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST';
const one = makeKeyPair({ commonName: 'one' }).certificatePem;
const two = makeKeyPair({ commonName: 'two' }).certificatePem;
const expired = makeKeyPair({ commonName: 'old', notBefore: '2019-01-01', notAfter: '2020-01-01' }).certificatePem;

const base64 = (pem: string) => new X509Certificate(pem).raw.toString('base64');
const fingerprint = (pem: string) => new X509Certificate(pem).fingerprint256;
const key = (pem: string, use?: string) =>
  `<md:KeyDescriptor${use === undefined ? '' : ` use="${use}"`}><ds:KeyInfo><ds:X509Data><ds:X509Certificate>
     ${base64(pem).replace(/.{64}/g, '$&\n     ')}
   </ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`;
const acs = (location: string, more = '', binding = post) =>
  `<md:AssertionConsumerService Binding="${binding}" Location="${location}" ${more}/>`;
const entity = (inner: string, id = 'https://sp.example', attributes = '') =>
  `<md:EntityDescriptor xmlns:md="${md}" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${id}">
     <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" ${attributes}>${inner}</md:SPSSODescriptor>
   </md:EntityDescriptor>`;

const read = (xml: string, entityId?: string): SpMetadata =>
  readSpMetadata(xml, { now, ...(entityId ? { entityId } : {}) });
function codeOf(xml: string, entityId?: string): string | undefined {
  try {
    read(xml, entityId);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? `no code: ${String(error)}`;
  }
}

describe('metadata of a service provider', () => {
  it('gives entity ID, endpoints, certificates, formats and flags', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?><!-- made by hand -->${entity(
      `${key(one, 'signing')}${key(two, 'encryption')}
       <md:NameIDFormat> urn:oasis:names:tc:SAML:2.0:nameid-format:persistent </md:NameIDFormat>
       <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress</md:NameIDFormat>
       ${acs('https://sp.example/acs?a=1&amp;b=2', 'index="7" isDefault="true"')}
       ${acs('https://sp.example/other', 'index="1"')}`,
      'https://sp.example/?x=1&amp;y=2',
      'AuthnRequestsSigned="1" WantAssertionsSigned="true"',
    )}`;
    expect(read(xml)).toEqual({
      entityId: 'https://sp.example/?x=1&y=2',
      acsEndpoints: [
        { index: 7, url: 'https://sp.example/acs?a=1&b=2', isDefault: true },
        { index: 1, url: 'https://sp.example/other', isDefault: false },
      ],
      certificates: [
        { use: 'signing', pem: one.replaceAll('\r', ''), fingerprintSha256: fingerprint(one) },
        { use: 'encryption', pem: two.replaceAll('\r', ''), fingerprintSha256: fingerprint(two) },
      ],
      nameIdFormats: [
        'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
        'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
      ],
      authnRequestsSigned: true,
      wantAssertionsSigned: true,
      warnings: [],
    });
  });

  it('says nothing that is not there: no flags, no formats, no certificates, no index', () => {
    expect(read(entity(acs('https://sp.example/acs')))).toEqual({
      entityId: 'https://sp.example',
      acsEndpoints: [{ index: 0, url: 'https://sp.example/acs', isDefault: true }],
      certificates: [],
      nameIdFormats: [],
      authnRequestsSigned: false,
      wantAssertionsSigned: false,
      warnings: [],
    });
  });

  it('with a key of no stated use means both; a signing key alone is none for encryption (R23)', () => {
    const uses = (inner: string) => read(entity(inner + acs('https://a/'))).certificates.map(({ use }) => use);
    expect(uses(key(one))).toEqual(['both']);
    expect(uses(key(one, 'signing'))).toEqual(['signing']);
    expect(uses(key(one, 'signing') + key(two, 'signing') + key(one, 'encryption'))).toEqual([
      'signing',
      'signing',
      'encryption',
    ]);
  });

  it('with an expired certificate is taken with a warning, with a damaged one refused (R23)', () => {
    const { certificates, warnings } = read(entity(key(expired) + acs('https://a/')));
    expect(certificates).toMatchObject([{ fingerprintSha256: fingerprint(expired) }]);
    expect(warnings).toEqual([expect.stringContaining('expired on 2020-01-01')]);
    expect(codeOf(entity(key(one).replace('MII', 'XXX') + acs('https://a/')))).toBe('certificates.pem_malformed');
    expect(
      read(
        entity(
          '<md:KeyDescriptor><ds:KeyInfo><ds:KeyName>x</ds:KeyName></ds:KeyInfo></md:KeyDescriptor>' +
            acs('https://a/'),
        ),
      ).warnings,
    ).toHaveLength(1);
  });

  it('of one SP among identity providers is found, keys of other roles left alone; of several, one is asked for', () => {
    const idp = `<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">${key(two, 'signing')}</md:IDPSSODescriptor>`;
    const both = entity(key(one) + acs('https://a/')).replace('<md:SPSSO', `${idp}<md:SPSSO`);
    expect(read(both).certificates).toMatchObject([{ fingerprintSha256: fingerprint(one) }]);
    const federation = (...entities: string[]) =>
      `<md:EntitiesDescriptor xmlns:md="${md}">${entities.join('')}</md:EntitiesDescriptor>`;
    const pureIdp = `<md:EntityDescriptor xmlns:md="${md}" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="idp">${idp}</md:EntityDescriptor>`;
    const [a, b] = [entity(acs('https://a/'), 'a'), entity(acs('https://b/'), 'b')];
    expect(read(federation(pureIdp, a)).entityId).toBe('a');
    expect(read(federation(federation(a), b), 'b').entityId).toBe('b');
    expect(codeOf(federation(a, b))).toBe('saml.metadata_several_service_providers');
    expect(() => read(federation(a, b))).toThrow(
      expect.objectContaining({
        faults: [expect.objectContaining({ message: 'a' }), expect.objectContaining({ message: 'b' })],
      }),
    );
    expect(codeOf(federation(a, b), 'c')).toBe('saml.metadata_no_service_provider');
    expect(codeOf(pureIdp)).toBe('saml.metadata_no_service_provider');
    expect(codeOf(federation())).toBe('saml.metadata_no_service_provider');
  });

  it('without an endpoint for HTTP-POST is refused, other bindings are left out with a warning', () => {
    const artifact = acs(
      'https://a/artifact',
      'index="0" isDefault="true"',
      'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact',
    );
    expect(codeOf(entity(''))).toBe('saml.metadata_no_endpoint');
    expect(codeOf(entity(artifact))).toBe('saml.metadata_no_endpoint');
    const mixed = read(
      entity(artifact + acs('https://a/post', 'index="1" isDefault="false"') + acs('https://a/next', 'index="1"')),
    );
    expect(mixed.acsEndpoints).toEqual([
      { index: 1, url: 'https://a/post', isDefault: false },
      { index: 2, url: 'https://a/next', isDefault: true },
    ]);
    expect(mixed.warnings).toHaveLength(1);
  });

  it('counts elements of its own namespace only, and SAML 2.0 only (R12)', () => {
    const good = entity(acs('https://a/'));
    expect(codeOf(good)).toBeUndefined();
    expect(codeOf(good.replaceAll('SAML:2.0:metadata', 'SAML:9.9:metadata'))).toBe('saml.metadata_no_service_provider');
    expect(codeOf(good.replaceAll('SAML:2.0:protocol', 'SAML:1.1:protocol'))).toBe('saml.metadata_no_service_provider');
    expect(codeOf(good.replace('entityID=', 'x:entityID=').replace('xmlns:md', 'xmlns:x="urn:x" xmlns:md'))).toBe(
      'saml.metadata_no_service_provider',
    );
    expect(codeOf(good.replace('https://sp.example', `https://${'x'.repeat(1_024)}`))).toBe(
      'saml.metadata_no_service_provider',
    );
  });

  it('with a DOCTYPE, entities or processing instructions is refused, comments never cut a value (R7, R11)', () => {
    const good = entity(acs('https://a/'));
    const refusals: ReadonlyArray<[string, string]> = [
      [`<!DOCTYPE x SYSTEM "file:///etc/passwd">${good}`, 'saml.metadata_forbidden_markup'],
      [`<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${good}`, 'saml.metadata_forbidden_markup'],
      [good.replace('<md:Assertion', '<?php x ?><md:Assertion'), 'saml.metadata_forbidden_markup'],
      [`<?xml-stylesheet href="https://evil.example"?>${good}`, 'saml.metadata_forbidden_markup'],
      [good.replace('https://a/', '&xxe;'), 'saml.metadata_malformed'],
      [`<?xml version="1.0" encoding="UTF-16"?>${good}`, 'saml.metadata_malformed'],
      [`${good}${good}`, 'saml.metadata_malformed'],
      [good.slice(0, -5), 'saml.metadata_malformed'],
      ['', 'saml.metadata_malformed'],
      ['not xml', 'saml.metadata_malformed'],
      ['{"json": true}', 'saml.metadata_malformed'],
      ['<html/>', 'saml.metadata_no_service_provider'],
    ];
    for (const [xml, code] of refusals) expect([xml.slice(0, 60), codeOf(xml)]).toEqual([xml.slice(0, 60), code]);
    const format = (text: string) =>
      read(entity(`<md:NameIDFormat>${text}</md:NameIDFormat>${acs('https://a/')}`)).nameIdFormats;
    expect(format('urn:a<!-- x -->b')).toEqual(['urn:ab']);
    expect(format('<![CDATA[a&b<c>]]>')).toEqual(['a&b<c>']);
  });

  it('is bounded in size, depth and number of parts, and never takes long (R9)', () => {
    const around = (text: string) => entity(text + acs('https://a/'));
    const hostile: ReadonlyArray<[string, string]> = [
      [around(' '.repeat(1_048_576)), 'saml.metadata_too_large'],
      [around('<x>'.repeat(40) + '</x>'.repeat(40)), 'saml.metadata_too_complex'],
      ['<a>'.repeat(200_000), 'saml.metadata_too_complex'],
      [around('<x/>'.repeat(20_000)), 'saml.metadata_too_complex'],
      [around(`<x ${Array.from({ length: 60 }, (_, n) => `a${n}=""`).join(' ')}/>`), 'saml.metadata_too_complex'],
      [
        around(`<x ${Array.from({ length: 60_000 }, (_, n) => `xmlns:a${n}="u"`).join(' ')}/>`),
        'saml.metadata_too_complex',
      ],
      [`<a ${'x="" '.repeat(100_000)}`, 'saml.metadata_too_complex'],
      [around(`<!--${'-'.repeat(500_000)}`), 'saml.metadata_malformed'],
      [around('&#x41;'.repeat(150_000)), 'ok'],
      [around(acs('https://a/').repeat(3_000)), 'saml.metadata_too_complex'],
      [around(acs('https://a/').repeat(49)), 'ok'],
      [around('<md:NameIDFormat>x</md:NameIDFormat>'.repeat(9_000)), 'saml.metadata_too_complex'],
    ];
    for (const [xml, code] of hostile) {
      const begun = performance.now();
      const answer = codeOf(xml) ?? 'ok';
      expect([xml.slice(0, 300).slice(-60), answer, performance.now() - begun < 4_000]).toEqual([
        xml.slice(0, 300).slice(-60),
        code,
        true,
      ]);
    }
  });

  it('never fails but by a code, whatever is sent', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '/',
      '<md:SPSSODescriptor>',
      '</md:SPSSODescriptor>',
      '<!--',
      '-->',
      ']]>',
      '<![CDATA[',
      '&amp;',
      '&#0;',
      '"',
      "'",
      'md:',
      '=',
      ' ',
      'é',
      '\u0000',
      '<x>',
      '</x>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 15 }), fc.nat(400), (parts, place) => {
        const good = entity(acs('https://a/'));
        const code = codeOf(good.slice(0, place) + parts.join('') + good.slice(place));
        return code === undefined || code.startsWith('saml.metadata_');
      }),
      { numRuns: 500 },
    );
  });
});

describe('our metadata', () => {
  const input = {
    entityId: 'https://sso.acme.example/saml/slack/metadata',
    ssoUrl: 'https://sso.acme.example/saml/slack/sso',
    certificates: [one, two],
    nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    wantAuthnRequestsSigned: false,
  };
  const role = (xml: string): MetadataElement => {
    const root = readMetadataXml(xml);
    const [descriptor] = root.children;
    if (descriptor === undefined || !isMetadata(descriptor, 'IDPSSODescriptor')) throw new Error('no IDPSSODescriptor');
    return descriptor;
  };
  const attributesOf = ({ attributes }: MetadataElement) => Object.fromEntries(attributes);

  it('names next and active certificates, one NameID format and both endpoints, in the order of the schema (R40)', () => {
    const xml = writeIdpMetadata(input);
    const root = readMetadataXml(xml);
    expect(isMetadata(root, 'EntityDescriptor')).toBe(true);
    expect(attributesOf(root)).toEqual({ entityID: input.entityId });
    const descriptor = role(xml);
    expect(attributesOf(descriptor)).toEqual({
      WantAuthnRequestsSigned: 'false',
      protocolSupportEnumeration: 'urn:oasis:names:tc:SAML:2.0:protocol',
    });
    // saml-metadata §2.4.3: KeyDescriptor, NameIDFormat, SingleSignOnService.
    expect(descriptor.children.map(({ local }) => local)).toEqual([
      'KeyDescriptor',
      'KeyDescriptor',
      'NameIDFormat',
      'SingleSignOnService',
      'SingleSignOnService',
    ]);
    const [first, second, format, redirect, posted] = descriptor.children;
    const certificateOf = (element: MetadataElement | undefined) => element?.children[0]?.children[0]?.children[0];
    expect([first, second].map((each) => [each?.attributes.get('use'), certificateOf(each)?.text])).toEqual([
      ['signing', base64(one)],
      ['signing', base64(two)],
    ]);
    expect(certificateOf(first)).toMatchObject({ uri: 'http://www.w3.org/2000/09/xmldsig#', local: 'X509Certificate' });
    expect(format?.text).toBe(input.nameIdFormat);
    expect([redirect, posted].map((each) => each && attributesOf(each))).toEqual([
      { Binding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect', Location: input.ssoUrl },
      { Binding: post, Location: input.ssoUrl },
    ]);
    expect(
      role(writeIdpMetadata({ ...input, wantAuthnRequestsSigned: true })).attributes.get('WantAuthnRequestsSigned'),
    ).toBe('true');
  });

  it('offers no single logout, holds nothing private, and prints nothing (R40, R94)', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation();
    const xml = writeIdpMetadata(input);
    expect(xml).not.toMatch(/Logout|PRIVATE|encryption/);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('is made anew when the app has changed, and not before', async () => {
    const { app } = testPreparedApp();
    let revision = 1;
    let asked = 0;
    const service = new IdpMetadataService({
      baseUrl: 'https://sso.acme.example',
      apps: { find: async (slug) => (slug === 'nothing' ? undefined : { ...app, revision }) },
      signingKeys: {
        published: async () => {
          asked += 1;
          return [{ certificatePem: revision === 1 ? one : two }];
        },
      },
    });
    const first = await service.metadataOf('slack');
    expect(await service.metadataOf('slack')).toBe(first);
    expect(asked).toBe(1);
    revision = 2;
    const second = await service.metadataOf('slack');
    expect(second).toContain(base64(two));
    expect(second).toContain('entityID="https://sso.acme.example/saml/slack/metadata"');
    await expect(service.metadataOf('nothing')).rejects.toThrow('saml.unknown_app');
    await expect(service.metadataOf(app.id)).rejects.toThrow('saml.unknown_app');
  });
});
