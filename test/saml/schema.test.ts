import type { AppSettings } from '../../src/apps';
import { issueResponse, issueStatus } from '../../src/saml/issue-response';
import { testOccasion, testPreparedApp } from '../support/prepared-app';
import { schemaFaults } from '../support/xsd';

const now = new Date('2026-03-01T12:00:00Z');
const times = { clockSkewSeconds: 60, assertionLifetimeSeconds: 300 };

describe('the OASIS schemas', () => {
  it.each<[string, Partial<AppSettings>, Parameters<typeof testOccasion>[0]]>([
    ['both parts signed', {}, {}],
    ['the Response signed alone', { signAssertion: false }, {}],
    ['the Assertion signed alone', { signResponse: false }, {}],
    ['SHA-512', { signatureAlgorithm: 'rsa-sha512' }, {}],
    ['an encrypted Assertion', { encryptAssertion: true }, {}],
    ['a NameID without qualifiers', { nameId: { format: 'emailAddress', source: 'email' } }, {}],
    ['hostile names', {}, { firstName: '</saml:AttributeValue>]]>', lastName: '{NameID} "\'&<> \u202E👩‍💻' }],
  ])('accept a Response with %s', async (_what, settings, user) => {
    const { xml } = await issueResponse(testPreparedApp(settings), testOccasion(user), now, times);
    expect(await schemaFaults(xml)).toEqual([]);
    // The guard guards: the same document with one thing wrong is refused.
    expect(await schemaFaults(xml.replace('Version="2.0"', 'Version="2.0" Surprise="1"'))).not.toEqual([]);
  });

  it.each(['NoPassive', 'RequestDenied', 'InvalidNameIDPolicy'])('accept the status %s', async (status) => {
    const occasion = { acsUrl: 'https://sp.example/acs', inResponseTo: '_request1' };
    expect(await schemaFaults(await issueStatus(testPreparedApp(), occasion, status, now))).toEqual([]);
    expect(
      await schemaFaults(await issueStatus(testPreparedApp(), { ...occasion, inResponseTo: undefined }, status, now)),
    ).toEqual([]);
  });
});
