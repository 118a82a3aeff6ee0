import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { readPostMessage } from '../../src/saml/bindings/http-post';
import { readRedirectMessage } from '../../src/saml/bindings/http-redirect';
import { chooseAuthnContext } from '../../src/saml/checks/check-authn-context';
import { SamlRequestError } from '../../src/saml/errors';
import { authnContexts } from '../../src/saml/names';
import { parseAuthnRequest } from '../../src/saml/parse-authn-request';
import { authnRequestXml, type RequestParts, redirectQuery } from '../support/saml-messages';

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof SamlRequestError) return error.code;
    throw error;
  }
  return 'accepted';
}

const parse = (parts: RequestParts) => codeOf(() => parseAuthnRequest(authnRequestXml(parts)));

describe('reading the HTTP-Redirect binding', () => {
  it('inflates the message and keeps the RelayState byte for byte (R19)', () => {
    const message = readRedirectMessage(redirectQuery(authnRequestXml(), 'a b+c/é<"%'));
    expect(message.xml).toBe(authnRequestXml());
    expect(message.relayState).toBe('a b+c/é<"%');
  });

  it('tells an empty RelayState from none', () => {
    expect(readRedirectMessage(redirectQuery('<a/>', '')).relayState).toBe('');
    expect(readRedirectMessage(redirectQuery('<a/>')).relayState).toBeUndefined();
  });

  it('refuses a RelayState of more than 1 KiB and takes one of exactly that (R19)', () => {
    expect(codeOf(() => readRedirectMessage(redirectQuery('<a/>', 'x'.repeat(1025))))).toBe(
      'saml.relay_state_too_long',
    );
    expect(codeOf(() => readRedirectMessage(redirectQuery('<a/>', 'x'.repeat(1024))))).toBe('accepted');
  });

  it('refuses a parameter that comes twice, however its name is spelled (R16)', () => {
    const query = redirectQuery(authnRequestXml());
    expect(codeOf(() => readRedirectMessage(`${query}&${query}`))).toBe('saml.duplicate_parameter');
    expect(codeOf(() => readRedirectMessage(`${query}&SAML%52equest=x`))).toBe('saml.duplicate_parameter');
  });

  it('stops inflating at 128 KiB (R8)', () => {
    const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024, 'a')).toString('base64');
    expect(codeOf(() => readRedirectMessage(`SAMLRequest=${encodeURIComponent(bomb)}`))).toBe('saml.message_too_large');
    const largest = deflateRawSync(Buffer.alloc(128 * 1024, 'a')).toString('base64');
    expect(codeOf(() => readRedirectMessage(`SAMLRequest=${encodeURIComponent(largest)}`))).toBe('accepted');
  });

  it.each([
    ['nothing', '', 'saml.no_message'],
    ['an empty message', 'SAMLRequest=', 'saml.no_message'],
    ['what is no base64', 'SAMLRequest=%3Cxml%3E', 'saml.not_base64'],
    ['a broken percent escape', 'SAMLRequest=%E0%A4%A', 'saml.not_base64'],
    ['a broken escape inside an escape', 'SAMLRequest=%25E0%25A4%25A', 'saml.not_base64'],
    [
      'what is not deflated',
      `SAMLRequest=${encodeURIComponent(Buffer.from('<a/>').toString('base64'))}`,
      'saml.not_deflated',
    ],
    [
      'bytes that are no UTF-8',
      `SAMLRequest=${encodeURIComponent(deflateRawSync(Buffer.from([0xff, 0xfe, 0x3c])).toString('base64'))}`,
      'saml.not_utf8',
    ],
    ['a signature without its algorithm', `${redirectQuery('<a/>')}&Signature=AAAA`, 'saml.signature_form'],
    ['an algorithm without its signature', `${redirectQuery('<a/>')}&SigAlg=x`, 'saml.signature_form'],
  ])('refuses %s', (_what, query, code) => {
    expect(codeOf(() => readRedirectMessage(query))).toBe(code);
  });

  it('never fails otherwise than by a refusal, whatever the query (R10)', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, value) => {
        codeOf(() => readRedirectMessage(`SAMLRequest=${value}&${name}`));
        codeOf(() => readRedirectMessage(`${name}=${value}`));
      }),
    );
  });
});

describe('reading the HTTP-POST binding', () => {
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  const encoded = Buffer.from(authnRequestXml()).toString('base64');

  it('decodes the message, also with line breaks in its base64', () => {
    const broken = encoded.replace(/(.{76})/g, '$1\r\n');
    expect(readPostMessage(form({ SAMLRequest: broken, RelayState: 'r' }))).toMatchObject({
      xml: authnRequestXml(),
      relayState: 'r',
    });
  });

  it('refuses a doubled parameter (R16) and a message of more than 128 KiB (R8)', () => {
    expect(codeOf(() => readPostMessage(`${form({ SAMLRequest: encoded })}&SAMLRequest=x`))).toBe(
      'saml.duplicate_parameter',
    );
    const huge = Buffer.alloc(128 * 1024 + 1, 'a').toString('base64');
    expect(codeOf(() => readPostMessage(form({ SAMLRequest: huge })))).toBe('saml.message_too_large');
    expect(codeOf(() => readPostMessage(form({})))).toBe('saml.no_message');
  });
});

describe('parsing an AuthnRequest', () => {
  it('reads every part that counts', () => {
    const request = parseAuthnRequest(
      authnRequestXml({
        id: '_abc',
        destination: 'https://idp.example/saml/a/sso',
        acsUrl: 'https://sp.example/acs',
        attributes:
          ' ForceAuthn="true" IsPassive="0" ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" AssertionConsumerServiceIndex="3"',
        children:
          '<saml:Subject><saml:NameID>ada</saml:NameID></saml:Subject>' +
          '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" SPNameQualifier="sp" AllowCreate="true"/>' +
          '<samlp:RequestedAuthnContext Comparison="minimum"><saml:AuthnContextClassRef>urn:x</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>' +
          '<samlp:Scoping ProxyCount="1"/>',
      }),
    );
    expect(request).toEqual({
      id: '_abc',
      version: '2.0',
      issueInstant: new Date('2026-03-01T12:00:00Z'),
      issuer: 'https://sp.example/metadata',
      destination: 'https://idp.example/saml/a/sso',
      acsUrl: 'https://sp.example/acs',
      acsIndex: 3,
      protocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
      forceAuthn: true,
      isPassive: false,
      nameIdPolicy: { format: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent', spNameQualifier: 'sp' },
      requestedAuthnContext: { comparison: 'minimum', classRefs: ['urn:x'], declRefs: [] },
      subject: 'ada',
      signed: false,
    });
  });

  it.each<[string, string]>([
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY x "y">]>'],
    ['a DOCTYPE in lower case', '<!doctype a>'],
    ['an external DOCTYPE', '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/x">'],
  ])('refuses %s (R7)', (_what, prologue) => {
    expect(codeOf(() => parseAuthnRequest(prologue + authnRequestXml()))).toMatch(/^saml\.(doctype|not_well_formed)$/);
  });

  it('refuses entities it does not know and takes the five that XML has (R7)', () => {
    expect(parse({ issuer: '&x;' })).toBe('saml.not_well_formed');
    expect(parseAuthnRequest(authnRequestXml({ issuer: 'a&amp;b' })).issuer).toBe('a&b');
  });

  it('refuses an encoding other than UTF-8, declared or real (R7)', () => {
    expect(codeOf(() => parseAuthnRequest(`<?xml version="1.0" encoding="UTF-16"?>${authnRequestXml()}`))).toBe(
      'saml.not_well_formed',
    );
    expect(codeOf(() => parseAuthnRequest(`<?xml version="1.0" encoding="utf-8"?>${authnRequestXml()}`))).toBe(
      'accepted',
    );
    const utf16 = Buffer.from(`\ufeff${authnRequestXml()}`, 'utf16le').toString('latin1');
    expect(codeOf(() => parseAuthnRequest(utf16))).toBe('saml.not_well_formed');
  });

  it('refuses comments and processing instructions, which make readers disagree about a value (R11)', () => {
    expect(parse({ issuer: 'https://sp.example<!-- x -->/metadata' })).toBe('saml.comment_or_instruction');
    expect(parse({ issuer: '<?p evil?>https://sp.example' })).toBe('saml.comment_or_instruction');
    expect(parse({ issuer: 'https://sp<![CDATA[.example]]>' })).toBe('accepted');
  });

  it('refuses another root, another namespace, a second root and trailing text (R12)', () => {
    const xml = authnRequestXml();
    expect(codeOf(() => parseAuthnRequest(xml.replaceAll('AuthnRequest', 'LogoutRequest')))).toBe(
      'saml.not_an_authn_request',
    );
    expect(codeOf(() => parseAuthnRequest(xml.replace('SAML:2.0:protocol', 'SAML:1.1:protocol')))).toBe(
      'saml.not_an_authn_request',
    );
    expect(codeOf(() => parseAuthnRequest(xml + xml))).toBe('saml.not_well_formed');
    expect(codeOf(() => parseAuthnRequest(`${xml}x`))).toBe('saml.not_well_formed');
  });

  it('takes attributes without a namespace only (R12)', () => {
    const elsewhere = ' xmlns:x="urn:x" x:AssertionConsumerServiceURL="https://evil.example" x:Destination="y"';
    const request = parseAuthnRequest(authnRequestXml({ attributes: elsewhere }));
    expect(request.acsUrl).toBeUndefined();
    expect(request.destination).toBeUndefined();
  });

  it('wants one Issuer, first and not empty (R12)', () => {
    expect(parse({ issuer: null })).toBe('saml.request_invalid');
    expect(parse({ issuer: ' ' })).toBe('saml.request_invalid');
    expect(parse({ children: '<saml:Issuer>other</saml:Issuer>' })).toBe('saml.request_invalid');
    expect(parse({ issuer: null, children: '<samlp:Scoping/><saml:Issuer>late</saml:Issuer>' })).toBe(
      'saml.request_invalid',
    );
  });

  it('wants version 2.0, an ID that is an XML name of at most 256 characters, and an instant (R13)', () => {
    expect(parse({ version: '1.1' })).toBe('saml.version');
    expect(parse({ id: '1digit' })).toBe('saml.request_invalid');
    expect(parse({ id: '' })).toBe('saml.request_invalid');
    expect(parse({ id: `_${'x'.repeat(256)}` })).toBe('saml.request_invalid');
    expect(parse({ id: `_${'x'.repeat(255)}` })).toBe('accepted');
    expect(parse({ issueInstant: null })).toBe('saml.request_invalid');
    expect(parse({ issueInstant: 'yesterday' })).toBe('saml.request_invalid');
    expect(parse({ issueInstant: '2026-03-01T12:00:00.123456Z' })).toBe('accepted');
  });

  it('bounds depth, elements and attributes before they cost time (R9)', () => {
    const started = performance.now();
    expect(parse({ children: '<samlp:Extensions>'.repeat(30) })).toMatch(/too_complex|invalid/);
    expect(parse({ children: `<samlp:Extensions>${'<a/>'.repeat(20_000)}</samlp:Extensions>` })).toBe(
      'saml.too_complex',
    );
    const many = Array.from({ length: 5_000 }, (_, n) => ` a${n}="x"`).join('');
    expect(parse({ attributes: many })).toBe('saml.too_complex');
    const namespaces = Array.from({ length: 2_000 }, (_, n) => ` xmlns:n${n}="urn:${n}"`).join('');
    expect(parse({ attributes: namespaces })).toBe('saml.too_complex');
    expect(parse({ children: `<?${'x'.repeat(100_000)}` })).toBe('saml.not_well_formed');
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it('refuses a NameIDPolicy that is huge', () => {
    expect(parse({ children: `<samlp:NameIDPolicy Format="${'x'.repeat(2_000)}"/>` })).toBe('saml.request_invalid');
  });

  it('never fails otherwise than by a refusal, whatever the XML (R10)', () => {
    const fragment = fc.constantFrom(
      '<',
      '>',
      '</',
      '/>',
      '<a',
      ' b="',
      '"',
      '&',
      '&amp;',
      '<!--',
      ']]>',
      '<?',
      '<![CDATA[',
      'x',
      authnRequestXml(),
    );
    fc.assert(
      fc.property(
        fc.array(fragment, { maxLength: 30 }),
        (parts) => void codeOf(() => parseAuthnRequest(parts.join(''))),
      ),
    );
  });
});

describe('choosing the authentication context', () => {
  const [unspecified, password, transport] = authnContexts;
  const choose = (comparison: 'exact' | 'minimum' | 'maximum' | 'better', ...classRefs: string[]) =>
    chooseAuthnContext({ comparison, classRefs, declRefs: [] }, transport);

  it.each([
    ['exact, what the sign-in was', choose('exact', transport), transport],
    ['exact, a weaker class that it also was', choose('exact', password), password],
    ['exact, a class that it was not', choose('exact', 'urn:oasis:names:tc:SAML:2.0:ac:classes:Kerberos'), undefined],
    ['exact, one of two', choose('exact', 'urn:x', transport), transport],
    ['minimum, weaker', choose('minimum', password), transport],
    ['minimum, unknown', choose('minimum', 'urn:x'), undefined],
    ['better than weaker', choose('better', password), transport],
    ['better than itself', choose('better', transport), undefined],
    ['better than unknown', choose('better', password, 'urn:x'), undefined],
    ['maximum, weaker', choose('maximum', password), password],
    ['maximum, unspecified', choose('maximum', unspecified), unspecified],
    ['nothing asked', chooseAuthnContext(undefined, transport), transport],
    ['an empty list', choose('exact'), transport],
    [
      'a declaration',
      chooseAuthnContext({ comparison: 'exact', classRefs: [], declRefs: ['urn:d'] }, transport),
      undefined,
    ],
  ])('%s (R18)', (_what, chosen, expected) => {
    expect(chosen).toBe(expected);
  });
});
