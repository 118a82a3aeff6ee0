import { apiRoutes } from '../../src/api';
import { type Role, scopes } from '../../src/contracts';
import { systemActor, type UserId } from '../../src/core';
import { passwordAuthnContext } from '../../src/sign-in';
import { TestApi } from '../api/start-api';

const actor = systemActor('test');
const password = 'a wonderful long password';

type Answer = { status: number; body: Record<string, unknown>; cookie: string | undefined };

describe('the console', () => {
  let api: TestApi;
  const ids = new Map<string, UserId>();

  beforeAll(async () => {
    api = await TestApi.start();
    const { onboarding, roles } = api.services;
    for (const username of ['owner', 'second', 'apps', 'help', 'auditor', 'member']) {
      const person = { username, email: `${username}@acme.example`, firstName: 'A', lastName: 'B', password };
      const { id } = await onboarding.createPerson(actor, { ...person, administrator: username === 'owner' });
      ids.set(username, id);
    }
    const given: [string, Role][] = [
      ['second', 'owner'],
      ['apps', 'app_administrator'],
      ['help', 'helpdesk'],
      ['auditor', 'auditor'],
    ];
    for (const [username, role] of given) await roles.change(actor, idOf(username), role);
  });
  afterAll(() => api.stop());

  function idOf(username: string): UserId {
    const id = ids.get(username);
    if (id === undefined) throw new Error(`there is no ${username}`);
    return id;
  }

  async function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${api.url}/console/session${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
      body,
    });
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('__Host-countersign='));
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : JSON.parse(text), cookie: cookie?.split(';')[0] };
  }

  const signIn = (name: string, given = password) => post('/sign-in', JSON.stringify({ name, password: given }));

  async function tokenOf(username: string): Promise<string> {
    return String((await signIn(username)).body.token);
  }

  it('changes a session for a token of the person’s role, and for nothing without one (R58)', async () => {
    const signedIn = await signIn('auditor');
    expect(signedIn.status).toBe(200);
    expect(signedIn.body).toMatchObject({ person: { username: 'auditor', role: 'auditor' } });
    const again = await post('/token', '{}', { cookie: signedIn.cookie ?? '' });
    expect(again.body.scopes).toEqual(signedIn.body.scopes);
    const dead = '__Host-countersign=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
    for (const headers of [{}, { cookie: dead }] as Record<string, string>[]) {
      expect(await post('/token', '{}', headers)).toEqual({ status: 204, body: {}, cookie: undefined });
    }
    expect(await signIn('member')).toMatchObject({ status: 403, body: { code: 'console.no_role' } });
    expect(await signIn('auditor', 'wrong')).toMatchObject({ status: 403, body: { code: 'console.refused' } });
  });

  it('takes the cookie only from its own page (R46), and the API takes no cookie at all (R69)', async () => {
    const { cookie = '' } = await signIn('auditor');
    const foreign = { cookie, 'sec-fetch-site': 'cross-site' };
    expect(await post('/token', '{}', foreign)).toMatchObject({ status: 403, body: { code: 'http.foreign_origin' } });
    const form = await fetch(`${api.url}/console/session/token`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(form.status).toBe(403);
    expect((await api.call('GET', '/status', { headers: { cookie } })).status).toBe(401);
  });

  it('lets each role do what is its own and nothing else, and says so in words (R58)', async () => {
    const [owner, apps, help, auditor] = await Promise.all(['owner', 'apps', 'help', 'auditor'].map(tokenOf));
    const tries = async (token: string | undefined, method: string, path: string, body?: unknown) =>
      (await api.call(method, path, { token: token ?? '', body })).status;
    expect(await tries(owner, 'GET', '/tokens')).toBe(200);
    expect(await tries(apps, 'GET', '/apps')).toBe(200);
    expect(await tries(apps, 'POST', '/groups', { name: 'Made by apps' })).toBe(201);
    expect(await tries(apps, 'PUT', '/groups/Made%20by%20apps/members/member')).toBe(204);
    expect(await tries(apps, 'PATCH', '/users/member', { jobTitle: 'Clerk' })).toBe(403);
    expect(await tries(help, 'PUT', '/groups/Made%20by%20apps/members/help')).toBe(403);
    expect(await tries(help, 'POST', '/custom-attributes', { name: 'size', type: 'string' })).toBe(403);
    expect(await tries(help, 'PATCH', '/users/member', { jobTitle: 'Clerk' })).toBe(200);
    expect(await tries(help, 'GET', '/audit')).toBe(403);
    expect(await tries(auditor, 'GET', '/audit')).toBe(200);
    const refused = await api.call('PATCH', '/users/member', { token: auditor ?? '', body: { jobTitle: 'Chief' } });
    expect(refused.body).toMatchObject({ code: 'api.scope_missing', detail: expect.stringContaining('Ask an owner') });
    expect((await api.call('GET', '/caller', { token: help ?? '' })).body).toMatchObject({ role: 'helpdesk' });
  });

  it('lets nobody touch somebody with a role who may not, whatever the role (R59)', async () => {
    const help = await tokenOf('help');
    for (const username of ['owner', 'apps', 'auditor', 'help']) {
      const answer = await api.call('PUT', `/users/${username}/password`, {
        token: help,
        body: { password: 'another long password', expired: false, signOut: false },
      });
      expect(answer.body).toMatchObject({ status: 403, code: 'api.administrator_protected' });
    }
  });

  it('lets nobody change by CSV whom they may not change one by one (R59)', async () => {
    const [help, owner] = await Promise.all(['help', 'owner'].map(tokenOf));
    const send = async (token: string | undefined, username: string) => {
      const raw = `username,suspended\n${username},true\n`;
      const headers = { 'content-type': 'text/csv' };
      return (await api.call('POST', '/imports/people?dryRun=true', { token: token ?? '', raw, headers })).body;
    };
    for (const username of ['owner', 'apps', 'auditor', 'help']) {
      expect(await send(help, username)).toMatchObject({ updates: [], faults: [{ row: 2, column: 'administrator' }] });
    }
    expect(await send(help, 'member')).toMatchObject({ updates: [{ username: 'member' }], faults: [] });
    expect(await send(owner, 'auditor')).toMatchObject({ updates: [{ username: 'auditor' }], faults: [] });
  });

  it('lets an owner give and take roles, but not their own (R59)', async () => {
    const owner = await tokenOf('owner');
    expect((await api.call('PUT', '/users/owner/role', { token: owner, body: { role: null } })).body).toMatchObject({
      code: 'administrators.own_role',
    });
    const apps = await tokenOf('apps');
    expect((await api.call('PUT', '/users/apps/role', { token: apps, body: { role: 'owner' } })).status).toBe(403);
    const list = async () => (await api.call('GET', '/administrators', { token: owner })).body.items;
    expect((await api.call('PUT', '/users/member/role', { token: owner, body: { role: 'auditor' } })).status).toBe(204);
    expect(await list()).toContainEqual(expect.objectContaining({ username: 'member', role: 'auditor' }));
    expect((await api.call('PUT', '/users/member/role', { token: owner, body: { role: null } })).status).toBe(204);
    expect(await list()).not.toContainEqual(expect.objectContaining({ username: 'member' }));
  });

  it('ends its tokens with the session, the role and the quarter of an hour (R45)', async () => {
    const token = await tokenOf('second');
    const call = async () => (await api.call('GET', '/status', { token })).status;
    expect(await call()).toBe(200);
    await api.services.roles.change(actor, idOf('second'), null);
    expect(await call()).toBe(401);
    await api.services.roles.change(actor, idOf('second'), 'owner');
    expect(await call()).toBe(200);
    api.clock.advance(14 * 60_000);
    expect(await call()).toBe(200);
    api.clock.advance(61_000);
    expect(await call()).toBe(401);
    const next = await tokenOf('second');
    await api.services.sessions.revokeAll(actor, idOf('second'));
    expect((await api.call('GET', '/status', { token: next })).status).toBe(401);
  });

  it('keeps no token for whoever has no role, and only those that live (R70)', async () => {
    const kept = async () => (await api.test.database.query('SELECT 1 FROM console_tokens')).length;
    const forget = () => api.services.consoleTokens.forgetExpired(api.clock.now());
    api.clock.advance(15 * 60_000);
    await forget();
    expect(await kept()).toBe(0);
    const facts = {
      authenticatedAt: api.clock.now(),
      authnContext: passwordAuthnContext,
      address: null,
      userAgent: null,
    };
    const member = `__Host-countersign=${(await api.services.sessions.open(idOf('member'), facts)).token}`;
    for (let times = 0; times < 3; times += 1) {
      expect((await post('/token', '{}', { cookie: member })).body).toMatchObject({ code: 'console.no_role' });
    }
    expect(await kept()).toBe(0);
    const token = await tokenOf('auditor');
    api.clock.advance(15 * 60_000 - 1);
    await forget();
    expect([await kept(), (await api.call('GET', '/status', { token })).status]).toEqual([1, 200]);
    api.clock.advance(1);
    await forget();
    expect(await kept()).toBe(0);
  });

  it('opens for one session so often in a minute and no oftener, and for another all the same (R85)', async () => {
    const [often, other] = await Promise.all([signIn('auditor'), signIn('auditor')]);
    const open = async ({ cookie = '' }: Answer) => post('/token', '{}', { cookie });
    let answer = await open(often);
    for (let times = 0; times < 150 && answer.status === 200; times += 1) answer = await open(often);
    expect(answer).toMatchObject({ status: 429, body: { code: 'http.too_many_requests' } });
    expect((await open(other)).status).toBe(200);
  });

  it('refuses the right password too after many wrong ones, and says how long (R47, R85)', async () => {
    for (let times = 0; times < 10; times += 1) expect((await signIn('second', 'wrong')).status).toBe(403);
    const body = JSON.stringify({ name: 'second', password });
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
    const response = await fetch(`${api.url}/console/session/sign-in`, { method: 'POST', headers, body });
    expect([response.status, response.headers.get('content-type')]).toEqual([429, 'application/problem+json']);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({
      type: 'urn:countersign:error:console.throttled',
      code: 'console.throttled',
      detail: expect.stringContaining('Wait'),
      instance: expect.stringMatching(/^urn:uuid:/),
    });
    expect((await signIn('auditor')).status).toBe(200);
  });

  it('asks for the password once more before a dangerous act, when the last proof is older than ten minutes (R71)', async () => {
    const { cookie = '', body } = await signIn('owner');
    const create = (token: unknown) =>
      api.call('POST', '/tokens', { token: String(token), body: { name: 'x', scopes: ['status:read'] } });
    expect((await create(body.token)).status).toBe(201);
    api.clock.advance(10 * 60_000);
    const { body: late } = await post('/token', '{}', { cookie });
    expect((await create(late.token)).body).toMatchObject({ status: 403, code: 'api.confirmation_needed' });
    const proved = await post('/sign-in', JSON.stringify({ name: 'owner', password }), { cookie });
    expect((await create(proved.body.token)).status).toBe(201);
    expect((await api.call('GET', '/status', { token: String(late.token) })).status).toBe(401);
  });

  it('asks so before every dangerous act, and of programs before none (R71)', async () => {
    const { cookie = '' } = await signIn('owner');
    api.clock.advance(10 * 60_000);
    const { body: late } = await post('/token', '{}', { cookie });
    const { secret } = await api.token([...scopes]);
    const dangerous = apiRoutes({} as never, '').filter(({ declaration }) => declaration.dangerous === true);
    for (const { declaration } of dangerous) {
      const { operationId, method, path } = declaration;
      const codeFor = async (token: string) => {
        const nobody = path.replaceAll(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000');
        return (await api.call(method.toUpperCase(), nobody, { token })).body.code;
      };
      expect({ operationId, code: await codeFor(String(late.token)) }).toEqual({
        operationId,
        code: 'api.confirmation_needed',
      });
      expect({ operationId, code: await codeFor(secret) }).not.toMatchObject({ code: 'api.confirmation_needed' });
    }
  });

  it('answers hostile input with a problem, never with 5xx (R10)', async () => {
    for (const body of [
      '',
      '[]',
      '"',
      '{"name":1}',
      '{"name":"a","password":"b","more":1}',
      `{"name":"${'x'.repeat(5_000)}"}`,
    ]) {
      // An empty body is what the question who is here may have.
      for (const path of body === '' ? ['/sign-in'] : ['/token', '/sign-in']) {
        const { status, body: problem } = await post(path, body);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
        expect(problem.code).toMatch(/^(console|http)\./);
      }
    }
  });
});
