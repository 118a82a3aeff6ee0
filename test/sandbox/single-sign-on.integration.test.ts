import { createPublicKey, verify } from 'node:crypto';
import {
  createSandbox,
  doubtNames,
  doubts,
  type Sandbox,
  type SandboxOptions,
  type SandboxSettings,
} from '../../src/sandbox';
import { TestClock } from '../support/clock';
import { type Answer, Browser, readRedirect, refusalOf, textOf } from './browser';
import {
  ada,
  buildResponse,
  expiredCertificate,
  idpCertificate,
  idpEndpoint,
  idpIssuer,
  type ResponseInput,
} from './identity-provider';

const configured = { endpointUrl: idpEndpoint, idpIssuer, certificate: idpCertificate, providerName: 'Countersign' };

/** Slack's messages as the help centre prints them, typed off once more: not taken from the code under test. */
const slack = {
  issuer:
    'The SAML Response does not contain the correct Identity Provider Issuer. Please check that the Issuer URL in your Countersign settings matches the Identity Provider Issuer below.',
  responseUnsigned: 'The SAML Response is not signed. Please check your Countersign settings.',
  assertionUnsigned: 'The Assertion of the SAML Response is not signed. Please check your Countersign settings.',
  nothingSigned:
    'Neither the SAML Response nor Assertion of the SAML Response are signed. Please check your Countersign settings.',
  encryptedUnsigned:
    "The SAML Response is not signed (though there is a signed and encrypted Assertion with an EncryptedId). Apologies, but Slack doesn't support this format. Please check your Countersign settings.",
  audience:
    'The SAML Response does not contain the correct Audience. Please check that the Service Provider URL in your Countersign settings matches the Service Provider Issuer in Advanced Options below.',
  destination:
    'The SAML Response does not contain the correct Destination, which should look something like https://yourteam.slack.com/sso/saml. Please check your Countersign settings.',
  nameId: 'The SAML Response is missing the ID attribute. Please check your Countersign settings.',
  version: 'The SAML Response is not version 2.0. Please check your Countersign settings.',
  binding: 'The SAML Response was not sent through a HTTP_POST Binding. Please check your Countersign settings.',
  signature:
    'Hmm, it looks like the signature validation failed. Please check the signing certs in your Countersign settings.',
};

describe('single sign-on into the practice workspace', () => {
  let clock: TestClock;
  const started: Sandbox[] = [];
  let shared: { sandbox: Sandbox; url: string; settings: SandboxSettings; doubts: string };
  let sandbox: Sandbox;
  let browser: Browser;
  let acsUrl: string;

  async function control(method: string, path: string, body?: string): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${shared.url}/control${path}`, { method, body, headers });
    expect(answer.ok).toBe(true);
    return answer.text();
  }

  function use(one: Sandbox, url: string): void {
    sandbox = one;
    acsUrl = `${url}/sso/saml`;
    browser = new Browser(url);
  }

  /** A workspace of the test's own, where the shared one does not do. */
  async function open(options: SandboxOptions = {}): Promise<void> {
    const own = createSandbox({
      port: 0,
      clock: { now: () => clock.now() },
      ...options,
      settings: { ...configured, ...options.settings },
    });
    started.push(own);
    use(own, (await own.start()).url);
  }

  beforeAll(async () => {
    clock = new TestClock();
    await open();
    shared = { sandbox, url: new URL(acsUrl).origin, settings: sandbox.settings(), doubts: '' };
    shared.doubts = await control('GET', '/doubts');
    started.length = 0;
  });
  beforeEach(async () => {
    clock = new TestClock();
    await control('POST', '/reset');
    await control('PATCH', '/doubts', shared.doubts);
    await shared.sandbox.configure(shared.settings);
    use(shared.sandbox, shared.url);
  });
  afterEach(() => Promise.all(started.splice(0).map((one) => one.stop())));
  afterAll(() => shared.sandbox.stop());

  const response = (input: Partial<ResponseInput> = {}) => buildResponse({ acsUrl, now: clock.now(), ...input });
  const present = (input: Partial<ResponseInput> = {}, relayState?: string) =>
    browser.present(response(input), relayState);

  async function start(path = '/sso/saml/start') {
    const answer = await browser.get(path);
    expect(answer.status).toBe(302);
    return readRedirect(answer.location);
  }

  async function expectSignedIn(answer: Answer): Promise<Answer> {
    expect(refusalOf(answer).message).toBe('');
    expect(answer.status).toBe(303);
    const landing = await browser.follow(answer);
    expect(landing.status).toBe(200);
    return landing;
  }

  describe('the AuthnRequest', () => {
    it('has the shape that Slack is thought to send, by HTTP-Redirect, unsigned', async () => {
      const { url, xml, relayState } = await start();
      expect(`${url.origin}${url.pathname}`).toBe(idpEndpoint);
      expect([...url.searchParams.keys()]).toEqual(['SAMLRequest', 'RelayState']);
      expect(xml).toMatch(/ ID="_[0-9a-f]{40}" Version="2.0" IssueInstant="2026-03-01T12:00:00.000Z"/);
      expect(xml).toContain(`Destination="${idpEndpoint}"`);
      expect(xml).toContain('ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"');
      expect(xml).toContain(`AssertionConsumerServiceURL="${acsUrl}"`);
      expect(xml).toContain('>https://slack.com</saml:Issuer>');
      expect(xml).toContain('AllowCreate="true" Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"');
      expect(xml).toContain('Comparison="exact"');
      expect(xml).toContain('>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport<');
      expect(xml).not.toMatch(/ForceAuthn|IsPassive|<ds:Signature|SPNameQualifier/);
      expect(relayState).toMatch(/^[A-Za-z0-9_-]{24}\+\/=&%25$/);
      expect(relayState.length).toBeLessThanOrEqual(80);
    });

    it('leaves out the context class on "Don’t send this value" and carries ForceAuthn and IsPassive when switched on', async () => {
      await sandbox.configure({ authnContextClassRef: '', forceAuthn: true, isPassive: true });
      const { xml } = await start();
      expect(xml).not.toContain('RequestedAuthnContext');
      expect(xml).toContain('ForceAuthn="true"');
      expect(xml).toContain('IsPassive="true"');
    });

    it('names the workspace as issuer, and another ACS URL, where the settings say so', async () => {
      const elsewhere = 'https://acme.slack.com/sso/saml';
      await sandbox.configure({ spIssuer: 'https://acme.slack.com', acsUrl: elsewhere });
      const { xml } = await start();
      expect(xml).toContain('>https://acme.slack.com</saml:Issuer>');
      expect(xml).toContain(`AssertionConsumerServiceURL="${elsewhere}"`);
      const answer = await present({
        audience: 'https://acme.slack.com',
        destination: elsewhere,
        recipient: elsewhere,
      });
      await expectSignedIn(answer);
    });

    it.each(['sha256', 'sha512'] as const)('is signed with %s over the raw query (R4)', async (algorithm) => {
      await open({ doubts: { requestSignature: algorithm } });
      await sandbox.configure({ signAuthnRequest: true });
      const answer = await browser.get('/sso/saml/start');
      const rawQuery = (answer.location ?? '').split('?')[1] ?? '';
      const raw = new Map(rawQuery.split('&').map((pair) => pair.split('=', 2) as [string, string]));
      const signed = ['SAMLRequest', 'RelayState', 'SigAlg'].map((name) => `${name}=${raw.get(name)}`).join('&');
      const signature = Buffer.from(decodeURIComponent(raw.get('Signature') ?? ''), 'base64');
      const key = createPublicKey(sandbox.serviceProvider().certificate);
      expect(verify(algorithm, Buffer.from(signed), key, signature)).toBe(true);
      expect(verify(algorithm, Buffer.from(`${signed}x`), key, signature)).toBe(false);
      expect(decodeURIComponent(raw.get('SigAlg') ?? '')).toBe(
        `http://www.w3.org/2001/04/xmldsig-more#rsa-${algorithm}`,
      );
    });

    it('goes by HTTP-POST as a form that needs no script, signed inside', async () => {
      await sandbox.configure({ requestBinding: 'post', signAuthnRequest: true });
      const answer = await browser.get('/sso/saml/start');
      expect(answer.status).toBe(200);
      expect(answer.text).toContain(`action="${idpEndpoint}"`);
      expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' https://idp.example;");
      expect(answer.text).not.toContain('<script');
      const field = /name="SAMLRequest" value="([^"]+)"/.exec(answer.text)?.[1] ?? '';
      const xml = Buffer.from(field, 'base64').toString();
      expect(xml).toContain('<samlp:AuthnRequest');
      expect(xml).toContain('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
      expect(xml).toContain('IssueInstant="2026-03-01T12:00:00.000Z"');
    });

    it('is not sent before endpoint and certificate are set', async () => {
      await sandbox.configure({ certificate: '' });
      const answer = await browser.get('/sso/saml/start');
      expect(answer.status).toBe(400);
      expect(refusalOf(answer).code).toBe('not_configured');
      expect(refusalOf(await present()).code).toBe('not_configured');
    });
  });

  describe('Slack’s error messages, word for word', () => {
    it.each<[string, string, Partial<ResponseInput>]>([
      ['another Issuer', slack.issuer, { issuer: 'https://other.example' }],
      ['another Issuer of the Assertion only', slack.issuer, { assertionIssuer: 'https://other.example' }],
      ['an unsigned Response', slack.responseUnsigned, { sign: 'assertion' }],
      ['an unsigned Assertion', slack.assertionUnsigned, { sign: 'response' }],
      ['no signature at all', slack.nothingSigned, { sign: 'none' }],
      ['another Audience', slack.audience, { audience: 'https://acme.slack.com' }],
      ['no Audience', slack.audience, { audience: null }],
      ['another Destination', slack.destination, { destination: 'https://acme.slack.com/sso/saml/' }],
      ['no Destination', slack.destination, { destination: null }],
      ['no NameID', slack.nameId, { nameId: null }],
      ['an empty NameID', slack.nameId, { nameId: ' ' }],
      [
        'a NameID of another format',
        slack.nameId,
        { nameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress' },
      ],
      ['Version 1.1', slack.version, { version: '1.1' }],
      ['a signature by another key', slack.signature, { signWith: 'foreign' }],
      ['a value changed after signing', slack.signature, { tamper: (xml) => xml.replace('employee-1', 'employee-2') }],
      ['a SHA-1 signature (doubt)', slack.signature, { algorithm: 'sha1' }],
    ])('refuses %s', async (_case, message, input) => {
      const answer = await present(input);
      expect(refusalOf(answer).message).toBe(message);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('Slack’s own words.');
      expect(sandbox.members()).toEqual([]);
    });

    it('refuses an encrypted Assertion in an unsigned Response, with an EncryptedID and, by doubt, without', async () => {
      const encryptFor = sandbox.serviceProvider().certificate;
      const withId = await present({ sign: 'assertion', encryptFor, encryptedId: true });
      expect(refusalOf(withId).message).toBe(slack.encryptedUnsigned);
      expect(refusalOf(await present({ sign: 'assertion', encryptFor })).message).toBe(slack.encryptedUnsigned);
      await open({
        doubts: { encryptedInUnsignedResponse: 'refuse-encrypted-id-only' },
        settings: { responsesSigned: false },
      });
      const own = { sign: 'assertion', encryptFor: sandbox.serviceProvider().certificate } as const;
      expect(refusalOf(await present({ ...own, encryptedId: true })).message).toBe(slack.encryptedUnsigned);
      await expectSignedIn(await present(own));
    });

    it.each(['GET', 'PUT', 'DELETE'])('refuses a Response that comes by %s', async (method) => {
      const SAMLResponse = Buffer.from(response()).toString('base64');
      const answer = await fetch(`${acsUrl}?${new URLSearchParams({ SAMLResponse })}`, { method });
      expect(answer.status).toBe(405);
      expect(textOf(await answer.text())).toContain(slack.binding);
    });

    it('refuses a certificate that has expired (doubt)', async () => {
      await sandbox.configure({ certificate: expiredCertificate });
      const answer = await present();
      expect(refusalOf(answer).message).toBe(slack.signature);
      expect(answer.text).toContain('expired on 2021-01-01');
    });

    it('looks at the boxes: one signature is enough where the other is not asked for', async () => {
      await sandbox.configure({ responsesSigned: false });
      await expectSignedIn(await present({ sign: 'assertion' }));
      await sandbox.configure({ responsesSigned: true, assertionsSigned: false });
      await expectSignedIn(await present({ sign: 'response' }));
      await sandbox.configure({ responsesSigned: false });
      expect(refusalOf(await present({ sign: 'none' })).message).toBe(slack.nothingSigned);
    });

    it('refuses a signature that is not valid even where it is not asked for', async () => {
      await sandbox.configure({ responsesSigned: false });
      const answer = await present({
        tamper: (xml) => xml.replace('<samlp:Response ', '<samlp:Response Consent="urn:x" '),
      });
      expect(refusalOf(answer).message).toBe(slack.signature);
    });

    it('refuses a genuine signature that was moved around another Assertion', async () => {
      await sandbox.configure({ responsesSigned: false });
      const wrap = (xml: string) => {
        const genuine = /<saml:Assertion .*<\/saml:Assertion>/s.exec(xml)?.[0] ?? '';
        const signature = /<Signature .*?<\/Signature>/s.exec(genuine)?.[0] ?? '';
        const forged = genuine
          .replace(signature, '')
          .replace(/ ID="[^"]+"/, ' ID="_forged"')
          .replace('employee-1', 'employee-2')
          .replace(
            '<saml:Subject>',
            () =>
              `${signature.replace('</Signature>', () => `<Object>${genuine.replace(signature, '')}</Object></Signature>`)}<saml:Subject>`,
          );
        return xml.replace(genuine, () => forged);
      };
      const answer = await present({ sign: 'assertion', tamper: wrap });
      expect(refusalOf(answer).message).toBe(slack.signature);
      expect(sandbox.members()).toEqual([]);
    });

    it('compares no Issuer where none is set', async () => {
      await sandbox.configure({ idpIssuer: '' });
      await expectSignedIn(await present({ issuer: 'https://other.example' }));
    });
  });

  describe('what no source words: refused in marked words of our own', () => {
    it.each<[string, string, Partial<ResponseInput>]>([
      ['a status that is no success', 'status', { status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' }],
      ['an unknown InResponseTo', 'unknown_in_response_to', { inResponseTo: '_never-sent' }],
      ['an InResponseTo in the confirmation only', 'unknown_in_response_to', { confirmedInResponseTo: '_never-sent' }],
      ['what node-saml alone finds wrong', 'validator', { more: '<saml:Conditions/>' }],
      ['an Assertion of tomorrow', 'not_yet_valid', { notBefore: '2026-03-01T12:00:01.000Z' }],
      ['an Assertion that has just ended', 'expired', { notOnOrAfter: '2026-03-01T12:00:00.000Z' }],
      ['an end that is no instant', 'expired', { notOnOrAfter: 'soon' }],
      ['no end', 'expired', { notOnOrAfter: null }],
      ['another Recipient', 'confirmation', { recipient: 'https://acme.slack.com/sso/saml' }],
      ['no AuthnStatement', 'authn_statement', { authnStatement: false }],
      ['no User.Email', 'email_missing', { attributes: { 'User.Username': 'ada' } }],
      ['user.email in another case', 'email_missing', { attributes: { 'user.email': 'ada@example.com' } }],
      ['an empty User.Email', 'email_missing', { attributes: { 'User.Email': '' } }],
      [
        'two Assertions',
        'assertion_count',
        { tamper: (xml) => xml.replace(/<saml:Assertion.*<\/saml:Assertion>/s, '$&$&') },
      ],
      ['none', 'assertion_count', { tamper: (xml) => xml.replace(/<saml:Assertion.*<\/saml:Assertion>/s, '') }],
    ])('refuses %s', async (_case, code, input) => {
      const answer = await present(input);
      expect(refusalOf(answer).code).toBe(code);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain('Practice wording');
      expect(sandbox.members()).toEqual([]);
    });

    it.each<[string, (xml: string) => string]>([
      ['a DOCTYPE (R7)', (xml) => `<!DOCTYPE x>${xml}`],
      ['a comment in the NameID (R11)', (xml) => xml.replace('employee-1', 'employee-1<!-- -->0')],
      ['a processing instruction in the NameID (R11)', (xml) => xml.replace('employee-1', '<?p employee-?>1')],
    ])('refuses a genuine Response with %s before anything reads it', async (_case, tamper) => {
      expect(refusalOf(await present({ tamper })).code).toBe('unreadable');
    });

    it('refuses a genuine Response that comes twice in one form (R16)', async () => {
      const SAMLResponse = Buffer.from(response()).toString('base64');
      const body = new URLSearchParams([
        ['SAMLResponse', SAMLResponse],
        ['SAMLResponse', SAMLResponse],
      ]);
      expect((await fetch(acsUrl, { method: 'POST', body, redirect: 'manual' })).status).toBe(400);
      await expectSignedIn(await present());
    });

    it('refuses a Response that was used, by its ID and by its Assertion’s', async () => {
      const once = response({ assertionId: '_a1', responseId: '_r1' });
      await expectSignedIn(await browser.present(once));
      expect(refusalOf(await browser.present(once)).code).toBe('replayed');
      expect(refusalOf(await present({ assertionId: '_a1' })).code).toBe('replayed');
      expect(refusalOf(await present({ responseId: '_r1' })).code).toBe('replayed');
      await expectSignedIn(await present({ responseId: '_r2', assertionId: '_a2' }));
    });

    it('signs in once when the same Response comes many times at once', async () => {
      const once = response();
      const answers = await Promise.all(Array.from({ length: 8 }, () => browser.present(once)));
      expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    });

    it('takes one answer to a request, in time, with its RelayState unchanged', async () => {
      const first = await start();
      expect(refusalOf(await present({ inResponseTo: first.id }, `${first.relayState}x`)).code).toBe('relay_state');
      expect(refusalOf(await present({ inResponseTo: first.id })).code).toBe('relay_state');
      const other = await start();
      const crossed = await present({ inResponseTo: first.id, confirmedInResponseTo: other.id }, first.relayState);
      expect(refusalOf(crossed).code).toBe('unknown_in_response_to');
      await expectSignedIn(await present({ inResponseTo: first.id }, first.relayState));
      const again = await present({ inResponseTo: first.id }, first.relayState);
      expect(refusalOf(again).code).toBe('unknown_in_response_to');
      clock.advance(600_000);
      const late = await present({ inResponseTo: other.id }, other.relayState);
      expect(refusalOf(late).code).toBe('unknown_in_response_to');
    });

    it('turns every doubt to its lenient reading by a switch', async () => {
      await open({
        doubts: {
          nameIdFormat: 'any',
          replayedResponse: 'accept',
          unknownInResponseTo: 'accept',
          clockSkewSeconds: '60',
          certificateExpiry: 'ignore',
          sha1Signature: 'accept',
          profileRules: 'lenient',
          relayStateEcho: 'ignore',
          relayStateContent: 'plain',
        },
      });
      const { id, relayState } = await start();
      expect(relayState).toMatch(/^[A-Za-z0-9_-]{24}$/);
      const odd = response({
        inResponseTo: id,
        algorithm: 'sha1',
        nameIdFormat: '',
        notBefore: '2026-03-01T12:00:59.000Z',
        authnStatement: false,
        recipient: 'https://elsewhere.example',
      });
      await expectSignedIn(await browser.present(odd, 'changed'));
      await expectSignedIn(await browser.present(odd, 'changed'));
      await sandbox.configure({ certificate: expiredCertificate });
      await expectSignedIn(await present());
      expect(refusalOf(await present({ notBefore: '2026-03-01T12:01:01.000Z' })).code).toBe('not_yet_valid');
      for (const name of doubtNames) expect(doubts[name].source).toMatch(/§|Slack facts/);
    });
  });

  describe('just-in-time accounts', () => {
    it('creates a member on the first sign-in and lands as that person', async () => {
      const { id, relayState } = await start();
      const landing = await expectSignedIn(await present({ inResponseTo: id }, relayState));
      const page = textOf(landing.text);
      expect(page).toContain('Signed in as ada');
      expect(page).toContain('Ada Byron');
      expect(page).toContain('ada@example.com');
      expect(page).toContain('employee-1');
      expect(page).toContain('just-in-time, by a SAML sign-in');
      expect(sandbox.members()).toMatchObject([
        { username: 'ada', nameId: 'employee-1', source: 'saml-jit', state: 'active' },
      ]);
      expect(sandbox.lastSignIn()).toMatchObject({ at: clock.now(), member: { username: 'ada' } });
      expect(textOf((await browser.get('/members')).text)).toContain('Created just-in-time');
    });

    it('lands in the channel of a deep link, and nowhere else', async () => {
      const deep = await start(`/sso/saml/start?redir=${encodeURIComponent('/messages/general/')}`);
      const answer = await present({ inResponseTo: deep.id }, deep.relayState);
      expect(answer.location).toBe('/messages/general/');
      expect(textOf((await expectSignedIn(answer)).text)).toContain('You landed in the channel /messages/general/');
      for (const redir of ['https://evil.example', '//evil.example', '/messages/../settings', '/messages/a/\\evil']) {
        const odd = await start(`/sso/saml/start?redir=${encodeURIComponent(redir)}`);
        expect((await present({ inResponseTo: odd.id }, odd.relayState)).location).toBe('/');
      }
    });

    it('shows the sign-in button, with the deep link, to whoever is not signed in', async () => {
      const page = await browser.get('/messages/general/');
      expect(page.text).toContain('href="/sso/saml/start?redir=%2Fmessages%2Fgeneral%2F"');
      expect(textOf(page.text)).toContain('Sign in with SSO');
    });

    it('accepts an unsolicited Response and follows its RelayState by doubt only', async () => {
      const ignored = await present({}, '/messages/general/');
      expect(ignored.location).toBe('/');
      await expectSignedIn(ignored);
      await open({ doubts: { unsolicitedRelayState: 'follow' } });
      expect((await present({}, '/messages/general/')).location).toBe('/messages/general/');
      expect((await present({}, 'https://evil.example/')).location).toBe('/');
    });

    it('keeps the account by NameID and overwrites names, e-mail and display name at each sign-in, not the username', async () => {
      await present();
      const changed = {
        'User.Email': 'a.lovelace@example.com',
        'User.Username': 'lovelace',
        first_name: 'Ada',
        last_name: 'Lovelace',
      };
      const landing = await expectSignedIn(await present({ attributes: changed }));
      expect(textOf(landing.text)).toContain('E-mail changed from “ada@example.com” to “a.lovelace@example.com”');
      expect(sandbox.members()).toHaveLength(1);
      expect(sandbox.members()[0]).toMatchObject({
        username: 'ada',
        displayName: 'lovelace',
        email: 'a.lovelace@example.com',
        lastName: 'Lovelace',
      });
      await expectSignedIn(await present({ attributes: { 'User.Email': 'a.lovelace@example.com' } }));
      expect(sandbox.members()[0]).toMatchObject({ lastName: 'Lovelace', displayName: 'lovelace' });
    });

    it('leaves the profile alone where the sync is off', async () => {
      await sandbox.configure({ syncProfile: false });
      await present();
      await expectSignedIn(await present({ attributes: { ...ada, last_name: 'Lovelace' } }));
      expect(sandbox.members()[0]).toMatchObject({ lastName: 'Byron' });
    });

    it('makes the duplicate that Slack would make when the e-mail is known and the NameID is not, and says why', async () => {
      await present();
      const landing = await expectSignedIn(
        await present({
          nameId: 'employee-1-new',
          attributes: { ...ada, 'User.Username': 'other', 'User.Email': 'ADA@example.com' },
        }),
      );
      const [first, second] = sandbox.members();
      expect(second).toMatchObject({
        nameId: 'employee-1-new',
        username: 'other',
        duplicateOf: { memberId: first?.id },
      });
      const page = textOf(landing.text);
      expect(page).toContain('This is a duplicate account');
      expect(page).toContain('The NameID employee-1-new is unknown.');
      expect(page).toContain('is bound to the NameID employee-1,');
      expect(textOf((await browser.get('/members')).text)).toContain('duplicate of @ada');
    });

    it('makes a duplicate with a number when the username is taken', async () => {
      await present();
      await expectSignedIn(
        await present({ nameId: 'employee-2', attributes: { ...ada, 'User.Email': 'ada.two@example.com' } }),
      );
      const [first, second] = sandbox.members();
      expect(second).toMatchObject({ username: 'ada2', duplicateOf: { memberId: first?.id } });
    });

    it('does not match an invited member by e-mail, unless the doubt is turned', async () => {
      await browser.post('/members', { email: 'ada@example.com', username: 'ada.b', firstName: '', lastName: '' });
      await expectSignedIn(await present());
      expect(sandbox.members()).toHaveLength(2);
      await open({ doubts: { existingMemberWithSameEmail: 'bind' } });
      await browser.post('/members', { email: 'ada@example.com', username: 'ada.b' });
      const landing = await expectSignedIn(await present());
      expect(sandbox.members()).toMatchObject([{ username: 'ada.b', nameId: 'employee-1', source: 'invitation' }]);
      expect(textOf(landing.text)).toContain('The NameID was bound to this account');
    });

    it('tells NameIDs apart that differ by case only (R37)', async () => {
      await present({ nameId: 'Employee-A' });
      await present({ nameId: 'employee-a', attributes: { 'User.Email': 'b@example.com' } });
      expect(sandbox.members().map((member) => member.nameId)).toEqual(['Employee-A', 'employee-a']);
    });

    it('refuses a deactivated member, or makes them active again by doubt', async () => {
      await present();
      const id = sandbox.members()[0]?.id ?? '';
      expect(textOf((await browser.get('/')).text)).toContain('Signed in as ada');
      await browser.post(`/members/${id}/deactivate`, {});
      expect(textOf((await browser.get('/')).text)).toContain('Sign in to Acme');
      const refused = await present();
      expect(refused.status).toBe(403);
      expect(refusalOf(refused).code).toBe('member_deactivated');
      expect(sandbox.members()[0]?.state).toBe('deactivated');
      await browser.post('/settings/doubts', { deactivatedMember: 'reactivate' });
      await expectSignedIn(await present());
      expect(sandbox.members()).toMatchObject([{ state: 'active' }]);
    });

    it('does not sync an e-mail that another member has: refuses, or keeps the old one by doubt', async () => {
      await present();
      await present({ nameId: 'employee-2', attributes: { 'User.Email': 'bob@example.com' } });
      const taken = { nameId: 'employee-2', attributes: { 'User.Email': 'ada@example.com' } };
      expect(refusalOf(await present(taken)).code).toBe('email_taken');
      await browser.post('/settings/doubts', { emailOfAnotherMember: 'keep-old' });
      await expectSignedIn(await present(taken));
      expect(sandbox.members()[1]).toMatchObject({ email: 'bob@example.com' });
    });

    it('shows hostile values as text (R20, R62)', async () => {
      const name = `</p><script>alert(1)</script>"']]>&{x}`;
      const landing = await expectSignedIn(
        await present({ attributes: { ...ada, 'User.Username': name, first_name: name } }),
      );
      expect(landing.text).not.toContain('<script');
      expect(textOf(landing.text)).toContain(name);
      expect(sandbox.members()[0]).toMatchObject({
        displayName: name,
        firstName: name,
        username: '__p__script_alert_1__',
      });
      for (const page of ['/members', '/journal', `/journal/${sandbox.journal()[0]?.id}`]) {
        expect((await browser.get(page)).text).not.toContain('<script');
      }
    });
  });

  describe('an encrypted Assertion', () => {
    it('is opened with the key behind the shown certificate', async () => {
      const encryptFor = sandbox.serviceProvider().certificate;
      await expectSignedIn(await present({ encryptFor }));
      expect(sandbox.members()).toMatchObject([{ nameId: 'employee-1' }]);
      expect(sandbox.journal().at(-1)?.report).toMatchObject({
        encrypted: true,
        responseSignature: 'valid',
        assertionSignature: 'valid',
      });
    });

    it('is refused when it was encrypted for somebody else', async () => {
      expect(refusalOf(await present({ encryptFor: idpCertificate })).code).toBe('decryption');
    });

    it('must be signed inside where the box says so', async () => {
      const encryptFor = sandbox.serviceProvider().certificate;
      expect(refusalOf(await present({ encryptFor, sign: 'response' })).message).toBe(slack.assertionUnsigned);
      expect(refusalOf(await present({ encryptFor, signWith: 'foreign' })).message).toBe(slack.signature);
    });
  });

  describe('sessions of the workspace’s own', () => {
    it('last 24 hours and end by sign-out here only', async () => {
      await present();
      const cookie = (await present()).headers.get('set-cookie') ?? '';
      expect(cookie).toMatch(/^practice_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400$/);
      expect(textOf((await browser.get('/')).text)).toContain('Signed in as ada');
      const out = await browser.follow(await browser.post('/sign-out', {}));
      expect(textOf(out.text)).toContain('You are signed out of this workspace only');
      expect(textOf((await browser.get('/')).text)).toContain('Sign in to Acme');
      await present();
      clock.advance(24 * 3_600_000 - 1);
      expect(textOf((await browser.get('/')).text)).toContain('Signed in as ada');
      clock.advance(1);
      expect(textOf((await browser.get('/')).text)).toContain('Sign in to Acme');
    });

    it('let a member change what the settings allow, until the next sync', async () => {
      await present();
      const wanted = { email: 'new@example.com', displayName: 'Countess' };
      await browser.post('/profile', wanted);
      expect(sandbox.members()[0]).toMatchObject({ email: 'ada@example.com', displayName: 'ada' });
      await sandbox.configure({ allowDisplayNameChange: true });
      await browser.post('/profile', wanted);
      expect(sandbox.members()[0]).toMatchObject({ email: 'ada@example.com', displayName: 'Countess' });
      await sandbox.configure({ allowEmailChange: true });
      await browser.post('/profile', wanted);
      expect(sandbox.members()[0]).toMatchObject({ email: 'new@example.com' });
      expect((await browser.post('/profile', { email: 'nonsense' })).status).toBe(422);
      await present();
      expect(sandbox.members()[0]).toMatchObject({ email: 'ada@example.com', displayName: 'ada' });
    });
  });

  describe('Test configuration', () => {
    it('shows what arrived and every check, and creates nobody', async () => {
      const { id, relayState } = await start('/settings/test/start');
      const answer = await present({ inResponseTo: id }, relayState);
      expect(answer.headers.get('set-cookie')).toBeNull();
      const page = textOf((await browser.follow(answer)).text);
      expect(page).toContain('The test passed');
      for (const text of [
        'employee-1',
        'nameid-format:persistent',
        'User.Email',
        'ada@example.com',
        'signed, valid',
        idpIssuer,
        acsUrl,
      ]) {
        expect(page).toContain(text);
      }
      expect(page).not.toMatch(/ refused (?!is what)/);
      expect(sandbox.members()).toEqual([]);
      expect(sandbox.lastSignIn()).toBeUndefined();
    });

    it('shows each fault with Slack’s message, not the first alone', async () => {
      const { id, relayState } = await start('/settings/test/start');
      const faulty = await present(
        { inResponseTo: id, issuer: 'https://other.example', audience: 'x', sign: 'response', attributes: {} },
        relayState,
      );
      const page = textOf((await browser.follow(faulty)).text);
      expect(page).toContain('The test failed');
      for (const message of [
        slack.issuer,
        slack.audience,
        slack.assertionUnsigned,
        'Email attribute is not being sent.',
      ]) {
        expect(page).toContain(message);
      }
      expect(sandbox.members()).toEqual([]);
    });

    it('is what every sign-in becomes in test mode', async () => {
      await sandbox.configure({ testMode: true });
      const { id, relayState } = await start();
      expect((await present({ inResponseTo: id }, relayState)).location).toMatch(/^\/settings\/test\?run=/);
      expect((await present()).location).toMatch(/^\/settings\/test\?run=/);
      expect(sandbox.members()).toEqual([]);
    });
  });
});
