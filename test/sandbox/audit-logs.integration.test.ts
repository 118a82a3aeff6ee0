import { auditActions, isAuditAction } from '../../src/sandbox/audit-logs/audit-actions';
import type { Member } from '../../src/sandbox/org/org-data';
import { uninstallApp } from '../../src/sandbox/workspace/register-app';
import { Browser } from './browser';
import { doubt, fact } from './facts/fact';
import { buildResponse, idpCertificate, idpEndpoint, idpIssuer } from './identity-provider';
import { guestUrn, type Json, ScimClient } from './scim-client';

type LogAnswer = { status: number; text: string; body: Json; headers: Headers };

let client: ScimClient;
let token: string;
beforeAll(async () => {
  client = await ScimClient.open({ workspace: { kind: 'enterprise' } });
});
beforeEach(async () => {
  await client.reset();
  token = client.issue({ scopes: ['auditlogs:read'], app: 'Watcher' });
});
afterAll(() => client.sandbox.stop());

async function call(path: string, init: RequestInit = {}): Promise<LogAnswer> {
  const answer = await fetch(`${client.url}/audit/v1/${path}`, init);
  const text = await answer.text();
  return { status: answer.status, text, headers: answer.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
}

function logs(query: Record<string, string> = {}, by = token): Promise<LogAnswer> {
  return call(`logs?${new URLSearchParams(query)}`, { headers: { authorization: `Bearer ${by}` } });
}

/** The entries of a search, all pages of it; fails the test where Slack would refuse. */
async function entries(query: Record<string, string> = {}): Promise<Json[]> {
  const answer = await logs({ limit: '9999', ...query });
  expect(answer.status).toBe(200);
  expect(answer.body.response_metadata).toEqual({ next_cursor: '' });
  return answer.body.entries;
}

/** What was done to something, the oldest first. */
async function actionsOn(id: string): Promise<string[]> {
  return (await entries({ entity: id })).map((entry) => entry.action).reverse();
}

/** Calls at instants of their own, as they come in real life. */
function tick(): void {
  client.clock.advance(1_000);
}

describe('who may read the audit log (Web API §7)', () => {
  fact('W7.1', async () => {
    for (const path of ['schemas', 'actions']) expect((await call(path)).status).toBe(200);
    expect((await logs()).status).toBe(200);
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await call('logs', { method, headers: { authorization: `Bearer ${token}` } });
      expect(answer.body).toEqual({ ok: false, error: 'method_not_allowed' });
    }
  });

  fact('W7.2', async () => {
    for (const headers of [{}, { authorization: 'Bearer dummy' }] as Record<string, string>[]) {
      expect((await call('actions', { headers })).status).toBe(200);
      expect((await call('schemas', { headers })).status).toBe(200);
    }
    expect((await call('logs')).status).toBe(401);
  });

  fact('W7.3', async () => {
    for (const [rank, error] of [
      ['owner', undefined],
      ['admin', 'user_not_authorized'],
      ['member', 'user_not_authorized'],
    ] as const) {
      client.member(rank, { rank });
      const answer = await logs({}, client.issue({ member: rank, scopes: ['auditlogs:read'] }));
      expect([rank, answer.body.error]).toEqual([rank, error]);
    }
    expect((await logs({}, client.issue({ kind: 'bot', scopes: ['auditlogs:read'] }))).status).toBe(401);
  });

  fact('W7.4', async () => {
    await client.turn({ auditErrorBody: 'ok-false' });
    expect((await logs({}, client.issue({ scopes: ['admin'] }))).body.error).toBe('invalid_authentication');
    expect((await logs({}, client.issue({ scopes: ['admin', 'auditlogs:read'] }))).status).toBe(200);
  });

  fact('W7.5', async () => {
    const ofTeam = client.issue({ scopes: ['auditlogs:read'], install: 'workspace' });
    expect((await logs({}, ofTeam)).body).toEqual({ ok: false, error: 'team_not_authorized' });
    await client.control('PATCH', '/org', { plan: 'business-plus' });
    expect((await logs()).body).toEqual({ ok: false, error: 'invalid_workspace' });
    await client.control('PATCH', '/org', { plan: 'enterprise' });
    expect((await logs()).status).toBe(200);
  });

  fact('W7.6', async () => {
    await client.control('PATCH', '/limits', { enabled: true });
    await client.turn({ webLimitBurst: 'whole-minute' });
    const others = client.issue({ scopes: ['auditlogs:read'], app: 'Other' });
    const statuses: number[] = [];
    for (let n = 0; n < 50; n++) statuses.push((await logs({}, n % 2 === 0 ? token : others)).status);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const answer = await logs({}, others);
    expect(answer).toMatchObject({ status: 429, body: { ok: false, error: 'rate_limited' } });
    expect(answer.headers.get('retry-after')).toBe('2');
    client.clock.advance(2_000);
    expect((await logs()).status).toBe(200);
    expect((await call('actions')).status).toBe(200);
  });

  fact('W7.32', async () => {
    const gone = client.member('gone', { rank: 'owner' });
    const ofGone = client.issue({ member: 'gone', scopes: ['auditlogs:read'] });
    client.org.members.update(gone.id, { state: 'deactivated' });
    const away = client.issue({ scopes: ['auditlogs:read'], allowedAddresses: ['192.0.2.1'] });
    for (const bad of ['dummy', ofGone, away, client.issue({ scopes: ['auditlogs:read'], lifetimeSeconds: 1 })]) {
      tick();
      tick();
      expect(await logs({}, bad)).toMatchObject({ status: 401, text: '' });
    }
    expect(await call(`logs?token=${token}`)).toMatchObject({ status: 401, text: '' });
    expect((await logs()).status).toBe(200);
  });

  fact('W7.34', async () => {
    for (const [path, error] of [
      ['nothing', 'bad_endpoint'],
      ['logs/x', 'bad_endpoint'],
      ['logs?action=group_created', 'invalid_action'],
      ['logs?oldest=soon', 'invalid_range'],
      ['logs?oldest=1600000001&latest=1600000000', 'invalid_range'],
      ['logs?cursor=bm9uc2Vuc2U=', 'invalid_cursor'],
    ]) {
      const answer = await call(path ?? '', { headers: { authorization: `Bearer ${token}` } });
      expect([path, answer.status, answer.body]).toEqual([path, 400, { ok: false, error }]);
    }
  });

  doubt('auditErrorStatus', async () => {
    await client.turn({ auditErrorStatus: 'by-meaning' });
    client.member('admin', { rank: 'admin' });
    const byAdmin = await logs({}, client.issue({ member: 'admin', scopes: ['auditlogs:read'] }));
    expect([byAdmin.status, (await call('nothing')).status]).toEqual([403, 404]);
    expect((await logs({ action: 'x' })).status).toBe(400);
  });

  doubt('auditErrorBody', async () => {
    expect(await logs({}, 'dummy')).toMatchObject({ status: 401, text: '' });
    await client.turn({ auditErrorBody: 'ok-false' });
    expect(await logs({}, 'dummy')).toMatchObject({
      status: 401,
      body: { ok: false, error: 'invalid_authentication' },
    });
    expect((await call('logs')).body).toEqual({ ok: false, error: 'missing_authentication' });
  });

  doubt('auditWithoutEnterprise', async () => {
    await client.turn({ auditWithoutEnterprise: 'feature_not_enabled' });
    await client.control('PATCH', '/org', { plan: 'pro' });
    expect((await logs()).body.error).toBe('feature_not_enabled');
    await client.control('PATCH', '/org', { plan: 'enterprise' });
  });
});

describe('bad input gets the Audit Logs API’s own refusal', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${client.url}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } });

  it('for unknown addresses and names that are in every object', async () => {
    for (const path of [
      '/audit/',
      '/audit/v1',
      '/audit/v2/logs',
      '/audit/v1/constructor',
      '/audit/v1/%00',
      '/audit//v1/logs',
    ]) {
      const answer = await get(path);
      expect([path, answer.status, await answer.json()]).toEqual([path, 400, { ok: false, error: 'bad_endpoint' }]);
    }
  });

  it.each([
    ['limit', 'invalid_arguments', ['1.5', '99999999999999999999', 'NaN', '١', '']],
    ['oldest', 'invalid_range', ['', '-1', '1e9', '99999999999999', 'x'.repeat(5_000)]],
    ['latest', 'invalid_range', ['', 'now', '0x10']],
    ['action', 'invalid_action', ['', ',', 'user_login,', 'USER_LOGIN', '__proto__', 'x,'.repeat(3_000)]],
    ['cursor', 'invalid_cursor', ['=', '0', 'eDp5', '💥', 'x'.repeat(5_000), Buffer.from('-1:abc').toString('base64')]],
  ])('for %s', async (name, error, values) => {
    for (const value of values) {
      const answer = await logs({ [name]: value });
      expect([value, answer.status, answer.body]).toEqual([value, 400, { ok: false, error }]);
    }
  });

  it('for odd actors, entities and parameters said twice: nothing is found', async () => {
    for (const query of [
      'actor=%00',
      'entity=%F0%9F%92%A5',
      'actor=a&actor=b',
      'entity=constructor',
      `entity=${'x'.repeat(5_000)}`,
    ]) {
      const answer = await get(`/audit/v1/logs?${query}`);
      expect([query, answer.status, (await answer.json()).entries]).toEqual([query, 200, []]);
    }
  });

  it('for odd tokens, and for bodies that nobody reads', async () => {
    for (const authorization of ['Bearer', 'Bearer a b', 'Basic eDp5', `Bearer ${'x'.repeat(8_000)}`]) {
      expect((await get('/audit/v1/logs', { authorization })).status).toBe(401);
    }
    const body = 'x'.repeat(10_000_000);
    const answer = await call('logs', { method: 'POST', body, headers: { authorization: `Bearer ${token}` } });
    expect([answer.status, answer.body.error]).toEqual([400, 'method_not_allowed']);
  });

  it('and faults are answered as the interface answers', async () => {
    await client.control('POST', '/faults', { kind: 'throttle', operation: 'audit.logs', retryAfterSeconds: 7 });
    expect(await logs()).toMatchObject({ status: 429, body: { ok: false, error: 'rate_limited' } });
    await client.control('DELETE', '/faults');
    await client.control('POST', '/faults', { kind: 'error', operation: 'audit.*', status: 503 });
    expect(await logs()).toMatchObject({ status: 503, text: '' });
    await client.control('DELETE', '/faults');
    expect(client.sandbox.calls().operations['audit.logs']).toMatchObject({ failed: 2 });
  });
});

describe('what is found in the audit log (Web API §7)', () => {
  /** Ten members, made at ten seconds. */
  async function tenMembers(): Promise<{ ids: string[]; firstAt: number }> {
    const firstAt = Math.floor(client.clock.now().getTime() / 1000) + 1;
    const ids: string[] = [];
    for (let n = 0; n < 10; n++) {
      tick();
      ids.push((await client.user({ userName: `member${n}` })).id);
    }
    return { ids, firstAt };
  }
  const idsOf = (found: Json[]) => found.map((entry) => entry.entity.user.id);
  const byOwner = () => ({ action: 'user_created', actor: client.org.primaryOwner?.id ?? '' });

  fact('W7.7', async () => {
    const { ids, firstAt } = await tenMembers();
    const some = await entries({ ...byOwner(), oldest: String(firstAt + 2), latest: String(firstAt + 4) });
    expect(idsOf(some)).toEqual([ids[4], ids[3], ids[2]]);
    expect(some.map((entry) => entry.date_create)).toEqual([firstAt + 4, firstAt + 3, firstAt + 2]);
    expect(idsOf(await entries({ ...byOwner(), latest: String(firstAt) }))).toEqual([ids[0]]);
    expect(idsOf(await entries({ ...byOwner(), oldest: String(firstAt + 9) }))).toEqual([ids[9]]);
  });

  fact('W7.8', async () => {
    await tenMembers();
    const action = 'user_created';
    const page = await logs({ action, limit: '4' });
    expect(page.body.entries).toHaveLength(4);
    tick();
    for (const name of ['at', 'one', 'instant']) await client.user({ userName: name });
    expect((await logs({ action, limit: '1' })).body.entries).toHaveLength(3);
    expect((await logs({ action, limit: '9999' })).status).toBe(200);
    expect((await logs({ action, limit: '10000' })).body.error).toBe('invalid_arguments');
  });

  fact('W7.9', async () => {
    const { id } = await client.user();
    await client.patch(id, { op: 'replace', path: 'active', value: false });
    const found = await entries({ entity: id, action: 'user_created,user_deactivated' });
    expect(found.map((entry) => entry.action)).toEqual(['user_deactivated', 'user_created']);
    const many = auditActions.channel.slice(0, 31);
    expect((await logs({ action: many.slice(1).join(',') })).status).toBe(200);
    expect((await logs({ action: many.join(',') })).body.error).toBe('invalid_action');
    expect((await logs({ action: '' })).body.error).toBe('invalid_action');
  });

  fact('W7.10', async () => {
    const admin = client.member('grace', { rank: 'admin' });
    const { id } = await client.user();
    client.token = client.issue({ member: 'grace' });
    await client.patch(id, { op: 'replace', path: 'title', value: 'Analyst' });
    expect((await entries({ actor: admin.id })).map((entry) => entry.action)).toEqual([
      'user_profile_updated',
      'app_installed',
    ]);
    expect(await actionsOn(id)).toEqual(['user_created', 'user_profile_updated']);
    expect(await entries({ actor: admin.id, entity: id, action: 'user_created' })).toEqual([]);
    expect(await entries({ actor: 'W0' })).toEqual([]);
  });

  fact('W7.11', async () => {
    const { ids } = await tenMembers();
    const query = { ...byOwner(), limit: '4' };
    const found: string[] = [];
    const sizes: number[] = [];
    let cursor = '';
    do {
      const { body } = await logs(cursor === '' ? query : { ...query, cursor });
      found.push(...idsOf(body.entries));
      sizes.push(body.entries.length);
      cursor = body.response_metadata.next_cursor;
      tick();
      await client.user({ userName: `late${sizes.length}` });
    } while (cursor !== '' && sizes.length < 9);
    expect(sizes).toEqual([4, 4, 2]);
    expect(found).toEqual([...ids].reverse());
  });

  fact('W7.12', async () => {
    expect((await logs({ oldest: String(Date.UTC(2018, 1, 28) / 1000) })).body.error).toBe('invalid_range');
    expect((await logs({ oldest: String(Date.UTC(2018, 2, 1) / 1000) })).status).toBe(200);
  });

  doubt('auditRangeOutOfTime', async () => {
    const nextYear = String(Math.floor(client.clock.now().getTime() / 1000) + 31_536_000);
    expect((await logs({ latest: nextYear })).body.error).toBe('invalid_range');
    await client.turn({ auditRangeOutOfTime: 'accept' });
    expect((await logs({ latest: nextYear, oldest: '0' })).status).toBe(200);
  });

  doubt('auditDefaultLimit', async () => {
    for (let n = 0; n < 101; n++) {
      tick();
      client.member(`m${n}`);
    }
    expect((await logs({ action: 'user_created' })).body.entries).toHaveLength(100);
    await client.turn({ auditDefaultLimit: '1000' });
    expect((await logs({ action: 'user_created' })).body.entries).toHaveLength(102);
  });

  doubt('auditLimitOutOfRange', async () => {
    await tenMembers();
    for (const limit of ['0', '-1', 'all', '10000'])
      expect((await logs({ limit })).body.error).toBe('invalid_arguments');
    await client.turn({ auditLimitOutOfRange: 'nearest' });
    expect((await logs({ action: 'user_created', limit: '0' })).body.entries).toHaveLength(1);
    expect((await logs({ action: 'user_created', limit: '10000' })).body.entries).toHaveLength(11);
  });

  doubt('auditCursorWithOtherFilters', async () => {
    await tenMembers();
    const { body } = await logs({ action: 'user_created', limit: '4' });
    const cursor = body.response_metadata.next_cursor;
    expect((await logs({ action: 'user_login', cursor })).body.error).toBe('invalid_cursor');
    await client.turn({ auditCursorWithOtherFilters: 'accept' });
    expect((await logs({ action: 'user_login', cursor })).body.entries).toEqual([]);
  });
});

describe('entries of the audit log (Web API §7)', () => {
  fact('W7.13', async () => {
    const owner = client.org.primaryOwner;
    const { id } = await client.user({ displayName: 'Ada', name: { givenName: 'Ada', familyName: 'Byron' } });
    const [entry] = await entries({ entity: id });
    const { enterpriseId } = client.org;
    expect(entry).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      date_create: Math.floor(client.clock.now().getTime() / 1000),
      action: 'user_created',
      actor: {
        type: 'user',
        user: { id: owner?.id, name: 'Primary Owner', email: owner?.email, team: enterpriseId },
      },
      entity: {
        type: 'user',
        user: { id, name: 'Ada Byron', email: 'ada@acme.example', team: enterpriseId },
      },
      context: {
        location: { type: 'enterprise', id: enterpriseId, name: 'Acme', domain: 'acme' },
        ua: 'node',
        ip_address: '127.0.0.1',
        session_id: null,
        app: expect.objectContaining({ name: 'Provisioning', scopes: ['admin'], scopes_bot: [], creator: owner?.id }),
      },
    });
  });

  fact('W7.14', async () => {
    const [team] = client.org.teams;
    const { id } = await client.user();
    client.org.members.update(id, { teamIds: [team?.id ?? ''] });
    const [joined, created] = await entries({ entity: id });
    expect(joined.context.location).toEqual({
      type: 'workspace',
      id: team?.id,
      name: team?.name,
      domain: team?.domain,
    });
    expect(created.context.location.type).toBe('enterprise');
  });

  fact('W7.15', async () => {
    const { id } = client.member('ada');
    const [entry] = await entries({ entity: id, actor: 'USLACKUSER' });
    expect(entry.actor).toEqual({
      type: 'user',
      user: { id: 'USLACKUSER', name: '', email: '', team: client.org.enterpriseId },
    });
    await client.createUser({ userName: 'eve' });
    expect(await entries({ action: 'user_created', actor: client.org.primaryOwner?.id ?? '' })).toHaveLength(1);
  });

  fact('W7.17', async () => {
    const { id } = await client.user();
    client.org.members.update(id, { title: 'Analyst' });
    const [byHand, byApp] = await entries({ entity: id });
    expect(byApp.context.app.name).toBe('Provisioning');
    expect(byHand.context).not.toHaveProperty('app');
  });

  fact('W7.18', async () => {
    const { actions } = (await call('actions')).body;
    expect(Object.keys(actions)).toHaveLength(25);
    expect(actions.user).toContain('user_email_updated');
    expect(actions.subteam).toContain('user_added_to_usergroup');
    const names = new Set(Object.values<string[]>(actions).flat());
    expect(names.size).toBe(762);
    expect([isAuditAction('user_login'), isAuditAction('user_made')]).toEqual([true, false]);
  });

  fact('W7.33', async () => {
    expect((await call('schemas')).text).toMatch(/^\{"schemas":\[\{/);
    expect((await call('actions')).text).toMatch(/^\{"actions":\{/);
    expect((await logs()).text).toMatch(/^\{"entries":\[\{/);
  });

  it('keep what things were called then', async () => {
    const { id } = await client.user();
    const group = await client.group('Staff', id);
    await client.patch(id, { op: 'replace', path: 'emails', value: [{ value: 'other@acme.example', primary: true }] });
    await client.call('DELETE', `/v2/Groups/${group.id}`);
    const [after, before] = await entries({ entity: id });
    expect([before.entity.user.email, after.entity.user.email]).toEqual(['ada@acme.example', 'other@acme.example']);
    expect((await entries({ entity: group.id })).at(-1).entity.usergroup.name).toBe('Staff');
  });

  it('are kept over a snapshot, and forgotten with the org', async () => {
    const { id } = await client.user();
    await client.control('POST', '/snapshots', { name: 'kept' });
    await client.patch(id, { op: 'replace', path: 'active', value: false });
    expect(await actionsOn(id)).toEqual(['user_created', 'user_deactivated']);
    await client.control('POST', '/snapshots/kept/restore');
    expect(await actionsOn(id)).toEqual(['user_created']);
    await client.reset();
    token = client.issue({ scopes: ['auditlogs:read'] });
    expect(await actionsOn(id)).toEqual([]);
  });

  it('leave out who was made up, and are not written where there is no organisation', async () => {
    await client.control('POST', '/generate', { people: 30, groups: 3, channels: 3, seed: 3 });
    expect((await entries()).map((entry) => entry.action)).not.toContain('guest_created');
    const alone = await ScimClient.open();
    await alone.createUser();
    expect(alone.org.auditTrail.end).toBe(0);
    await alone.sandbox.stop();
  });
});

describe('actions of the audit log (Web API §7)', () => {
  const update = (member: Pick<Member, 'id'>, patch: Parameters<typeof client.org.members.update>[1]) =>
    client.org.members.update(member.id, patch);

  fact('W7.19', async () => {
    await client.control('PATCH', '/settings', { endpointUrl: idpEndpoint, idpIssuer, certificate: idpCertificate });
    const browser = new Browser(client.url);
    const acsUrl = `${client.url}/sso/saml`;
    const present = () => browser.present(buildResponse({ acsUrl, now: client.clock.now() }));
    expect((await present()).status).toBe(303);
    expect((await browser.post('/sign-out', {})).status).toBe(303);
    const member = client.org.members.byNameId('employee-1');
    const id = member?.id ?? '';
    update({ id }, { state: 'deactivated' });
    expect((await present()).status).toBe(403);
    expect((await actionsOn(id)).filter((action) => action.startsWith('user_log'))).toEqual([
      'user_login',
      'user_logout',
      'user_login_failed',
    ]);
    const [login] = await entries({ action: 'user_login' });
    expect(login.actor.user.id).toBe(id);
    expect(login.context).toMatchObject({ ip_address: '127.0.0.1', ua: 'node', session_id: '1' });
    await client.control('PATCH', '/settings', { endpointUrl: '', idpIssuer: '', certificate: '' });
  });

  fact('W7.20', async () => {
    const { id } = await client.user();
    await client.patch(id, { op: 'replace', path: 'emails', value: [{ value: 'a@acme.example', primary: true }] });
    await client.patch(id, { op: 'replace', path: 'userName', value: 'lovelace' });
    await client.call('DELETE', `/v2/Users/${id}`);
    await client.call('DELETE', `/v2/Users/${id}`);
    await client.patch(id, { op: 'replace', path: 'active', value: true });
    expect(await actionsOn(id)).toEqual([
      'user_created',
      'user_email_updated',
      'user_username_updated',
      'user_deactivated',
      'user_reactivated',
    ]);
  });

  fact('W7.21', async () => {
    const ada = client.member('ada');
    for (const patch of [{ firstName: 'Ada' }, { displayName: 'Countess' }, { title: 'Analyst' }, { photo: 'x' }]) {
      update(ada, patch);
    }
    update(ada, { department: 'Numbers', timezone: 'Europe/London' });
    const found = await entries({ entity: ada.id, action: 'user_profile_updated' });
    expect(found).toHaveLength(4);
    expect(found[1].details).toEqual({ previous_profile: { title: '' }, new_profile: { title: 'Analyst' } });
  });

  fact('W7.22', async () => {
    const ada = client.member('ada');
    const open = () => client.org.sessions.open(ada.id, { notes: [] }).session.id;
    const first = open();
    open();
    open();
    client.org.sessions.end(ada.id, 'invalidated', (session) => session.id === first);
    client.org.sessions.end(ada.id, 'reset');
    const found = await actionsOn(ada.id);
    expect(found.filter((action) => action === 'user_session_invalidated')).toHaveLength(1);
    expect(found).toContain('user_session_reset_by_admin');
    expect(found).not.toContain('user_logout');
  });

  fact('W7.23', async () => {
    const ada = client.member('ada');
    for (const rank of ['admin', 'owner', 'primary-owner', 'member'] as const) update(ada, { rank });
    update(ada, { rank: 'multi-channel-guest', guest: { channelIds: [] } });
    const team = client.org.teams[0]?.id ?? '';
    update(ada, { rank: 'member', guest: undefined, teamRanks: { [team]: 'owner' } });
    update(ada, { teamRanks: undefined });
    expect((await actionsOn(ada.id)).slice(1)).toEqual([
      'role_change_to_admin',
      'role_change_to_owner',
      'owner_transferred',
      'role_change_to_user',
      'role_change_to_guest',
      'role_change_to_user',
      'role_change_to_owner',
      'role_change_to_user',
    ]);
    const [last] = await entries({ entity: ada.id });
    expect(last.context.location.id).toBe(team);
  });

  fact('W7.24', async () => {
    const inAnHour = new Date(client.clock.now().getTime() + 3_600_000);
    const { id } = await client.user({ [guestUrn]: { type: 'multi' } });
    update({ id }, { guest: { channelIds: [], expiresAt: inAnHour } });
    update({ id }, { guest: { channelIds: [] } });
    update({ id }, { state: 'deactivated' });
    update({ id }, { state: 'active' });
    update({ id }, { guest: { channelIds: [], expiresAt: inAnHour } });
    client.clock.advance(3_600_000);
    expect(await actionsOn(id)).toEqual([
      'guest_created',
      'guest_expiration_set',
      'guest_expiration_cleared',
      'guest_deactivated',
      'guest_reactivated',
      'guest_expiration_set',
      'guest_expired',
    ]);
    expect((await entries({ entity: id, action: 'guest_expired' }))[0].actor.user.id).toBe('USLACKUSER');
  });

  fact('W7.25', async () => {
    const two = client.org.addTeam({ name: 'Second', domain: 'second' });
    const ada = client.member('ada', { teamIds: [client.org.teams[0]?.id ?? ''] });
    update(ada, { teamIds: [...ada.teamIds, two.id] });
    const found = await entries({ entity: ada.id, action: 'user_joined_workspace' });
    expect(found.map((entry) => entry.context.location.id)).toEqual([two.id, ada.teamIds[0]]);
  });

  doubt('auditRemovalFromWorkspace', async () => {
    const team = client.org.teams[0]?.id ?? '';
    const leave = (name: string) => {
      const member = client.member(name, { teamIds: [team] });
      update(member, { teamIds: [] });
      return member.id;
    };
    const id = leave('ada');
    expect(client.org.members.get(id)?.state).toBe('active');
    const [entry] = await entries({ entity: id, action: 'user_deactivated' });
    expect(entry.context.location).toMatchObject({ type: 'workspace', id: team });
    await client.turn({ auditRemovalFromWorkspace: 'nothing' });
    expect(await actionsOn(leave('eve'))).toEqual(['user_created', 'user_joined_workspace']);
  });

  fact('W7.26', async () => {
    const [ada, eve] = [await client.user(), await client.user({ userName: 'eve' })];
    const { id } = await client.group('Staff', ada.id, eve.id);
    await client.patchGroup(id, { op: 'replace', path: 'displayName', value: 'All staff' });
    await client.patchGroup(id, { op: 'remove', path: `members[value eq "${eve.id}"]` });
    const team = client.org.teams[0]?.id ?? '';
    client.org.groups.update(id, { linkedTeams: [{ id: team, autoProvision: false }], defaultChannelIds: ['C1'] });
    client.org.groups.update(id, { linkedTeams: [] });
    expect(await actionsOn(id)).toEqual([
      'user_added_to_usergroup',
      'user_added_to_usergroup',
      'usergroup_updated',
      'user_removed_from_usergroup',
      'default_channel_added_to_usergroup',
      'usergroup_added_to_team',
      'usergroup_removed_from_team',
    ]);
    const [entry] = await entries({ entity: id, action: 'usergroup_added_to_team' });
    expect(entry.entity).toEqual({ type: 'usergroup', usergroup: { id, name: 'All staff' } });
    expect(entry.context.location).toMatchObject({ type: 'workspace', id: team });
  });

  fact('W7.30', async () => {
    await client.turn({ scimGroupWithoutMembers: 'empty' });
    const { id } = await client.group('Staff');
    expect(await actionsOn(id)).toEqual([]);
    await client.patchGroup(id, { op: 'replace', path: 'displayName', value: 'All' });
    expect(await actionsOn(id)).toEqual(['usergroup_updated']);
  });

  doubt('auditMembershipEntity', async () => {
    await client.turn({ auditMembershipEntity: 'user', auditDetails: 'other-side' });
    const ada = await client.user();
    const { id } = await client.group('Staff', ada.id);
    const [entry] = await entries({ action: 'user_added_to_usergroup' });
    expect([entry.entity.user.id, entry.details]).toEqual([ada.id, { subteam: id }]);
  });

  doubt('auditDetails', async () => {
    const ada = await client.user();
    const role = { roleId: 'Rl03', entityId: client.org.enterpriseId ?? '', memberId: ada.id };
    await client.group('Staff', ada.id);
    client.org.addRole(role);
    for (const entry of await entries()) expect(entry).not.toHaveProperty('details');
    await client.turn({ auditDetails: 'other-side' });
    await client.group('Others', ada.id);
    client.org.removeRole(role);
    const [removed, added] = await entries({ action: 'role_removed,user_added_to_usergroup' });
    expect(added.details).toEqual({ user: ada.id });
    expect(removed.details).toEqual({ target_user: ada.id, target_entity: role.entityId });
  });

  fact('W7.28', async () => {
    const ada = client.member('ada');
    const role = { roleId: 'Rl03', entityId: client.org.teams[0]?.id ?? '', memberId: ada.id };
    client.org.addRole(role);
    client.org.removeRole(role);
    expect(await actionsOn('Rl03')).toEqual(['role_assigned', 'role_removed']);
    const [entry] = await entries({ action: 'role_assigned' });
    expect(entry.entity.role).toEqual({ id: 'Rl03', name: 'User Admin', type: 'system' });
    expect(entry.context.location.type).toBe('workspace');
  });

  fact('W7.29', async () => {
    const set = (settings: object) => client.control('PATCH', '/settings', settings);
    await set({ endpointUrl: idpEndpoint, certificate: idpCertificate, ssoRequirement: 'required' });
    await set({ idpIssuer, buttonLabel: 'Countersign' });
    await set({ endpointUrl: '', certificate: '', idpIssuer: '', ssoRequirement: 'optional', buttonLabel: 'SSO' });
    const found = await entries({ entity: client.org.enterpriseId ?? '' });
    expect(found.map((entry) => entry.action).reverse()).toEqual([
      'idp_configuration_added',
      'pref.sso_setting_changed',
      'idp_prod_configuration_updated',
      'idp_configuration_deleted',
      'pref.sso_setting_changed',
    ]);
    expect(found[0].details).toEqual({ previous_value: 'required', new_value: 'optional' });
    expect(found[0].entity.enterprise).toEqual({ id: client.org.enterpriseId, name: 'Acme', domain: 'acme' });
  });

  fact('W7.31', async () => {
    const ada = client.member('ada');
    const channel = client.org.channels.add({ name: 'sales', kind: 'private', teamId: client.org.teams[0]?.id ?? '' });
    client.org.channels.changeMembers(channel.id, { add: [ada.id] });
    client.org.channels.changeMembers(channel.id, { remove: [ada.id] });
    const found = await entries({ entity: channel.id });
    expect(found.map((entry) => [entry.action, entry.actor.user.id])).toEqual([
      ['user_channel_leave', ada.id],
      ['user_channel_join', ada.id],
      ['private_channel_created', 'USLACKUSER'],
    ]);
    expect(found[0].entity.channel).toMatchObject({ id: channel.id, name: 'sales', privacy: 'private' });
  });

  fact('W7.35', async () => {
    const grace = client.member('grace', { rank: 'admin' });
    const { id: appId } = client.org.tokens.addApp({ name: 'Mirror' });
    client.issue({ member: 'grace', scopes: ['admin'], app: 'Mirror' });
    client.issue({ member: 'grace', scopes: ['admin'], app: 'Mirror' });
    const [token] = client.org.tokens.tokens.filter((each) => each.appId === appId);
    client.org.tokens.update(token?.id ?? '', { scopes: ['admin', 'users:read'] });
    client.org.tokens.update(token?.id ?? '', { scopes: ['admin'] });
    uninstallApp(client.org, appId);
    client.issue({ member: 'grace', scopes: ['admin'], app: 'Mirror' });
    const found = await entries({ entity: appId });
    expect(found.map((entry) => [entry.action, entry.actor.user.id]).reverse()).toEqual([
      ['app_installed', grace.id],
      ['app_scopes_expanded', grace.id],
      ['app_uninstalled', 'USLACKUSER'],
      ['app_installed', grace.id],
    ]);
    expect(found[2].details).toEqual({ previous_scopes: ['admin'], new_scopes: ['admin', 'users:read'] });
    expect(found[0].entity.app).toMatchObject({ id: appId, name: 'Mirror', scopes: ['admin'] });
  });

  it('are all of the list', async () => {
    const ada = client.member('ada', { teamIds: client.org.teams.map((team) => team.id) });
    update(ada, { email: 'x@acme.example', username: 'x', rank: 'admin', title: 'T', state: 'deactivated' });
    const channel = client.org.channels.add({ name: 'sales', kind: 'public', teamId: client.org.teams[0]?.id ?? '' });
    client.org.channels.update(channel.id, { name: 'selling', isArchived: true });
    client.org.channels.update(channel.id, { isArchived: false });
    client.org.channels.update(channel.id, { kind: 'private' });
    client.org.channels.update(channel.id, { kind: 'public' });
    client.org.addTeam({ name: 'Second', domain: 'second' });
    const found = new Set((await entries()).map((entry) => entry.action));
    expect([...found].filter((action) => !isAuditAction(action))).toEqual([]);
    expect(found).toContain('workspace_created');
    expect(found).toContain('private_channel_converted_to_public');
  });
});
