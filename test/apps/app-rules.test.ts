import fc from 'fast-check';
import type { App } from '../../src/apps';
import { deriveNameId, parseSlackDomain } from '../../src/apps';
import { checkApp, completeEndpoints, readSpCertificates } from '../../src/apps/check-app';
import { nameBasedUuid } from '../../src/apps/name-id';
import { patchApp } from '../../src/apps/patch-app';
import { slackAttributes, slackParts } from '../../src/apps/slack-preset';
import { readCertificate } from '../../src/certificates';
import { appPatch, appSettings } from '../../src/contracts';
import { type AppId, newId } from '../../src/core';
import { isPublicAddress } from '../../src/outbound/is-public-address';
import { makeKeyPair } from '../support/key-pair';

function slackApp(domain = 'acme.slack.com', audience: 'slack' | 'workspace' = 'slack', origin?: string): App {
  return {
    id: newId<AppId>(),
    slug: 'slack',
    oldAddresses: [],
    startSlug: 'slack',
    kind: 'slack',
    name: 'Slack',
    enabled: true,
    hidden: false,
    inSetUp: false,
    revision: 1,
    spCertificates: [],
    attributes: slackAttributes(),
    createdAt: new Date(0),
    updatedAt: new Date(0),
    ...slackParts(domain, { audience, origin }),
  };
}

function faultsOf(work: () => unknown): string[] {
  try {
    work();
    return [];
  } catch (error) {
    return (error as { faults: { path: string }[] }).faults.map(({ path }) => path);
  }
}

describe('a Slack domain', () => {
  it('is read as people write it', () => {
    for (const text of [
      'acme',
      'acme.slack.com',
      'https://acme.slack.com/',
      ' ACME.Slack.com ',
      'https://acme.slack.com',
      'https://Acme.slack.com/home?from=mail#top',
      'http://acme.slack.com/',
      'acme.slack.com/admin',
    ]) {
      expect(parseSlackDomain(text)).toBe('acme.slack.com');
    }
    expect(parseSlackDomain('acme.enterprise.slack.com')).toBe('acme.enterprise.slack.com');
    expect(parseSlackDomain('a')).toBe('a.slack.com');
    expect(parseSlackDomain('my-team-2.slack.com')).toBe('my-team-2.slack.com');
  });

  it('is refused if it is another site, no workspace, or more than a domain', () => {
    const wrong = [
      '',
      'slack.com',
      'app.slack.com',
      'enterprise.slack.com',
      'acme.slack.com.evil.example',
      'acme.evil.com',
      'acme.enterprise',
      'https://user@acme.slack.com',
      'acme.slack.com:8443',
      'acme/admin',
      'https://evil.example/acme.slack.com',
      'https://app.slack.com/client/T0123',
      'a.b.slack.com',
      '-acme',
      'acme-',
      'аcme',
      'acme\n',
      'x'.repeat(64),
    ];
    for (const text of wrong.filter((each) => each !== 'acme\n')) {
      expect([text, faultCode(() => parseSlackDomain(text))]).toEqual([text, 'apps.slack_domain_invalid']);
    }
    fc.assert(
      fc.property(fc.string(), (text) => {
        const code = faultCode(() => parseSlackDomain(text));
        return code === 'apps.slack_domain_invalid' || /^[a-z0-9-]+\.slack\.com$/.test(parseSlackDomain(text));
      }),
    );
  });

  it('is all that the preset needs: address, audience, persistent NameID with both qualifiers, both parts signed', () => {
    expect(slackParts('acme.slack.com', { audience: 'slack' })).toEqual({
      spEntityId: 'https://slack.com',
      acsEndpoints: [{ index: 0, url: 'https://acme.slack.com/sso/saml', isDefault: true }],
      settings: expect.objectContaining({
        audience: 'https://slack.com',
        nameId: {
          format: 'persistent',
          source: 'id',
          nameQualifier: 'acme.slack.com',
          spNameQualifier: 'https://slack.com',
        },
        signResponse: true,
        signAssertion: true,
        encryptAssertion: false,
        answerWithStatus: false,
      }),
    });
    expect(slackParts('acme.enterprise.slack.com', { audience: 'workspace' })).toMatchObject({
      spEntityId: 'https://acme.enterprise.slack.com',
      acsEndpoints: [{ url: 'https://acme.enterprise.slack.com/sso/saml' }],
      settings: { nameId: { spNameQualifier: 'https://acme.enterprise.slack.com' } },
    });
    expect(
      slackParts('acme.slack.com', { audience: 'slack', origin: 'http://localhost:8090' }).acsEndpoints[0]?.url,
    ).toBe('http://localhost:8090/sso/saml');
    expect(slackAttributes().map(({ spName, source, enabled, preset }) => [spName, source, enabled, preset])).toEqual([
      ['User.Email', 'email', true, true],
      ['User.Username', 'username', true, true],
      ['first_name', 'firstName', true, true],
      ['last_name', 'lastName', true, true],
    ]);
    expect(() => checkApp(slackApp(), readCertificate)).not.toThrow();
  });

  it('when changed takes address and qualifiers along, and nothing of them is set by hand', () => {
    const patch = (app: App, input: unknown) => patchApp(app, appPatch.parse(input), readCertificate);
    const moved = patch(slackApp(), { settings: { slackDomain: 'https://other.slack.com/' } });
    expect(moved.acsEndpoints[0]?.url).toBe('https://other.slack.com/sso/saml');
    expect(moved.settings).toMatchObject({
      slackDomain: 'other.slack.com',
      audience: 'https://slack.com',
      nameId: { nameQualifier: 'other.slack.com', spNameQualifier: 'https://slack.com' },
    });
    const own = patch(slackApp(), { settings: { audience: 'https://acme.slack.com' } });
    expect([own.spEntityId, own.settings.nameId.spNameQualifier]).toEqual(Array(2).fill('https://acme.slack.com'));
    expect(patch(own, { settings: { slackDomain: 'b' } }).spEntityId).toBe('https://b.slack.com');
    const practice = slackApp('acme.slack.com', 'slack', 'http://localhost:8090');
    expect(patch(practice, { name: 'Practice' }).acsEndpoints).toEqual(practice.acsEndpoints);
    expect(patch(practice, { settings: { audience: 'https://acme.slack.com' } }).acsEndpoints).toEqual(
      practice.acsEndpoints,
    );
    expect(faultsOf(() => patch(slackApp(), { acsEndpoints: [{ url: 'https://evil.example' }] }))).toEqual([
      'acsEndpoints',
    ]);
    expect(faultsOf(() => patch(slackApp(), { spEntityId: 'x' }))).toEqual(['spEntityId']);
    expect(
      faultsOf(() => checkApp(patch(slackApp(), { settings: { audience: 'https://evil.example' } }), readCertificate)),
    ).toEqual(['settings.audience']);
    expect(
      faultsOf(() => checkApp(patch(slackApp(), { settings: { answerWithStatus: true } }), readCertificate)),
    ).toEqual(['settings.answerWithStatus']);
  });
});

function faultCode(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

describe('the settings of an app', () => {
  const settings = slackApp().settings;
  const issues = (change: object) => {
    const result = appSettings.safeParse({ ...settings, ...change });
    return result.success ? [] : result.error.issues.map(({ path }) => path.join('.'));
  };

  it('never encrypt inside an unsigned Response, and sign at least one part (R33)', () => {
    expect(issues({ encryptAssertion: true, signResponse: false })).toEqual(['encryptAssertion']);
    expect(issues({ encryptAssertion: true, signResponse: true, signAssertion: false })).toEqual([]);
    expect(issues({ signResponse: false, signAssertion: false })).toEqual(['signAssertion']);
    expect(issues({ signResponse: false, signAssertion: true })).toEqual([]);
  });

  it('keep a persistent NameID apart from the e-mail address, and the lifetime within five minutes (R34, R37)', () => {
    expect(issues({ nameId: { format: 'persistent', source: 'email' } })).toEqual(['nameId.source']);
    expect(issues({ nameId: { format: 'emailAddress', source: 'email' } })).toEqual([]);
    expect(issues({ assertionLifetimeSeconds: 301 })).toEqual(['assertionLifetimeSeconds']);
    expect(issues({ assertionLifetimeSeconds: 300 })).toEqual([]);
    expect(issues({ signatureAlgorithm: 'rsa-sha1' })).toEqual(['signatureAlgorithm']);
    expect(issues({ surprise: true })).toEqual(['']);
  });

  it('need a certificate of the SP before Assertions are encrypted or unsigned requests refused', () => {
    const app = { ...slackApp(), kind: 'saml' as const };
    const certificate = (use: 'signing' | 'encryption' | 'both') =>
      readSpCertificates([{ pem: makeKeyPair().certificatePem, use }], readCertificate);
    const faults = (change: Partial<App['settings']>, spCertificates: App['spCertificates'] = []) =>
      faultsOf(() => checkApp({ ...app, spCertificates, settings: { ...settings, ...change } }, readCertificate));
    expect(faults({ encryptAssertion: true })).toEqual(['settings.encryptAssertion']);
    expect(faults({ encryptAssertion: true }, certificate('signing'))).toEqual(['settings.encryptAssertion']);
    expect(faults({ encryptAssertion: true }, certificate('both'))).toEqual([]);
    expect(faults({ requireSignedRequests: true })).toEqual(['settings.requireSignedRequests']);
    expect(faults({ requireSignedRequests: true }, certificate('encryption'))).toEqual([
      'settings.requireSignedRequests',
    ]);
    expect(faults({ requireSignedRequests: true }, certificate('signing'))).toEqual([]);
    expect(faults({ nameId: { format: 'unspecified', source: 'groups' } })).toEqual(['settings.nameId.source']);
    expect(faults({ nameId: { format: 'unspecified', source: 'custom.badge' } })).toEqual(['settings.nameId.source']);
    expect(faults({ nameId: { format: 'unspecified', source: 'employeeNumber' } })).toEqual([]);
  });

  it("take the SP's certificates if strong enough, expired ones too, the same for two uses as one for both (R23)", () => {
    const { certificatePem } = makeKeyPair({ notAfter: '2020-01-01', notBefore: '2019-01-01' });
    const read = readSpCertificates(
      [
        { pem: certificatePem, use: 'signing' },
        { pem: certificatePem, use: 'encryption' },
      ],
      readCertificate,
    );
    expect(read).toMatchObject([{ use: 'both' }]);
    const weak = makeKeyPair({ bits: 1024 }).certificatePem;
    expect(faultCode(() => readSpCertificates([{ pem: weak, use: 'both' }], readCertificate))).toBe(
      'apps.certificate_invalid',
    );
  });
});

describe('the endpoints of an app', () => {
  const faults = (inputs: Parameters<typeof completeEndpoints>[0]) =>
    faultsOf(() => checkApp({ ...slackApp(), kind: 'saml', acsEndpoints: completeEndpoints(inputs) }, readCertificate));

  it('are counted up, and the first is the default unless one says so', () => {
    expect(
      completeEndpoints([{ url: 'https://a/1', index: 1 }, { url: 'https://a/2' }, { url: 'https://a/3' }]),
    ).toEqual([
      { index: 1, url: 'https://a/1', isDefault: true },
      { index: 0, url: 'https://a/2', isDefault: false },
      { index: 2, url: 'https://a/3', isDefault: false },
    ]);
    expect(completeEndpoints([{ url: 'https://a/1' }, { url: 'https://a/2', isDefault: true }])[0]?.isDefault).toBe(
      false,
    );
    expect(faults([{ url: 'https://a/1' }, { url: 'https://a/1' }])).toEqual([]);
  });

  it('are refused with two defaults, two of an index, or an address that is none (R2, R20)', () => {
    expect(faults([])).toEqual(['acsEndpoints']);
    expect(
      faults([
        { url: 'https://a/1', isDefault: true },
        { url: 'https://a/2', isDefault: true },
      ]),
    ).toEqual(['acsEndpoints']);
    expect(
      faults([
        { url: 'https://a/1', index: 1 },
        { url: 'https://a/2', index: 1 },
      ]),
    ).toEqual(['acsEndpoints']);
    for (const url of [
      'javascript:alert(1)',
      '/acs',
      'https://u:p@a/',
      'https://a/#x',
      'https://a/ b',
      "https://a/';x",
      'https://a/;script-src',
      'https://a/é',
      'ftp://a/',
      'https://',
      'https://a/\n',
    ]) {
      expect([url, faults([{ url }])]).toEqual([url, ['acsEndpoints.0.url']]);
    }
    expect(faults([{ url: 'https://sp.example.com:8443/acs?x=1&y=%20' }])).toEqual([]);
  });
});

describe('a NameID', () => {
  it('is a name-based UUID of app and person: the same for ever, another one at every app (R37)', () => {
    // RFC 9562 appendix A.4: the DNS namespace and www.example.com.
    expect(nameBasedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
    const [app, other, person] = [newId(), newId(), newId()];
    expect(deriveNameId(app, person)).toBe(deriveNameId(app.toUpperCase(), person.toUpperCase()));
    expect(deriveNameId(app, person)).not.toBe(deriveNameId(other, person));
    expect(deriveNameId(app, person)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('an address', () => {
  it('is public only if it is somebody’s host on the internet (R66)', () => {
    for (const address of [
      '8.8.8.8',
      '1.1.1.1',
      '172.15.255.255',
      '172.32.0.1',
      '100.63.0.1',
      '2606:4700::1111',
      '2a00:1450:4001::1',
    ]) {
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    }
    const ours = [
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.255.1.1',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '192.0.0.8',
      '198.18.0.1',
      '203.0.113.1',
      '224.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      '::ffff:10.0.0.1',
      '::ffff:8.8.8.8',
      '::ffff:7f00:1',
      '64:ff9b::a00:1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
      'fe80::1%eth0',
      'ff02::1',
      '2001::1',
      '2001:db8::1',
      '2002:7f00:1::',
      '3fff::1',
      '',
      'localhost',
      '2130706433',
      '0x7f.1',
    ];
    for (const address of ours) expect([address, isPublicAddress(address)]).toEqual([address, false]);
  });
});
