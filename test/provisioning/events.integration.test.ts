import { type AuditEvent, recordAudits } from '../../src/audit';
import { newId } from '../../src/core';
import { Mirror } from './mirror';

/** Events of provisioning: listed and taken out. */
let mirror: Mirror;
let connection: string;
const ada = newId();
const group = newId();

const event = (action: string, more: Partial<AuditEvent>): AuditEvent => ({
  action,
  actor: { kind: 'user', id: 'u1', name: 'Olga', address: '203.0.113.9', correlationId: 'req-1' },
  outcome: 'success',
  at: new Date('2026-03-02T00:00:00.000Z'),
  ...more,
});

beforeAll(async () => {
  mirror = await Mirror.start();
  await mirror.app('slack');
  connection = String((await mirror.connection('slack')).body.id);
  const subject = { kind: 'user', id: ada, name: '=HYPERLINK("https://evil.example")' };
  await mirror.api.test.database.transaction((tx) =>
    recordAudits(tx, [
      event('user_create_provision', { subject, connection, reason: '@in a group', after: { userName: 'ada' } }),
      event('directory.user_update', { subject }),
      event('user_deprovision', {
        subject,
        connection,
        outcome: 'failed',
        error: { code: '-not_found', what: '+gone', meaning: '\tm', remedy: '\rr', attribute: 'title' },
        at: new Date('2026-03-03T00:00:00.000Z'),
      }),
      event('group_create_provision', { subject: { kind: 'group', id: group, name: 'a "b", c' }, connection: newId() }),
    ]),
  );
  await mirror.services.appender.appendPending();
});
afterAll(() => mirror.stop());

const list = async (query = '') => {
  const { status, body } = await mirror.call('GET', `/events${query}`);
  expect(status).toBe(200);
  return body as { items: { kind: string; seq: number }[]; nextCursor: string | null };
};
const kinds = async (query = '') => (await list(query)).items.map(({ kind }) => kind);

describe('events of provisioning', () => {
  it('are those about Slack alone, newest first, with the connection and without the actor’s address', async () => {
    expect(await kinds()).toEqual([
      'group_create_provision',
      'user_deprovision',
      'user_create_provision',
      'idm_integration_create',
    ]);
    const [found] = (await list(`?kind=user_deprovision`)).items;
    expect(found).toMatchObject({
      id: `evt_${found?.seq}`,
      connection,
      actor: { kind: 'user', id: 'u1', name: 'Olga' },
      error: { code: '-not_found' },
    });
    expect(JSON.stringify(found)).not.toContain('203.0.113.9');
  });

  it.each([
    ['a connection by the app', () => '?connection=slack', 3],
    ['a connection by its id, also one that is gone', () => `?connection=${newId()}`, 0],
    ['a kind', () => '?kind=user_create_provision', 1],
    ['a subject', () => `?subject=${ada}`, 2],
    ['a time: from is in it', () => `?from=2026-03-03T00:00:00Z&subject=${ada}`, 1],
    ['a time: to is not', () => `?to=2026-03-03T00:00:00Z&subject=${ada}`, 1],
  ])('are narrowed to %s', async (_what, query, count) => {
    expect(await kinds(query())).toHaveLength(count);
  });

  it('come in pages without gap or repetition', async () => {
    const first = await list('?limit=3');
    const second = await list(`?limit=3&cursor=${first.nextCursor}`);
    const seqs = [...first.items, ...second.items].map(({ seq }) => seq);
    expect(seqs).toEqual((await list()).items.map(({ seq }) => seq));
    expect(second.nextCursor).toBeNull();
  });

  it('are refused to a token without the scope, and hostile questions are never a failure of ours (R65)', async () => {
    const { secret } = await mirror.withScopes('directory:read');
    expect((await mirror.call('GET', '/events', undefined, secret)).status).toBe(403);
    for (const query of [
      'connection=%00',
      "connection='%20OR%201=1",
      'kind=user_x',
      'subject=%00',
      'from=yesterday',
      'from=2026-13-45T00:00:00Z',
      'limit=0',
      'cursor=%00',
      'cursor=WyJ4Il0',
      'cursor=WyI5MDA3MTk5MjU0NzQwOTkxIl0x',
      'other=1',
      'kind=user_deprovision&kind=user_deprovision',
    ]) {
      expect([query, (await mirror.call('GET', `/events?${query}`)).status]).toEqual([query, 400]);
    }
    expect((await mirror.call('GET', '/events?connection=nothing')).status).toBe(404);
    expect((await mirror.call('GET', '/exports/events.csv?connection=nothing')).status).toBe(404);
  });

  it('are exported as CSV, whose cells no spreadsheet takes for a formula (R63)', async () => {
    const { headers, text } = await mirror.call('GET', `/exports/events.csv?connection=slack`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="events.csv"');
    expect(text.split('\r\n')[0]).toMatch(/^\ufeff?seq,id,at,kind,outcome,connection,/);
    expect(text).toContain(`user,${ada},"'=HYPERLINK(""https://evil.example"")",user,u1,Olga,`);
    for (const cell of [`'@in a group`, `'-not_found`, `'+gone`, `"'\tm"`, `"'\rr"`])
      expect(text).toContain(`,${cell},`);
    expect(text).toContain(`"{""userName"":""ada""}"`);
    const others = await mirror.call('GET', `/exports/events.csv?subject=${group}`);
    expect(others.text.split('\r\n')).toHaveLength(3);
    expect(others.text).toContain('"a ""b"", c"');
  });

  it('are exported as JSON lines, oldest first, each as the list has it', async () => {
    const { headers, text } = await mirror.call('GET', '/exports/events.jsonl');
    expect(headers.get('content-type')).toBe('application/jsonl; charset=utf-8');
    const lines = text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual((await list()).items.toReversed());
  });

  it('are listed and exported by command, as the API does it', async () => {
    const listed = await mirror.run('event', 'list', '--connection', 'slack', '--kind', 'user_deprovision');
    expect([listed.code, listed.out]).toEqual([
      0,
      expect.stringMatching(/Olga +user_deprovision +failed .*-not_found/),
    ]);
    const csv = await mirror.run(
      'event',
      'export',
      '--format',
      'csv',
      '--as-webhooks',
      '--from',
      '2026-03-03T00:00:00Z',
    );
    const { text } = await mirror.call('GET', '/exports/events.csv?from=2026-03-03T00:00:00Z');
    expect(csv.out.replace('\ufeff', '')).toBe(text.replace('\ufeff', ''));
    const lines = await mirror.run('event', 'export', '--format', 'jsonl', '--as-webhooks');
    expect(lines.out).toBe((await mirror.call('GET', '/exports/events.jsonl')).text);
    expect((await mirror.run('event', 'export', '--format', 'xml')).code).toBe(2);
    expect((await mirror.run('event', 'list', '--from', 'yesterday')).code).toBe(2);
  });

  it('are listed and exported by command beside everything else, where that is asked for', async () => {
    const idsOf = async (...options: string[]) => {
      const { json } = await mirror.run('event', 'list', '--json', ...options);
      return (json.items as unknown as { id: string }[]).map(({ id }) => id);
    };
    const { body } = await mirror.call('GET', '/activity');
    expect(await idsOf('--source', 'all')).toEqual((body.items as { id: string }[]).map(({ id }) => id));
    expect(await idsOf('--source', 'administration', '--kind', 'directory.', '--by', 'u1')).toHaveLength(1);
    expect(await idsOf('--outcome', 'failed', '--text', 'not_found')).toHaveLength(1);
    expect(await idsOf('--outcome', 'waiting')).toEqual([]);
    const events = (await list()).items.map(({ seq }) => `evt_${seq}`);
    expect((await idsOf()).sort()).toEqual(events.sort());
    const lines = await mirror.run('event', 'export', '--format', 'jsonl', '--source', 'all');
    expect(lines.out).toBe((await mirror.call('GET', '/exports/activity.jsonl')).text);
    expect((await mirror.run('event', 'list', '--source', 'everything')).code).toBe(2);
    expect((await mirror.run('event', 'export', '--format', 'csv', '--by', '\u0001')).code).toBe(2);
  });

  it.each([
    [[]],
    [['--kind', 'user_']],
    [['--outcome', 'failed']],
    [['--source', 'provisioning', '--text', 'not_found']],
  ])('are exported by command as they are listed: %j', async (options) => {
    const { json } = await mirror.run('event', 'list', '--json', '--limit', '200', ...options);
    const { out } = await mirror.run('event', 'export', '--format', 'jsonl', ...options);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(json.items);
    const csv = await mirror.run('event', 'export', '--format', 'csv', ...options);
    const all = await mirror.run('event', 'export', '--format', 'csv', '--source', 'all');
    expect(csv.out.split('\r\n')[0]).toBe(all.out.split('\r\n')[0]);
    expect(csv.out.trimEnd().split('\r\n').slice(1)).toHaveLength((json.items as unknown as object[]).length);
  });

  it('are exported as webhooks send them only by what webhooks can be narrowed to', async () => {
    const asWebhooks = (...options: string[]) =>
      mirror.run('event', 'export', '--format', 'jsonl', '--as-webhooks', ...options);
    for (const refused of [
      ['--outcome', 'failed'],
      ['--source', 'all'],
      ['--by', 'ada'],
      ['--kind', 'user_'],
    ]) {
      expect({ refused, ...(await asWebhooks(...refused)) }).toMatchObject({ refused, code: 2, out: '' });
    }
    for (const taken of [[], ['--source', 'provisioning'], ['--kind', 'user_deprovision']]) {
      const { code, out } = await asWebhooks(...taken);
      expect({ taken, code, hasKind: out.includes('"kind":"user_deprovision"') }).toEqual({
        taken,
        code: 0,
        hasKind: true,
      });
    }
  });

  it('are found in the audit record by how their name begins, to the letter', async () => {
    const of = async (query: string) => {
      const { body } = await mirror.call('GET', `/audit?${query}`);
      return (body.items as { action: string }[]).map(({ action }) => action);
    };
    expect(await of('actionPrefix=user_')).toEqual(['user_deprovision', 'user_create_provision']);
    expect(await of('actionPrefix=user%25')).toEqual([]);
    expect(await of('action=user_')).toEqual([]);
    expect((await mirror.call('GET', '/audit?actionPrefix=%00')).status).toBe(400);
    const typed = await mirror.run('audit', 'list', '--action-prefix', 'group_', '--json');
    expect(typed.json).toMatchObject({ items: [{ action: 'group_create_provision' }] });
  });
});
