import { readArguments, required, text } from '../../src/sandbox/web-api/argument';
import { doubt, fact } from './facts/fact';
import { idpCertificate, idpEndpoint } from './identity-provider';
import { type Json, WebClient } from './web-client';

/** How the Web API is called, in an organisation of four workspaces: tokens, encodings, pages and limits. */
let client: WebClient;
beforeAll(async () => {
  client = await WebClient.open({ workspace: { kind: 'enterprise' } });
  for (const domain of ['acme-2', 'acme-3', 'acme-4']) client.org.addTeam({ name: domain, domain });
});
beforeEach(() => client.reset());
afterAll(() => client.sandbox.stop());

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** A POST whose every byte the test chooses. */
async function raw(method: string, body: BodyInit | undefined, headers: Record<string, string>): Promise<Json> {
  const authorization = `Bearer ${client.token}`;
  const answer = await fetch(`${client.url}/api/${method}`, {
    method: 'POST',
    body,
    headers: { authorization, ...headers },
  });
  expect(answer.status).toBe(200);
  return answer.json();
}

describe('a call', () => {
  fact('W1.1', async () => {
    await client.ok('auth.test');
    expect(await client.error('auth.tests')).toBe('unknown_method');
    expect(await client.error('')).toBe('unknown_method');
    expect(await client.error('constructor')).toBe('unknown_method');
  });

  fact('W1.2', async () => {
    await client.ok('auth.test', {}, { as: 'form' });
    await client.ok('auth.test', {}, { as: 'json' });
    await client.turn({ webGetWhereWrites: 'accepted' });
    await client.ok('auth.test', {}, { as: 'query' });
    const part = '--x\r\nContent-Disposition: form-data; name="limit"\r\n\r\n1\r\n--x--\r\n';
    const answer = await raw('auth.teams.list', part, { 'content-type': 'multipart/form-data; boundary=x' });
    expect(answer.teams).toHaveLength(1);
  });

  fact('W1.3', async () => {
    expect(await client.error('auth.test', { token: client.token }, { as: 'json', token: null })).toBe('not_authed');
    await client.ok('auth.test', { token: 'xoxb-wrong' }, { as: 'json' });
  });

  fact('W1.4', async () => {
    await client.ok('auth.test', { token: client.token }, { token: null });
    expect(await client.error('auth.test', { token: 'xoxb-wrong' }, { token: null })).toBe('invalid_auth');
  });

  fact('W1.5', async () => {
    await client.turn({ webGetWhereWrites: 'accepted' });
    const query = { token: client.token };
    expect(await client.error('auth.test', query, { as: 'query', token: null })).toBe('invalid_auth');
    expect(await client.error('auth.test', query, { as: 'query' })).toBe('invalid_auth');
  });

  doubt('webQueryToken', async () => {
    await client.turn({ webGetWhereWrites: 'accepted', webQueryToken: 'not_authed' });
    expect(await client.error('auth.test', { token: client.token }, { as: 'query', token: null })).toBe('not_authed');
  });

  fact('W1.6', async () => {
    const sent = { limit: 1 };
    expect((await client.ok('auth.teams.list', sent)).teams).toHaveLength(1);
    expect((await client.ok('auth.teams.list', sent, { as: 'json' })).teams).toHaveLength(4);
  });

  doubt('webJsonWhereForms', async () => {
    await client.turn({ webJsonWhereForms: 'invalid_post_type' });
    expect(await client.error('auth.teams.list', {}, { as: 'json' })).toBe('invalid_post_type');
    await client.turn({ webJsonWhereForms: 'accepted' });
    expect((await client.ok('auth.teams.list', { limit: 1 }, { as: 'json' })).teams).toHaveLength(1);
  });

  doubt('webGetWhereWrites', async () => {
    expect(await client.error('auth.test', {}, { as: 'query' })).toBe('invalid_post_type');
    await client.turn({ webGetWhereWrites: 'accepted' });
    await client.ok('auth.test', {}, { as: 'query' });
  });

  doubt('webQueryOfPost', async () => {
    const call = () => raw('auth.teams.list?limit=1', '', form);
    expect((await call()).teams).toHaveLength(4);
    await client.turn({ webQueryOfPost: 'merged' });
    expect((await call()).teams).toHaveLength(1);
  });

  fact('W1.7', async () => {
    const answer = await client.api('auth.test', {}, { token: 'xoxb-wrong' });
    expect([answer.status, answer.body]).toEqual([200, { ok: false, error: 'invalid_auth' }]);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await client.ok('auth.test')).toMatchObject({ ok: true });
  });

  fact('W1.8', async () => {
    const { body } = await client.api('auth.teams.list', { include_icon: 'perhaps' });
    expect(body).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: [expect.stringContaining('include_icon')] },
    });
  });

  doubt('webMissingArgument', async () => {
    const read = () => readArguments({ user: required(text()) }, new Map(), 'missing_argument');
    expect(read).toThrow(expect.objectContaining({ code: 'missing_argument' }));
    const details = { response_metadata: { messages: ['[ERROR] missing required field: user'] } };
    expect(read).toThrow(expect.objectContaining({ details }));
  });

  fact('W1.9', async () => {
    const token = client.with(['users:read', 'team:read']);
    const { body } = await client.api('team.accessLogs', {}, { token });
    expect(body).toEqual({ ok: false, error: 'missing_scope', needed: 'admin', provided: 'users:read,team:read' });
  });

  fact('W1.33', async () => {
    const json = { 'content-type': 'application/json' };
    const warned = await raw('auth.test', '{}', json);
    expect(warned).toMatchObject({
      ok: true,
      warning: 'missing_charset',
      response_metadata: { warnings: ['missing_charset'] },
    });
    const form8 = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
    expect(await raw('auth.teams.list', 'limit=1', form8)).toMatchObject({
      warning: 'superfluous_charset',
      response_metadata: { next_cursor: expect.stringMatching(/./), warnings: ['superfluous_charset'] },
    });
    expect(await client.ok('auth.test', {}, { as: 'json' })).not.toHaveProperty('warning');
    expect(await client.ok('auth.test')).not.toHaveProperty('warning');
  });

  doubt('webCharsetWarning', async () => {
    await client.turn({ webCharsetWarning: 'untold' });
    expect(await raw('auth.test', '{}', { 'content-type': 'application/json' })).not.toHaveProperty('warning');
  });

  fact('W1.34', async () => {
    const { org } = client;
    const team = org.teams[0]?.id ?? '';
    const token = client.issue({ kind: 'bot' });
    const own = await client.ok('auth.test', {}, { token });
    const ids = [
      team,
      org.enterpriseId,
      client.member('ada').id,
      org.groups.add({ name: 'Staff', kind: 'idp-group' }).id,
      org.channels.add({ name: 'general', kind: 'public', teamId: team }).id,
      org.messages.openDirect(own.app_id, own.user_id).id,
      own.bot_id,
      own.app_id,
      org.profileFields.add({ label: 'Drink' })?.id,
    ];
    for (const [n, prefix] of ['T', 'E', 'W', 'S', 'C', 'D', 'B', 'A', 'Xf'].entries()) {
      expect(ids[n]).toMatch(new RegExp(`^${prefix}[A-Z0-9]{10}$`));
    }
  });

  fact('W1.10', async () => {
    const token = client.with(['users:read', 'team:read']);
    const { headers } = await client.api('auth.test', {}, { token });
    expect(headers.get('x-oauth-scopes')).toBe('users:read,team:read');
    expect((await client.api('auth.test', {}, { token: null })).headers.get('x-oauth-scopes')).toBeNull();
  });
});

describe('a token', () => {
  fact('W1.11', async () => {
    expect(await client.error('auth.test', {}, { token: null })).toBe('not_authed');
    expect(await client.error('auth.test', {}, { token: 'xoxp-wrong' })).toBe('invalid_auth');
    const token = client.issue({ lifetimeSeconds: 60 });
    expect(await client.ok('auth.test', {}, { token })).toMatchObject({ expires_in: 60 });
    client.clock.advance(60_000);
    expect(await client.error('auth.test', {}, { token })).toBe('token_expired');
    const elsewhere = client.issue({ allowedAddresses: ['192.0.2.1'] });
    expect(await client.error('auth.test', {}, { token: elsewhere })).toBe('invalid_auth');
    await client.ok('auth.test', {}, { token: client.issue({ allowedAddresses: ['127.0.0.1'] }) });
  });

  fact('W1.12', async () => {
    const token = client.issue({ kind: 'bot', scopes: [] });
    const { user_id } = await client.ok('auth.test', {}, { token });
    client.org.members.update(user_id, { state: 'deactivated' });
    expect(await client.error('auth.test', {}, { token })).toBe('account_inactive');
  });

  fact('W1.13', async () => {
    const member = client.member('ada');
    const token = client.issue({ member: member.id });
    client.org.members.update(member.id, { state: 'deactivated' });
    expect(await client.error('auth.test', {}, { token })).toBe('token_revoked');
    const { tokens } = client.org;
    for (const { id } of tokens.tokens) tokens.revoke(id);
    expect(await client.error('auth.test')).toBe('token_revoked');
  });

  fact('W1.14', async () => {
    const token = client.with(['admin'], { kind: 'bot' });
    expect(await client.error('team.accessLogs', {}, { token })).toBe('not_allowed_token_type');
  });

  fact('W1.28', async () => {
    expect(client.issue()).toMatch(/^xoxp-/);
    expect(client.issue({ kind: 'bot' })).toMatch(/^xoxb-/);
    expect(client.issue({ lifetimeSeconds: 60 })).toMatch(/^xoxe\.xoxp-/);
    expect(client.issue({ kind: 'bot', lifetimeSeconds: 60 })).toMatch(/^xoxe\.xoxb-/);
  });
});

describe('what is sent', () => {
  fact('W1.15', async () => {
    const bytes = (text: string) => new Blob([text]);
    for (const [body, headers, code] of [
      [bytes('limit=1'), {}, 'missing_post_type'],
      ['<a/>', { 'content-type': 'application/xml' }, 'invalid_post_type'],
      ['limit=1', { 'content-type': 'application/x-www-form-urlencoded; charset=ebcdic' }, 'invalid_charset'],
      ['limit=%zz', form, 'invalid_form_data'],
      ['nothing', { 'content-type': 'multipart/form-data; boundary=x' }, 'invalid_form_data'],
      ['nothing', { 'content-type': 'multipart/form-data' }, 'invalid_form_data'],
      [`limit=1&a=${'x'.repeat(5_000_000)}`, form, 'request_timeout'],
      [Buffer.from([0x61, 0x3d, 0xff]), form, 'request_timeout'],
    ] as const) {
      expect((await raw('auth.teams.list', body, headers)).error).toBe(code);
    }
    const accepted = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    expect((await raw('auth.teams.list', 'limit=1', accepted)).ok).toBe(true);
    expect((await raw('auth.test', undefined, {})).ok).toBe(true);
    expect((await raw('auth.test', 'anything', { 'content-type': 'text/plain' })).ok).toBe(true);
    const put = await fetch(`${client.url}/api/auth.test`, { method: 'PUT' });
    expect([put.status, await put.json()]).toEqual([200, { ok: false, error: 'invalid_post_type' }]);
  });

  fact('W1.16', async () => {
    const json = { 'content-type': 'application/json' };
    for (const body of ['', '{', 'x', '{"a":1'])
      expect((await raw('auth.test', body, json)).error).toBe('invalid_json');
    for (const body of ['[]', '"x"', 'null', '1']) {
      expect((await raw('auth.test', body, json)).error).toBe('json_not_object');
    }
    expect((await raw('auth.test', '{}', json)).ok).toBe(true);
  });

  fact('W1.17', async () => {
    expect(await client.error('auth.test', { 'a b': 1 })).toBe('invalid_arg_name');
    expect(await client.error('auth.test', { ['a'.repeat(101)]: 1 }, { as: 'json' })).toBe('invalid_arg_name');
    expect((await raw('auth.test', 'limit[]=1', form)).error).toBe('invalid_array_arg');
    expect((await raw('auth.test', 'limit=1&limit=2', form)).error).toBe('invalid_array_arg');
    await client.ok('auth.test', { unknown_but_well_named: 1 });
  });
});

describe('a list', () => {
  const page = (args: Json) => client.api('auth.teams.list', args);

  fact('W1.18', async () => {
    await client.turn({ webPages: 'full' });
    const { body: first } = await page({ limit: 2 });
    const { body: second } = await page({ limit: 2, cursor: first.response_metadata.next_cursor });
    expect([first.teams.length, second.teams.length]).toEqual([2, 2]);
    expect(second.response_metadata.next_cursor).toBe('');
    expect([...first.teams, ...second.teams].map((team: Json) => team.id)).toEqual(
      client.org.teams.map(({ id }) => id),
    );
    expect((await page({ limit: 4 })).body.response_metadata.next_cursor).toBe('');
    expect((await page({ limit: 4, cursor: '' })).body.teams).toHaveLength(4);
  });

  fact('W1.19', async () => {
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await page({ limit: 2, cursor });
      sizes.push(body.teams.length);
      cursor = body.response_metadata.next_cursor;
    } while (cursor);
    expect(sizes).toEqual([2, 1, 1]);
  });

  doubt('webPages', async () => {
    await client.turn({ webPages: 'full' });
    const second = (await page({ limit: 2 })).body.response_metadata.next_cursor;
    expect((await page({ limit: 2, cursor: second })).body.teams).toHaveLength(2);
  });

  fact('W1.20', async () => {
    const cursor = (await page({ limit: 1 })).body.response_metadata.next_cursor;
    for (const bad of ['x', 'dGVhbToxOg==', `${cursor}x`, cursor.replace('=', ''), 'bWVtYmVyOjE6YQ==']) {
      expect((await page({ limit: 1, cursor: bad })).body.error).toBe('invalid_cursor');
    }
    client.clock.advance(119_000);
    expect((await page({ limit: 1, cursor })).body.ok).toBe(true);
    client.clock.advance(1_000);
    expect((await page({ limit: 1, cursor })).body.error).toBe('invalid_cursor');
  });

  doubt('webCursorSeconds', async () => {
    await client.turn({ webCursorSeconds: '3600' });
    const cursor = (await page({ limit: 1 })).body.response_metadata.next_cursor;
    client.clock.advance(3_599_000);
    expect((await page({ limit: 1, cursor })).body.ok).toBe(true);
  });

  fact('W1.21', async () => {
    const cursor = (await page({ limit: 1 })).body.response_metadata.next_cursor;
    expect(cursor).toMatch(/^[A-Za-z0-9+/]+={1,2}$/);
  });

  fact('W1.22', async () => {
    expect((await page({ limit: 1_000 })).body.ok).toBe(true);
    for (const limit of [1_001, -1, 'many']) expect((await page({ limit })).body.error).toBe('invalid_limit');
  });
});

describe('a limit', () => {
  const limited = (burst: '3' | '10' | 'whole-minute' = '3') =>
    Promise.all([
      client.control('PATCH', '/limits', { enabled: true }),
      client.turn({ webThrottleAnswer: '429', webLimitBurst: burst }),
    ]);
  const statuses = async (calls: number, token = client.token) => {
    const answers: number[] = [];
    for (let n = 0; n < calls; n++) answers.push((await client.api('auth.teams.list', {}, { token })).status);
    return answers;
  };

  fact('W1.23', async () => {
    await limited();
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    expect(await statuses(1, client.issue())).toEqual([429]);
    expect(await statuses(1, client.issue({ app: 'Another' }))).toEqual([200]);
    expect(await statuses(1, client.issue({ install: 'workspace' }))).toEqual([200]);
    await client.ok('auth.test');
  });

  fact('W1.24', async () => {
    await limited('whole-minute');
    const token = client.with(['team:read', 'users:read', 'admin.usergroups:write']);
    for (const [method, perMinute] of [
      ['admin.usergroups.addChannels', 1],
      ['auth.teams.list', 20],
      ['team.info', 50],
      ['users.info', 100],
    ] as const) {
      const allowed = async () => {
        let count = 0;
        while ((await client.api(method, {}, { token })).status === 200) count++;
        return count;
      };
      expect([method, await allowed()]).toEqual([method, perMinute]);
      client.clock.advance(60_000);
      expect([method, await allowed()]).toEqual([method, perMinute]);
    }
  });

  fact('W1.35', async () => {
    await limited();
    expect(await statuses(3)).toEqual([200, 200, 200]);
  });

  doubt('webLimitBurst', async () => {
    await limited('10');
    expect((await statuses(11)).filter((status) => status === 200)).toHaveLength(10);
  });

  fact('W1.25', async () => {
    await limited();
    await statuses(3);
    const answer = await client.api('auth.teams.list');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3']);
    client.clock.advance(2_000);
    expect(await statuses(1)).toEqual([429]);
    client.clock.advance(1_000);
    expect(await statuses(2)).toEqual([200, 429]);
    const { body } = await client.control('GET', '/journal/assert/over-limit');
    expect(body).toMatchObject({ ok: false, count: 3 });
  });

  fact('W1.26', async () => {
    await limited();
    expect(await statuses(4)).toContain(429);
    await client.ok('auth.test');
    expect(await statuses(1, client.issue({ install: 'workspace', team: 'acme-2' }))).toEqual([200]);
  });

  fact('W1.27', async () => {
    await limited();
    await client.turn({ webThrottleAnswer: 'alternating' });
    await statuses(3);
    const answers = [await client.api('auth.teams.list'), await client.api('auth.teams.list')];
    const told = answers.find(({ status }) => status === 429);
    const untold = answers.find(({ status }) => status === 200);
    expect(told?.headers.get('retry-after')).toBe('3');
    expect(untold?.headers.get('retry-after')).toBeNull();
    expect(untold?.body).toEqual({ ok: false, error: 'ratelimited' });
  });

  doubt('webThrottleAnswer', async () => {
    await limited();
    expect(await statuses(6)).toEqual([200, 200, 200, 429, 429, 429]);
  });

  doubt('webThrottleBody', async () => {
    await limited();
    await statuses(3);
    expect((await client.api('auth.teams.list')).text).toBe('');
    await client.turn({ webThrottleBody: 'ratelimited' });
    expect((await client.api('auth.teams.list')).body).toEqual({ ok: false, error: 'ratelimited' });
  });
});

describe('a fault', () => {
  it.each([
    [500, 'internal_error'],
    [503, 'service_unavailable'],
  ])('fails with %i and %s', async (status, error) => {
    await client.control('POST', '/faults', { kind: 'error', status, operation: 'auth.*' });
    const answer = await client.api('auth.test');
    expect([answer.status, answer.body]).toEqual([status, { ok: false, error }]);
  });

  it('throttles, and revokes the token of a form', async () => {
    await client.control('POST', '/faults', { kind: 'throttle', retryAfterSeconds: 7, times: 1 });
    expect((await client.api('auth.test')).headers.get('retry-after')).toBe('7');
    await client.control('POST', '/faults', { kind: 'revoke-token', times: 1 });
    expect(await client.error('auth.test', { token: client.token }, { token: null })).toBe('token_revoked');
  });
});

describe('the journal', () => {
  it('keeps every call by its method and hides tokens, also those of forms', async () => {
    const token = client.issue({ kind: 'bot', lifetimeSeconds: 60 });
    await client.ok('auth.test', { token }, { token: null });
    await client.api('auth.test', { token }, { token: null, as: 'query' });
    await client.error('nothing.like.that');
    const part = `--x\r\nContent-Disposition: form-data; name="token"\r\n\r\n${token}\r\n--x--\r\n`;
    await raw('auth.test', part, { 'content-type': 'multipart/form-data; boundary=x' });
    const { body, text } = await client.control('GET', '/journal/calls');
    expect(text).not.toContain(token);
    expect(body.calls.map((call: Json) => [call.operation, call.error])).toEqual([
      ['auth.test', undefined],
      ['auth.test', 'invalid_post_type'],
      ['api.unknown', 'unknown_method'],
      ['auth.test', undefined],
    ]);
    expect(body.calls[0].caller.memberId).toBe((await client.ok('auth.test', {}, { token })).user_id);
  });
});

describe('auth.test and auth.teams.list', () => {
  fact('W2.1', async () => {
    await client.control('PATCH', '/limits', { enabled: true });
    const bot = client.issue({ kind: 'bot', scopes: [], install: 'workspace' });
    const answers = await Promise.all(Array.from({ length: 300 }, () => client.ok('auth.test', {}, { token: bot })));
    expect(answers).toHaveLength(300);
  });

  fact('W2.2', async () => {
    const [team] = client.org.teams;
    const user = await client.ok('auth.test', {}, { token: client.issue({ install: 'workspace' }) });
    expect(user).toMatchObject({
      url: 'https://acme.slack.com/',
      team: 'Acme',
      user: 'primary.owner',
      team_id: team?.id,
      user_id: client.org.primaryOwner?.id,
      enterprise_id: client.org.enterpriseId,
      is_enterprise_install: false,
    });
    expect(user.bot_id).toBeUndefined();
    const bot = await client.ok('auth.test', {}, { token: client.issue({ kind: 'bot', app: 'Helper' }) });
    expect(bot).toMatchObject({ user: 'helper', bot_id: expect.stringMatching(/^B/), app_name: 'Helper' });
  });

  fact('W2.3', async () => {
    const answer = await client.ok('auth.test');
    expect(answer).toMatchObject({ team_id: client.org.enterpriseId, is_enterprise_install: true });
  });

  fact('W2.4', async () => {
    await client.turn({ webPages: 'full' });
    const { teams } = await client.ok('auth.teams.list', { include_icon: true });
    expect(teams.map((team: Json) => [team.name, team.icon.image_34])).toEqual(
      ['Acme', 'acme-2', 'acme-3', 'acme-4'].map((name) => [name, expect.stringMatching(/^https:/)]),
    );
    const own = await client.ok(
      'auth.teams.list',
      {},
      { token: client.issue({ install: 'workspace', team: 'acme-2' }) },
    );
    expect(own.teams).toEqual([{ id: expect.any(String), name: 'acme-2' }]);

    const approvedTeams = [client.org.teams[1]?.id ?? ''];
    const token = client.issue({ approvedTeams });
    const approved = await client.ok('auth.teams.list', {}, { token });
    expect(approved.teams.map((team: Json) => team.id)).toEqual(approvedTeams);
    await client.ok('team.accessLogs', { team_id: approvedTeams[0] }, { token });
    const elsewhere = { team_id: client.org.teams[0]?.id };
    expect(await client.error('team.accessLogs', elsewhere, { token })).toBe('team_access_not_granted');
  });
});

describe('team.accessLogs', () => {
  let teamId: string;
  const logs = (args: Json = {}) => client.api('team.accessLogs', { team_id: teamId, ...args });

  beforeEach(() => {
    teamId = client.org.teams[0]?.id ?? '';
    for (const [n, username] of ['ada', 'bob', 'cyd'].entries()) {
      client.clock.advance(60_000);
      const memberId = client.member(username).id;
      client.org.recordAccess({ memberId, teamId, address: `192.0.2.${n}`, userAgent: 'Practice' });
    }
  });

  fact('W1.29', async () => {
    expect(await client.error('team.accessLogs')).toBe('missing_argument');
    expect(await client.error('team.accessLogs', { team_id: 'T0' })).toBe('team_not_found');
    expect((await logs()).body.logins).toHaveLength(3);
  });

  doubt('webMissingTeamId', async () => {
    await client.turn({ webMissingTeamId: 'team_not_found' });
    expect(await client.error('team.accessLogs')).toBe('team_not_found');
    await client.turn({ webMissingTeamId: 'invalid_arguments' });
    expect(await client.error('team.accessLogs')).toBe('invalid_arguments');
  });

  fact('W1.30', async () => {
    const token = client.issue({ install: 'workspace', team: 'acme-2' });
    expect((await client.ok('team.accessLogs', { team_id: teamId }, { token })).logins).toEqual([]);
    expect((await client.ok('team.accessLogs', {}, { token })).logins).toEqual([]);
  });

  fact('W2.11', async () => {
    const args = { team_id: teamId };
    expect(await client.error('team.accessLogs', args, { token: client.with(['team:read']) })).toBe('missing_scope');
    const bot = client.with(['admin'], { kind: 'bot' });
    expect(await client.error('team.accessLogs', args, { token: bot })).toBe('not_allowed_token_type');
  });

  doubt('webAdminScopeWithoutRank', async () => {
    const token = client.with(['admin'], { member: 'ada' });
    expect(await client.error('team.accessLogs', { team_id: teamId }, { token })).toBe('no_permission');
    await client.turn({ webAdminScopeWithoutRank: 'accepted' });
    await client.ok('team.accessLogs', { team_id: teamId }, { token });
  });

  fact('W2.12', async () => {
    client.clock.advance(60_000);
    const memberId = client.org.members.byUsername('ada')?.id ?? '';
    client.org.recordAccess({ memberId, teamId, address: '192.0.2.0', userAgent: 'Practice' });
    client.org.recordAccess({ memberId, teamId, address: '192.0.2.0', userAgent: 'Another' });
    const { logins } = (await logs()).body;
    expect(logins.map((login: Json) => [login.username, login.count, login.date_last - login.date_first])).toEqual([
      ['ada', 2, 180],
      ['ada', 1, 0],
      ['cyd', 1, 0],
      ['bob', 1, 0],
    ]);
  });

  fact('W2.13', async () => {
    const { body: last } = await logs({ count: 2, page: 2 });
    expect(last.logins.map((login: Json) => login.username)).toEqual(['ada']);
    expect(last.paging).toEqual({ count: 2, total: 3, page: 2, pages: 2 });
    await client.turn({ webPages: 'full' });
    const { body: first } = await logs({ limit: 2 });
    const { body: second } = await logs({ limit: 2, cursor: first.response_metadata.next_cursor });
    expect([...first.logins, ...second.logins].map((login: Json) => login.username)).toEqual(['cyd', 'bob', 'ada']);
    expect(second.response_metadata.next_cursor).toBe('');
    expect((await logs({ limit: 1_001 })).body.error).toBe('invalid_limit');
    expect((await logs({ cursor: 'x' })).body.error).toBe('invalid_cursor');
  });

  fact('W2.14', async () => {
    expect((await logs({ count: 1_000, page: 100 })).body).toMatchObject({ ok: true, logins: [] });
    expect((await logs({ count: 1_001 })).body.error).toBe('over_pagination_limit');
    expect((await logs({ page: 101 })).body.error).toBe('over_pagination_limit');
    expect((await logs({ count: 0 })).body.error).toBe('invalid_arguments');
  });

  fact('W2.15', async () => {
    client.org.plan = 'free';
    try {
      expect((await logs()).body.error).toBe('paid_only');
    } finally {
      client.org.plan = 'enterprise';
    }
  });

  fact('W2.16', async () => {
    const before = (await logs({ count: 1 })).body.logins[0].date_last - 1;
    expect((await logs({ before })).body.logins).toHaveLength(2);
    expect((await logs({ before: 'now' })).body.logins).toHaveLength(3);
    expect((await logs({ before: 'soon' })).body.error).toBe('invalid_arguments');
  });
});

describe('team.info and team.profile.get', () => {
  const team = async (args: Json = {}, token = client.with(['team:read'])) =>
    (await client.ok('team.info', args, { token })).team;
  const code = (args: Json) => client.error('team.info', args, { token: client.with(['team:read']) });

  fact('W2.5', async () => {
    const token = client.with(['team:read'], { kind: 'bot', install: 'workspace', team: 'acme-2' });
    expect(await team({}, token)).toMatchObject({
      name: 'acme-2',
      domain: 'acme-2',
      url: 'https://acme-2.slack.com/',
      icon: { image_default: true },
      enterprise_id: client.org.enterpriseId,
      enterprise_name: 'Acme',
      enterprise_domain: 'acme',
    });
    expect(await team({}, token)).not.toHaveProperty('sso_provider');
    expect(await client.error('team.info', {}, { token: client.with(['users:read']) })).toBe('missing_scope');
  });

  const saml = { endpointUrl: idpEndpoint, certificate: idpCertificate, providerName: 'Our IdP' };
  const shown = { sso_provider: { type: 'saml', name: 'Our IdP', label: 'SSO' } };

  fact('M2.17', async () => {
    const before = client.sandbox.settings();
    await client.turn({ ssoProvider: 'where-set-up' });
    expect(await team()).not.toHaveProperty('sso_provider');
    await client.sandbox.configure(saml);
    expect(await team()).toMatchObject(shown);
    await client.sandbox.configure(before);
  });

  doubt('ssoProvider', async () => {
    const before = client.sandbox.settings();
    const seen = { never: [], 'where-required': ['required'], 'where-set-up': ['optional', 'required'] };
    for (const ssoRequirement of ['optional', 'required'] as const) {
      await client.sandbox.configure({ ...saml, ssoRequirement });
      for (const [ssoProvider, requirements] of Object.entries(seen) as [keyof typeof seen, string[]][]) {
        await client.turn({ ssoProvider });
        const isShown = 'sso_provider' in (await team());
        expect([ssoRequirement, ssoProvider, isShown]).toEqual([
          ssoRequirement,
          ssoProvider,
          requirements.includes(ssoRequirement),
        ]);
      }
    }
    await client.sandbox.configure(before);
  });

  fact('W2.6', async () => {
    expect((await team()).email_domain).toBe('');
    await client.control('PATCH', '/org', { policies: { emailDomains: 'acme.example,acme.test' } });
    expect((await team()).email_domain).toBe('acme.example,acme.test');
    await client.control('PATCH', '/org', { policies: { emailDomains: '' } });
  });

  fact('W2.7', async () => {
    const [first, second] = client.org.teams;
    const token = client.with(['team:read'], { install: 'workspace' });
    expect((await team({}, token)).id).toBe(first?.id);
    expect((await team({ team: second?.id }, token)).id).toBe(second?.id);
    expect((await team({ domain: 'acme-2' }, token)).id).toBe(second?.id);
    expect((await team({ domain: 'acme-2', team: first?.id }, token)).id).toBe(first?.id);
    expect((await team()).id).toBe(client.org.enterpriseId);
    expect((await team({ team: client.org.enterpriseId }, token)).id).toBe(client.org.enterpriseId);
  });

  fact('W2.8', async () => {
    expect(await code({ team: 'T0' })).toBe('team_not_found');
    expect(await code({ domain: 'elsewhere' })).toBe('team_not_found');
    expect(await code({ team: 'E0' })).toBe('enterprise_not_found');
    const single = await WebClient.open();
    const token = single.with(['team:read']);
    expect(await single.error('team.info', { domain: 'acme' }, { token })).toBe('team_not_on_enterprise');
    expect(await single.error('team.info', { team: 'E0' }, { token })).toBe('org_not_found');
    await single.sandbox.stop();
  });

  const profile = async (args: Json = {}) => {
    const token = client.with(['users.profile:read'], { kind: 'bot', install: 'workspace' });
    return (await client.ok('team.profile.get', args, { token })).profile;
  };

  fact('W2.9', async () => {
    const house = { label: 'House', type: 'options_list' as const, hint: 'Which one', possibleValues: ['North'] };
    client.org.profileFields.add(house);
    client.org.profileFields.add({ label: 'Cost Center', scimAttribute: 'costCenter' });
    expect((await profile()).fields).toMatchObject([
      {
        id: expect.stringMatching(/^Xf/),
        ordering: 0,
        label: 'House',
        type: 'options_list',
        hint: 'Which one',
        possible_values: ['North'],
        options: { is_scim: false, is_protected: false },
      },
      { ordering: 1, field_name: 'cost_center', possible_values: null, options: { is_scim: true, is_protected: true } },
    ]);
  });

  fact('W2.10', async () => {
    client.org.profileFields.add({ label: 'House' });
    expect((await profile({ visibility: 'visible' })).fields).toHaveLength(1);
    expect((await profile({ visibility: 'hidden' })).fields).toEqual([]);
    const token = client.with(['users.profile:read']);
    expect(await client.error('team.profile.get', { visibility: 'some' }, { token })).toBe('invalid_arguments');
    await client.ok('team.profile.get', {}, { token });
    expect(await client.error('team.profile.get', {}, { token: client.with(['users:read']) })).toBe('missing_scope');
  });
});
