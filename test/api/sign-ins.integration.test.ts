import { systemActor } from '../../src/core';
import { TestApi } from './start-api';

const actor = systemActor('test');
type Finding = {
  user: { username: string };
  refusal?: string;
  errorCode?: string;
  advice?: object;
  slackErrors: { message: string }[];
  faults: object[];
};

describe('sign-ins as the API tells them', () => {
  let api: TestApi;
  let token: string;
  let appId: string;
  const ids = new Map<string, string>();

  beforeAll(async () => {
    api = await TestApi.start();
    const { apps, directory, onboarding } = api.services;
    await directory.createGroup(actor, { name: 'Staff' });
    const parent = await directory.createGroup(actor, { name: 'Everybody' });
    await directory.addChildGroup(actor, parent.id, (await directory.getGroup('Staff')).id);
    for (const username of ['ada', 'bob', 'eve', 'out']) {
      const person = { username, email: `${username}@acme.example`, firstName: 'A', lastName: 'B' };
      const groups = username === 'out' ? [] : ['Staff'];
      ids.set(username, (await onboarding.createPerson(actor, { ...person, administrator: false, groups })).id);
    }
    await directory.updateUser(actor, (await directory.getUser('bob')).id, { suspended: true });
    const app = await apps.createSlackApp(actor, { slug: 'slack', name: 'Slack', domain: 'acme' });
    appId = app.id;
    await apps.authoriseGroup(actor, app.id, parent.id);
    token = (await api.token(['apps:read', 'apps:write', 'traces:read', 'status:read'])).secret;
    const traces: [string, string, string, string | null][] = [
      ['AAAA-AAAA', 'ada', 'answered', null],
      ['BBBB-BBBB', 'bob', 'refused', 'saml.user_suspended'],
      ['CCCC-CCCC', 'ada', 'answered', null],
      ['DDDD-DDDD', 'ada', 'status', 'saml.no_passive'],
      ['EEEE-EEEE', 'ada', 'waiting', null],
    ];
    for (const [index, [code, username, outcome, error]] of traces.entries()) {
      const at = new Date(api.clock.now().getTime() - index * 86_400_000);
      await api.test.database.query(
        `INSERT INTO saml_traces (code, app_id, user_id, started_at, outcome, error_code, steps) VALUES ($1, $2, $3, $4, $5, $6, '[]')`,
        [code, app.id, ids.get(username), at, outcome, error],
      );
    }
  });
  afterAll(() => api.stop());

  const codes = async (query: string) => {
    const { body } = await api.call('GET', `/traces?${query}`, { token });
    return (body.items as { code: string }[]).map(({ code }) => code);
  };

  it('lists attempts, the newest first, by app, person and outcome, page by page (R72)', async () => {
    expect(await codes('')).toEqual(['AAAA-AAAA', 'BBBB-BBBB', 'CCCC-CCCC', 'DDDD-DDDD', 'EEEE-EEEE']);
    expect(await codes('user=ada')).toEqual(['AAAA-AAAA', 'CCCC-CCCC', 'DDDD-DDDD', 'EEEE-EEEE']);
    expect(await codes('outcome=refused&app=slack')).toEqual(['BBBB-BBBB']);
    const first = await api.call('GET', '/traces?limit=2', { token });
    expect(await codes(`limit=2&cursor=${first.body.nextCursor}`)).toEqual(['CCCC-CCCC', 'DDDD-DDDD']);
    expect((await api.call('GET', '/traces?cursor=nonsense', { token })).body.code).toBe('page.cursor_invalid');
    expect((await api.call('GET', '/traces?app=none', { token })).status).toBe(404);
  });

  it('counts attempts a day, days without any included', async () => {
    const { body } = await api.call('GET', '/sign-ins/days?days=5&app=slack', { token });
    expect(body.items).toEqual([
      { day: '2026-02-25', answered: 0, refused: 0, other: 1 },
      { day: '2026-02-26', answered: 0, refused: 1, other: 0 },
      { day: '2026-02-27', answered: 1, refused: 0, other: 0 },
      { day: '2026-02-28', answered: 0, refused: 1, other: 0 },
      { day: '2026-03-01', answered: 1, refused: 0, other: 0 },
    ]);
  });

  it('finds before anybody tries who would not get in, and why: of those who are authorised only', async () => {
    const look = async () =>
      (await api.call('GET', '/apps/slack/preflight?limit=200', { token })).body as {
        checked: number;
        items: Finding[];
      };
    const before = await look();
    expect(before.checked).toBe(3);
    expect(before.items.map(({ user }) => user.username)).toEqual(['bob']);
    expect(before.items[0]?.refusal).toBe('You cannot open Slack: your account is suspended.');
    // To whoever runs the gateway it is said as of somebody else, and with what they can do.
    expect(before.items[0]?.errorCode).toBe('saml.user_suspended');
    expect(before.items[0]?.advice).toEqual({
      meaning: 'The person is suspended, so no app lets them in.',
      remedy: 'Lift the suspension on their page, if they may come back.',
    });
    const app = await api.services.apps.get('slack');
    const row = app.attributes.find(({ spName }) => spName === 'User.Email');
    await api.call('PATCH', `/apps/slack/attributes/${row?.id}`, { token, body: { enabled: false } });
    const after = await look();
    expect(after.items.map(({ user }) => user.username)).toEqual(['ada', 'bob', 'eve']);
    expect(after.items[0]?.slackErrors).toMatchObject([{ message: 'Email attribute is not being sent' }]);
    expect(after.items[0]).not.toHaveProperty('errorCode');
    expect(after.items[0]).not.toHaveProperty('advice');
    const page = await api.call('GET', '/apps/slack/preflight?limit=1', { token });
    expect(page.body).toMatchObject({ checked: 1, nextCursor: expect.any(String) });
  });

  it('tries a row of the attribute table with a person and keeps nothing', async () => {
    const attempt = (source: string, user = 'ada') =>
      api.call('POST', '/apps/slack/attribute-trial', {
        token,
        body: { user, row: { spName: 'x', sourceKind: 'expression', source } },
      });
    const before = await api.services.apps.get('slack');
    expect((await attempt('user.username + "@" + groups[0]')).body).toEqual({ values: ['ada@Everybody'], fault: null });
    expect((await attempt('user.custom.badge')).body).toMatchObject({ values: [], fault: expect.any(String) });
    expect((await attempt('user.nothing')).status).toBe(400);
    expect((await attempt('user.email', 'nobody')).status).toBe(404);
    expect(await api.services.apps.get('slack')).toEqual(before);
  });

  it('says of a row that is not kept for whom of the authorised it gives nothing, or what is not taken', async () => {
    const check = (source: string, more: object = {}) =>
      api.call('POST', '/apps/slack/attribute-check', {
        token,
        body: { row: { spName: 'x', sourceKind: 'expression', source }, ...more },
      });
    const before = await api.services.apps.get('slack');
    const none = { count: 0, items: [] };
    const well = { checked: 3, total: 3, invalid: none, missing: none, nextCursor: null };
    expect((await check('user.username + groups[0]')).body).toEqual(well);
    expect((await check('user.username == "bob" ? "" : "x"')).body).toMatchObject({
      invalid: none,
      missing: { count: 1, items: [{ user: { username: 'bob', name: 'A B' } }] },
    });
    const failing = (await check('user.username == "eve" ? user.custom.badge : "x"')).body;
    expect(failing).toMatchObject({
      missing: none,
      invalid: { count: 1, items: [{ user: { id: ids.get('eve') }, fault: expect.stringContaining('failed') }] },
    });
    expect((await check('user.nothing')).body.code).toBe('apps.invalid_input');
    expect((await check('"x"', { cursor: 'nonsense' })).body.code).toBe('page.cursor_invalid');
    expect((await api.call('POST', '/apps/slack/attribute-check', { token, body: {} })).status).toBe(400);
    expect(await api.services.apps.get('slack')).toEqual(before);
  });

  it('saves nothing over a change that its maker has not seen', async () => {
    const { revision } = (await api.call('GET', `/apps/${appId}`, { token })).body;
    const rename = (name: string) => api.call('PATCH', '/apps/slack', { token, body: { name, revision } });
    expect((await rename('First')).status).toBe(200);
    expect((await rename('Second')).body).toMatchObject({ status: 409, code: 'apps.changed_meanwhile' });
    expect((await api.services.apps.get('slack')).name).toBe('First');
    expect((await api.call('PATCH', '/apps/slack', { token, body: { name: 'Third' } })).status).toBe(200);
    const row = (await api.services.apps.get('slack')).attributes[0];
    const path = `/apps/slack/attributes/${row?.id}`;
    const source = (more: object) => api.call('PATCH', path, { token, body: { source: 'username', ...more } });
    const late = { status: 409, code: 'apps.changed_meanwhile' };
    expect((await source({ revision })).body).toMatchObject(late);
    expect((await api.call('DELETE', `${path}?revision=${revision}`, { token })).body).toMatchObject(late);
    expect((await api.services.apps.get('slack')).attributes[0]).toEqual(row);
    expect((await source({ revision: (await api.services.apps.get('slack')).revision })).status).toBe(200);
  });
});
