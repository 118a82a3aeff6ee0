import { generateKeyPairSync } from 'node:crypto';
import { Writable } from 'node:stream';
import { deflateRawSync } from 'node:zlib';
import { type ApiRoute, apiRoutes } from '../../src/api';
import { scopes } from '../../src/contracts';
import { type AppId, createLogger } from '../../src/core';
import { actor, baseUrl, password, type SsoServer, signIn, startSsoServer } from '../saml/sso-server';
import { createTestDatabase, type TestDatabase } from '../support/database';
import type { HttpAnswer } from '../support/http-client';
import { testIdentity } from '../support/prepared-app';
import { authnRequestXml, redirectQuery, signEmbedded } from '../support/saml-messages';

let test: TestDatabase;
let server: SsoServer;
let log = '';
let apiToken: string;
let appId: string;

beforeAll(async () => {
  test = await createTestDatabase();
  const stream = new Writable({
    write(chunk, _encoding, done) {
      log += String(chunk);
      done();
    },
  });
  server = await startSsoServer(test, { logger: createLogger('debug', stream) });
  const { apps, tokens } = server.services;
  const wiki = await apps.createSamlApp(actor, {
    slug: 'wiki',
    name: 'Wiki',
    spEntityId: 'https://sp.example/metadata',
    acsEndpoints: [{ url: 'https://sp.example/acs', index: 0, isDefault: true }],
  });
  appId = wiki.id;
  await apps.authoriseGroup(actor, wiki.id, server.staff.id);
  const input = { name: 'test', expiresInDays: 1, scopes: [...scopes] };
  apiToken = (await tokens.create(actor, input, 'everything')).secret;
});

afterAll(async () => {
  await server.stop();
  await test.drop();
});

const bearer = () => ({ authorization: `Bearer ${apiToken}` });
let counter = 0;
const request = () => {
  counter += 1;
  return authnRequestXml({ id: `_a${counter}`, issueInstant: server.clock.now().toISOString() });
};

describe('every class of answer', () => {
  const stranger = () => server.client({ origin: 'https://evil.example' });
  const classes: [string, number, () => Promise<HttpAnswer>][] = [
    ['page', 200, () => stranger().get('/sign-in')],
    ['redirect', 303, () => stranger().get('/')],
    ['refused form', 400, () => stranger().postForm('/sign-in', {})],
    ['metadata', 200, () => stranger().get('/saml/wiki/metadata')],
    ['SAML redirect', 303, () => stranger().get(`/saml/wiki/sso?${redirectQuery(request())}`)],
    ['SAML refusal', 400, () => stranger().get('/saml/wiki/sso')],
    ['API', 200, () => server.client({ origin: 'https://evil.example' }).get('/api/v1/users', { headers: bearer() })],
    ['API problem', 401, () => stranger().get('/api/v1/users')],
    ['API document', 200, () => stranger().get('/api/v1/openapi.json')],
    ['unknown address', 404, () => stranger().get('/nothing/here')],
    ['unknown API address', 404, () => stranger().get('/api/v1/nothing')],
    ['wrong method', 405, () => stranger().send('DELETE', '/sign-in', undefined)],
    ['health', 200, () => stranger().get('/healthz')],
    ['readiness', 200, () => stranger().get('/readyz')],
    ['malformed address', 404, () => stranger().get('/saml/%E0%A4%A/metadata')],
  ];

  it.each(classes)(
    '%s (%i): strict headers, no version, no other origin let in (R68, R69)',
    async (_, status, send) => {
      const answer = await send();
      expect(answer.status).toBe(status);
      expect(answer.header('content-security-policy')).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
      expect(answer.header('content-security-policy')).not.toContain('unsafe');
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      for (const name of Object.keys(answer.headers))
        expect(name).not.toMatch(/^access-control-|^server$|^x-powered-by$/);
    },
  );

  it('assets too, which alone may be kept (R68)', async () => {
    const href = /<link[^>]*rel="stylesheet"[^>]*href="([^"]+)"/.exec((await stranger().get('/sign-in')).text)?.[1];
    const answer = await stranger().get(href ?? '/missing');
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    expect(answer.header('access-control-allow-origin')).toBeUndefined();
  });

  it('a preflight is promised nothing, and a cookie opens no route of the API (R69)', async () => {
    const ada = server.client();
    await signIn(ada, 'ada');
    expect((await ada.get('/api/v1/users')).status).toBe(401);
    const preflight = await fetch(`${server.url}/api/v1/users`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('secrets', () => {
  it('leave by no answer of the API, no export, no audit record and no log at any level (R61, R83)', async () => {
    log = '';
    const api = (method: 'GET' | 'POST', path: string, body?: object) =>
      server.client().send(method, `/api/v1${path}`, body === undefined ? undefined : JSON.stringify(body), {
        headers: { ...bearer(), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      });
    const secrets = new Map<string, string>([['API token', apiToken]]);

    const wrongPassword = 'wrong anvil quiet harbour';
    secrets.set('wrong password', wrongPassword).set('password', password);
    const ada = server.client();
    const form = await ada.get('/sign-in');
    const wrong = await ada.submit(form, { name: 'ada', password: wrongPassword }, { form: '/sign-in' });
    expect({ status: wrong.status, again: wrong.forms.length > 0 }).toEqual({ status: 403, again: true });
    expect((await signIn(ada, 'ada')).location).toBe('/');
    for (const [name, value] of ada.cookies) secrets.set(name, value);
    const answer = await ada.get(`/saml/wiki/sso?${redirectQuery(request())}`);
    secrets.set('SAMLResponse', answer.form().fields.SAMLResponse ?? 'no SAMLResponse');
    await ada.get('/saml/wiki/sso?SAMLRequest=rubbish');
    await server.client().get('/api/v1/users', { headers: { authorization: `Bearer cs_${'q'.repeat(43)}` } });
    secrets.set('refused token', 'q'.repeat(43));

    const pair = testIdentity('imported');
    const privateKeyPem = String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const imported = { certificatePem: pair.certificatePem, privateKeyPem };
    expect((await api('POST', '/apps/wiki/signing-keys/import', imported)).status).toBe(201);
    secrets.set('private key', privateKeyPem.split('\n')[3] ?? '').set('PEM', 'PRIVATE KEY');
    const made = await api('POST', '/tokens', { name: 'ci', expiresInDays: 1, scopes: ['directory:read'] });
    expect(made.status).toBe(201);
    secrets.set('new token', String((JSON.parse(made.text) as { secret: string }).secret));
    const link = await server.services.setup.issueLink();
    secrets.set('set-up link', new URL(link?.url ?? '').pathname.slice('/setup/'.length));
    await server.services.appender.appendPending();

    const key = await server.services.signingKeys.activeKey(appId as AppId);
    const fills: { [name: string]: string } = {
      user: server.ada,
      group: server.staff.id,
      app: 'wiki',
      keyId: key?.id ?? '',
    };
    const readable = apiRoutes(server.services, baseUrl).filter((route) => route.declaration.method === 'get');
    const answers = await Promise.all(
      readable.map(async (route) => ({ path: fill(route, fills), ...(await api('GET', fill(route, fills))) })),
    );
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(10);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const audit = await test.database.query<{ record: string }>('SELECT record::text AS record FROM audit_events');
    const places: [string, string][] = [
      ...answers.map(({ path, text }): [string, string] => [path, text]),
      ['audit', audit.map(({ record }) => record).join('\n')],
      ['log', log],
    ];
    expect(log.split('\n').length).toBeGreaterThan(2);
    for (const [what, secret] of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      for (const [place, text] of places) {
        expect({ what, place, found: text.includes(secret) }).toEqual({ what, place, found: false });
      }
    }
  });

  function fill({ declaration }: ApiRoute, values: { [name: string]: string }): string {
    const unknown = '3f0d6c1e-9d3a-4f5e-8b7a-0c1d2e3f4a5b';
    return declaration.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? unknown);
  }
});

/** What this thread, the server's too, has computed: a machine that is busy with something else delays, and costs nothing. */
function computedMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

describe('costly input', () => {
  it('delays nobody: floods of bombs, signatures, metadata and CSV at their limits (R9)', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const megabyte = 'A'.repeat(1_048_576);
    const base64 = (xml: string) => Buffer.from(xml).toString('base64');
    const nested = `${'<a>'.repeat(20_000)}${'</a>'.repeat(20_000)}`;
    const many = authnRequestXml({ children: '<saml:Subject/>'.repeat(8_000) });
    const signed = signEmbedded(authnRequestXml({ id: '_big' }), privateKey, { id: '_big' }).replace(
      '</samlp:AuthnRequest>',
      `${'<samlp:Extensions/>'.repeat(6_000)}</samlp:AuthnRequest>`,
    );
    const bomb = encodeURIComponent(deflateRawSync(Buffer.from('<a>'.repeat(4_000_000))).toString('base64'));
    const csv = `${'x'.repeat(60)},y,z,w\n`;
    const post = (xml: string) => server.client().postForm('/saml/wiki/sso', { SAMLRequest: base64(xml) });
    const api = (path: string, type: string, body: string) =>
      server.client().send('POST', `/api/v1${path}`, body, { headers: { ...bearer(), 'content-type': type } });
    const metadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x">${'<a b="c"/>'.repeat(60_000)}</EntityDescriptor>`;
    const costly = [
      () => post(many),
      () => post(signed),
      () => post(nested),
      () => server.client().get(`/saml/wiki/sso?SAMLRequest=${bomb}`),
      () =>
        server.client().postForm('/sign-in', { name: megabyte.slice(0, 200_000), password: megabyte.slice(0, 50_000) }),
      () => api('/imports/people', 'text/csv', `username,email,firstName,lastName\n${csv.repeat(400_000)}`),
      () =>
        api(
          '/apps',
          'application/json',
          JSON.stringify({ kind: 'saml-metadata', slug: 'big', name: 'Big', metadataXml: metadata }),
        ),
      () => api('/apps', 'application/json', '['.repeat(200_000)),
    ];
    for (const send of costly) {
      const what = send.toString();
      let done = false;
      const begun = computedMs();
      const sent = Promise.all([send(), send()]).finally(() => {
        done = true;
      });
      let slowestMs = 0;
      while (!done) {
        const asked = computedMs();
        expect((await server.client().get('/healthz')).status).toBe(200);
        slowestMs = Math.max(slowestMs, computedMs() - asked);
      }
      const refused = (await sent).every(({ status }) => status >= 400 && status < 500);
      const tookMs = computedMs() - begun;
      expect({ what, refused, delayed: slowestMs > 2_000 }).toEqual({ what, refused: true, delayed: false });
      // A file of 26 MB may take its time itself: whoever sends it has a token that may write to the directory.
      if (!what.includes('/imports/people')) expect({ what, inTime: tookMs < 2_000 }).toEqual({ what, inTime: true });
    }
  });
});
