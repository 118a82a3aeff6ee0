import { X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox';
import { readXml, XmlRefused } from '../../src/sandbox/saml/read-xml';
import { TestClock } from '../support/clock';
import { Browser, refusalOf, textOf } from './browser';
import { buildResponse, idpCertificate, idpEndpoint, idpIssuer } from './identity-provider';

const configured = { endpointUrl: idpEndpoint, idpIssuer, certificate: idpCertificate };
const drat = 'Drat, your SAML settings were not able to be parsed or saved. Please double-check them and try again.';

const clock = new TestClock();
const folder = mkdtempSync(join(tmpdir(), 'practice-'));
const started: Sandbox[] = [];

async function open(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ port: 0, clock, settings: configured, ...options });
  started.push(sandbox);
  const { url } = await sandbox.start();
  const browser = new Browser(url);
  const signIn = (nameId = 'employee-1') =>
    browser.present(buildResponse({ acsUrl: `${url}/sso/saml`, now: clock.now(), nameId }));
  return { sandbox, url, browser, signIn };
}

afterEach(() => Promise.all(started.splice(0).map((one) => one.stop())));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the settings of the practice workspace', () => {
  const form = {
    endpointUrl: 'https://new.example/sso',
    idpIssuer: 'https://new.example',
    certificate: idpCertificate,
    spIssuer: 'https://acme.slack.com',
    authnContextClassRef: '',
    ssoRequirement: 'required',
    buttonLabel: 'Countersign',
    providerName: 'Countersign',
    acsUrl: '',
    requestBinding: 'redirect',
  };

  it('are typed into a form; a box that is not ticked means no', async () => {
    const { browser, sandbox } = await open();
    const answer = await browser.post('/settings', { ...form, assertionsSigned: 'on' });
    expect(answer.status).toBe(303);
    expect(sandbox.settings()).toMatchObject({
      ...form,
      certificate: idpCertificate,
      assertionsSigned: true,
      responsesSigned: false,
    });
    const page = await browser.follow(answer);
    expect(textOf(page.text)).toContain('Saved.');
    expect(page.text).toContain('value="https://new.example/sso"');
    expect(textOf((await browser.get('/')).text)).toContain('Sign in with Countersign');
  });

  it.each([
    ['a button label of 21 characters', { buttonLabel: 'x'.repeat(21) }, 'at most 20 characters'],
    ['an endpoint that is no address', { endpointUrl: 'javascript:alert(1)' }, 'must be an http or https address'],
    ['a certificate cut short', { certificate: idpCertificate.slice(0, -60) }, 'not one PEM certificate'],
    ['two certificates', { certificate: idpCertificate + idpCertificate }, 'not one PEM certificate'],
    [
      'a private key',
      { certificate: '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----' },
      'not one PEM certificate',
    ],
    ['an issuer that is not Slack’s', { spIssuer: 'https://example.com' }, 'service provider issuer'],
    ['a context class that is not in the list', { authnContextClassRef: 'urn:x' }, ''],
  ])('refuse %s in Slack’s words, and keep what was typed', async (_case, wrong, hint) => {
    const { browser, sandbox } = await open();
    const before = sandbox.settings();
    const answer = await browser.post('/settings', { ...form, ...wrong });
    expect(answer.status).toBe(422);
    expect(refusalOf(answer).message).toBe(drat);
    expect(textOf(answer.text)).toContain(hint);
    expect(answer.text).toContain('value="https://new.example"');
    expect(sandbox.settings()).toEqual(before);
  });

  it('take a button label of exactly 20 characters', async () => {
    const { browser, sandbox } = await open();
    await browser.post('/settings', { ...form, buttonLabel: 'é'.repeat(20) });
    expect(sandbox.settings().buttonLabel).toBe('é'.repeat(20));
  });

  it('show the workspace’s own certificate, self-signed and its own', async () => {
    const { browser, sandbox } = await open({ workspace: { domain: 'globex', kind: 'enterprise', name: 'Globex' } });
    const shown = await browser.get('/settings/certificate.pem');
    const certificate = new X509Certificate(shown.text);
    expect(shown.text).toBe(sandbox.serviceProvider().certificate);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.subject).toBe('CN=globex.enterprise.slack.com (practice)');
    expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{31}$/);
    expect(certificate.validToDate.toISOString()).toBe('2036-03-01T12:00:00.000Z');
    expect(textOf((await browser.get('/')).text)).toContain('globex.enterprise.slack.com');
  });

  it('are refused as options with every fault at once', async () => {
    const sandbox = createSandbox({ port: 0, settings: { buttonLabel: 'x'.repeat(21), endpointUrl: 'ftp://x' } });
    await expect(sandbox.start()).rejects.toMatchObject({
      code: 'sandbox.invalid_options',
      faults: [{ path: 'settings.endpointUrl' }, { path: 'settings.buttonLabel' }],
    });
  });
});

describe('the control endpoint', () => {
  async function call(url: string, method: string, path: string, body?: unknown) {
    const headers = { 'content-type': 'application/json' };
    const init = { method, ...(body !== undefined && { body: JSON.stringify(body), headers }) };
    const response = await fetch(`${url}/control${path}`, init);
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  it('reads and changes settings, readings and members', async () => {
    const { url, signIn } = await open();
    const changed = await call(url, 'PATCH', '/settings', { buttonLabel: 'Go', testMode: false });
    expect(changed.body.settings).toMatchObject({ buttonLabel: 'Go', endpointUrl: idpEndpoint });
    expect(changed.body.serviceProvider).toMatchObject({
      host: 'acme.slack.com',
      entityId: 'https://slack.com',
      acsUrl: `${url}/sso/saml`,
      startUrl: `${url}/sso/saml/start`,
    });
    expect((await call(url, 'PATCH', '/doubts', { clockSkewSeconds: '60' })).body).toMatchObject({
      clockSkewSeconds: '60',
      deactivatedMember: 'refuse',
    });
    const invited = await call(url, 'POST', '/members', { email: 'grace@example.com', nameId: 'employee-9' });
    expect(invited).toMatchObject({ status: 201, body: { username: 'grace', source: 'invitation', state: 'active' } });
    await signIn();
    expect((await call(url, 'GET', '/sign-ins/last')).body).toMatchObject({ member: { username: 'ada' } });
    expect((await call(url, 'GET', '/members')).body.members).toHaveLength(2);
    expect((await call(url, 'PATCH', `/members/${invited.body.id}`, { state: 'deactivated' })).body.state).toBe(
      'deactivated',
    );
    expect((await call(url, 'GET', '/journal')).body.entries).toMatchObject([
      { message: 'Response', outcome: 'accepted' },
    ]);
    expect((await call(url, 'POST', '/reset')).status).toBe(204);
    expect((await call(url, 'GET', '/members')).body.members).toEqual([]);
    expect((await call(url, 'GET', '/settings')).body.settings.buttonLabel).toBe('Go');
    expect((await call(url, 'GET', '/sign-ins/last')).status).toBe(404);
  });

  it('answers bad input with the faults', async () => {
    const { url } = await open();
    expect(await call(url, 'PATCH', '/settings', { buttonLabel: 7, unknown: 1 })).toMatchObject({
      status: 422,
      body: { error: { code: 'sandbox.invalid_input' } },
    });
    expect((await call(url, 'PATCH', '/settings', [])).status).toBe(422);
    expect((await call(url, 'PATCH', '/doubts', { nonsense: 'x' })).status).toBe(422);
    expect((await call(url, 'POST', '/members', { email: 'no' })).status).toBe(422);
    expect((await call(url, 'PATCH', '/members/U0', { state: 'active' })).status).toBe(404);
    expect((await call(url, 'GET', '/nothing')).status).toBe(404);
    expect((await call(url, 'DELETE', '/settings')).status).toBe(405);
    const broken = await fetch(`${url}/control/settings`, {
      method: 'PATCH',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    expect(broken.status).toBe(400);
    const asForm = await fetch(`${url}/control/settings`, {
      method: 'PATCH',
      body: new URLSearchParams({ testMode: 'on' }),
    });
    expect(asForm.status).toBe(415);
  });
});

describe('the snapshot file', () => {
  it('brings back settings, key, members, sessions, requests and used Responses after a restart', async () => {
    const snapshotFile = join(folder, 'kept', 'snapshot.json');
    const first = await open({ snapshotFile });
    const once = buildResponse({ acsUrl: 'http://sandbox.test/sso/saml', now: clock.now() });
    await first.sandbox.configure({ acsUrl: 'http://sandbox.test/sso/saml', buttonLabel: 'Kept' });
    const cookie = (await first.browser.present(once)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const { certificate } = first.sandbox.serviceProvider();
    expect(statSync(snapshotFile).mode & 0o777).toBe(0o600);
    await first.sandbox.stop();

    const second = await open({ snapshotFile, settings: { ...configured, buttonLabel: 'First day only' } });
    expect(second.sandbox.settings().buttonLabel).toBe('Kept');
    expect(second.sandbox.serviceProvider().certificate).toBe(certificate);
    expect(second.sandbox.members()).toMatchObject([{ username: 'ada' }]);
    expect(second.sandbox.members()[0]?.createdAt).toEqual(clock.now());
    const page = await fetch(second.url, { headers: { cookie } });
    expect(textOf(await page.text())).toContain('Signed in as ada');
    expect(refusalOf(await second.browser.present(once)).code).toBe('replayed');
    expect(readFileSync(snapshotFile, 'utf8')).not.toContain(cookie.split('=')[1]);
  });

  it('is written before the answer leaves, so a kill loses nothing that was told', async () => {
    const snapshotFile = join(folder, 'killed.json');
    const { browser } = await open({ snapshotFile });
    await Promise.all(Array.from({ length: 5 }, (_, n) => browser.post('/members', { email: `m${n}@example.com` })));
    expect(JSON.parse(readFileSync(snapshotFile, 'utf8')).org.members).toHaveLength(5);
    expect(existsSync(`${snapshotFile}.${process.pid}.new`)).toBe(false);
  });

  it('of the first version is read, with its members and sessions', async () => {
    const snapshotFile = join(folder, 'first.json');
    const first = await open({ snapshotFile });
    await first.signIn();
    await first.sandbox.stop();
    const { org, ...rest } = JSON.parse(readFileSync(snapshotFile, 'utf8'));
    const [{ id, username, displayName, email, firstName, lastName, state, source, nameId, createdAt, updatedAt }] =
      org.members;
    const members = [
      { id, username, displayName, email, firstName, lastName, state, source, nameId, createdAt, updatedAt },
    ];
    writeFileSync(snapshotFile, JSON.stringify({ ...rest, format: 1, members, sessions: org.sessions }));
    const second = await open({ snapshotFile });
    expect(second.sandbox.members()).toMatchObject([{ id, username: 'ada', rank: 'member', kind: 'person' }]);
    expect(second.sandbox.org().sessions.ofMember(id)).toHaveLength(1);
    expect((await second.signIn()).status).toBe(303);
    expect(second.sandbox.members()).toHaveLength(1);
  });

  it.each([
    ['cut short', '{"format":1'],
    ['of another shape', '{"format":2}'],
    ['of an earlier version', '{"format":1}'],
  ])('that is %s stops the start and stays as it is', async (_case, content) => {
    const snapshotFile = join(folder, 'broken.json');
    writeFileSync(snapshotFile, content);
    await expect(createSandbox({ port: 0, snapshotFile }).start()).rejects.toMatchObject({
      code: 'sandbox.snapshot_unreadable',
    });
    expect(readFileSync(snapshotFile, 'utf8')).toBe(content);
  });
});

describe('the journal', () => {
  it('keeps each message without what would sign somebody in', async () => {
    const { browser, sandbox, url, signIn } = await open();
    await browser.get('/sso/saml/start');
    const xml = buildResponse({ acsUrl: `${url}/sso/saml`, now: clock.now(), responseId: '_r', assertionId: '_a' });
    const signatureValue = /<SignatureValue>([^<]+)/.exec(xml)?.[1] ?? '';
    await browser.present(xml);
    await signIn('');
    await browser.post('/sso/saml', { SAMLResponse: '!' });
    await browser.get('/sso/saml?SAMLResponse=x');
    const entries = sandbox.journal();
    expect(entries.map(({ message, direction, binding, outcome }) => [message, direction, binding, outcome])).toEqual([
      ['AuthnRequest', 'sent', 'HTTP-Redirect', 'sent'],
      ['Response', 'received', 'HTTP-POST', 'accepted'],
      ['Response', 'received', 'HTTP-POST', 'refused'],
      ['unreadable', 'received', 'HTTP-POST', 'refused'],
      ['unreadable', 'received', 'HTTP-Redirect', 'refused'],
    ]);
    expect(signatureValue.length).toBeGreaterThan(100);
    expect(JSON.stringify(entries)).not.toContain(signatureValue);
    expect(textOf((await browser.get('/journal')).text)).toContain('@ada');
    const shown = textOf((await browser.get(`/journal/${entries[1]?.id}`)).text);
    expect(shown).toContain('User.Email');
    expect((await browser.get('/journal/none')).status).toBe(404);
  });

  it('cuts what is long and forgets what is old', async () => {
    const { sandbox, browser, url } = await open();
    const attributes = { 'User.Email': 'ada@example.com', long: 'x'.repeat(50_000) };
    await browser.present(buildResponse({ acsUrl: `${url}/sso/saml`, now: clock.now(), attributes }));
    expect(JSON.stringify(sandbox.journal()).length).toBeLessThan(10_000);
    for (let n = 0; n < 500; n++) await browser.get('/sso/saml?SAMLResponse=x');
    expect(sandbox.journal()).toHaveLength(500);
  });
});

describe('bad input', () => {
  const post = async (url: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const outgoing = request(`${url}/sso/saml`, { method: 'POST', headers: { ...type, ...headers } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk) => chunks.push(chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  const field = (xml: string | Buffer) => `SAMLResponse=${encodeURIComponent(Buffer.from(xml).toString('base64'))}`;
  const deep = `${'<a>'.repeat(60)}${'</a>'.repeat(60)}`;
  const wide = `<a>${'<b/>'.repeat(6_000)}</a>`;

  it.each<[string, number, string | Buffer, Record<string, string>?]>([
    ['no body', 400, ''],
    ['a missing field', 400, 'RelayState=x'],
    ['an empty field', 400, 'SAMLResponse='],
    ['a field that comes twice (R16)', 400, 'SAMLResponse=PGEvPg%3D%3D&SAMLResponse=PGEvPg%3D%3D'],
    ['a RelayState that comes twice', 400, 'SAMLResponse=PGEvPg%3D%3D&RelayState=a&RelayState=b'],
    ['what is not base64', 400, 'SAMLResponse=%3CResponse%3E'],
    ['what is not UTF-8', 400, field(Buffer.from([0x3c, 0xff, 0xfe]))],
    ['what is not XML', 400, field('hello')],
    ['XML of another kind', 400, field('<a/>')],
    ['a Response without namespace', 400, field('<Response ID="_1" Version="2.0"/>')],
    ['an empty Response', 400, field('<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"/>')],
    ['two roots', 400, field('<a/><b/>')],
    ['a DOCTYPE (R7)', 400, field('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')],
    ['a DOCTYPE in UTF-16', 400, field(Buffer.from('\ufeff<!DOCTYPE a []><a/>', 'utf16le'))],
    ['a processing instruction', 400, field('<a><?b c?></a>')],
    ['a comment', 400, field('<a><!-- b --></a>')],
    ['deep nesting', 400, field(deep)],
    ['very many elements', 400, field(wide)],
    ['an undeclared prefix', 400, field('<p:Response/>')],
    ['a body of 300 kB (R8)', 413, `SAMLResponse=${'A'.repeat(300_000)}`],
    [
      'a body of 300 kB without a length',
      413,
      `SAMLResponse=${'A'.repeat(300_000)}`,
      { 'transfer-encoding': 'chunked' },
    ],
    ['JSON', 415, '{}', { 'content-type': 'application/json' }],
    ['XML as it is', 415, '<a/>', { 'content-type': 'text/xml' }],
    ['a multipart form', 415, '--x', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['a compressed body', 415, 'x', { 'content-encoding': 'gzip' }],
    ['a body that is not UTF-8', 400, Buffer.from([0x61, 0x3d, 0xff])],
    ['a thousand fields', 400, Array.from({ length: 1_000 }, (_, n) => `f${n}=`).join('&')],
  ])('gets a page and a 4xx at the ACS: %s', async (_case, status, body, ...[headers]) => {
    const { url, sandbox } = await open();
    const answer = await post(url, body, headers);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain('Practice workspace');
    expect(sandbox.members()).toEqual([]);
  });

  it('keeps serving while 300 kB come in pieces', async () => {
    const { url, browser } = await open();
    await Promise.all([post(url, `SAMLResponse=${'A'.repeat(250_000)}`), post(url, 'x'.repeat(400_000))]);
    expect((await browser.get('/')).status).toBe(200);
  });

  it('gets a 4xx on every other page too', async () => {
    const { browser, url } = await open();
    expect((await browser.get('/nothing')).status).toBe(404);
    expect((await browser.get('/messages/a%2Fb')).status).toBe(404);
    expect((await browser.get('/messages/%E0%A4%A')).status).toBe(404);
    expect((await browser.get('/sso/saml/start?redir=a&redir=b')).status).toBe(400);
    expect((await browser.post('/members', { email: 'x', __proto__: 'y' })).status).toBe(422);
    expect((await browser.post('/members/U0/deactivate', {})).status).toBe(404);
    expect((await browser.post('/members/U0/explode', {})).status).toBe(404);
    expect((await browser.post('/settings/doubts', { clockSkewSeconds: '1e9' })).status).toBe(422);
    expect((await browser.post('/profile', { email: 'a@example.com' })).status).toBe(403);
    expect((await fetch(`${url}/members`, { method: 'PUT' })).status).toBe(405);
    expect((await fetch(url, { headers: { cookie: 'practice_session=%00; practice_session=x' } })).status).toBe(200);
  });

  it('is turned away by the front door for XML, whatever it is, with a reason', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (noise) => {
        for (const xml of [noise, `<a>${noise}</a>`, `<a b="${noise}"/>`]) {
          try {
            expect(typeof readXml(xml).name).toBe('string');
          } catch (error) {
            expect(error).toBeInstanceOf(XmlRefused);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('passes the front door forty elements deep and no deeper (R9)', () => {
    const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    expect(readXml(nested(40)).name).toBe('a');
    expect(() => readXml(nested(41))).toThrow('nested deeper than 40 elements');
    expect(() => readXml(`<a>${'<b/>'.repeat(5_000)}</a>`)).toThrow('more than 5000 elements');
  });

  it('passes the front door only as the text it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 50 }), (text) => {
        const escaped = text.replace(/[&<>"'\r\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);
        const root = readXml(`<a b="${escaped}">${escaped}<c/></a>`);
        expect(root).toMatchObject({ name: 'a', text, children: [{ name: 'c' }] });
        expect(root.attributes.get('b')).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the pages', () => {
  it('need no script and carry a strict policy (R68)', async () => {
    const { browser, signIn } = await open();
    await signIn();
    for (const path of [
      '/',
      '/messages/general/',
      '/members',
      '/settings',
      '/settings/test',
      '/journal',
      '/nothing',
      '/groups',
      '/channels',
      '/apps',
      '/faults',
      '/act-as',
    ]) {
      const { text, headers } = await browser.get(path);
      expect(text).toMatch(/^<!doctype html><html lang="en">/);
      expect(text).not.toMatch(/<script|style="| on[a-z]+="/);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('server')).toBeNull();
    }
    expect((await browser.get('/assets/practice.css')).headers.get('content-type')).toContain('text/css');
  });

  it('take changes from their own origin only; the ACS takes the identity provider’s (R46)', async () => {
    const { browser, url, sandbox } = await open();
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      expect((await browser.post('/members', { email: 'a@example.com' }, headers)).status).toBe(403);
      expect((await browser.post('/sign-out', {}, headers)).status).toBe(403);
    }
    expect(sandbox.members()).toEqual([]);
    const own = { origin: url, 'sec-fetch-site': 'same-origin' };
    expect((await browser.post('/members', { email: 'a@example.com' }, own)).status).toBe(303);
    const SAMLResponse = Buffer.from(buildResponse({ acsUrl: `${url}/sso/saml`, now: clock.now() })).toString('base64');
    const idp = { origin: 'https://idp.example', 'sec-fetch-site': 'cross-site' };
    expect((await browser.post('/sso/saml', { SAMLResponse }, idp)).status).toBe(303);
  });

  it('say that single sign-on is not set up, before it is', async () => {
    const { browser } = await open({ settings: {} });
    expect(textOf((await browser.get('/')).text)).toContain('Single sign-on is not set up');
    expect(textOf((await browser.get('/settings/test')).text)).toContain('Open the SAML settings');
  });
});

describe('start and stop', () => {
  it('may come twice; the port is free afterwards', async () => {
    const { sandbox, url } = await open();
    expect(await sandbox.start()).toEqual({ url });
    await sandbox.stop();
    await sandbox.stop();
    expect(() => sandbox.members()).toThrow('has not been started');
    const again = await open({ port: Number(new URL(url).port) });
    expect(again.url).toBe(url);
    await expect(createSandbox({ port: Number(new URL(url).port) }).start()).rejects.toThrow('EADDRINUSE');
  });

  it('secures the cookie where people come by https', async () => {
    const { sandbox, url } = await open({ baseUrl: 'https://practice.example/' });
    expect(url).toBe('https://practice.example');
    expect(sandbox.serviceProvider().acsUrl).toBe('https://practice.example/sso/saml');
  });
});
