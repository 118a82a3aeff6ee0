import { randomUUID } from 'node:crypto';
import { type Database, openDatabase } from '../../src/db';
import { entities } from '../../src/entities';
import { actor, password, type SsoServer, serveDatabase, signIn, startSsoServer } from '../saml/sso-server';
import { createTestDatabase, type TestDatabase } from '../support/database';
import type { HttpAnswer, HttpClient } from '../support/http-client';
import { authnRequestXml, redirectQuery } from '../support/saml-messages';
import { PostgresProxy } from './postgres-proxy';

describe('while the database is gone', () => {
  let test: TestDatabase;
  let near: SsoServer;
  let proxy: PostgresProxy;
  let database: Database;
  let server: Awaited<ReturnType<typeof serveDatabase>>;
  let bearer: { headers: Record<string, string> };

  beforeAll(async () => {
    test = await createTestDatabase();
    near = await startSsoServer(test);
    const { apps, tokens } = near.services;
    const wiki = await apps.createSamlApp(actor, {
      slug: 'wiki',
      name: 'Wiki',
      spEntityId: 'https://sp.example/metadata',
      acsEndpoints: [{ url: 'https://sp.example/acs', index: 0, isDefault: true }],
    });
    await apps.authoriseGroup(actor, wiki.id, near.staff.id);
    const input = { name: 'test', expiresInDays: 1, scopes: ['directory:read' as const] };
    bearer = { headers: { authorization: `Bearer ${(await tokens.create(actor, input, 'everything')).secret}` } };
    const through = await PostgresProxy.start(test.url);
    proxy = through.proxy;
    database = await openDatabase(through.url, { entities, poolSize: 5 });
    server = await serveDatabase(database, { clock: near.clock });
  });

  afterEach(() => proxy.restore());

  afterAll(async () => {
    await proxy.restore();
    await server.stop();
    await database.close();
    await proxy.cut();
    await near.stop();
    await test.drop();
  });

  const request = () => authnRequestXml({ id: `_${randomUUID()}`, issueInstant: server.clock.now().toISOString() });
  const sso = (client: HttpClient) => client.get(`/saml/wiki/sso?${redirectQuery(request())}`);

  it.each([
    ['stopped, every connection refused', () => proxy.cut()],
    ['silent, every connection hanging', async () => proxy.silence()],
  ])(
    '%s: 503 in less than two seconds everywhere, nothing let through, and back without a restart (R87)',
    async (_, lose) => {
      const ada = server.client();
      expect((await signIn(ada, 'ada')).location).toBe('/');
      expect((await sso(ada)).text).toContain('SAMLResponse');
      const signInPage = await ada.get(`/sign-in?request=${randomUUID()}`);
      const launch = (await ada.get('/')).form('/saml/wiki/launch');
      const stranger = server.client();
      const form = await stranger.get('/sign-in');

      await lose();
      const needy: { [what: string]: () => Promise<HttpAnswer> } = {
        portal: () => ada.get('/'),
        signInPage: () => ada.get(`/sign-in?request=${randomUUID()}`),
        password: () => stranger.submit(form, { name: 'ada', password }, { form: '/sign-in' }),
        setUp: () => stranger.get('/setup/guess'),
        ssoRedirect: () => sso(ada),
        ssoOfStranger: () => sso(stranger),
        ssoPost: () => stranger.postForm('/saml/wiki/sso', { SAMLRequest: Buffer.from(request()).toString('base64') }),
        badRequest: () => stranger.get('/saml/wiki/sso?SAMLRequest=rubbish'),
        resume: () => ada.get(`/saml/resume/${randomUUID()}`),
        launch: () => ada.submit(signInPage, {}, { form: launch }),
        metadata: () => stranger.get('/saml/wiki/metadata'),
        api: () => stranger.get('/api/v1/users', bearer),
        readiness: () => stranger.get('/readyz'),
      };
      const timed = async (send: () => Promise<HttpAnswer>) => {
        const begun = performance.now();
        return { answer: await send(), ms: performance.now() - begun };
      };
      // Twice: what hangs may not keep the next one waiting.
      for (const round of [1, 2]) {
        const answers = await Promise.all(
          Object.entries(needy).map(async ([what, send]) => ({ what, round, ...(await timed(send)) })),
        );
        for (const { what, answer, ms } of answers) {
          expect({ round, what, status: answer.status, inTime: ms < 2_000 }).toEqual({
            round,
            what,
            status: 503,
            inTime: true,
          });
          expect(answer.text).not.toContain('SAMLResponse');
          if (what === 'readiness') continue;
          expect(answer.text).toContain('db.unavailable');
          expect(answer.header('retry-after')).toBe('5');
          expect(answer.setCookies).toEqual([]);
        }
      }
      expect((await timed(() => stranger.get('/healthz'))).ms).toBeLessThan(500);
      expect((await stranger.get('/healthz')).status).toBe(200);

      await proxy.restore();
      expect((await stranger.get('/readyz')).status).toBe(200);
      expect((await sso(ada)).text).toContain('SAMLResponse');
      expect((await stranger.get('/api/v1/users', bearer)).status).toBe(200);
      expect((await signIn(server.client(), 'ada')).location).toBe('/');
    },
  );

  it('a long statement of a database that answers is left alone (R87)', async () => {
    expect(await database.query("SELECT 'done' AS state FROM pg_sleep(1.8)")).toEqual([{ state: 'done' }]);
  });

  it('a database that answers is not given up because this process is too busy to listen (R87)', async () => {
    const never = new Int32Array(new SharedArrayBuffer(4));
    const busy = setInterval(() => Atomics.wait(never, 0, 0, 300), 1);
    try {
      expect(await database.query("SELECT 'done' AS state FROM pg_sleep(4)")).toEqual([{ state: 'done' }]);
    } finally {
      clearInterval(busy);
    }
  });
});
