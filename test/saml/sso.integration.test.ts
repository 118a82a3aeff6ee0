import { randomUUID } from 'node:crypto';
import { SAML } from '@node-saml/node-saml';
import type { App } from '../../src/apps';
import type { AppId } from '../../src/core';
import { createTestDatabase, type TestDatabase } from '../support/database';
import type { HttpAnswer, HttpClient } from '../support/http-client';
import { testIdentity } from '../support/prepared-app';
import {
  authnRequestXml,
  type RequestParts,
  redirectQuery,
  signEmbedded,
  signedRedirectQuery,
} from '../support/saml-messages';
import {
  actor,
  baseUrl,
  createPerson,
  password,
  type SsoServer,
  serveDatabase,
  signIn,
  startSsoServer,
} from './sso-server';

const spEntityId = 'https://sp.example/metadata';
const acs = 'https://sp.example/acs';
const secondAcs = 'https://sp.example/acs2';

let test: TestDatabase;
let server: SsoServer;
let app: App;
let slack: App;

beforeAll(async () => {
  test = await createTestDatabase(10);
  server = await startSsoServer(test);
  const { apps } = server.services;
  app = await apps.createSamlApp(actor, {
    slug: 'wiki',
    name: 'Wiki',
    spEntityId,
    acsEndpoints: [
      { url: acs, index: 0, isDefault: true },
      { url: secondAcs, index: 7 },
    ],
    settings: { answerWithStatus: true },
    attributes: [{ spName: 'mail', sourceKind: 'field', source: 'email' }],
  });
  slack = await apps.createSlackApp(actor, { slug: 'slack', name: 'Slack', domain: 'acme' });
  await apps.authoriseGroup(actor, app.id, server.staff.id);
  await apps.authoriseGroup(actor, slack.id, server.staff.id);
});

afterAll(async () => {
  await server.stop();
  await test.drop();
});

let counter = 0;

/** A fresh request of the wiki, made now. */
function request(parts: RequestParts = {}): string {
  counter += 1;
  const issueInstant = server.clock.now().toISOString();
  return authnRequestXml({ id: `_r${counter}`, issuer: spEntityId, issueInstant, ...parts });
}

function redirect(client: HttpClient, xml: string, relayState?: string, slug = 'wiki'): Promise<HttpAnswer> {
  return client.get(`/saml/${slug}/sso?${redirectQuery(xml, relayState)}`);
}

function post(client: HttpClient, xml: string, relayState?: string, slug = 'wiki'): Promise<HttpAnswer> {
  const fields = {
    SAMLRequest: Buffer.from(xml).toString('base64'),
    ...(relayState === undefined ? {} : { RelayState: relayState }),
  };
  return client.postForm(`/saml/${slug}/sso`, fields);
}

async function signedInClient(username = 'ada'): Promise<HttpClient> {
  const client = server.client();
  const answer = await signIn(client, username);
  expect(answer.location).toBe('/');
  return client;
}

/** The Response in an auto-submit page, as XML. */
function responseIn(answer: HttpAnswer): { acsUrl: string; xml: string; relayState: string | undefined } {
  const form = answer.form();
  const { SAMLResponse, RelayState } = form.fields;
  return { acsUrl: form.action, xml: Buffer.from(SAMLResponse ?? '', 'base64').toString(), relayState: RelayState };
}

/** Expects a refusal page: the status, a trace code, and no form that goes anywhere else. */
function expectRefusal(answer: HttpAnswer, status: number, code: string): string {
  expect({ status: answer.status, code: answer.text.includes(code) }).toEqual({ status, code: true });
  expect(answer.text).not.toContain('SAMLResponse');
  const trace = /[A-Z]{4}-[A-Z]{4}/.exec(answer.words)?.[0];
  expect(trace).toBeDefined();
  return trace ?? '';
}

async function readAsServiceProvider(xml: string) {
  const active = await server.services.signingKeys.activeKey(app.id);
  const saml = new SAML({
    callbackUrl: acs,
    issuer: spEntityId,
    audience: spEntityId,
    entryPoint: `${baseUrl}/saml/wiki/sso`,
    idpIssuer: `${baseUrl}/saml/wiki/metadata`,
    idpCert: active?.certificatePem ?? '',
    wantAuthnResponseSigned: false,
    // The test's clock stands still in March; node-saml reads the machine's.
    acceptedClockSkewMs: -1,
  });
  const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: Buffer.from(xml).toString('base64') });
  return profile;
}

describe('signing in from the app (SP-initiated)', () => {
  it('sends a stranger to sign in with nothing but an id, and answers afterwards', async () => {
    const client = server.client();
    const first = await redirect(client, request({ id: '_sp1' }), 'state <&> "x"');
    expect(first.status).toBe(303);
    expect(first.location).toMatch(/^\/sign-in\?request=[0-9a-f-]{36}$/);
    const page = await client.get(first.location ?? '');
    expect(page.words).toContain('Wiki');
    const signedIn = await client.submit(page, { name: 'ada', password }, { form: '/sign-in' });
    expect(signedIn.location).toMatch(/^\/saml\/resume\/[0-9a-f-]{36}$/);
    const answer = await client.get(signedIn.location ?? '');
    const { acsUrl, xml, relayState } = responseIn(answer);
    expect(acsUrl).toBe(acs);
    expect(relayState).toBe('state <&> "x"');
    expect(xml).toContain('InResponseTo="_sp1"');
    expect(await readAsServiceProvider(xml)).toMatchObject({ mail: 'ada@acme.example' });
  });

  it('answers at once where a session is at hand', async () => {
    const client = await signedInClient();
    const { xml } = responseIn(await redirect(client, request()));
    expect(await readAsServiceProvider(xml)).toMatchObject({ mail: 'ada@acme.example' });
  });

  it('finds the session behind a cross-site POST by a redirect (R43)', async () => {
    const client = await signedInClient();
    const first = await post(client, request(), 'r');
    expect(first.status).toBe(303);
    const { relayState } = responseIn(await client.get(first.location ?? ''));
    expect(relayState).toBe('r');
  });

  it('answers a page that a strict policy lets go to the ACS only, never kept, never framed (R39)', async () => {
    const client = await signedInClient();
    const answer = await redirect(client, request());
    expect(answer.header('cache-control')).toBe('no-store');
    expect(answer.header('x-content-type-options')).toBe('nosniff');
    const policy = answer.header('content-security-policy') ?? '';
    expect(policy).toContain("form-action 'self' https://sp.example");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-inline');
    expect(answer.text).toContain('Continue to Wiki</button>');
  });

  it('takes a signed request over the query as sent, and refuses a wrong signature although none is required (R3, R4)', async () => {
    const { apps } = server.services;
    const sp = testIdentity('integration sp');
    await apps.update(actor, app.id, { spCertificates: [{ use: 'signing', pem: sp.certificatePem }] });
    const client = await signedInClient();
    const destination = `${baseUrl}/saml/wiki/sso`;
    const good = signedRedirectQuery(request({ destination }), sp.privateKey, { relayState: 'r' });
    expect(responseIn(await client.get(`/saml/wiki/sso?${good}`)).relayState).toBe('r');
    const bad = signedRedirectQuery(request({ destination }), sp.privateKey, { relayState: 'r' }).replace(
      'RelayState=r',
      'RelayState=s',
    );
    expectRefusal(await client.get(`/saml/wiki/sso?${bad}`), 400, 'saml.signature_invalid');
    const undirected = signedRedirectQuery(request(), sp.privateKey);
    expectRefusal(await client.get(`/saml/wiki/sso?${undirected}`), 400, 'saml.destination_missing');
  });

  it('takes an embedded signature by POST, reads only what it covers, and requires one where the app says so (R3, R5)', async () => {
    const { apps } = server.services;
    const sp = testIdentity('integration sp');
    const changed = await apps.update(actor, app.id, { settings: { requireSignedRequests: true } });
    expect(changed.settings.requireSignedRequests).toBe(true);
    const client = await signedInClient();
    const destination = `${baseUrl}/saml/wiki/sso`;
    const xml = request({ destination });
    const signed = signEmbedded(xml, sp.privateKey, { id: `_r${counter}` });
    const accepted = await post(client, signed);
    expect(accepted.location).toMatch(/^\/saml\/resume\//);
    expectRefusal(await post(client, request({ destination })), 400, 'saml.signature_missing');
    expectRefusal(
      await post(client, signed.replace('sp.example/metadata<', 'sp.example/metadata <')),
      400,
      'saml.signature_invalid',
    );
    await apps.update(actor, app.id, { settings: { requireSignedRequests: false } });
  });
});

describe('where the answer goes', () => {
  it('is the URL asked for, the index asked for, or the default; never one that is not registered (R2)', async () => {
    const client = await signedInClient();
    expect(responseIn(await redirect(client, request({ acsUrl: secondAcs }))).acsUrl).toBe(secondAcs);
    const indexed = request({ attributes: ' AssertionConsumerServiceIndex="7"' });
    expect(responseIn(await redirect(client, indexed)).acsUrl).toBe(secondAcs);
    for (const acsUrl of [`${acs}/`, `${acs}?x=1`, acs.toUpperCase(), 'https://evil.example/acs', `${acs}#`]) {
      expectRefusal(await redirect(client, request({ acsUrl })), 403, 'saml.acs_url_not_registered');
    }
    const unknown = request({ attributes: ' AssertionConsumerServiceIndex="1"' });
    expectRefusal(await redirect(client, unknown), 403, 'saml.acs_url_not_registered');
  });

  it.each(['https://evil.example/in', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'is never where the RelayState points: %s (R95)',
    async (relayState) => {
      const client = server.client();
      const first = await redirect(client, request(), relayState);
      const page = await client.get(first.location ?? '');
      const signedIn = await client.submit(page, { name: 'ada', password }, { form: '/sign-in' });
      const answer = await client.get(signedIn.location ?? '');
      expect(responseIn(answer)).toMatchObject({ acsUrl: acs, relayState });
      const there = [first, page, signedIn, answer];
      expect(there.map(({ status, location }) => `${status} ${location?.replace(/[0-9a-f-]{36}$/, 'ID')}`)).toEqual([
        '303 /sign-in?request=ID',
        '200 undefined',
        '303 /saml/resume/ID',
        '200 undefined',
      ]);
      const query = new URLSearchParams({ RelayState: relayState, SAMLResponse: 'x', next: relayState }).toString();
      const ours = ['/', '/sign-in', '/sign-out', '/saml/wiki/launch', '/saml/wiki/sso', '/saml/wiki/slo'];
      for (const path of ours) {
        const asked = await client.get(`${path}?${query}`);
        expect([path, asked.location ?? '/']).toEqual([path, expect.not.stringMatching(/evil|^\/[/\\]|script/)]);
        for (const { action } of asked.forms) expect(action).not.toMatch(/evil|script/);
      }
    },
  );

  it('is nowhere for a LogoutResponse that nobody asked for (R95)', async () => {
    const client = await signedInClient();
    const xml = authnRequestXml({ id: '_lr', issuer: spEntityId }).replaceAll('AuthnRequest', 'LogoutResponse');
    const RelayState = 'https://evil.example/';
    const SAMLResponse = Buffer.from(xml).toString('base64');
    for (const answer of [
      await client.postForm('/saml/wiki/sso', { SAMLResponse, RelayState }),
      await client.postForm('/saml/wiki/sso', { SAMLRequest: SAMLResponse, RelayState }),
      await redirect(client, xml, RelayState),
    ]) {
      expect([answer.status, answer.location]).toEqual([400, undefined]);
      expect(answer.text).not.toContain('evil.example');
    }
    expect((await client.get('/')).status).toBe(200);
  });

  it('is refused for another binding than HTTP-POST', async () => {
    const client = await signedInClient();
    const artifact = ' ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"';
    expectRefusal(await redirect(client, request({ attributes: artifact })), 400, 'saml.protocol_binding');
  });
});

describe('a request that is not to be believed', () => {
  let client: HttpClient;
  beforeAll(async () => {
    client = await signedInClient();
  });

  it('from an unknown Issuer gets a page, and nothing goes to the URL it names (R1)', async () => {
    const answer = await redirect(
      client,
      request({ issuer: 'https://evil.example', acsUrl: 'https://evil.example/acs' }),
    );
    expectRefusal(answer, 403, 'saml.unknown_issuer');
    expect(answer.text).not.toContain('evil.example');
  });

  it('for another Destination is refused; ours and none are fine (R14)', async () => {
    expectRefusal(
      await redirect(client, request({ destination: 'https://other.example/sso' })),
      400,
      'saml.destination_mismatch',
    );
    expect((await redirect(client, request({ destination: `${baseUrl}/saml/wiki/sso` }))).status).toBe(200);
  });

  it.each([
    [-600, 400],
    [-301, 400],
    [-299, 200],
    [-240, 200],
    [0, 200],
    [240, 200],
    [301, 400],
    [600, 400],
  ])(
    'made %i seconds away from now is answered with %i, and the refusal names the clock (R13, R41)',
    async (seconds, status) => {
      const issueInstant = new Date(server.clock.now().getTime() + seconds * 1000).toISOString();
      const answer = await redirect(client, request({ issueInstant }));
      expect(answer.status).toBe(status);
      if (status === 200) return;
      expectRefusal(answer, 400, 'saml.issue_instant');
      expect(answer.words).toMatch(/differs from this server's clock by (5|10) minutes/);
    },
  );

  it('works once: a reload and a reuse with other content are told apart (R15)', async () => {
    const xml = request();
    expect((await redirect(client, xml)).status).toBe(200);
    expectRefusal(await redirect(client, xml), 409, 'saml.request_replayed');
    const reused = request({ id: `_r${counter}`, acsUrl: secondAcs }).replace(/ID="[^"]*"/, `ID="_r${counter - 1}"`);
    expectRefusal(await redirect(client, reused), 409, 'saml.request_reused');
  });

  it('is answered once by forty that come at the same moment (R15)', async () => {
    const xml = request();
    const answers = await Promise.all(Array.from({ length: 40 }, () => redirect(client, xml)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 409)).toHaveLength(39);
  });

  it('by both bindings at once, or by a body that is no form, is refused (R16, R22)', async () => {
    const both = await client.postForm(`/saml/wiki/sso?${redirectQuery(request())}`, { SAMLRequest: 'x' });
    expectRefusal(both, 400, 'saml.both_bindings');
    const json = await client.send('POST', '/saml/wiki/sso', '{"SAMLRequest":"x"}', {
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(400);
    const xml = await client.send('POST', '/saml/wiki/sso', request(), {
      headers: { 'content-type': 'application/xml' },
    });
    expect([400, 415]).toContain(xml.status);
    expect((await client.send('PUT', '/saml/wiki/sso', '')).status).toBe(405);
    const huge = await client.postForm('/saml/wiki/sso', { SAMLRequest: 'A'.repeat(300_000) });
    expect(huge.status).toBe(413);
  });

  it.each([
    ['a stranger', undefined],
    ['a person with a session', 'ada'],
  ])('is never answered with a server error, whatever %s sends (R10, R20)', async (_who, username) => {
    const visitor = username === undefined ? server.client() : await signedInClient(username);
    const hostile = [
      'SAMLRequest=%00',
      'SAMLRequest[]=x',
      'SAMLRequest=__proto__&__proto__[x]=1',
      'RelayState=x',
      'SAMLResponse=x',
      `${redirectQuery('<a/>')}`,
      `${redirectQuery('<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"/>')}`,
      `${redirectQuery(`<!DOCTYPE x [<!ENTITY a "b">]>${request()}`)}`,
      `${redirectQuery(request({ issuer: '&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;' }))}`,
    ];
    for (const query of hostile) {
      const answer = await visitor.get(`/saml/wiki/sso?${query}`);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.text).not.toMatch(/<script>alert|node_modules|at Object\.|SELECT /);
    }
    for (const path of [
      '/saml/nowhere/sso',
      '/saml/nowhere/metadata',
      '/saml/%00/sso',
      '/saml/resume/x',
      `/saml/resume/${randomUUID()}`,
    ]) {
      expect((await visitor.get(path)).status).toBeLessThan(500);
    }
  });
});

describe('what a request may ask for', () => {
  it('ForceAuthn asks for the password again, and the instant is fresh (R17)', async () => {
    const client = await signedInClient();
    server.clock.advance(60_000);
    const first = await redirect(client, request({ attributes: ' ForceAuthn="true"' }));
    expect(first.location).toMatch(/^\/sign-in\?request=/);
    // Going straight to the end of the sign-in is no way around it (R31).
    const id = first.location?.split('=')[1] ?? '';
    expect((await client.get(`/saml/resume/${id}`)).location).toMatch(/^\/sign-in\?request=/);
    server.clock.advance(5_000);
    const signedIn = await client.submit(
      await client.get(first.location ?? ''),
      { name: 'ada', password },
      { form: '/sign-in' },
    );
    const { xml } = responseIn(await client.get(signedIn.location ?? ''));
    expect(xml).toContain(`AuthnInstant="${server.clock.now().toISOString()}"`);
  });

  it('IsPassive without a session tells an app that wants statuses NoPassive, and gives Slack nothing (R17)', async () => {
    const stranger = server.client();
    const { xml, acsUrl } = responseIn(await redirect(stranger, request({ attributes: ' IsPassive="true"' })));
    expect(acsUrl).toBe(acs);
    expect(xml).toContain('status:NoPassive');
    expect(xml).not.toContain('Assertion ');
    const slackRequest = request({ issuer: 'https://slack.com', attributes: ' IsPassive="true"' });
    expectRefusal(await redirect(stranger, slackRequest, undefined, 'slack'), 403, 'saml.no_passive');
    const ada = await signedInClient();
    expect(responseIn(await redirect(ada, request({ attributes: ' IsPassive="true"' }))).xml).toContain(
      'status:Success',
    );
  });

  it('a NameID format or a context that cannot be met is told as a status (R18)', async () => {
    const client = await signedInClient();
    const policy = '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName"/>';
    expect(responseIn(await redirect(client, request({ children: policy }))).xml).toContain(
      'status:InvalidNameIDPolicy',
    );
    const persistent =
      '<samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" AllowCreate="true"/>';
    expect(responseIn(await redirect(client, request({ children: persistent }))).xml).toContain('status:Success');
    const context = (name: string) =>
      `<samlp:RequestedAuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:${name}</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>`;
    expect(responseIn(await redirect(client, request({ children: context('Kerberos') }))).xml).toContain(
      'status:NoAuthnContext',
    );
    expect(responseIn(await redirect(client, request({ children: context('Password') }))).xml).toContain(
      'ac:classes:Password<',
    );
  });

  it('a Subject fills in the form, and an answer about somebody else is never given (R18)', async () => {
    const subject = (name: string) => `<saml:Subject><saml:NameID>${name}</saml:NameID></saml:Subject>`;
    const stranger = server.client();
    const first = await redirect(stranger, request({ children: subject('ada@acme.example') }));
    expect((await stranger.get(first.location ?? '')).text).toContain('value="ada@acme.example"');
    const client = await signedInClient();
    expect(responseIn(await redirect(client, request({ children: subject('ADA@acme.example') }))).xml).toContain(
      'status:Success',
    );
    const other = responseIn(await redirect(client, request({ children: subject('eve@acme.example') })));
    expect(other.xml).toContain('status:UnknownPrincipal');
    expect(other.xml).not.toContain('Assertion ');
  });
});

describe('who gets an Assertion', () => {
  it('nobody without an authorised group: a 403 page with a code, from the app and from the portal (R26)', async () => {
    const client = await signedInClient('eve');
    const slackRequest = request({ issuer: 'https://slack.com' });
    const code = expectRefusal(await redirect(client, slackRequest, undefined, 'slack'), 403, 'saml.not_authorised');
    expectRefusal(await client.get('/saml/slack/launch'), 403, 'saml.not_authorised');
    const trace = await server.services.traces.find(code.toLowerCase().replace('-', ' '));
    expect(trace).toMatchObject({
      app: { slug: 'slack' },
      user: { username: 'eve' },
      outcome: 'refused',
      errorCode: 'saml.not_authorised',
      advice: { meaning: 'The person is in no group that may enter this app.' },
    });
    expect(JSON.stringify(trace)).not.toMatch(/SAMLRe|PRIVATE|password/);
    const { items } = await server.services.traces.list({ outcome: 'refused' }, { limit: 100 });
    expect(items.find((attempt) => attempt.code === code)).toMatchObject({ advice: trace.advice });
  });

  it('a person in a group inside the authorised one, and not any more once that ends (R29)', async () => {
    const { directory } = server.services;
    const inner = await directory.createGroup(actor, { name: 'Inner' });
    await directory.addChildGroup(actor, server.staff.id, inner.id);
    const id = await createPerson(server.services, 'nested', ['Inner']);
    const client = await signedInClient('nested');
    expect((await redirect(client, request())).status).toBe(200);
    await directory.removeMember(actor, inner.id, id);
    expectRefusal(await redirect(client, request()), 403, 'saml.not_authorised');
  });

  it('nobody who was suspended or deleted meanwhile, on any path (R25)', async () => {
    const { directory } = server.services;
    for (const fate of ['suspended', 'deleted'] as const) {
      const id = await createPerson(server.services, `gone-${fate}`, ['Staff']);
      const client = await signedInClient(`gone-${fate}`);
      const pending = await redirect(client, request({ attributes: ' ForceAuthn="true"' }));
      if (fate === 'suspended') await directory.updateUser(actor, id, { suspended: true });
      else await directory.deleteUser(actor, id);
      const requestId = pending.location?.split('=')[1] ?? '';
      for (const path of [
        `/saml/wiki/sso?${redirectQuery(request())}`,
        '/saml/wiki/launch',
        `/saml/resume/${requestId}`,
      ]) {
        expect((await client.get(path)).text).not.toContain('SAMLResponse');
      }
    }
  });

  it('nobody into a disabled app, on any path (R27)', async () => {
    const { apps } = server.services;
    const client = await signedInClient();
    server.clock.advance(1_000);
    const pending = await redirect(client, request({ attributes: ' ForceAuthn="true"' }));
    await apps.update(actor, app.id, { enabled: false });
    expectRefusal(await redirect(client, request()), 403, 'saml.app_disabled');
    expectRefusal(await client.get('/saml/wiki/launch'), 403, 'saml.app_disabled');
    expectRefusal(await client.get(`/saml/resume/${pending.location?.split('=')[1]}`), 403, 'saml.app_disabled');
    await apps.update(actor, app.id, { enabled: true });
    expect((await redirect(client, request())).status).toBe(200);
  });
});

describe('signing in from the portal (IdP-initiated)', () => {
  it('presses the tile and answers unsolicited, to the default ACS (R28)', async () => {
    const client = await signedInClient();
    const portal = await client.get('/');
    const { xml, acsUrl } = responseIn(await client.submit(portal, {}, { form: '/saml/slack/launch' }));
    expect(acsUrl).toBe('https://acme.slack.com/sso/saml');
    expect(xml).not.toContain('InResponseTo');
    expect(xml).toContain('NameQualifier="acme.slack.com" SPNameQualifier="https://slack.com"');
    for (const name of ['User.Email', 'User.Username', 'first_name', 'last_name'])
      expect(xml).toContain(`Name="${name}"`);
  });

  it('is refused without the token of the form, and from another site (R28, R46)', async () => {
    const client = await signedInClient();
    expect((await client.postForm('/saml/slack/launch', {})).status).toBe(403);
    const crossSite = await client.get('/saml/slack/launch', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(crossSite.status).toBe(403);
    expect(crossSite.text).not.toContain('SAMLResponse');
    const typed = await client.get('/saml/slack/launch', { headers: { 'sec-fetch-site': 'none' } });
    expect(responseIn(typed).acsUrl).toBe('https://acme.slack.com/sso/saml');
  });

  it('lets a stranger sign in first', async () => {
    const client = server.client();
    const first = await client.get('/saml/slack/launch');
    const page = await client.get(first.location ?? '');
    const signedIn = await client.submit(page, { name: 'ada', password }, { form: '/sign-in' });
    expect(responseIn(await client.get(signedIn.location ?? '')).xml).not.toContain('InResponseTo');
  });
});

describe('what is remembered', () => {
  it('a stored request runs out, and is answered once (R15, R44)', async () => {
    const client = server.client();
    const first = await redirect(client, request());
    const late = await redirect(client, request());
    const signedIn = await client.submit(
      await client.get(first.location ?? ''),
      { name: 'ada', password },
      { form: '/sign-in' },
    );
    expect((await client.get(signedIn.location ?? '')).text).toContain('SAMLResponse');
    expectRefusal(await client.get(signedIn.location ?? ''), 409, 'saml.request_already_answered');
    server.clock.advance(31 * 60_000);
    expectRefusal(await client.get(`/saml/resume/${late.location?.split('=')[1]}`), 410, 'saml.request_expired');
  });

  it('each sign-in and each refusal stands in the audit record, with who, what, where and the outcome (R82)', async () => {
    await server.services.appender.appendPending();
    const { items } = await server.services.audit.list({ action: 'saml.sign_in', limit: 200 });
    const outcomes = new Set(items.map((entry) => entry.outcome));
    expect(outcomes).toEqual(new Set(['success', 'refused']));
    const refused = items.find((entry) => entry.reason === 'saml.not_authorised' && entry.actor.name === 'eve');
    expect(refused).toMatchObject({
      actor: { name: 'eve', address: '127.0.0.1' },
      subject: { kind: 'app', name: 'slack' },
    });
    expect(await server.services.audit.verify()).toMatchObject({ ok: true });
  });

  it('there is no single logout: not in the metadata, and 404 (R94)', async () => {
    const client = server.client();
    const metadata = await client.get('/saml/wiki/metadata');
    expect(metadata.status).toBe(200);
    expect(metadata.text).not.toContain('SingleLogoutService');
    for (const path of ['/saml/wiki/slo', '/saml/wiki/logout']) expect((await client.get(path)).status).toBe(404);
  });

  it('a changed key or setting counts from its commit on, without a restart (R77)', async () => {
    const { signingKeys } = server.services;
    const client = await signedInClient();
    const before = responseIn(await redirect(client, request())).xml;
    const next = await signingKeys.create(actor, app.id as AppId);
    await signingKeys.promote(actor, next.id);
    const after = responseIn(await redirect(client, request())).xml;
    const certificateIn = (xml: string) => /X509Certificate>([^<]+)</.exec(xml)?.[1];
    expect(certificateIn(after)).not.toBe(certificateIn(before));
    expect(await readAsServiceProvider(after)).toMatchObject({ mail: 'ada@acme.example' });
  });
});

describe('an app whose address was changed', () => {
  const entityId = (slug: string) => `${baseUrl}/saml/${slug}/metadata`;
  const issuersIn = (xml: string) => [...xml.matchAll(/<saml:Issuer[^>]*>([^<]*)</g)].map(([, issuer]) => issuer);
  const ownAddress = async (slug: string) => {
    const made = await server.services.apps.createSamlApp(actor, {
      slug,
      name: slug,
      spEntityId,
      acsEndpoints: [{ url: `https://${slug}.example/acs` }],
    });
    await server.services.apps.authoriseGroup(actor, made.id, server.staff.id);
    return made;
  };

  it('answers at both, each under its own issuer, to the same audience and the same ACS (R34)', async () => {
    const made = await ownAddress('crm');
    const client = await signedInClient();
    await server.services.appAddresses.changeAddress(actor, made.id, { slug: 'crm-two' });
    for (const slug of ['crm', 'crm-two']) {
      const { xml, acsUrl } = responseIn(await redirect(client, request(), undefined, slug));
      expect(issuersIn(xml)).toEqual([entityId(slug), entityId(slug)]);
      expect(acsUrl).toBe('https://crm.example/acs');
      expect(xml).toContain(`<saml:Audience>${spEntityId}</saml:Audience>`);
      const metadata = (await client.get(`/saml/${slug}/metadata`)).text;
      expect(metadata).toContain(`entityID="${entityId(slug)}"`);
      expect(metadata).toContain(`Location="${baseUrl}/saml/${slug}/sso"`);
    }
    expect((await client.get(`/saml/${made.id}/metadata`)).status).toBe(404);
  });

  it('takes as Destination the address that the request came by, not the other one of the app (R14)', async () => {
    const client = await signedInClient();
    const to = (slug: string) => request({ destination: `${baseUrl}/saml/${slug}/sso` });
    expect((await redirect(client, to('crm'), undefined, 'crm')).status).toBe(200);
    expectRefusal(await redirect(client, to('crm-two'), undefined, 'crm'), 400, 'saml.destination_mismatch');
    expectRefusal(await redirect(client, to('crm'), undefined, 'crm-two'), 400, 'saml.destination_mismatch');
  });

  it('keeps the address of a request over the sign-in page, whatever is changed meanwhile (R34)', async () => {
    const { appAddresses, apps } = server.services;
    const crm = await apps.get('crm');
    expect(crm.slug).toBe('crm-two');
    const client = server.client();
    const first = await post(client, request({ id: '_kept' }), undefined, 'crm');
    await appAddresses.changeAddress(actor, crm.id, { slug: 'crm-three' });
    await client.get(first.location ?? '');
    const signedIn = await signIn(client, 'ada', `/sign-in?request=${first.location?.split('/').at(-1)}`);
    const { xml } = responseIn(await client.get(signedIn.location ?? ''));
    expect(issuersIn(xml)).toEqual([entityId('crm'), entityId('crm')]);
    expect(xml).toContain('InResponseTo="_kept"');
  });

  it('starts from the portal under the issuer its service provider has, until that was changed or retired (R34)', async () => {
    const { appAddresses, apps } = server.services;
    const crm = await apps.get('crm');
    const client = await signedInClient();
    const issuerOf = async (slug: string) => issuersIn(responseIn(await client.get(`/saml/${slug}/launch`)).xml)[0];
    for (const slug of ['crm', 'crm-two', 'crm-three']) expect(await issuerOf(slug)).toBe(entityId('crm'));

    await appAddresses.startFrom(actor, crm.id, { slug: 'crm-three' });
    for (const slug of ['crm', 'crm-three']) expect(await issuerOf(slug)).toBe(entityId('crm-three'));

    await appAddresses.startFrom(actor, crm.id, { slug: 'crm-two' });
    const stranger = server.client();
    const first = await stranger.get('/saml/crm-two/launch');
    await appAddresses.retire(actor, crm.id, 'crm-two');
    const signedIn = await signIn(stranger, 'ada', first.location ?? '');
    const { xml } = responseIn(await stranger.get(signedIn.location ?? ''));
    expect(issuersIn(xml)[0]).toBe(entityId('crm-three'));
  });

  it('is not reached by an address that was retired, on any path, in any process (R27)', async () => {
    const { appAddresses, apps, traces } = server.services;
    const other = await serveDatabase(test.database, { clock: server.clock });
    try {
      const crm = await apps.get('crm');
      const signedIn = await signedInClient();
      const elsewhere = other.client();
      await signIn(elsewhere, 'ada');
      expect((await redirect(elsewhere, request(), undefined, 'crm')).status).toBe(200);
      const { items } = await traces.usesOfAddresses(crm.id);
      expect(items.map(({ slug }) => slug).sort()).toEqual(['crm', 'crm-two']);
      expect(items.find(({ slug }) => slug === 'crm')).toMatchObject({ lastSignInAt: server.clock.now() });

      const pending = await redirect(server.client(), request(), undefined, 'crm');
      await appAddresses.retire(actor, crm.id, 'crm');
      for (const client of [signedIn, elsewhere]) {
        expectRefusal(await redirect(client, request(), undefined, 'crm'), 404, 'saml.unknown_app');
        expectRefusal(await client.get('/saml/crm/launch'), 404, 'saml.unknown_app');
        expect((await client.get('/saml/crm/metadata')).status).toBe(404);
        expectRefusal(await client.get(`/saml/resume/${pending.location?.split('=')[1]}`), 404, 'saml.unknown_app');
        expect((await redirect(client, request(), undefined, 'crm-three')).status).toBe(200);
      }
    } finally {
      await other.stop();
    }
  });

  it('is never taken for the app that has its old address now (R29)', async () => {
    const { appAddresses, apps } = server.services;
    const crm = await apps.get('crm-three');
    await appAddresses.changeAddress(actor, crm.id, { slug: 'crm-four' });
    await expect(ownAddress('crm-three')).rejects.toThrow('apps.slug_taken');
    const client = server.client();
    const pending = await redirect(client, request(), undefined, 'crm-three');
    await appAddresses.retire(actor, crm.id, 'crm-three');
    const taker = await ownAddress('crm-three');
    expect((await apps.get('crm-three')).id).toBe(taker.id);
    const late = await signIn(client, 'ada', pending.location ?? '');
    expectRefusal(await client.get(late.location ?? ''), 409, 'saml.request_already_answered');
    expect(responseIn(await redirect(client, request(), undefined, 'crm-three')).acsUrl).toBe(
      'https://crm-three.example/acs',
    );
  });
});
