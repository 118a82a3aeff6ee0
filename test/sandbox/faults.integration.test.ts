import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../../src/sandbox';
import { readCommandOptions } from '../../src/sandbox/command-options';
import { keptCalls } from '../../src/sandbox/journal/call-journal';
import { codeOf, type Json, ScimClient } from './scim-client';

let client: ScimClient;
beforeAll(async () => {
  client = await ScimClient.open();
});
beforeEach(() => client.reset());
afterAll(() => client.sandbox.stop());

const replace = (path: string, value: unknown) => ({ op: 'replace', path, value });
const isActive = (id: string) => client.org.members.get(id)?.state === 'active';

async function fault(rule: Json): Promise<string> {
  const answer = await client.control('POST', '/faults', rule);
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.body.id;
}

/** What a call ends in: a status, or that nothing came. */
async function outcome(call: Promise<{ status: number }>): Promise<number | 'nothing'> {
  return call.then(
    (answer) => answer.status,
    () => 'nothing' as const,
  );
}

describe('a fault', () => {
  it('throttles with and without Retry-After', async () => {
    await fault({ kind: 'throttle', retryAfterSeconds: 30, times: 1 });
    await fault({ kind: 'throttle', times: 1 });
    const [first, second, third] = [
      await client.call('GET', '/v2/Users'),
      await client.call('GET', '/v2/Users'),
      await client.call('GET', '/v2/Users'),
    ];
    expect([first.status, first.headers.get('retry-after')]).toEqual([429, '30']);
    expect([second.status, second.headers.get('retry-after')]).toEqual([429, null]);
    expect(third.status).toBe(200);
    const { body } = await client.control('GET', '/journal/calls');
    expect(body.calls.map((call: Json) => [call.fault, call.limited])).toEqual([
      ['throttle', false],
      ['throttle', false],
      [undefined, false],
    ]);
  });

  it.each([500, 503])('fails with %i, before the change or after it', async (status) => {
    const { id } = await client.user();
    const deactivate = () => client.patch(id, replace('active', false));
    await fault({ kind: 'error', status, nth: 1 });
    await fault({ kind: 'error', status, nth: 2, applied: true });
    expect((await deactivate()).status).toBe(status);
    expect(isActive(id)).toBe(true);
    expect((await deactivate()).status).toBe(status);
    expect(isActive(id)).toBe(false);
    expect((await deactivate()).status).toBe(200);
  });

  it('leaves a call without an answer, before the change or after it', async () => {
    const { id } = await client.user();
    const deactivate = () => client.patch(id, replace('active', false));
    await fault({ kind: 'timeout', delayMs: 10, nth: 1 });
    await fault({ kind: 'timeout', delayMs: 10, nth: 2, applied: true });
    expect([await outcome(deactivate()), isActive(id)]).toEqual(['nothing', true]);
    expect([await outcome(deactivate()), isActive(id)]).toEqual(['nothing', false]);
  });

  it('holds nobody back who gives up first', async () => {
    await fault({ kind: 'timeout', delayMs: 600_000, times: 1 });
    const headers = { authorization: `Bearer ${client.token}` };
    const given = fetch(`${client.url}/scim/v2/Users`, { headers, signal: AbortSignal.timeout(50) });
    expect(await outcome(given)).toBe('nothing');
    expect((await client.call('GET', '/v2/Users')).status).toBe(200);
  });

  it('cuts the connection in the middle of a body, after the change', async () => {
    await fault({ kind: 'cut', times: 1 });
    expect(await outcome(client.createUser())).toBe('nothing');
    expect(client.org.members.byUsername('ada')).toBeDefined();
    expect(codeOf(await client.createUser())).toBe('username_taken');
  });

  it('sends JSON that is none, and HTML instead of JSON', async () => {
    await fault({ kind: 'malformed-json', times: 1 });
    await fault({ kind: 'html', times: 1 });
    const broken = await client.call('GET', '/v2/Users');
    expect([broken.status, typeof broken.body]).toEqual([200, 'string']);
    expect(broken.headers.get('content-type')).toContain('json');
    const page = await client.call('GET', '/v2/Users');
    expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
    expect(page.text).toContain('<html>');
  });

  it('answers Slack’s own error of any code, in the form of the interface', async () => {
    await fault({ kind: 'refuse', code: 'too_many_requests', times: 1 });
    await fault({ kind: 'refuse', code: 'never_heard_of', times: 1, operation: 'scim.users.create', applied: true });
    const first = await client.call('GET', '/v2/Users');
    expect([first.status, codeOf(first)]).toEqual([429, 'too_many_requests']);
    const second = await client.createUser();
    expect([second.status, codeOf(second)]).toEqual([400, 'never_heard_of']);
    expect(client.org.members.byUsername('ada')).toBeDefined();
    await fault({ kind: 'refuse', code: 'rate_limited', operation: 'audit.*' });
    const audit = await fetch(`${client.url}/audit/v1/actions`);
    expect([audit.status, await audit.json()]).toEqual([429, { ok: false, error: 'rate_limited' }]);
  });

  it('answers slowly, and rightly', async () => {
    await fault({ kind: 'slow', delayMs: 60, times: 1 });
    const startedAt = performance.now();
    expect((await client.call('GET', '/v2/Users')).status).toBe(200);
    expect(performance.now() - startedAt).toBeGreaterThan(50);
  });

  it('revokes the token in the middle of a run, for good', async () => {
    await fault({ kind: 'revoke-token', operation: 'scim.users.create', nth: 3 });
    const statuses = [];
    for (let n = 0; n < 5; n++) statuses.push((await client.createUser({ userName: `n${n}` })).status);
    expect(statuses).toEqual([201, 201, 401, 401, 401]);
  });

  it('takes a scope from the token', async () => {
    await fault({ kind: 'remove-scope', scope: 'admin', nth: 2 });
    expect((await client.call('GET', '/v2/Users')).status).toBe(200);
    expect(codeOf(await client.call('GET', '/v2/Users'))).toBe('permission_denied');
    expect(codeOf(await client.call('GET', '/v2/Users'))).toBe('permission_denied');
  });

  it('lets another administrator change things between two calls', async () => {
    const user = await client.user();
    const group = await client.group('Staff', user.id);
    const patch = { state: 'active', title: 'Changed elsewhere' };
    await fault({ kind: 'interfere', interference: { member: 'ada', patch }, nth: 1 });
    await fault({
      kind: 'interfere',
      interference: { group: 'Staff', rename: 'Crew', removeMembers: ['ada'] },
      nth: 2,
    });
    await fault({ kind: 'interfere', interference: { group: 'Crew', removeGroup: true }, nth: 3 });
    expect((await client.read(user.id)).title).toBe('Changed elsewhere');
    expect(await client.readGroup(group.id)).toMatchObject({ displayName: 'Crew', members: [] });
    expect(codeOf(await client.call('GET', `/v2/Groups/${group.id}`))).toBe('no_such_group');
    const { calls } = (await client.control('GET', '/journal/calls')).body;
    expect(calls.at(-3)).toMatchObject({ writes: false, changes: [] });
  });

  it('plays the incident of April 2024: an update that does not say active deactivates', async () => {
    const { id } = await client.user();
    await fault({ kind: 'deactivate-on-update', operation: 'scim.users.update' });
    expect((await client.patch(id, replace('title', 'x'), replace('active', true))).body.active).toBe(true);
    expect((await client.patch(id, replace('title', 'y'))).body).toMatchObject({ title: 'y', active: false });
  });

  it('plays for the calls it names only, at its rate, and the same each time', async () => {
    const one = await client.user();
    const two = await client.user({ userName: 'b' });
    await fault({ kind: 'error', operation: 'scim.users.*', target: one.id, times: 2 });
    const get = async (id: string) => (await client.call('GET', `/v2/Users/${id}`)).status;
    expect([await get(two.id), await get(one.id), await get(one.id), await get(one.id)]).toEqual([200, 500, 500, 200]);
    expect((await client.call('GET', '/v2/Groups')).status).toBe(200);

    const failures = async (seed: number) => {
      await client.control('DELETE', '/faults');
      await fault({ kind: 'error', rate: 0.3, seed });
      const statuses = [];
      for (let n = 0; n < 100; n++) statuses.push(await get(two.id));
      return statuses.join();
    };
    const first = await failures(5);
    expect(await failures(5)).toBe(first);
    expect(await failures(6)).not.toBe(first);
    const failed = first.split('500').length - 1;
    expect(failed).toBeGreaterThan(15);
    expect(failed).toBeLessThan(45);
  });

  it('is shown with how often it played, and taken back', async () => {
    const id = await fault({ kind: 'error', operation: 'scim.groups.list', nth: 1 });
    await client.call('GET', '/v2/Groups');
    await client.call('GET', '/v2/Groups');
    expect((await client.control('GET', '/faults')).body.faults).toMatchObject([{ id, seen: 2, played: 1 }]);
    expect((await client.control('DELETE', `/faults/${id}`)).status).toBe(204);
    expect((await client.control('DELETE', `/faults/${id}`)).status).toBe(404);
    for (const bad of [
      { kind: 'explode' },
      { kind: 'error', rate: 2 },
      { kind: 'error', status: 200 },
      { kind: 'interfere' },
      [],
    ]) {
      expect((await client.control('POST', '/faults', bad)).status).toBe(422);
    }
  });

  it('is set from the command line too', async () => {
    const options = readCommandOptions({
      fault: ['throttle:scim.users.*:retryAfterSeconds=9,nth=1', 'error'],
      limits: false,
      people: '50',
      enterprise: true,
      doubt: ['scimErrorStatus=by-meaning'],
    });
    const sandbox = createSandbox({ port: 0, ...options });
    const { url } = await sandbox.start();
    try {
      expect(sandbox.org().members.all).toHaveLength(50);
      const first = await fetch(`${url}/scim/v2/Users`);
      expect([first.status, first.headers.get('retry-after')]).toEqual([429, '9']);
      expect((await fetch(`${url}/scim/v2/Users`)).status).toBe(500);
    } finally {
      await sandbox.stop();
    }
    await expect(
      createSandbox({ port: 0, ...readCommandOptions({ doubt: ['scimErrorStatus=x'] }) }).start(),
    ).rejects.toMatchObject({
      code: 'sandbox.invalid_options',
    });
  });
});

describe('the journal of calls', () => {
  it('keeps time, caller, body, answer and what changed', async () => {
    const { id } = await client.user();
    await client.patch(id, replace('title', 'T'));
    const { calls, count } = (await client.control('GET', '/journal/calls')).body;
    expect(count).toBe(2);
    expect(calls[1]).toMatchObject({
      at: client.clock.now().toISOString(),
      operation: 'scim.users.update',
      method: 'PATCH',
      path: `/scim/v2/Users/${id}`,
      target: id,
      caller: { memberId: client.org.primaryOwner?.id },
      status: 200,
      changes: [{ subject: 'member', id, action: 'updated', fields: { title: { before: '', after: 'T' } } }],
    });
    expect(JSON.parse(calls[1].requestBody).Operations).toEqual([replace('title', 'T')]);
    expect(calls[1].answerBody).toContain('"title":"T"');
    const filtered = await client.control('GET', '/journal/calls?operation=scim.users.create&limit=5');
    expect(filtered.body.calls).toHaveLength(1);
    expect((await client.control('GET', '/journal/calls?limit=0')).status).toBe(422);
  });

  it('hides tokens and secrets wherever they stand', async () => {
    await client.createUser({ title: client.token, password: 'engine-of-analysis', client_secret: 'deep-secret' });
    await client.call('GET', `/v2/Users?token=${client.token}`);
    const { text } = await client.control('GET', '/journal/calls');
    for (const secret of [client.token, 'engine-of-analysis', 'deep-secret']) expect(text).not.toContain(secret);
    expect(text).toContain('hidden');
  });

  it('counts calls by method', async () => {
    await client.user();
    await client.createUser();
    await client.call('GET', '/v2/nothing');
    const { operations, calls } = (await client.control('GET', '/journal/counters')).body;
    expect(calls).toBe(3);
    expect(operations['scim.users.create']).toEqual({ calls: 2, failed: 1, limited: 0, unchanged: 0 });
    expect(operations['scim.unknown']).toMatchObject({ calls: 1, failed: 1 });
  });

  it('answers how many writes touched a user', async () => {
    const { id } = await client.user();
    const other = await client.user({ userName: 'b' });
    const group = await client.group('G', other.id);
    const touching = async (query = '') =>
      (await client.control('GET', `/journal/assert/writes-touching/ada${query}`)).body;
    expect(await touching('?most=1')).toMatchObject({ ok: true, count: 1, complete: true });
    await client.patchGroup(group.id, { op: 'add', path: 'members', value: [{ value: id }] });
    await client.read(id);
    await client.patch(other.id, replace('title', 'x'));
    expect(await touching('?most=1')).toMatchObject({ ok: false, count: 2 });
    expect((await client.control('GET', '/journal/assert/writes-touching/nobody')).status).toBe(404);
  });

  it('answers which writes changed nothing', async () => {
    const { id } = await client.user({ title: 'T' });
    const verdict = async () => (await client.control('GET', '/journal/assert/no-change-writes')).body;
    await client.patch(id, replace('title', 'U'));
    await client.patch(id, replace('nothing', 'U'));
    expect(await verdict()).toEqual({ ok: true, count: 0, calls: [], complete: true });
    await client.patch(id, replace('title', 'U'));
    expect(await verdict()).toEqual({ ok: false, count: 1, calls: [4], complete: true });
  });

  it('forgets the oldest calls and says so', () => {
    const journal = client.sandbox.calls();
    const request = { method: 'GET', path: '/x', query: new URLSearchParams(), headers: {}, body: '', address: '' };
    const operation = { name: 'x', writes: false };
    const call = {
      at: new Date(),
      face: 'x',
      request,
      operation,
      answer: { status: 200, body: '' },
      changes: [],
      fault: undefined,
    };
    for (let n = 0; n < keptCalls + 5; n++) journal.record(call);
    expect(journal.entries()).toHaveLength(keptCalls);
    expect(journal.entries()[0]?.id).toBe(6);
    expect(journal.count).toBe(keptCalls + 5);
  });
});

describe('the control of the org', () => {
  it('turns the clock: an hour of limits passes in a moment', async () => {
    await client.control('PATCH', '/limits', { enabled: true });
    for (let n = 0; n < 21; n++) await client.createUser({ userName: `n${n}` });
    expect((await client.createUser({ userName: 'x' })).status).toBe(429);
    const turned = await client.control('POST', '/clock', { advanceSeconds: 3_600 });
    expect(turned.body.now).toBe(new Date(client.clock.now().getTime() + 3_600_000).toISOString());
    expect((await client.createUser({ userName: 'x' })).status).toBe(201);
    expect((await client.control('POST', '/clock', { hold: true })).body.held).toBe(true);
    client.clock.advance(1_000);
    expect((await client.control('GET', '/clock')).body.now).toBe(turned.body.now);
    expect((await client.control('POST', '/clock', { hold: false })).body.held).toBe(false);
    expect((await client.control('POST', '/clock', { advanceSeconds: -1 })).status).toBe(422);
  });

  it('makes up people, tells figures, and issues and revokes tokens', async () => {
    const made = await client.control('POST', '/generate', { people: 40, groups: 5, channels: 6, seed: 3 });
    expect(made.body).toMatchObject({ plan: 'business-plus', members: 41, groups: 5, channels: 6 });
    const issued = await client.control('POST', '/tokens', { member: 'primary.owner', lifetimeSeconds: 60 });
    client.token = issued.body.token;
    expect(issued.body).not.toHaveProperty('hash');
    expect((await client.call('GET', '/v2/Users')).status).toBe(200);
    client.clock.advance(60_000);
    expect((await client.call('GET', '/v2/Users')).status).toBe(401);
    client.token = client.issue();
    const { tokens } = (await client.control('GET', '/tokens')).body;
    expect((await client.control('DELETE', `/tokens/${tokens.at(-1).id}`)).status).toBe(204);
    expect((await client.call('GET', '/v2/Users')).status).toBe(401);
    expect((await client.control('POST', '/tokens', { member: 'nobody' })).status).toBe(404);
  });

  it('keeps snapshots by name and comes back to any', async () => {
    const { id } = await client.user();
    expect((await client.control('POST', '/snapshots', { name: 'before' })).status).toBe(201);
    await client.call('DELETE', `/v2/Users/${id}`);
    await client.user({ userName: 'later' });
    await client.control('POST', '/snapshots', { name: 'after' });
    expect((await client.control('GET', '/snapshots')).body.names).toEqual(['after', 'before']);
    expect((await client.control('POST', '/snapshots/before/restore')).status).toBe(204);
    expect((await client.read(id)).active).toBe(true);
    expect(client.org.members.byUsername('later')).toBeUndefined();
    await client.control('POST', '/snapshots/after/restore');
    expect(client.org.members.byUsername('later')).toBeDefined();
    expect((await client.control('DELETE', '/snapshots/after')).status).toBe(204);
    expect((await client.control('POST', '/snapshots/after/restore')).status).toBe(404);
    expect((await client.control('POST', '/snapshots', { name: '../etc/passwd' })).status).toBe(422);
  });

  it('keeps named snapshots beside the snapshot file, over a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'practice-'));
    const snapshotFile = join(folder, 'state.json');
    try {
      const first = await ScimClient.open({ snapshotFile });
      await first.user();
      await first.control('POST', '/snapshots', { name: 'one' });
      await first.control('POST', '/reset');
      await first.sandbox.stop();
      expect(readdirSync(folder).sort()).toEqual(['state.json', 'state.json.at-one']);
      const second = await ScimClient.open({ snapshotFile });
      expect(second.org.members.byUsername('ada')).toBeUndefined();
      await second.control('POST', '/snapshots/one/restore');
      expect(second.org.members.byUsername('ada')).toBeDefined();
      await second.sandbox.stop();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('keeps one kind of member: who came by SCIM is invited, signed in and shown like all others', async () => {
    const { id } = await client.user({ displayName: 'Ada Byron' });
    const page = await fetch(`${client.url}/members`);
    expect(await page.text()).toContain('by SCIM');
    const refused = await client.control('POST', '/members', { email: 'ada@elsewhere.example', username: 'ada' });
    expect(refused.body.username).toBe('ada2');
    await client.control('PATCH', `/members/${id}`, { state: 'deactivated' });
    expect((await client.read(id)).active).toBe(false);
  });
});
