import { systemActor } from '../../src/core';
import { TestApi } from '../api/start-api';

const actor = systemActor('test');
const password = 'a wonderful long password';
const filter = { source: 'provisioning', outcome: 'failed', from: '2026-02-01T00:00:00.000Z' };

/** Filters that people keep for themselves. */
let api: TestApi;
const tokens = new Map<string, string>();

beforeAll(async () => {
  api = await TestApi.start();
  const { onboarding, roles } = api.services;
  for (const [username, role] of [
    ['ada', undefined],
    ['aud', 'auditor'],
    ['hel', 'helpdesk'],
  ] as const) {
    const person = { username, email: `${username}@acme.example`, firstName: 'A', lastName: 'B', password };
    const { id } = await onboarding.createPerson(actor, { ...person, administrator: role === undefined });
    if (role !== undefined) await roles.change(actor, id, role);
    const response = await fetch(`${api.url}/console/session/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify({ name: username, password }),
    });
    tokens.set(username, ((await response.json()) as { token: string }).token);
  }
});
afterAll(() => api.stop());

const call = (name: string, method: string, path = '', body?: unknown) =>
  api.call(method, `/activity/filters${path}`, { token: tokens.get(name) ?? '', ...(body !== undefined && { body }) });
const namesOf = async (name: string) =>
  ((await call(name, 'GET')).body.items as { name: string }[]).map((saved) => saved.name);

describe('saved filters', () => {
  it('are kept as they were given, by name, by every role that reads activity', async () => {
    const saved = await call('aud', 'POST', '', { name: ' Zebra ', filter });
    expect(saved).toMatchObject({ status: 201, body: { name: 'Zebra', filter } });
    expect((await call('hel', 'POST', '', { name: 'Refused', filter: { outcome: 'refused' } })).status).toBe(201);
    await call('aud', 'POST', '', { name: 'ant', filter: { text: 'ada' } });
    expect((await call('aud', 'GET')).body.items).toMatchObject([{ name: 'ant', filter: { text: 'ada' } }, { filter }]);
  });

  it('are nobody else’s to see or to delete (R58)', async () => {
    expect(await namesOf('ada')).toEqual([]);
    const [mine] = (await call('aud', 'GET')).body.items as { id: string }[];
    const refused = await call('ada', 'DELETE', `/${mine?.id}`);
    expect(refused.body).toMatchObject({ status: 404, code: 'activity.filter_not_found' });
    expect((await call('aud', 'DELETE', `/${mine?.id}`)).status).toBe(204);
    expect((await call('aud', 'DELETE', `/${mine?.id}`)).status).toBe(404);
    expect(await namesOf('aud')).toEqual(['Zebra']);
  });

  it('have one name each, whatever its case; another person may have the same', async () => {
    const again = await call('aud', 'POST', '', { name: 'ZEBRA', filter });
    expect(again.body).toMatchObject({ status: 409, code: 'activity.filter_name_taken' });
    expect((await call('ada', 'POST', '', { name: 'Zebra', filter })).status).toBe(201);
  });

  it.each([
    ['nothing', {}],
    ['no filter', { name: 'a' }],
    ['an empty filter', { name: 'a', filter: {} }],
    ['a blank name', { name: ' ', filter }],
    ['an unknown field', { name: 'a', filter: { ...filter, page: 2 } }],
    ['NUL in a text', { name: 'a', filter: { text: '\0' } }],
  ])('are refused with %s', async (_what, body) => {
    expect(await call('aud', 'POST', '', body)).toMatchObject({ status: 400, body: { code: 'api.invalid_input' } });
  });

  it('are at most fifty of one person, also when two are saved at once', async () => {
    const nth = (n: number) => call('hel', 'POST', '', { name: `number ${n}`, filter });
    for (let n = 1; n < 49; n += 1) expect((await nth(n)).status).toBe(201);
    const last = await Promise.all([nth(50), nth(51), nth(52)]);
    expect(last.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(last.map(({ body }) => body.code)).toContain('activity.too_many_filters');
  });

  it('belong to people, not to API tokens', async () => {
    const { secret } = await api.token(['traces:read']);
    const body = { name: 'mine', filter };
    const refused = await api.call('POST', '/activity/filters', { token: secret, body });
    expect(refused.body).toMatchObject({ status: 403, code: 'activity.filters_are_of_people' });
    expect((await api.call('GET', '/activity/filters', { token: secret })).body.items).toEqual([]);
    expect((await api.call('GET', '/activity/filters')).status).toBe(401);
  });

  it('go with the person', async () => {
    const { directory } = api.services;
    await directory.deleteUser(actor, (await directory.getUser('hel')).id);
    const rows = await api.test.database.query('SELECT 1 FROM activity_filters');
    expect(rows).toHaveLength(2);
  });
});
