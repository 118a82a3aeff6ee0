import { X509Certificate } from 'node:crypto';
import { composeServices, type Foundation } from '../../src/compose';
import { type Database, openDatabase } from '../../src/db';
import { entities } from '../../src/entities';
import {
  actor,
  createPerson,
  password,
  type SsoServer,
  serveDatabase,
  signIn,
  startSsoServer,
} from '../saml/sso-server';
import { restoreBackup } from '../support/back-up';
import { testFoundation } from '../support/build-services';
import { createTestDatabase, type TestDatabase } from '../support/database';
import type { HttpAnswer, HttpClient } from '../support/http-client';
import { authnRequestXml, redirectQuery } from '../support/saml-messages';

type Served = Awaited<ReturnType<typeof serveDatabase>>;

let test: TestDatabase;
let server: SsoServer;
let counter = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  server = await startSsoServer(test);
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
  await test.drop();
});

function request(): string {
  counter += 1;
  return authnRequestXml({ id: `_f${counter}`, issueInstant: server.clock.now().toISOString() });
}

const sso = (client: HttpClient, xml = request()) => client.get(`/saml/wiki/sso?${redirectQuery(xml)}`);
const isAnswer = (answer: HttpAnswer) => answer.status === 200 && answer.text.includes('SAMLResponse');

async function signedIn(where: Pick<Served, 'client'>, username = 'ada'): Promise<HttpClient> {
  const client = where.client();
  expect((await signIn(client, username)).location).toBe('/');
  return client;
}

describe('two processes on one database', () => {
  let database: Database;
  let second: Served;
  beforeAll(async () => {
    database = await openDatabase(test.url, { entities, poolSize: 5 });
    second = await serveDatabase(database, { clock: server.clock });
  });
  afterAll(async () => {
    await second.stop();
    await database.close();
  });

  const signIns = async () => {
    const rows = await test.database.query<{ trace: string }>(
      "SELECT record -> 'after' ->> 'trace' AS trace FROM audit_events WHERE action = 'saml.sign_in' AND record ->> 'outcome' = 'success'",
    );
    return rows.map((row) => row.trace);
  };

  it('sign people in at once: each sign-in stands in the chain once, none is missing, and the chain verifies (R81)', async () => {
    await Promise.all([server.services.appender.appendPending(), second.services.appender.appendPending()]);
    const before = (await signIns()).length;
    const clients = await Promise.all([server, second, server, second].map((where) => signedIn(where)));
    let working = true;
    const appending = [server, second].map(async ({ services }) => {
      while (working) await services.appender.appendPending();
    });
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => sso(clients[index % 4] as HttpClient)),
    ).finally(() => {
      working = false;
    });
    await Promise.all(appending);
    await server.services.appender.appendPending();
    expect(answers.filter(isAnswer)).toHaveLength(60);
    const recorded = await signIns();
    expect(recorded).toHaveLength(before + 60);
    expect(new Set(recorded).size).toBe(before + 60);
    expect(await second.services.audit.verify()).toMatchObject({ ok: true });
  });

  it('answer one request once, whichever of them it reaches (R15)', async () => {
    const clients = await Promise.all([signedIn(server), signedIn(second)]);
    const xml = request();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => sso(clients[index % 2] as HttpClient, xml)),
    );
    expect(answers.filter(isAnswer)).toHaveLength(1);
  });

  it('know at once of a session that ended in the other (R42, R45)', async () => {
    const client = await signedIn(server);
    const elsewhere = second.client();
    for (const [name, value] of client.cookies) elsewhere.cookies.set(name, value);
    expect(isAnswer(await sso(elsewhere))).toBe(true);
    await client.submit(await client.get('/sign-out'), {}, { form: '/sign-out' });
    expect(isAnswer(await sso(elsewhere))).toBe(false);
  });
});

describe('an audit record that cannot be written', () => {
  it('stops the act and not the process: no session, no Assertion, no person, and all of it again afterwards (R84)', async () => {
    const ada = await signedIn(server);
    const { secret } = await server.services.tokens.create(
      actor,
      { name: 'test', expiresInDays: 1, scopes: ['directory:write', 'directory:read'] },
      'everything',
    );
    const json = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const person = { username: 'joan', email: 'joan@acme.example', firstName: 'Joan', lastName: 'Clarke' };
    const create = () => server.client().send('POST', '/api/v1/users', JSON.stringify(person), { headers: json });
    await test.database.query(
      `CREATE FUNCTION refuse_audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full'; END $$`,
    );
    await test.database.query(
      'CREATE TRIGGER refuse BEFORE INSERT ON audit_pending FOR EACH ROW EXECUTE FUNCTION refuse_audit()',
    );
    try {
      const stranger = server.client();
      const answers = [
        await stranger.submit(await stranger.get('/sign-in'), { name: 'ada', password }, { form: '/sign-in' }),
        await sso(ada),
        await ada.submit(await ada.get('/'), {}, { form: '/saml/wiki/launch' }),
        await create(),
      ];
      for (const answer of answers) {
        expect({ status: answer.status, assertion: answer.text.includes('SAMLResponse') }).toEqual({
          status: 500,
          assertion: false,
        });
        expect(answer.text).not.toContain('disk full');
        expect(answer.setCookies).toEqual([]);
      }
      expect(await server.services.directory.findUser('joan')).toBeUndefined();
      expect((await server.client().get('/healthz')).status).toBe(200);
    } finally {
      await test.database.query('DROP TRIGGER refuse ON audit_pending');
      await test.database.query('DROP FUNCTION refuse_audit');
    }
    expect(isAnswer(await sso(ada))).toBe(true);
    expect((await create()).status).toBe(201);
    await signedIn(server);
  });
});

describe('a backup', () => {
  it('restored elsewhere signs people in with the same keys, and its chain verifies; another master key is refused (R74, R89)', async () => {
    await createPerson(server.services, 'grace', ['Staff']);
    await signedIn(server, 'grace');
    await server.services.appender.appendPending();
    const verdict = await server.services.audit.verify();
    expect(verdict.ok).toBe(true);
    const app = await server.services.apps.get('wiki');
    const before = await server.services.signingKeys.activeKey(app.id);

    const restored = await restoreBackup(test);
    let served: Served | undefined;
    try {
      expect(await restored.database.migrate()).toEqual([]);
      served = await serveDatabase(restored.database, { clock: server.clock });
      expect(await served.services.audit.verify()).toEqual(verdict);
      const answer = await sso(await signedIn(served, 'grace'));
      expect(isAnswer(answer)).toBe(true);
      const after = await served.services.signingKeys.activeKey(app.id);
      expect(after?.certificatePem).toBe(before?.certificatePem);
      const certificate = new X509Certificate(after?.certificatePem ?? '');
      expect(after && certificate.checkPrivateKey(after.privateKey)).toBe(true);
      await served.services.appender.appendPending();
      expect(await served.services.audit.verify()).toMatchObject({ ok: true });

      const foreign: Foundation = testFoundation(restored.database, server.clock);
      await expect(composeServices(foreign)).rejects.toMatchObject({
        code: 'certificates.master_key_wrong',
        what: expect.stringMatching(/master key/i),
        remedy: expect.stringMatching(/\w/),
      });
    } finally {
      await served?.stop();
      await restored.drop();
    }
  });
});
