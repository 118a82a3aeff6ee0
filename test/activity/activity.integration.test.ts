import { type AuditEvent, recordAudits } from '../../src/audit';
import { newId, systemActor } from '../../src/core';
import { TestApi } from '../api/start-api';

/** Everything that happened, as one list. */
type Row = { id: string; source: string; kind: string; outcome: string; seq: number | null; code: string | null };

const actor = systemActor('test');
const noon = Date.parse('2026-02-01T12:00:00.000Z');
const at = (seconds: number) => new Date(noon + seconds * 1_000);

let api: TestApi;
let token: string;
let connection: string;
let slack: string;
const people = new Map<string, string>();

const event = (action: string, more: Partial<AuditEvent>): AuditEvent => ({
  action,
  actor: { kind: 'token', id: 'hr', name: 'HR export', address: '203.0.113.9' },
  outcome: 'success',
  at: at(0),
  ...more,
});
const user = (name: string) => ({ kind: 'user', id: people.get(name) ?? '', name });

async function trace(code: string, seconds: number, more: { name?: string; outcome?: string; error?: string }) {
  await api.test.database.query(
    `INSERT INTO saml_traces (code, app_id, user_id, started_at, outcome, error_code, steps)
     VALUES ($1, $2, $3, $4, $5, $6, '[]')`,
    [code, slack, people.get(more.name ?? '') ?? null, at(seconds), more.outcome ?? 'answered', more.error ?? null],
  );
}

beforeAll(async () => {
  api = await TestApi.start();
  const { apps, directory, onboarding } = api.services;
  for (const [username, firstName] of [
    ['ada', 'Ada'],
    ['zoe', 'Zoë'],
  ] as const) {
    const person = { username, email: `${username}@acme.example`, firstName, lastName: 'Lee' };
    people.set(username, (await onboarding.createPerson(actor, { ...person, administrator: false, groups: [] })).id);
  }
  slack = (await apps.createSlackApp(actor, { slug: 'slack', name: 'Slack', domain: 'acme' })).id;
  await apps.createSlackApp(actor, { slug: 'other', name: 'Other', domain: 'other' });
  await directory.createGroup(actor, { name: 'Staff' });
  await api.services.appender.appendPending();
  connection = newId();
  await api.test.database.query(
    `INSERT INTO connections (id, app_id, state, web_api_origin, scim_origin, settings, created_at, updated_at)
     VALUES ($1, $2, 'draft', 'https://slack.com', 'https://api.slack.com', '{}', now(), now())`,
    [connection, slack],
  );
  const ada = { kind: 'user', id: people.get('ada') ?? '', name: 'ada' } as const;
  const given: AuditEvent[] = [
    // What was set up above is of today, and later than all of this.
    event('saml.sign_in', { actor: ada, subject: { kind: 'app', id: slack, name: 'slack' }, at: at(-9_000) }),
    event('saml.sign_in', { actor: ada, subject: { kind: 'app', id: slack, name: 'slack' }, at: at(30) }),
    event('directory.user_update', { subject: user('zoe'), reason: 'Naïve   correction', actor: ada, at: at(10) }),
    event('directory.group_delete', {
      subject: { kind: 'group', id: newId(), name: '=Old' },
      reason: '-1+1',
      at: at(20),
    }),
    event('sign_in.password', { subject: user('ada'), actor: ada, outcome: 'refused', at: at(20) }),
    event('user_deprovision', {
      subject: user('zoe'),
      connection,
      outcome: 'failed',
      error: { code: 'not_found', what: 'Slack does not know it.', meaning: 'm', remedy: 'r' },
      at: at(20),
    }),
    event('user_create_provision', { subject: user('zoe'), connection: newId(), at: at(5) }),
    event('idm_integration_update', { subject: { kind: 'connection', id: connection, name: 'Slack' }, at: at(6) }),
  ];
  await api.test.database.transaction((tx) => recordAudits(tx, given));
  await api.services.appender.appendPending();
  await trace('AAAA-AAAA', -60, { name: 'ada' });
  await trace('BBBB-BBBB', 20, { name: 'zoe', outcome: 'refused', error: 'saml.user_suspended' });
  await trace('CCCC-CCCC', 20, { name: 'ada', outcome: 'status', error: 'saml.no_passive' });
  await trace('DDDD-DDDD', 40, { outcome: 'waiting' });
  token = (await api.token(['traces:read', 'provisioning:read', 'audit:read'])).secret;
});
afterAll(() => api.stop());

async function list(query: string, secret = token) {
  const { status, body } = await api.call('GET', `/activity?${query}`, { token: secret });
  expect(status).toBe(200);
  return body as { items: Row[]; nextCursor: string | null };
}
/** What a list holds of that day, by code or kind. */
const names = async (query = '', secret = token) =>
  (await list(`to=2026-02-02T00:00:00Z&${query}`, secret)).items.map(({ code, kind }) => code ?? kind);

const everything = [
  'DDDD-DDDD',
  'CCCC-CCCC',
  'BBBB-BBBB',
  'user_deprovision',
  'directory.group_delete',
  'sign_in.password',
  'directory.user_update',
  'idm_integration_update',
  'user_create_provision',
  'AAAA-AAAA',
  'saml.sign_in',
];

describe('activity', () => {
  it('holds the record and sign-ins in one list, newest first; a sign-in is there once, after its trace is gone too', async () => {
    expect(await names()).toEqual(everything);
  });

  it.each([
    [1, '', everything],
    [2, '', everything],
    [3, '', everything],
    [10, '', everything],
    [1, '&text=zoe', ['BBBB-BBBB', 'user_deprovision', 'directory.user_update', 'user_create_provision']],
  ])('comes in pages of %i%s without gap or repetition, also within one instant (R72)', async (limit, query, all) => {
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await list(`to=2026-02-02T00:00:00Z&limit=${limit}${query}${more}`);
      found.push(...page.items.map(({ code, kind }) => code ?? kind));
      cursor = page.nextCursor;
    }
    expect(found).toEqual(all);
  });

  it('leaves out no trace that lies between two milliseconds', async () => {
    const { database } = api.test;
    const shift = (by: string) =>
      database.query(
        `UPDATE saml_traces SET started_at = started_at + $1::interval WHERE code IN ('BBBB-BBBB', 'CCCC-CCCC')`,
        [by],
      );
    await shift('300 microseconds');
    const first = await list('to=2026-02-02T00:00:00Z&limit=2');
    const second = await list(`to=2026-02-02T00:00:00Z&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ code, kind }) => code ?? kind)).toEqual(everything.slice(0, 4));
    await shift('-300 microseconds');
  });

  it.each([
    ['source=sign_in', ['DDDD-DDDD', 'CCCC-CCCC', 'BBBB-BBBB', 'sign_in.password', 'AAAA-AAAA', 'saml.sign_in']],
    ['source=provisioning', ['user_deprovision', 'idm_integration_update', 'user_create_provision']],
    ['source=administration', ['directory.group_delete', 'directory.user_update']],
    ['kind=user_deprovision', ['user_deprovision']],
    ['kind=directory.', ['directory.group_delete', 'directory.user_update']],
    ['kind=saml.sign_in&outcome=success', ['AAAA-AAAA', 'saml.sign_in']],
    ['kind=saml.sign_in.', []],
    ['app=slack&source=provisioning', ['user_deprovision', 'idm_integration_update']],
    ['app=slack&source=sign_in', ['DDDD-DDDD', 'CCCC-CCCC', 'BBBB-BBBB', 'AAAA-AAAA', 'saml.sign_in']],
    ['app=other', []],
    ['person=zoe', ['BBBB-BBBB', 'user_deprovision', 'directory.user_update', 'user_create_provision']],
    ['person=ada@acme.example', ['CCCC-CCCC', 'sign_in.password', 'AAAA-AAAA', 'saml.sign_in']],
    ['by=ada&source=administration', ['directory.user_update']],
    ['by=hr&source=administration', ['directory.group_delete']],
    ['by=ada&person=zoe', ['directory.user_update']],
    ['outcome=failed', ['user_deprovision']],
    ['outcome=refused', ['CCCC-CCCC', 'BBBB-BBBB', 'sign_in.password']],
    ['outcome=waiting', ['DDDD-DDDD']],
    ['text=naive', ['directory.user_update']],
    ['text=ZO%C3%8B&source=sign_in', ['BBBB-BBBB']],
    ['text=not_fou', ['user_deprovision']],
    ['text=suspended', ['BBBB-BBBB']],
    ['text=deprovision+zoe', ['user_deprovision']],
    ['text=deprovision+ada', []],
    ['text=CCCC-CCCC', ['CCCC-CCCC']],
    ['text=cccc+cccc', ['CCCC-CCCC']],
    ['text=cccc', []],
    ['from=2026-02-01T12:00:30Z', ['DDDD-DDDD']],
    ['from=2026-02-01T12:00:40Z', ['DDDD-DDDD']],
    ['from=2026-02-01T12:00:40.001Z', []],
  ])('is narrowed by %s', async (query, found) => {
    expect(await names(query)).toEqual(found);
  });

  it.each([
    ['a few', 2],
    ['very many', 201],
  ])('is found by a word that names %s people', async (_what, count) => {
    const { database } = api.test;
    const name = `mo${count}`;
    await database.query(
      `INSERT INTO users (id, username, username_key, email, email_key, first_name, last_name, search_words, created_at, updated_at)
       SELECT gen_random_uuid(), u.name, u.name, u.name || '@acme.example', u.name || '@acme.example', 'Mo', 'Li',
              ARRAY[$1::text], now(), now() FROM (SELECT $1::text || '-' || n AS name FROM generate_series(1, $2::int) AS n) u`,
      [name, count],
    );
    const [mo] = await database.query<{ id: string }>(`SELECT id FROM users WHERE username = $1`, [`${name}-2`]);
    people.set(name, mo?.id ?? '');
    await trace('MMMM-MMMM', 100, { name });
    expect(await names(`text=${name}`)).toEqual(['MMMM-MMMM']);
    expect(await names(`text=${name}+answered`)).toEqual([]);
    await database.query(`DELETE FROM saml_traces WHERE code = 'MMMM-MMMM'`);
  });

  it('is narrowed by a person and an app that are gone, by their ids', async () => {
    expect(await names(`person=${newId()}`)).toEqual([]);
    expect(await names(`app=${newId()}`)).toEqual([]);
    expect((await api.call('GET', '/activity?person=nobody', { token })).status).toBe(404);
    expect((await api.call('GET', '/activity?app=none', { token })).status).toBe(404);
  });

  it('tells of each what changed, who did it, why, over which app, and what to do', async () => {
    const [found] = (await list('kind=user_deprovision')).items;
    expect(found).toMatchObject({
      id: `evt_${found?.seq}`,
      source: 'provisioning',
      outcome: 'failed',
      app: { id: slack, slug: 'slack', name: 'Slack' },
      actor: { kind: 'token', id: 'hr', name: 'HR export', address: '203.0.113.9' },
      subject: { kind: 'user', name: 'zoe' },
      error: { code: 'not_found', remedy: 'r' },
    });
    const [signIn] = (await list('text=suspended')).items;
    expect(signIn).toMatchObject({
      id: 'BBBB-BBBB',
      seq: null,
      outcome: 'refused',
      error: { code: 'saml.user_suspended', what: 'The person is suspended, so no app lets them in.' },
      actor: { id: people.get('zoe'), name: 'zoe' },
      app: { slug: 'slack' },
    });
  });

  it('gives each entry of the record by its id, to those who may read it (R58)', async () => {
    const read = (id: string, secret = token) => api.call('GET', `/activity/entries/${id}`, { token: secret });
    const [change] = (await list('kind=directory.group_delete')).items;
    const [event] = (await list('kind=user_deprovision')).items;
    expect((await read(change?.id ?? '')).body).toEqual(change);
    const { secret } = await api.token(['traces:read', 'provisioning:read']);
    expect((await read(event?.id ?? '', secret)).body).toMatchObject({ id: event?.id, app: { slug: 'slack' } });
    const refused = [
      await read(change?.id ?? '', secret),
      await read('evt_999999'),
      await read('evt_x'),
      await read('evt_9999999999999999'),
    ];
    for (const { body } of refused) expect(body).toMatchObject({ status: 404, code: 'activity.entry_not_found' });
  });

  it('is as much as the caller may read: sign-ins to apps, with provisioning, or all of it (R58, R82)', async () => {
    const traces = (await api.token(['traces:read'])).secret;
    expect(await names('', traces)).toEqual(everything.filter((name) => /^[A-D]{4}-/.test(name)));
    const both = (await api.token(['traces:read', 'provisioning:read'])).secret;
    const provisioning = (await list('source=provisioning', both)).items;
    expect(provisioning.map(({ kind }) => kind)).toContain('user_deprovision');
    expect(JSON.stringify(provisioning)).not.toContain('203.0.113.9');
    for (const [secret, source] of [
      [traces, 'provisioning'],
      [traces, 'administration'],
      [both, 'administration'],
    ]) {
      const refused = await api.call('GET', `/activity?source=${source}`, { token: secret ?? '' });
      expect(refused.body).toMatchObject({ status: 403, code: 'api.scope_missing' });
    }
    await api.services.appender.appendPending();
    expect((await list('kind=api.refuse')).items.map(({ outcome }) => outcome)).toEqual([
      'refused',
      'refused',
      'refused',
    ]);
    const { secret } = await api.token(['audit:read']);
    expect((await api.call('GET', '/activity', { token: secret })).status).toBe(403);
  });

  it('answers a hostile question with what is wrong with it, never with a failure of ours (R65)', async () => {
    for (const query of [
      'source=all',
      'kind=%00',
      "kind='",
      'app=%00',
      "app='%20OR%201=1",
      'person=%00',
      'by=%ED%A0%80%00',
      'outcome=ok',
      'text=%00',
      `text=${'a'.repeat(201)}`,
      'from=yesterday',
      'limit=0',
      'limit=201',
      'cursor=%00',
      'cursor=WyJ4Il0',
      `cursor=${Buffer.from('["2026-02-01T12:00:00.000000","9","1"]').toString('base64url')}`,
      `cursor=${Buffer.from('["2026-99-01T12:00:00.000000","4","AAAA-AAAA"]').toString('base64url')}`,
      `cursor=${Buffer.from('["2026-02-01T12:00:00.000000","1","AAAA-AAAA"]').toString('base64url')}`,
      'other=1',
    ]) {
      expect([query, (await api.call('GET', `/activity?${query}`, { token })).status]).toEqual([query, 400]);
    }
    for (const text of ["'", '\\', ':*', '& | ! <->', `'a':*b`, '%_', '🧑🏽‍🚀', 'ﬁ'])
      await list(`text=${encodeURIComponent(text)}`);
  });

  it('is exported whole as CSV, whose cells no spreadsheet takes for a formula (R63)', async () => {
    const { status, headers, text } = await api.call('GET', '/exports/activity.csv?source=administration&by=hr', {
      token,
    });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="activity.csv"');
    const [head, row, end] = text.split('\r\n');
    expect(head).toMatch(/^\ufeff?id,at,source,kind,outcome,app,subjectKind,/);
    expect(row).toMatch(/^evt_\d+,2026-02-01T12:00:20.000Z,administration,directory.group_delete,success,,group,/);
    expect(row).toContain(",'=Old,token,hr,HR export,203.0.113.9,'-1+1,");
    expect(end).toBe('');
    expect((await api.call('GET', '/exports/activity.csv?person=nobody', { token })).status).toBe(404);
  });

  it('is exported as JSON lines beyond what is read at a time, each as the list shows it, as much as the caller may read', async () => {
    await api.test.database.query(
      `INSERT INTO saml_traces (code, app_id, started_at, outcome, steps)
       SELECT 'ZZZZ-' || translate(lpad(n::text, 4, '0'), '0123456789', 'ABCDEFGHJK'), $1, '2026-02-01T13:00:00Z', 'waiting', '[]'
         FROM generate_series(1, 1001) AS n`,
      [slack],
    );
    const day = 'to=2026-02-02T00:00:00Z';
    const { text } = await api.call('GET', `/exports/activity.jsonl?${day}`, { token });
    const entries = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Row);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(1_001 + everything.length);
    const { items } = await list(`${day}&limit=200&outcome=success`);
    expect(entries.filter(({ outcome }) => outcome === 'success')).toEqual(items);
    const traces = (await api.token(['traces:read'])).secret;
    const narrow = await api.call('GET', `/exports/activity.jsonl?${day}`, { token: traces });
    expect(narrow.text).not.toContain('evt_');
    expect((await api.call('GET', '/exports/activity.csv?source=administration', { token: traces })).status).toBe(403);
    await api.test.database.query(`DELETE FROM saml_traces WHERE code LIKE 'ZZZZ-%'`);
  });
});
