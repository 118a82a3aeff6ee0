import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { loadConfig } from '../../src/config';
import type { Scope } from '../../src/contracts';
import { actor, type SsoServer, serveDatabase, signIn, startSsoServer } from '../saml/sso-server';
import { createTestDatabase, type TestDatabase } from '../support/database';
import { authnRequestXml, redirectQuery } from '../support/saml-messages';

const allowed = 5;

describe('what comes too often or too slowly', () => {
  let test: TestDatabase;
  let server: SsoServer;
  /** Another process on the same database. */
  let second: Awaited<ReturnType<typeof serveDatabase>>;
  const { rateLimits } = loadConfig({ environment: {}, workingDirectory: '/' });
  const config = {
    trustedProxies: ['127.0.0.1'],
    rateLimits: { ...rateLimits, refusalsPerAddress: allowed, apiRequestsPerMinute: allowed },
  };

  beforeAll(async () => {
    test = await createTestDatabase();
    const timeouts = { headersMs: 400, requestMs: 800, checkEveryMs: 100 };
    server = await startSsoServer(test, { config, timeouts });
    second = await serveDatabase(test.database, { config, clock: server.clock });
    const { apps } = server.services;
    const wiki = await apps.createSamlApp(actor, {
      slug: 'wiki',
      name: 'Wiki',
      spEntityId: 'https://sp.example/metadata',
      acsEndpoints: [{ url: 'https://sp.example/acs', index: 0, isDefault: true }],
    });
    await apps.authoriseGroup(actor, wiki.id, server.staff.id);
  });

  afterAll(async () => {
    await server.stop();
    await second.stop();
    await test.drop();
  });

  const count = async (table: 'saml_traces' | 'audit_pending') =>
    Number((await test.database.query<{ count: string }>(`SELECT count(*) FROM ${table}`))[0]?.count);
  const rows = async () => ({ traces: await count('saml_traces'), events: await count('audit_pending') });
  /** A client whose address a trusted proxy names; what else is in the header is its own invention. */
  const from = (address: string, where: Pick<SsoServer, 'client'> = server) =>
    where.client({ 'x-forwarded-for': `${randomBytes(1)[0]}.0.0.1, ${address}` });
  const token = async (scopes: Scope[]) =>
    (await server.services.tokens.create(actor, { name: 'test', expiresInDays: 1, scopes }, 'everything')).secret;
  const bearer = (secret: string) => ({ headers: { authorization: `Bearer ${secret}` } });

  it('refused sign-ins to apps: 429 over all processes, no row more, and who may enter still does (R85)', async () => {
    const bad = `/saml/wiki/sso?${redirectQuery(authnRequestXml({ issuer: 'https://other.example' }))}`;
    for (let each = 0; each < allowed; each += 1) {
      expect((await from('203.0.113.7', each % 2 === 0 ? server : second).get(bad)).status).toBe(403);
    }
    const before = await rows();
    for (const where of [server, second, server]) {
      const answer = await from('203.0.113.7', where).get(bad);
      expect(answer.status).toBe(429);
      expect(Number(answer.header('retry-after'))).toBeGreaterThan(800);
      expect(answer.words).toContain('http.too_many_requests');
    }
    expect(await rows()).toEqual(before);
    expect((await from('203.0.113.8').get(bad)).status).toBe(403);

    const ada = from('203.0.113.7');
    expect((await signIn(ada, 'ada')).location).toBe('/');
    const good = authnRequestXml({ id: '_good', issueInstant: server.clock.now().toISOString() });
    const answer = await ada.get(`/saml/wiki/sso?${redirectQuery(good)}`);
    expect({ status: answer.status, assertion: answer.text.includes('SAMLResponse') }).toEqual({
      status: 200,
      assertion: true,
    });
  });

  it('refused API calls: 429 over all processes, no row more, and a good token is not held up (R85)', async () => {
    const wrong = bearer(`cs_${'x'.repeat(43)}`);
    const narrow = bearer(await token(['traces:read']));
    const attempts = [wrong, narrow, wrong, narrow, wrong];
    for (const [index, headers] of attempts.entries()) {
      const { status } = await from('203.0.113.9', index % 2 === 0 ? server : second).get('/api/v1/users', headers);
      expect(status).toBe(headers === wrong ? 401 : 403);
    }
    const before = await rows();
    for (const headers of [wrong, narrow]) {
      const answer = await from('203.0.113.9').get('/api/v1/users', headers);
      expect(answer.status).toBe(429);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'http.too_many_requests', status: 429 });
      expect(answer.header('content-type')).toBe('application/problem+json');
      expect(Number(answer.header('retry-after'))).toBeGreaterThan(800);
    }
    expect(await rows()).toEqual(before);
    expect((await from('203.0.113.10').get('/api/v1/users', wrong)).status).toBe(401);
    expect((await from('203.0.113.9').get('/api/v1/users', bearer(await token(['directory:read'])))).status).toBe(200);
  });

  it('requests with one token: 429 over all processes, and another token is not held up (R85)', async () => {
    const [busy, idle] = [bearer(await token(['directory:read'])), bearer(await token(['directory:read']))];
    for (let each = 0; each < allowed; each += 1) {
      expect((await (each % 2 === 0 ? server : second).client().get('/api/v1/users', busy)).status).toBe(200);
    }
    const answer = await second.client().get('/api/v1/users', busy);
    expect(answer.status).toBe(429);
    expect(Number(answer.header('retry-after'))).toBeLessThanOrEqual(60);
    expect((await server.client().get('/api/v1/users', idle)).status).toBe(200);
  });

  it('wrong set-up links: 429 over all processes, and the right one still works (R85)', async () => {
    const { url } = (await server.services.setup.issueLink()) ?? { url: '' };
    for (let each = 0; each < allowed; each += 1) {
      const { status } = await from('203.0.113.11', each % 2 === 0 ? server : second).get(`/setup/guess-${each}`);
      expect(status).toBe(404);
    }
    const answer = await from('203.0.113.11', second).get('/setup/guess');
    expect(answer.status).toBe(429);
    expect(Number(answer.header('retry-after'))).toBeGreaterThan(800);
    expect((await from('203.0.113.12').get('/setup/guess')).status).toBe(404);
    expect((await from('203.0.113.11').get(new URL(url).pathname)).status).toBe(200);
  });

  it('counts nothing where it is switched off (R85)', async () => {
    const off = { ...config, rateLimits: { ...config.rateLimits, enabled: false } };
    const open = await serveDatabase(test.database, { config: off, clock: server.clock });
    for (let each = 0; each <= allowed; each += 1) expect((await open.client().get('/setup/guess')).status).toBe(404);
    await open.stop();
  });

  it('half-open connections and slow bodies hold up nobody, and end (R86)', async () => {
    const head = 'POST /sign-in HTTP/1.1\r\nHost: sso.test\r\nContent-Type: application/x-www-form-urlencoded\r\n';
    const beginnings = ['', 'GET /sign-in HT', head, `${head}Content-Length: 5000\r\n\r\nname=a`];
    const sockets = await Promise.all(
      Array.from({ length: 40 }, (_, index) => openSocket(server.port, beginnings[index % beginnings.length] ?? '')),
    );
    const complaints = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const begun = performance.now();
    expect((await server.client().get('/sign-in')).status).toBe(200);
    expect((await server.client().get('/healthz')).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(1_000);
    await Promise.all(sockets.filter((_, index) => index % beginnings.length !== 0).map(({ ended }) => ended));
    for (const { socket } of sockets) socket.destroy();
    // Koa would write each of them to the console, past the log.
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });
});

async function openSocket(port: number, beginning: string): Promise<{ socket: Socket; ended: Promise<void> }> {
  const socket = connect(port, '127.0.0.1');
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  socket.resume();
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  socket.write(beginning);
  return { socket, ended };
}
