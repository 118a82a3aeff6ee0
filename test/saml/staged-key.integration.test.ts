import { SAML } from '@node-saml/node-saml';
import type { App } from '../../src/apps';
import { type SigningKey, StagedKeys } from '../../src/certificates';
import { newId, type SessionId, type UserId } from '../../src/core';
import { createTestDatabase, type TestDatabase } from '../support/database';
import type { HttpClient } from '../support/http-client';
import { authnRequestXml, redirectQuery } from '../support/saml-messages';
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

const minute = 60_000;
const spEntityId = 'https://sp.example/metadata';

let test: TestDatabase;
let server: SsoServer;
let other: Awaited<ReturnType<typeof serveDatabase>>;
let wiki: App;
let blog: App;
let grace: UserId;

beforeAll(async () => {
  test = await createTestDatabase(10);
  server = await startSsoServer(test);
  // A second process: it shares nothing with the first but the database.
  other = await serveDatabase(test.database, { clock: server.clock });
  const { apps, roles } = server.services;
  const make = async (slug: string) => {
    const acsEndpoints = [{ url: 'https://sp.example/acs', index: 0, isDefault: true }];
    const app = await apps.createSamlApp(actor, {
      slug,
      name: slug,
      spEntityId: `${spEntityId}/${slug}`,
      acsEndpoints,
    });
    await apps.authoriseGroup(actor, app.id, server.staff.id);
    return app;
  };
  [wiki, blog] = [await make('wiki'), await make('blog')];
  grace = await createPerson(server.services, 'grace', ['Staff']);
  await roles.change(actor, server.ada, 'app_administrator');
  await roles.change(actor, grace, 'app_administrator');
});
afterAll(async () => {
  await other.stop();
  await server.stop();
  await test.drop();
});

/** Each test begins with the key of the last one active, and a staged one. */
let oldKey: SigningKey;
let newKey: SigningKey;
beforeEach(async () => {
  const { signingKeys, cutovers } = server.services;
  [oldKey] = (await signingKeys.published(wiki.id)) as [SigningKey];
  newKey = await signingKeys.create(actor, wiki.id);
  await cutovers.start(actor, wiki.id, newKey.id);
});
afterEach(async () => {
  const { signingKeys, cutovers } = server.services;
  const { phase } = await cutovers.get(wiki.id);
  await (phase === 'staged' ? cutovers.abort(actor, wiki.id) : cutovers.finish(actor, wiki.id));
  for (const { id, state } of await signingKeys.list(wiki.id)) {
    if (state !== 'active') await signingKeys.retire(actor, id);
  }
});

/** A browser in which somebody is signed in. */
async function browserOf(username: string, at: { client(): HttpClient } = server): Promise<HttpClient> {
  const client = at.client();
  await signIn(client, username);
  return client;
}

const fromConsole = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };

/** Gives the password once more in the console: a new session takes the place of the old one. */
async function proveAnew(browser: HttpClient, name: string): Promise<void> {
  const body = JSON.stringify({ name, password });
  expect((await browser.send('POST', '/console/session/sign-in', body, { headers: fromConsole })).status).toBe(200);
}

/** Calls the API as the console of that browser does. */
async function call(browser: HttpClient, method: 'POST' | 'DELETE', path: string) {
  const opened = await browser.send('POST', '/console/session/token', '{}', { headers: fromConsole });
  const { token } = JSON.parse(opened.text) as { token: string };
  const answer = await browser.send(method, `/api/v1${path}`, undefined, {
    headers: { authorization: `Bearer ${token}` },
  });
  return {
    status: answer.status,
    code: answer.text === '' ? '' : String((JSON.parse(answer.text) as { code?: string }).code),
  };
}

async function grantTry(browser: HttpClient): Promise<void> {
  expect((await call(browser, 'POST', '/apps/wiki/cutover/try')).status).toBe(201);
}

let counter = 0;

/** Signs in to an app; tells which of the keys the answer verifies with, as a service provider reads it (R33). */
async function signerOf(browser: HttpClient, app = wiki): Promise<'old' | 'new' | 'neither'> {
  counter += 1;
  const issueInstant = server.clock.now().toISOString();
  const request = authnRequestXml({ id: `_try${counter}`, issuer: `${spEntityId}/${app.slug}`, issueInstant });
  const answer = await browser.get(`/saml/${app.slug}/sso?${redirectQuery(request)}`);
  const { SAMLResponse = '' } = answer.form().fields;
  const [byOld, byNew] = await Promise.all([oldKey, newKey].map((key) => verifies(SAMLResponse, app, key)));
  expect(byOld && byNew).toBe(false);
  return byOld ? 'old' : byNew ? 'new' : 'neither';
}

async function verifies(samlResponse: string, app: App, key: SigningKey): Promise<boolean> {
  const reader = new SAML({
    callbackUrl: 'https://sp.example/acs',
    issuer: app.spEntityId,
    audience: app.spEntityId,
    entryPoint: `${baseUrl}/saml/${app.slug}/sso`,
    idpIssuer: `${baseUrl}/saml/${app.slug}/metadata`,
    idpCert: key.certificatePem,
    // The test's clock stands still in March; node-saml reads the machine's.
    acceptedClockSkewMs: -1,
  });
  try {
    await reader.validatePostResponseAsync({ SAMLResponse: samlResponse });
    return true;
  } catch (error) {
    if (error instanceof Error && /signature/i.test(error.message)) return false;
    throw error;
  }
}

describe('a granted try of the staged key', () => {
  it('signs the next sign-in of that person in that session, once, and no other (R77)', async () => {
    const [ada, sameInstant] = [await browserOf('ada'), await browserOf('grace')];
    await grantTry(ada);
    expect(await signerOf(sameInstant)).toBe('old');
    expect(await signerOf(ada)).toBe('new');
    expect(await signerOf(ada)).toBe('old');
    const [tried] = (await server.services.cutovers.get(wiki.id)).tries;
    expect(tried).toMatchObject({ username: 'ada', state: 'answered', usedAt: server.clock.now(), own: false });
    const trace = await server.services.traces.find(tried?.traceCode ?? '');
    expect(trace.steps).toContainEqual(
      expect.objectContaining({ step: 'signed with the staged key', note: newKey.fingerprintSha256 }),
    );
  });

  it('counts for a request that came by POST, and for a start from our side (R43)', async () => {
    const ada = await browserOf('ada');
    await grantTry(ada);
    const launched = await ada.get('/saml/wiki/launch');
    expect(await verifies(launched.form().fields.SAMLResponse ?? '', wiki, newKey)).toBe(true);
    await grantTry(ada);
    const issueInstant = server.clock.now().toISOString();
    const request = authnRequestXml({ id: '_posted', issuer: wiki.spEntityId, issueInstant });
    const first = await ada.postForm('/saml/wiki/sso', { SAMLRequest: Buffer.from(request).toString('base64') });
    const answer = await ada.get(first.location ?? '');
    expect(await verifies(answer.form().fields.SAMLResponse ?? '', wiki, newKey)).toBe(true);
    expect(await signerOf(ada)).toBe('old');
  });

  it('is audited when it is given and when it is used (R82)', async () => {
    const ada = await browserOf('ada');
    await grantTry(ada);
    await signerOf(ada);
    const rows = await test.database.query<{ record: { action: string; actor: { name: string }; after: object } }>(
      `SELECT record FROM audit_pending WHERE record ->> 'action' IN ('certificates.try_grant', 'saml.sign_in') ORDER BY id DESC LIMIT 2`,
    );
    expect(rows.map(({ record }) => record)).toMatchObject([
      { action: 'saml.sign_in', actor: { name: 'ada' }, after: { stagedKeyId: newKey.id } },
      { action: 'certificates.try_grant', actor: { name: 'ada' }, after: { userId: server.ada, keyId: newKey.id } },
    ]);
  });

  it('holds in every process, and never gets into what a process keeps prepared (R77)', async () => {
    const ada = await browserOf('ada');
    const elsewhere = other.client();
    for (const [name, value] of ada.cookies) elsewhere.cookies.set(name, value);
    expect(await signerOf(elsewhere)).toBe('old');
    await grantTry(ada);
    expect(await signerOf(elsewhere)).toBe('new');
    expect(await signerOf(await browserOf('grace', other))).toBe('old');
    expect([await signerOf(ada), await signerOf(elsewhere)]).toEqual(['old', 'old']);
  });

  it('gives the key to one of two sign-ins at once (R77)', async () => {
    const ada = await browserOf('ada');
    await grantTry(ada);
    const signers = await Promise.all([signerOf(ada), signerOf(ada), signerOf(ada)]);
    expect(signers.sort()).toEqual(['new', 'old', 'old']);
  });

  it('is nothing to another session of the same person, and to another app (R77)', async () => {
    const [ada, telephone] = [await browserOf('ada'), await browserOf('ada')];
    await grantTry(ada);
    expect(await signerOf(telephone)).toBe('old');
    expect(await signerOf(ada, blog)).toBe('neither');
    expect(await signerOf(ada)).toBe('new');
  });

  it('opens for nothing but all of it together: person, session, app and time (R77)', async () => {
    const ada = await browserOf('ada');
    await grantTry(ada);
    const [newest] = await test.database.query<{ session_id: SessionId }>(
      'SELECT session_id FROM staged_key_grants ORDER BY granted_at DESC, used_at NULLS FIRST LIMIT 1',
    );
    const sessionId = newest?.session_id ?? newId<SessionId>();
    const { signingKeys } = server.services;
    const keys = new StagedKeys({ database: test.database, signingKeys, mayChangeKeys: async () => true });
    const holder = { appId: wiki.id, userId: server.ada, sessionId, at: server.clock.now(), traceCode: 'ABCD-EFGH' };
    for (const wrong of [
      { userId: grace },
      { sessionId: newId<SessionId>() },
      { appId: blog.id },
      { at: new Date(server.clock.now().getTime() + 5 * minute) },
    ]) {
      expect(await keys.take({ ...holder, ...wrong })).toBeUndefined();
    }
    const forbidden = new StagedKeys({ database: test.database, signingKeys, mayChangeKeys: async () => false });
    expect(await forbidden.take(holder)).toBeUndefined();
    expect(await keys.take(holder)).toMatchObject({ id: newKey.id });
    expect(await keys.take(holder)).toBeUndefined();
  });

  it('ends with its session: a new sign-in in the same browser has none (R42)', async () => {
    const ada = await browserOf('ada');
    await grantTry(ada);
    await proveAnew(ada, 'ada');
    expect(await signerOf(ada)).toBe('old');
    expect((await server.services.cutovers.get(wiki.id)).tries).toMatchObject([{ state: 'ended', usedAt: null }]);
  });

  it('ends by itself after five minutes, at the last instant before still being good', async () => {
    const ada = await browserOf('ada');
    await grantTry(ada);
    server.clock.advance(5 * minute - 1);
    expect(await signerOf(ada)).toBe('new');
    await grantTry(ada);
    server.clock.advance(5 * minute);
    expect(await signerOf(ada)).toBe('old');
    expect((await server.services.cutovers.get(wiki.id)).tries[0]).toMatchObject({ state: 'expired' });
  });

  it('ends by hand, at the switch, at the way back, and when the change is given up', async () => {
    const { cutovers } = server.services;
    const ada = await browserOf('ada');
    await grantTry(ada);
    expect(await call(ada, 'DELETE', '/apps/wiki/cutover/try')).toMatchObject({ status: 204 });
    expect(await call(ada, 'DELETE', '/apps/wiki/cutover/try')).toMatchObject({ code: 'certificates.try_not_found' });
    expect(await signerOf(ada)).toBe('old');

    await grantTry(ada);
    await cutovers.abort(actor, wiki.id);
    expect(await signerOf(ada)).toBe('old');

    await cutovers.start(actor, wiki.id, newKey.id);
    expect(await signerOf(ada)).toBe('old');
    await grantTry(ada);
    await cutovers.switch(actor, wiki.id);
    expect(await call(ada, 'POST', '/apps/wiki/cutover/try')).toMatchObject({ code: 'certificates.cutover_phase' });
    await cutovers.goBack(actor, wiki.id);
    expect(await signerOf(ada)).toBe('old');
    await grantTry(ada);
    expect(await signerOf(ada)).toBe('new');
  });

  it('counts no more once the role is taken away (R29), and nobody gets in by it who may not enter (R26)', async () => {
    const { roles, apps } = server.services;
    const browser = await browserOf('grace');
    await grantTry(browser);
    await roles.change(actor, grace, 'auditor');
    expect(await signerOf(browser)).toBe('old');
    await roles.change(actor, grace, 'app_administrator');
    await apps.unauthoriseGroup(actor, wiki.id, server.staff.id);
    const request = authnRequestXml({
      id: '_outside',
      issuer: wiki.spEntityId,
      issueInstant: server.clock.now().toISOString(),
    });
    const refused = await browser.get(`/saml/wiki/sso?${redirectQuery(request)}`);
    await apps.authoriseGroup(actor, wiki.id, server.staff.id);
    expect(refused).toMatchObject({ status: 403, forms: [] });
    expect(await signerOf(browser)).toBe('new');
  });

  it('is refused to a role that may not change keys, and to a program, which has no session (R58)', async () => {
    const { roles, tokens } = server.services;
    await roles.change(actor, grace, 'auditor');
    const auditor = await call(await browserOf('grace'), 'POST', '/apps/wiki/cutover/try');
    await roles.change(actor, grace, 'app_administrator');
    expect(auditor).toMatchObject({ status: 403, code: 'api.scope_missing' });
    const { secret } = await tokens.create(
      actor,
      { name: 'ci', expiresInDays: 1, scopes: ['certificates:write'] },
      'everything',
    );
    const answer = await server
      .client({ authorization: `Bearer ${secret}` })
      .send('POST', '/api/v1/apps/wiki/cutover/try', undefined);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('certificates.try_needs_session');
    expect((await server.services.cutovers.get(wiki.id)).tries).toEqual([]);
  });

  it('wants a fresh proof of who asks (R71)', async () => {
    const ada = await browserOf('ada');
    server.clock.advance(11 * minute);
    expect(await call(ada, 'POST', '/apps/wiki/cutover/try')).toMatchObject({ code: 'api.confirmation_needed' });
    await proveAnew(ada, 'ada');
    await grantTry(ada);
    expect(await signerOf(ada)).toBe('new');
  });

  it('does not let a certificate sign that has ended meanwhile', async () => {
    const ada = await browserOf('ada');
    await grantTry(ada);
    await test.database.query('UPDATE signing_keys SET not_after = $2 WHERE id = $1', [newKey.id, server.clock.now()]);
    expect(await signerOf(ada)).toBe('old');
    expect(await call(ada, 'POST', '/apps/wiki/cutover/try')).toMatchObject({ code: 'certificates.expired' });
  });
});
