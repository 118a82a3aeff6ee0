import { scopes } from '../../src/contracts';
import { systemActor } from '../../src/core';
import { GroupsScope1764200000205 } from '../../src/db/migrations/1764200000205-groups-scope';
import { TestApi } from './start-api';

const dayMs = 86_400_000;

describe('API tokens', () => {
  let api: TestApi;
  let admin: { id: string; secret: string };
  beforeAll(async () => {
    api = await TestApi.start();
    admin = await api.token(['tokens:read', 'tokens:write', 'directory:read']);
  });
  afterAll(() => api.stop());

  const create = (body: unknown, token = admin.secret) => api.call('POST', '/tokens', { token, body });

  it('shows the secret once and keeps a hash of it only (R61, R70)', async () => {
    const created = await create({ name: 'HR import', scopes: ['directory:read'] });
    expect(created.status).toBe(201);
    const secret = created.body.secret as string;
    expect(secret).toMatch(/^cs_[\w-]{43}$/);
    const { id } = created.body.token as { id: string };
    const read = await api.call('GET', `/tokens/${id}`, { token: admin.secret });
    expect(read.body).toEqual(created.body.token);
    expect(read.body).toMatchObject({ name: 'HR import', scopes: ['directory:read'], lastUsedAt: null });
    const list = await api.call('GET', '/tokens', { token: admin.secret });
    expect(`${read.text}${list.text}`).not.toContain(secret);
    expect(list.text).not.toContain('ash');
    const stored = await api.test.database.query('SELECT row_to_json(api_tokens)::text AS row FROM api_tokens');
    expect(JSON.stringify(stored)).not.toContain(secret.slice(3));
    const audit = await api.test.database.query('SELECT record::text FROM audit_pending');
    expect(JSON.stringify(audit)).not.toContain(secret.slice(3));
    expect(JSON.stringify(audit)).toContain('api.token_create');
  });

  it('takes a token until it expires, not a millisecond longer (R70)', async () => {
    const { secret } = await api.token(['directory:read', 'tokens:read'], { expiresInDays: 1 });
    api.clock.advance(dayMs - 1);
    expect((await api.call('GET', '/tokens', { token: secret })).status).toBe(200);
    api.clock.advance(1);
    const late = await api.call('GET', '/tokens', { token: secret });
    expect(late.status).toBe(401);
    expect(late.body).toMatchObject({ code: 'api.token_invalid' });
    expect(late.headers.get('www-authenticate')).toContain('invalid_token');
  });

  it('refuses a revoked token at once, and revoking twice changes nothing', async () => {
    const { id, secret } = await api.token(['tokens:read']);
    expect((await api.call('GET', '/tokens', { token: secret })).status).toBe(200);
    const own = await api.token(['tokens:read', 'tokens:write']);
    expect((await api.call('DELETE', `/tokens/${admin.id}`, { token: own.secret })).status).toBe(403);
    expect((await api.call('DELETE', `/tokens/${id}`, { token: own.secret })).status).toBe(204);
    expect((await api.call('GET', '/tokens', { token: secret })).status).toBe(401);
    const revokedAt = (await api.services.tokens.get(id)).revokedAt;
    api.clock.advance(1_000);
    expect((await api.call('DELETE', `/tokens/${id}`, { token: own.secret })).status).toBe(204);
    expect((await api.services.tokens.get(id)).revokedAt).toEqual(revokedAt);
  });

  it('compares the whole secret (R57)', async () => {
    const { secret } = await api.token(['tokens:read']);
    const last = secret.at(-1) === 'A' ? 'B' : 'A';
    for (const wrong of [
      secret.slice(0, -1) + last,
      secret.slice(0, -1),
      `${secret}A`,
      secret.slice(3),
      secret.toUpperCase(),
      'cs_',
    ]) {
      expect((await api.call('GET', '/tokens', { token: wrong })).status).toBe(401);
    }
    expect((await api.call('GET', '/tokens', { token: secret })).status).toBe(200);
  });

  it('shows when a token was last used, to the minute (R70)', async () => {
    const { id, secret } = await api.token(['tokens:read']);
    const first = api.clock.now();
    await api.call('GET', '/tokens', { token: secret });
    expect((await api.services.tokens.get(id)).lastUsedAt).toEqual(first);
    api.clock.advance(59_000);
    await api.call('GET', '/tokens', { token: secret });
    expect((await api.services.tokens.get(id)).lastUsedAt).toEqual(first);
    api.clock.advance(1_000);
    await api.call('GET', '/tokens', { token: secret });
    expect((await api.services.tokens.get(id)).lastUsedAt).toEqual(api.clock.now());
  });

  it('hands out no scope that the creating token lacks (R59)', async () => {
    const more = await create({ name: 'more', scopes: ['directory:read', 'directory:write'] });
    expect(more.status).toBe(403);
    expect(more.body).toMatchObject({
      code: 'api.scope_not_yours',
      faults: [{ path: 'scopes', message: expect.stringContaining('directory:write') }],
    });
    expect((await create({ name: 'same', scopes: ['directory:read'] })).status).toBe(201);
    const all = await api.services.tokens.create(
      systemActor('t'),
      { name: 'x', scopes, expiresInDays: 1 },
      'everything',
    );
    const { token } = await api.services.tokens.create(
      systemActor('t'),
      { name: 'y', scopes, expiresInDays: 1 },
      'everything',
    );
    expect((await api.call('DELETE', `/tokens/${token.id}`, { token: admin.secret })).status).toBe(403);
    expect((await api.call('DELETE', `/tokens/${all.token.id}`, { token: all.secret })).status).toBe(204);
  });

  it('refuses a request without a token, with a cookie, in the query or by another scheme (R58, R69)', async () => {
    const { secret } = await api.token(['tokens:read']);
    const attempts: Record<string, Record<string, string>> = {
      nothing: {},
      cookie: { cookie: `__Host-countersign=${secret}` },
      basic: { authorization: `Basic ${Buffer.from(`x:${secret}`).toString('base64')}` },
      'two words': { authorization: `Bearer ${secret} ${secret}` },
      'no scheme': { authorization: secret },
    };
    for (const headers of Object.values(attempts)) {
      const answer = await api.call('GET', '/tokens', { headers });
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ code: 'api.token_missing', status: 401 });
      expect(answer.headers.get('www-authenticate')).toContain('Bearer');
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
    expect((await api.call('GET', `/tokens?access_token=${secret}`)).status).toBe(401);
    expect((await api.call('GET', '/tokens', { headers: { authorization: `bearer ${secret}` } })).status).toBe(200);
  });

  it('refuses a token of another scope and records it (R58, R82)', async () => {
    const { id, secret } = await api.token(['directory:write', 'tokens:read']);
    const answer = await create({ name: 'x', scopes: ['tokens:read'] }, secret);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'api.scope_missing', title: expect.stringContaining('tokens:write') });
    const refusals = await api.test.database.query<{ record: { actor: object; outcome: string } }>(
      "SELECT record FROM audit_pending WHERE record->>'action' = 'api.refuse' AND record->'actor'->>'id' = $1",
      [id],
    );
    expect(refusals.map((row) => row.record)).toMatchObject([{ outcome: 'refused', actor: { kind: 'token' } }]);
  });

  it('may do with groups after the migration what it could before, and no more than that (R90)', async () => {
    const people = await api.token(['directory:read', 'directory:write']);
    const reader = await api.token(['directory:read']);
    const scopesOf = async ({ id }: { id: string }) =>
      (await api.call('GET', `/tokens/${id}`, { token: admin.secret })).body.scopes;
    const migration = new GroupsScope1764200000205();
    const runner = { query: (sql: string) => api.test.database.query(sql) } as never;
    await migration.up(runner);
    expect(await scopesOf(people)).toEqual(['directory:read', 'directory:write', 'groups:write', 'attributes:write']);
    expect(await scopesOf(reader)).toEqual(['directory:read']);
    await migration.down(runner);
    expect(await scopesOf(people)).toEqual(['directory:read', 'directory:write']);
  });

  it('pages through every token once, bounded to 200 (R72)', async () => {
    for (let index = 0; index < 5; index += 1) await api.token(['status:read'], { name: `page ${index}` });
    const seen: string[] = [];
    let cursor: unknown = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor as string}`;
      const { body, status } = await api.call('GET', `/tokens?limit=2${query}`, { token: admin.secret });
      expect(status).toBe(200);
      seen.push(...(body.items as { id: string }[]).map((item) => item.id));
      cursor = body.nextCursor;
    }
    const rows = await api.test.database.query<{ id: string }>('SELECT id FROM api_tokens');
    expect(seen.toSorted()).toEqual(rows.map((row) => row.id).toSorted());
    for (const query of [
      'limit=0',
      'limit=201',
      'limit=x',
      'limit=',
      'cursor=%00',
      'cursor=zz',
      'cursor=WyJhIiwiYiJd',
    ]) {
      expect((await api.call('GET', `/tokens?${query}`, { token: admin.secret })).status).toBe(400);
    }
  });
});
