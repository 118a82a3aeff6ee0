import { createHash } from 'node:crypto';
import { type Profile, SAML } from '@node-saml/node-saml';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import type { AppSettings } from '../../src/apps';
import { deriveNameId } from '../../src/apps';
import { SamlRequestError } from '../../src/saml/errors';
import { draftAssertion, issueResponse, issueStatus } from '../../src/saml/issue-response';
import { buildAssertion } from '../../src/saml/response/build-assertion';
import { testIdentity, testOccasion, testPreparedApp } from '../support/prepared-app';

const now = new Date();
const times = { clockSkewSeconds: 60, assertionLifetimeSeconds: 300 };

/** Reads a Response as a service provider that shares no code with ours. */
async function readAsServiceProvider(xml: string, settings: Partial<AppSettings> = {}): Promise<Profile> {
  const saml = new SAML({
    callbackUrl: 'https://acme.slack.com/sso/saml',
    entryPoint: 'https://sso.acme.example/saml/slack/sso',
    issuer: 'https://slack.com',
    audience: 'https://slack.com',
    idpIssuer: 'https://sso.acme.example/saml/slack/metadata',
    idpCert: testIdentity('idp').certificatePem,
    wantAuthnResponseSigned: settings.signResponse ?? true,
    wantAssertionsSigned: settings.signAssertion ?? true,
    decryptionPvk: testIdentity('sp').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  });
  const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: Buffer.from(xml).toString('base64') });
  if (profile === null) throw new Error('no profile');
  return profile;
}

async function respond(changes: Partial<AppSettings> = {}, user = {}) {
  return issueResponse(testPreparedApp(changes), testOccasion(user), now, times);
}

describe('a Response', () => {
  it('is read by a service provider that shares no code with the builder (R33)', async () => {
    const { xml } = await respond();
    const profile = await readAsServiceProvider(xml);
    expect(profile.nameID).toBe(
      deriveNameId('0b7c2a52-8c5f-4a59-9c76-3a6c2a7f0001', '5d7f1a40-95a5-4c0e-8d3e-2b9a52d10001'),
    );
    expect(profile.nameIDFormat).toBe('urn:oasis:names:tc:SAML:2.0:nameid-format:persistent');
    expect(profile).toMatchObject({
      'User.Email': 'ada@acme.example',
      'User.Username': 'ada',
      first_name: 'Ada',
      last_name: 'Byron',
      inResponseTo: '_request1',
    });
  });

  it.each<[string, Partial<AppSettings>]>([
    ['signed Response only', { signAssertion: false }],
    ['signed Assertion only', { signResponse: false }],
    ['SHA-384', { signatureAlgorithm: 'rsa-sha384' }],
    ['SHA-512', { signatureAlgorithm: 'rsa-sha512' }],
    ['an encrypted Assertion', { encryptAssertion: true }],
    ['an encrypted Assertion that is not signed itself', { encryptAssertion: true, signAssertion: false }],
  ])('is read with %s', async (_what, settings) => {
    const { xml } = await respond(settings);
    if (settings.signatureAlgorithm === 'rsa-sha384') {
      // node-saml does not know SHA-384 digests; xmlsec1 judges those in test/interop.
      expect(xml).toContain('xmldsig-more#rsa-sha384');
      return;
    }
    expect(await readAsServiceProvider(xml, settings)).toMatchObject({ first_name: 'Ada' });
    expect(xml.includes('>Ada<')).toBe(settings.encryptAssertion !== true);
  });

  it('is refused by that service provider as soon as one byte differs', async () => {
    const { xml } = await respond();
    await expect(readAsServiceProvider(xml.replace('>Ada<', '>Eva<'))).rejects.toThrow(/signature/i);
  });

  it('says what SAML wants it to say, and only for as long as it should (R34)', async () => {
    const { xml } = await respond();
    const stamp = (seconds: number) => new Date(now.getTime() + seconds * 1000).toISOString();
    expect(xml).toContain('Destination="https://acme.slack.com/sso/saml"');
    expect(xml).toContain(
      `InResponseTo="_request1" NotOnOrAfter="${stamp(300)}" Recipient="https://acme.slack.com/sso/saml"`,
    );
    expect(xml).toContain(`<saml:Conditions NotBefore="${stamp(-60)}" NotOnOrAfter="${stamp(300)}">`);
    expect(xml).toContain('<saml:Audience>https://slack.com</saml:Audience>');
    expect(xml.match(/<saml:AuthnStatement /g)).toHaveLength(1);
    expect(xml).toContain('AuthnInstant="2026-03-01T11:59:30.000Z"');
    const again = await respond();
    const ids = (text: string) =>
      [...text.matchAll(/ (?:ID|SessionIndex)="(_[0-9a-f]{40})"/g)].map((match) => match[1]);
    expect(new Set([...ids(xml), ...ids(again.xml)]).size).toBe(6);
  });

  it('names no request when none was sent (R34)', async () => {
    const { xml } = await issueResponse(testPreparedApp(), { ...testOccasion(), inResponseTo: undefined }, now, times);
    expect(xml).not.toContain('InResponseTo');
    expect(await readAsServiceProvider(xml)).toMatchObject({ first_name: 'Ada' });
  });

  it('carries hostile attributes as the very text they are, one value each (R35)', async () => {
    const hostile = [
      '</saml:AttributeValue><saml:AttributeValue>admin',
      ']]>',
      '&amp;&lt;"\'',
      '{NameID}',
      '<!-- x --><?p y?>',
      '😀 ﷽ \u202eevil',
      'tab\tand\nnewline',
    ];
    for (const text of hostile) {
      const { xml } = await respond({}, { firstName: text });
      expect(await readAsServiceProvider(xml)).toMatchObject({ first_name: text });
    }
  });

  it('carries any text that XML can carry, whatever it is (property)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), async (text) => {
        const draft = draftAssertion(testPreparedApp(), testOccasion({ firstName: text }), now, times);
        const xml = draft.element.head + draft.element.tail;
        const document = new DOMParser().parseFromString(xml, 'text/xml');
        const value = Array.from(document.getElementsByTagName('saml:Attribute')).find(
          (element) => element.getAttribute('Name') === 'first_name',
        )?.textContent;
        // Carriage returns, like every text, come back as they went in; nothing else is left out or added.
        expect(value ?? '').toBe(
          draft.attributes.find((attribute) => attribute.name === 'first_name')?.values[0] ?? '',
        );
      }),
      { numRuns: 200 },
    );
  });

  it('leaves out the whole statement when there is no attribute', () => {
    const prepared = testPreparedApp({}, []);
    const { element } = draftAssertion(prepared, testOccasion(), now, times);
    expect(element.tail).not.toContain('AttributeStatement');
  });

  it('refuses to send an empty NameID, and keeps the derived one when the e-mail changes (R37)', () => {
    const byNumber = testPreparedApp({ nameId: { format: 'unspecified', source: 'employeeNumber' } });
    expect(() => draftAssertion(byNumber, testOccasion(), now, times)).toThrow(SamlRequestError);
    expect(draftAssertion(byNumber, testOccasion({ employeeNumber: '7' }), now, times).nameId).toBe('7');
    const before = draftAssertion(testPreparedApp(), testOccasion(), now, times).nameId;
    const after = draftAssertion(
      testPreparedApp(),
      testOccasion({ email: 'new@acme.example', username: 'new' }),
      now,
      times,
    ).nameId;
    expect(after).toBe(before);
  });

  it('tells an app that wants it a status, signed and without the person (R32)', async () => {
    const xml = await issueStatus(testPreparedApp(), testOccasion(), 'NoPassive', now);
    expect(xml).toContain('status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:NoPassive">');
    expect(xml).toContain('<ds:SignatureValue>');
    expect(xml).not.toContain('Assertion ');
    expect(xml).not.toContain('>ada');
  });

  it('is written to the byte as it was yesterday (golden)', () => {
    const element = buildAssertion({
      id: '_assertion',
      issuer: 'https://sso.acme.example/saml/slack/metadata',
      issueInstant: new Date('2026-03-01T12:00:00.000Z'),
      nameId: {
        format: 'persistent',
        value: 'c0ffee',
        nameQualifier: 'acme.slack.com',
        spNameQualifier: 'https://slack.com',
      },
      inResponseTo: '_request1',
      recipient: 'https://acme.slack.com/sso/saml',
      audience: 'https://slack.com',
      notBefore: new Date('2026-03-01T11:59:00.000Z'),
      notOnOrAfter: new Date('2026-03-01T12:05:00.000Z'),
      authnInstant: new Date('2026-03-01T11:59:30.000Z'),
      sessionIndex: '_session',
      authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
      attributes: [{ name: 'first_name', nameFormat: 'urn:x', values: ['Ada & <Eva>', 'second'] }],
    });
    const xml = element.head + element.tail;
    expect(xml).toMatchSnapshot();
    expect(createHash('sha256').update(xml).digest('hex')).toMatchSnapshot();
  });
});
