import { createPublicKey, verify, X509Certificate } from 'node:crypto';
import { type Answer, refusalOf, textOf } from './browser';
import { doubt, fact } from './facts/fact';
import { idpCertificate, idpEndpoint, idpIssuer } from './identity-provider';
import { rehearse, slack } from './rehearsal';

const rehearsal = rehearse();
const protectedTransport = 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport';
const form = {
  endpointUrl: 'https://new.example/sso',
  idpIssuer: 'https://new.example',
  certificate: idpCertificate,
  spIssuer: 'https://acme.slack.com',
  authnContextClassRef: '',
  ssoRequirement: 'optional',
  buttonLabel: 'Countersign',
  providerName: 'Countersign',
  acsUrl: '',
  requestBinding: 'redirect',
};

/** The AuthnRequest in the form of a page that goes on by POST. */
function readForm(answer: Answer): string {
  const field = /name="SAMLRequest" value="([^"]+)"/.exec(answer.text)?.[1] ?? '';
  return Buffer.from(field, 'base64').toString();
}

describe('endpoints and identifiers (SAML §1)', () => {
  fact('M1.1', async () => {
    await rehearsal.open({ settings: { acsUrl: 'https://acme.slack.com/sso/saml' } });
    const acsUrl = 'https://acme.slack.com/sso/saml';
    expect((await rehearsal.start()).xml).toContain(`AssertionConsumerServiceURL="${acsUrl}"`);
    await rehearsal.expectSignedIn(await rehearsal.present({ acsUrl }));
    expect(textOf((await rehearsal.browser.get('/members')).text)).toContain('plays acme.slack.com');
  });

  fact('M1.2', async () => {
    const acsUrl = 'https://globex.enterprise.slack.com/sso/saml';
    await rehearsal.open({ workspace: { kind: 'enterprise', domain: 'globex' }, settings: { acsUrl } });
    expect((await rehearsal.start()).xml).toContain(`AssertionConsumerServiceURL="${acsUrl}"`);
    await rehearsal.expectSignedIn(await rehearsal.present({ acsUrl }));
    expect(textOf((await rehearsal.browser.get('/members')).text)).toContain('plays globex.enterprise.slack.com');
  });

  fact('M1.3', async () => {
    expect((await rehearsal.start()).xml).toMatch(/>https:\/\/slack\.com<\/saml2:Issuer>/);
    expect(rehearsal.sandbox.serviceProvider().entityId).toBe('https://slack.com');
    await rehearsal.expectSignedIn(await rehearsal.present({ audience: 'https://slack.com' }));
  });

  fact('M1.4', async () => {
    await rehearsal.sandbox.configure({ spIssuer: 'https://acme.slack.com' });
    expect((await rehearsal.start()).xml).toMatch(/>https:\/\/acme\.slack\.com<\/saml2:Issuer>/);
    const other = await rehearsal.browser.post('/settings', { ...form, spIssuer: 'https://example.com' });
    expect(refusalOf(other).message).toBe(slack.settings);
    await rehearsal.expectSignedIn(await rehearsal.present({ audience: 'https://acme.slack.com' }));
  });

  fact('M1.5', async () => {
    await rehearsal.sandbox.configure({ spIssuer: 'https://acme.slack.com' });
    expect(refusalOf(await rehearsal.present({ audience: 'https://slack.com' })).message).toBe(slack.audience);
    expect(refusalOf(await rehearsal.present({ audience: null })).message).toBe(slack.audience);
  });

  fact('M1.6', async () => {
    const page = await rehearsal.browser.get('/messages/general/');
    expect(page.text).toContain('href="/sso/saml/start?redir=%2Fmessages%2Fgeneral%2F"');
    expect(textOf(page.text)).toContain('Sign in with SSO');
  });

  fact('M1.7', async () => {
    const { url, id, relayState } = await rehearsal.start('/sso/saml/start');
    expect(`${url.origin}${url.pathname}`).toBe(idpEndpoint);
    await rehearsal.expectSignedIn(await rehearsal.present({ inResponseTo: id }, relayState));
  });

  fact('M1.8', async () => {
    const deep = await rehearsal.start(`/sso/saml/start?redir=${encodeURIComponent('/messages/general/')}`);
    const answer = await rehearsal.present({ inResponseTo: deep.id }, deep.relayState);
    expect(answer.location).toBe('/messages/general/');
    const landing = await rehearsal.expectSignedIn(answer);
    expect(textOf(landing.text)).toContain('You landed in the channel /messages/general/');
    for (const redir of ['https://evil.example', '//evil.example', '/messages/../settings', '/messages/a/\\evil']) {
      const odd = await rehearsal.start(`/sso/saml/start?redir=${encodeURIComponent(redir)}`);
      expect((await rehearsal.present({ inResponseTo: odd.id }, odd.relayState)).location).toBe('/');
    }
  });

  fact('M1.9', async () => {
    await rehearsal.present();
    expect((await rehearsal.browser.get('/sso/saml/logout')).status).toBe(404);
    expect((await rehearsal.browser.post('/sso/saml/logout', { SAMLRequest: 'PGEvPg==' })).status).toBe(404);
    expect(textOf((await rehearsal.browser.get('/')).text)).toContain('Signed in as ada');
  });

  doubt('serviceProviderMetadata', async () => {
    expect((await rehearsal.browser.get('/sso/saml/metadata')).status).toBe(404);
    await rehearsal.turn({ serviceProviderMetadata: 'published' });
    const published = await rehearsal.browser.get('/sso/saml/metadata');
    expect(published.headers.get('content-type')).toBe('application/samlmetadata+xml');
    expect(published.text).toContain('entityID="https://slack.com"');
    expect(published.text).toContain(`Location="${rehearsal.acsUrl}"`);
    const certificate = rehearsal.sandbox.serviceProvider().certificate.replace(/-----[^-]+-----|\s/g, '');
    expect(published.text.replace(/\s/g, '')).toContain(certificate);
  });
});

describe('what the administrator types in (SAML §2)', () => {
  const save = (typed: Record<string, string>) => rehearsal.browser.post('/settings', { ...form, ...typed });

  fact('M2.1', async () => {
    const answer = await save({ assertionsSigned: 'on' });
    expect(answer.status).toBe(303);
    expect(rehearsal.sandbox.settings()).toMatchObject({ ...form, assertionsSigned: true, responsesSigned: false });
    const page = await rehearsal.browser.follow(answer);
    expect(textOf(page.text)).toContain('Saved.');
    expect(page.text).toContain('value="https://new.example/sso"');
    expect(refusalOf(await save({ certificate: '' })).message).toBe('');
    expect((await rehearsal.browser.get('/sso/saml/start')).status).toBe(400);
  });

  fact('M2.3', async () => {
    const boxes = [
      [true, true],
      [true, false],
      [false, true],
      [false, false],
    ];
    const accepted = { both: [0, 1, 2, 3], response: [1, 3], assertion: [2, 3], none: [] as number[] };
    for (const [row, [responsesSigned, assertionsSigned]] of boxes.entries()) {
      await rehearsal.sandbox.configure({ responsesSigned, assertionsSigned });
      for (const [sign, rows] of Object.entries(accepted) as [keyof typeof accepted, number[]][]) {
        const { status } = await rehearsal.present({ sign });
        expect([row, sign, status]).toEqual([row, sign, rows.includes(row) ? 303 : 400]);
      }
    }
  });

  fact('M2.4', async () => {
    expect(rehearsal.sandbox.settings()).toMatchObject({ responsesSigned: true, assertionsSigned: true });
  });

  fact('M2.5', async () => {
    expect(rehearsal.sandbox.settings().signAuthnRequest).toBe(false);
    expect((await rehearsal.start()).url.searchParams.has('Signature')).toBe(false);
  });

  fact('M2.6', async () => {
    const hidden = await rehearsal.browser.get('/settings');
    expect(hidden.text).toContain('<details><summary>This workspace’s certificate');
    await rehearsal.sandbox.configure({ signAuthnRequest: true });
    const page = await rehearsal.browser.get('/settings');
    expect(page.text).toContain('<details open><summary>This workspace’s certificate');
    const shown = new X509Certificate((await rehearsal.browser.get('/settings/certificate.pem')).text);
    expect(shown.toString()).toBe(rehearsal.sandbox.serviceProvider().certificate);
    await rehearsal.expectSignedIn(await rehearsal.present({ encryptFor: shown.toString() }));
  });

  fact('M2.7', async () => {
    expect(rehearsal.sandbox.settings().authnContextClassRef).toBe(protectedTransport);
    expect((await rehearsal.browser.get('/settings')).text).toContain('>Don’t send this value</option>');
    expect((await save({ authnContextClassRef: 'urn:x' })).status).toBe(422);
  });

  doubt('authnContextChoices', async () => {
    const another = 'urn:oasis:names:tc:SAML:2.0:ac:classes:X509';
    expect((await save({ authnContextClassRef: another })).status).toBe(303);
    expect((await rehearsal.start()).xml).toContain(`>${another}<`);
    await rehearsal.turn({ authnContextChoices: 'none' });
    expect((await save({ authnContextClassRef: another })).status).toBe(422);
    expect((await save({ authnContextClassRef: protectedTransport })).status).toBe(303);
    expect((await rehearsal.browser.get('/settings')).text).not.toContain(another);
  });

  fact('M2.10', async () => {
    expect(refusalOf(await save({ buttonLabel: 'x'.repeat(21) })).message).toBe(slack.settings);
    await save({ buttonLabel: 'é'.repeat(20) });
    expect(textOf((await rehearsal.browser.get('/')).text)).toContain(`Sign in with ${'é'.repeat(20)}`);
  });

  describe('Test Configuration', () => {
    fact('M2.11', async () => {
      expect((await rehearsal.browser.get('/settings/test')).text).toContain('href="/settings/test/start"');
      const { id, relayState } = await rehearsal.start('/settings/test/start');
      const answer = await rehearsal.present({ inResponseTo: id }, relayState);
      expect(answer.headers.get('set-cookie')).toBeNull();
      const page = textOf((await rehearsal.browser.follow(answer)).text);
      for (const text of [
        'The test passed',
        'employee-1',
        'User.Email',
        'ada@example.com',
        'signed, valid',
        idpIssuer,
      ]) {
        expect(page).toContain(text);
      }
      expect(page).not.toMatch(/ refused (?!is what)/);
      await rehearsal.sandbox.configure({ testMode: true });
      const tested = await rehearsal.start();
      expect((await rehearsal.present({ inResponseTo: tested.id }, tested.relayState)).location).toMatch(/test\?run=/);
      expect((await rehearsal.present()).location).toMatch(/^\/settings\/test\?run=/);
      expect(rehearsal.sandbox.members()).toEqual([]);
      expect(rehearsal.sandbox.lastSignIn()).toBeUndefined();
    });

    it('shows each fault with Slack’s message, not the first alone', async () => {
      const { id, relayState } = await rehearsal.start('/settings/test/start');
      const wrong = { issuer: 'https://other.example', audience: 'x', sign: 'response', attributes: {} } as const;
      const faulty = await rehearsal.present({ inResponseTo: id, ...wrong }, relayState);
      const page = textOf((await rehearsal.browser.follow(faulty)).text);
      expect(page).toContain('The test failed');
      for (const message of [slack.issuer, slack.audience, slack.assertionUnsigned]) expect(page).toContain(message);
      expect(rehearsal.sandbox.members()).toEqual([]);
    });
  });

  fact('M2.15', async () => {
    for (const plan of ['pro', 'free'] as const) {
      await rehearsal.open({ workspace: { plan } });
      const started = await rehearsal.browser.get('/sso/saml/start');
      expect([started.status, refusalOf(started).code]).toEqual([400, 'plan']);
      expect(refusalOf(await rehearsal.present()).code).toBe('plan');
      await rehearsal.sandbox.configure({ salesforceConnected: true });
      await rehearsal.expectSignedIn(await rehearsal.present());
    }
  });
});

describe('the AuthnRequest (SAML §3)', () => {
  fact('M3.1', async () => {
    for (const path of ['/sso/saml/start', '/settings/test/start']) {
      const { url, xml } = await rehearsal.start(path);
      expect(`${url.origin}${url.pathname}`).toBe(idpEndpoint);
      expect([...url.searchParams.keys()]).toEqual(['SAMLRequest', 'RelayState']);
      expect(xml).toMatch(/:AuthnRequest [^>]*Version="2.0" IssueInstant="2026-03-01T12:00:00.000Z"/);
    }
  });

  fact('M3.2', async () => {
    const unsigned = await rehearsal.start();
    expect(unsigned.xml).not.toContain('Signature');
    expect(unsigned.url.searchParams.has('Signature')).toBe(false);
    await rehearsal.sandbox.configure({ signAuthnRequest: true });
    const signed = await rehearsal.start();
    expect([...signed.url.searchParams.keys()]).toEqual(['SAMLRequest', 'RelayState', 'SigAlg', 'Signature']);
    expect(signed.xml).toContain(`Destination="${idpEndpoint}"`);
  });

  fact('M3.3', async () => {
    const { xml } = await rehearsal.start();
    expect(xml).toContain('Comparison="exact"');
    expect(xml).toContain(`>${protectedTransport}<`);
  });

  fact('M3.4', async () => {
    await rehearsal.sandbox.configure({ authnContextClassRef: '' });
    expect((await rehearsal.start()).xml).not.toContain('RequestedAuthnContext');
  });

  fact('M3.5', async () => {
    const { xml } = await rehearsal.start();
    expect(xml).toContain('AllowCreate="true" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"');
    expect(xml).not.toContain('SPNameQualifier');
  });

  fact('M3.6', async () => {
    const { xml } = await rehearsal.start();
    expect(xml).toContain(`AssertionConsumerServiceURL="${rehearsal.acsUrl}"`);
    expect(xml).toContain('ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"');
    expect(xml).toContain('>https://slack.com</saml2:Issuer>');
  });

  fact('M3.7', async () => {
    const { id, relayState } = await rehearsal.start();
    expect(refusalOf(await rehearsal.present({ inResponseTo: id }, `${relayState}x`)).code).toBe('relay_state');
    expect(refusalOf(await rehearsal.present({ inResponseTo: id })).code).toBe('relay_state');
    await rehearsal.expectSignedIn(await rehearsal.present({ inResponseTo: id }, relayState));
  });

  doubt('relayStateEcho', async () => {
    await rehearsal.turn({ relayStateEcho: 'ignore' });
    const { id } = await rehearsal.start();
    await rehearsal.expectSignedIn(await rehearsal.present({ inResponseTo: id }, 'changed'));
  });

  doubt('relayStateContent', async () => {
    const { relayState } = await rehearsal.start();
    expect(relayState).toMatch(/^[A-Za-z0-9_-]{24}\+\/=&%25$/);
    expect(relayState.length).toBeLessThanOrEqual(80);
    await rehearsal.turn({ relayStateContent: 'plain' });
    expect((await rehearsal.start()).relayState).toMatch(/^[A-Za-z0-9_-]{24}$/);
  });

  doubt('requestXml', async () => {
    const { xml } = await rehearsal.start();
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<saml2p:AuthnRequest [^>]*xmlns:saml2p="[^"]+"/);
    expect(xml).not.toMatch(/samlp|saml:|> </);
    await rehearsal.turn({ requestXml: 'plain' });
    const plain = (await rehearsal.start()).xml;
    expect(plain).toMatch(/^<samlp:AuthnRequest [^>]*xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/);
    expect(plain).toContain('<saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">https://slack.com<');
  });

  doubt('requestId', async () => {
    const { id, relayState } = await rehearsal.start();
    expect(id).toMatch(/^_[0-9a-f]{40}\.[0-9A-F]{32}-[0-9a-f]{16}$/);
    await rehearsal.expectSignedIn(await rehearsal.present({ inResponseTo: id }, relayState));
    await rehearsal.turn({ requestId: 'hex' });
    expect((await rehearsal.start()).id).toMatch(/^_[0-9a-f]{40}$/);
  });

  doubt('requestFlags', async () => {
    expect((await rehearsal.start()).xml).toMatch(/ IsPassive="0" ForceAuthn="false"/);
    await rehearsal.turn({ requestFlags: 'left-out' });
    expect((await rehearsal.start()).xml).not.toMatch(/ForceAuthn|IsPassive/);
    for (const requestFlags of ['left-out', 'written-as-false']) {
      await rehearsal.turn({ requestFlags });
      await rehearsal.sandbox.configure({ forceAuthn: true, isPassive: true });
      const { xml } = await rehearsal.start();
      expect(xml.match(/ (ForceAuthn|IsPassive)="[^"]*"/g)).toEqual([' IsPassive="true"', ' ForceAuthn="true"']);
    }
  });

  doubt('requestDestination', async () => {
    expect((await rehearsal.start()).xml).not.toContain('Destination=');
    await rehearsal.turn({ requestDestination: 'named' });
    expect((await rehearsal.start()).xml).toContain(`Destination="${idpEndpoint}"`);
  });

  doubt('requestLifetimeSeconds', async () => {
    for (const seconds of [600, 3600]) {
      await rehearsal.turn({ requestLifetimeSeconds: String(seconds) });
      const { id, relayState } = await rehearsal.start();
      const late = await rehearsal.start();
      rehearsal.clock.advance(seconds * 1000 - 1);
      await rehearsal.expectSignedIn(await rehearsal.present({ inResponseTo: id }, relayState));
      rehearsal.clock.advance(1);
      const refused = await rehearsal.present({ inResponseTo: late.id }, late.relayState);
      expect(refusalOf(refused).code).toBe('unknown_in_response_to');
    }
  });

  doubt('requestSignature', async () => {
    await rehearsal.sandbox.configure({ signAuthnRequest: true });
    for (const algorithm of ['sha256', 'sha512']) {
      await rehearsal.turn({ requestSignature: algorithm });
      const answer = await rehearsal.browser.get('/sso/saml/start');
      const rawQuery = (answer.location ?? '').split('?')[1] ?? '';
      const raw = new Map(rawQuery.split('&').map((pair) => pair.split('=', 2) as [string, string]));
      const signed = ['SAMLRequest', 'RelayState', 'SigAlg'].map((name) => `${name}=${raw.get(name)}`).join('&');
      const signature = Buffer.from(decodeURIComponent(raw.get('Signature') ?? ''), 'base64');
      const key = createPublicKey(rehearsal.sandbox.serviceProvider().certificate);
      expect(verify(algorithm, Buffer.from(signed), key, signature)).toBe(true);
      expect(verify(algorithm, Buffer.from(`${signed}x`), key, signature)).toBe(false);
      const named = `http://www.w3.org/2001/04/xmldsig-more#rsa-${algorithm}`;
      expect(decodeURIComponent(raw.get('SigAlg') ?? '')).toBe(named);
    }
  });

  it('goes by HTTP-POST as a form that needs no script, signed inside', async () => {
    await rehearsal.sandbox.configure({ requestBinding: 'post', signAuthnRequest: true });
    const answer = await rehearsal.browser.get('/sso/saml/start');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`action="${idpEndpoint}"`);
    expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' https://idp.example;");
    expect(answer.text).not.toContain('<script');
    const xml = readForm(answer);
    expect(xml).toContain('<saml2p:AuthnRequest');
    expect(xml).toContain('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
    expect(xml).toContain('IssueInstant="2026-03-01T12:00:00.000Z"');
    expect(xml).toContain(`Destination="${idpEndpoint}"`);
  });

  it('is not sent before endpoint and certificate are set', async () => {
    await rehearsal.sandbox.configure({ certificate: '' });
    const answer = await rehearsal.browser.get('/sso/saml/start');
    expect(answer.status).toBe(400);
    expect(refusalOf(answer).code).toBe('not_configured');
    expect(refusalOf(await rehearsal.present()).code).toBe('not_configured');
  });
});
