import { limitSettingsSchema } from '../../src/sandbox/limits/limit-settings';
import { ScimLimits } from '../../src/sandbox/limits/scim-limits';
import { TestClock } from '../support/clock';
import { doubt, fact } from './facts/fact';
import { codeOf, coreV1, type Json, newGroup, ScimClient } from './scim-client';

let client: ScimClient;
let enterprise: ScimClient;
beforeAll(async () => {
  client = await ScimClient.open();
  enterprise = await ScimClient.open({ workspace: { kind: 'enterprise' } });
});
beforeEach(async () => {
  await client.reset();
  await enterprise.reset();
});
afterAll(async () => {
  await client.sandbox.stop();
  await enterprise.sandbox.stop();
});

const ids = (group: Json): string[] => group.members.map((member: Json) => member.value);
const people = (count: number, prefix = 'p', org = client) =>
  Array.from({ length: count }, (_, n) => org.member(`${prefix}${n}`).id);
const valuesOf = (memberIds: readonly string[]) => memberIds.map((value) => ({ value }));

describe('groups (SCIM §9)', () => {
  fact('S9.1', async () => {
    const [one = ''] = people(1);
    const group = await client.group('Staff', one);
    expect(group).toMatchObject({ displayName: 'Staff', members: [{ value: one, display: 'p0' }] });
    expect(Object.keys(group)).toEqual(['schemas', 'id', 'meta', 'displayName', 'members']);
    expect(Object.keys((await client.call('GET', `/v1/Groups/${group.id}`)).body)).toEqual([
      ...['schemas', 'id', 'displayName', 'members', 'meta'],
    ]);
    expect(group.id).toMatch(/^S[A-Z0-9]+$/);
    const { members: _members, ...withoutMembers } = newGroup('Staff', []);
    const emptied = await client.call('PUT', `/v2/Groups/${group.id}`, withoutMembers);
    expect(emptied.body.members).toEqual([]);
    expect((await client.call('GET', '/v2/Groups')).body.Resources).toMatchObject([{ id: group.id, members: [] }]);
  });

  fact('S9.2', async () => {
    const group = await client.group('Staff', ...people(1));
    expect(client.org.groups.get(group.id)).toMatchObject({ kind: 'user-group', teamId: client.org.teams[0]?.id });
    const ours = await enterprise.group('Staff', ...people(1, 'e', enterprise));
    expect(enterprise.org.groups.get(ours.id)).toMatchObject({ kind: 'idp-group', managed: true });
    const usergroup = enterprise.org.groups.add({ name: 'Local', kind: 'user-group' });
    expect((await enterprise.call('GET', '/v2/Groups')).body.totalResults).toBe(1);
    expect(codeOf(await enterprise.call('GET', `/v2/Groups/${usergroup.id}`))).toBe('no_such_group');
  });

  fact('S9.3', async () => {
    const group = await client.call('POST', '/v2/Groups', { ...newGroup('Staff', people(1)), handle: 'staff' });
    expect(client.org.groups.get(group.body.id)?.handle).toBeUndefined();
    const answer = await client.patchGroup(group.body.id, { op: 'replace', path: 'handle', value: 'staff' });
    expect(codeOf(answer)).toBe('invalid_attribute_format');
    expect(client.org.names.isFree('staff')).toBe(true);
  });

  fact('S9.4', async () => {
    const { id } = client.org.groups.add({ name: 'Team Admins', kind: 'user-group', builtIn: 'admin' });
    const rename = { op: 'replace', path: 'displayName', value: 'x' };
    expect(codeOf(await client.patchGroup(id, rename))).toBe('permission_denied');
    expect(codeOf(await client.call('DELETE', `/v2/Groups/${id}`))).toBe('permission_denied');
    expect((await client.readGroup(id)).displayName).toBe('Team Admins');
  });

  fact('S9.5', async () => {
    const [one = ''] = people(1);
    const { id } = await client.group('Staff', one);
    const many = (count: number) => ({ op: 'remove', path: 'members', value: valuesOf(Array(count).fill('U1')) });
    expect(codeOf(await client.patchGroup(id, many(15_001)))).toBe('too_many_users');
    expect((await client.patchGroup(id, many(15_000))).status).toBe(204);
    expect(codeOf(await client.call('POST', '/v2/Groups', newGroup('G', Array(15_001).fill(one))))).toBe(
      'too_many_users',
    );
  });

  fact('S9.6', async () => {
    const all = people(5_001);
    expect(codeOf(await client.call('POST', '/v2/Groups', newGroup('G', all)))).toBe('group_member_max_exceeded');
    expect(client.org.groups.all).toEqual([]);
    const { id } = await client.group('G', ...all.slice(1));
    const add = (memberIds: string[]) =>
      client.patchGroup(id, { op: 'add', path: 'members', value: valuesOf(memberIds) });
    expect(codeOf(await add(all.slice(0, 1)))).toBe('group_member_max_exceeded');
    expect((await add(all.slice(1, 3))).status).toBe(204);
  });

  fact('S9.7', async () => {
    const all = people(1_002);
    const { id } = client.org.groups.add({ name: 'G', kind: 'user-group', memberIds: all, defaultChannelIds: ['C1'] });
    const remove = (memberIds: string[]) =>
      client.patchGroup(id, { op: 'remove', path: 'members', value: valuesOf(memberIds) });
    expect(codeOf(await remove(all.slice(0, 1_001)))).toBe('failed_to_remove_users_for_linked_subteam');
    expect((await remove(all.slice(0, 1_000))).status).toBe(204);
  });

  fact('S9.8', async () => {
    const [a = '', b = '', c = ''] = people(3);
    const { id } = await client.group('G', a);
    const members = async () => ids(await client.readGroup(id));
    await client.patchGroup(id, { op: 'add', path: 'members', value: valuesOf([b, c]) });
    expect(await members()).toEqual([a, b, c]);
    await client.patchGroup(id, { op: 'remove', path: 'members', value: valuesOf([b]) });
    expect(await members()).toEqual([a, c]);
    await client.patchGroup(id, { op: 'remove', path: `members[value eq ${a}]` });
    expect(await members()).toEqual([c]);
    await client.patchGroup(id, { op: 'replace', path: 'members', value: valuesOf([a, b]) });
    expect(await members()).toEqual([a, b]);
    await client.patchGroup(id, { op: 'remove', path: `members[value eq "${a}"]` });
    expect(await members()).toEqual([b]);
    await client.patchGroup(id, { op: 'remove', path: 'members', value: [] });
    expect(await members()).toEqual([b]);
    await client.patchGroup(id, { op: 'remove', path: 'members' });
    expect(await members()).toEqual([]);
    expect(codeOf(await client.patchGroup(id, { op: 'add', path: 'members', value: [{ value: 'U0' }] }))).toBe(
      'no_such_group_members',
    );
    expect(codeOf(await client.patchGroup(id, { op: 'add', path: 'members', value: 7 }))).toBe(
      'invalid_attribute_format',
    );
  });

  fact('S9.9', async () => {
    const [a = '', b = ''] = people(2);
    const { id } = await client.group('G', a);
    const patch = (members: Json) => client.call('PATCH', `/v1/Groups/${id}`, { schemas: [coreV1], members });
    await patch([{ value: b }]);
    expect(ids(await client.readGroup(id))).toEqual([a, b]);
    await patch([{ value: a, operation: 'delete' }]);
    expect(ids(await client.readGroup(id))).toEqual([b]);
    await client.call('PATCH', `/v1/Groups/${id}`, { schemas: [coreV1], meta: { attributes: ['members'] } });
    expect(ids(await client.readGroup(id))).toEqual([]);
  });

  fact('S9.10', async () => {
    const all = people(1);
    const { id } = await client.group('G', ...all);
    await client.patchGroup(id, { op: 'replace', path: 'displayName', value: 'H' });
    expect(await client.readGroup(id)).toMatchObject({ displayName: 'H', members: [{ value: all[0] }] });
    expect((await client.call('PUT', `/v2/Groups/${id}`, newGroup('I', all))).body.displayName).toBe('I');
    expect(codeOf(await client.call('PUT', `/v2/Groups/${id}`, { ...newGroup('I', all), displayName: ' ' }))).toBe(
      'invalid_attribute_format',
    );
    expect(codeOf(await client.patchGroup(id, { op: 'remove', path: 'displayName' }))).toBe('invalid_attribute_format');
  });

  fact('S9.11', async () => {
    const [a = ''] = people(1);
    const guest = { channelIds: [] };
    const multi = client.member('multi', { rank: 'multi-channel-guest', guest });
    const single = client.member('single', { rank: 'single-channel-guest', guest });
    const gone = client.member('gone', { state: 'deactivated' });
    const { id } = await client.group('G', a, multi.id);
    for (const member of [single, gone]) {
      const answer = await client.patchGroup(id, { op: 'add', path: 'members', value: valuesOf([member.id]) });
      expect(codeOf(answer)).toBe('unable_to_add_deleted_or_guest_to_group');
    }
    expect(ids(await client.readGroup(id))).toEqual([a, multi.id]);
  });

  fact('S9.12', async () => {
    const [a = ''] = people(1, 'p', enterprise);
    const { id } = await enterprise.group('G', a);
    enterprise.org.groups.update(id, { linkedTeams: [{ id: 'T9', autoProvision: true }] });
    enterprise.org.members.update(a, { teamIds: ['T9'] });
    expect((await enterprise.call('DELETE', `/v2/Groups/${id}`)).status).toBe(204);
    expect(codeOf(await enterprise.call('GET', `/v2/Groups/${id}`))).toBe('no_such_group');
    expect(codeOf(await enterprise.call('DELETE', `/v2/Groups/${id}`))).toBe('no_such_group');
    expect(enterprise.org.members.get(a)?.teamIds).toEqual(['T9']);
    expect((await enterprise.read(a)).groups).toEqual([]);
  });

  fact('S9.13', async () => {
    const { id } = await enterprise.group('G', ...people(1, 'p', enterprise));
    enterprise.org.groups.update(id, { allowListChannelIds: ['C1'] });
    expect(codeOf(await enterprise.call('DELETE', `/v2/Groups/${id}`))).toBe('idp_group_linked_to_channels');
    enterprise.org.groups.update(id, { allowListChannelIds: [] });
    expect((await enterprise.call('DELETE', `/v2/Groups/${id}`)).status).toBe(204);
  });

  fact('S9.14', async () => {
    const [a = '', b = ''] = people(2, 'p', enterprise);
    const { id } = await enterprise.group('G', a);
    const linkedTeams = [
      { id: 'T1', autoProvision: true },
      { id: 'T2', autoProvision: false },
    ];
    enterprise.org.groups.update(id, { linkedTeams });
    expect(enterprise.org.members.get(a)?.teamIds).toEqual([]);
    enterprise.org.members.update(b, { teamIds: ['T2'] });
    await enterprise.patchGroup(id, { op: 'add', path: 'members', value: valuesOf([b]) });
    expect(enterprise.org.members.get(b)?.teamIds).toEqual(['T2', 'T1']);
    await enterprise.patchGroup(id, { op: 'remove', path: 'members', value: valuesOf([b]) });
    expect(enterprise.org.members.get(b)?.teamIds).toEqual(['T2']);
    // whoever another required group keeps there stays
    enterprise.org.groups.add({ name: 'H', kind: 'idp-group', memberIds: [a], linkedTeams });
    enterprise.org.members.update(a, { teamIds: ['T1'] });
    await enterprise.patchGroup(id, { op: 'remove', path: 'members' });
    expect(enterprise.org.members.get(a)?.teamIds).toEqual(['T1']);
  });
});

describe('doubts about groups', () => {
  doubt('scimGroupWithoutMembers', async () => {
    expect(codeOf(await client.call('POST', '/v2/Groups', newGroup('G', [])))).toBe('group_creation_failed');
    await client.turn({ scimGroupWithoutMembers: 'empty' });
    expect((await client.call('POST', '/v2/Groups', newGroup('G', []))).body.members).toEqual([]);
    expect(codeOf(await client.call('POST', '/v2/Groups', { ...newGroup('G', []), displayName: undefined }))).toBe(
      'group_creation_failed',
    );
  });

  doubt('scimDuplicateGroupName', async () => {
    const all = people(1);
    const [one, two] = [await client.group('G', ...all), await client.group('G', ...all)];
    expect(one.id).not.toBe(two.id);
    await client.turn({ scimDuplicateGroupName: 'refuse' });
    expect(codeOf(await client.call('POST', '/v2/Groups', newGroup('G', all)))).toBe('group_creation_failed');
  });

  doubt('scimDisabledGroups', async () => {
    client.org.groups.add({ name: 'Off', kind: 'user-group', disabledAt: client.clock.now() });
    const total = async () => (await client.call('GET', '/v2/Groups')).body.totalResults;
    expect(await total()).toBe(0);
    await client.turn({ scimDisabledGroups: 'listed' });
    expect(await total()).toBe(1);
  });

  doubt('scimGroupPatchAnswer', async () => {
    const { id } = await client.group('G', ...people(1));
    const rename = () => client.patchGroup(id, { op: 'replace', path: 'displayName', value: 'H' });
    expect(await rename()).toMatchObject({ status: 204, text: '' });
    await client.turn({ scimGroupPatchAnswer: '200' });
    expect(await rename()).toMatchObject({ status: 200, body: { id, displayName: 'H' } });
  });

  doubt('scimGroupFilter', async () => {
    const all = people(1);
    for (const name of ['A', 'B']) await client.group(name, ...all);
    const list = () => client.call('GET', `/v2/Groups?filter=${encodeURIComponent('displayName eq "b"')}`);
    expect((await list()).body.totalResults).toBe(2);
    await client.turn({ scimGroupFilter: 'refused' });
    expect(codeOf(await list())).toBe('no_filters');
    await client.turn({ scimGroupFilter: 'works' });
    expect((await list()).body.Resources).toMatchObject([{ displayName: 'B' }]);
  });

  doubt('scimIdpGroupLimit', async () => {
    const [one = ''] = people(1, 'p', enterprise);
    const crowd = Array.from({ length: 15_000 }, (_, n) => `W${n}`);
    const { id } = enterprise.org.groups.add({ name: 'G', kind: 'idp-group', memberIds: crowd });
    const add = () => enterprise.patchGroup(id, { op: 'add', path: 'members', value: valuesOf([one]) });
    expect(codeOf(await add())).toBe('group_member_max_exceeded');
    await enterprise.turn({ scimIdpGroupLimit: 'accept' });
    expect((await add()).status).toBe(204);
  });
});

describe('rate limits (SCIM §10)', () => {
  /** How many calls pass before the first 429, and its Retry-After. */
  async function untilRefused(call: (n: number) => Promise<{ status: number; headers: Headers }>, most: number) {
    for (let n = 0; n < most; n++) {
      const answer = await call(n);
      if (answer.status === 429) return { passed: n, retryAfter: answer.headers.get('retry-after') };
      expect(answer.status).toBeLessThan(300);
    }
    return { passed: most, retryAfter: undefined };
  }
  const limit = (more = {}) => client.control('PATCH', '/limits', { enabled: true, writeMs: 0, ...more });
  const title = (id: string) => client.patch(id, { op: 'replace', path: 'title', value: 'x' });

  fact('S10.1', async () => {
    const all = people(120);
    const groups: string[] = [];
    for (let n = 0; n < 2; n++) groups.push(client.org.groups.add({ name: `G${n}`, kind: 'user-group' }).id);
    await limit();
    const [renamed = '', deleted = ''] = groups;
    const kinds: [count: number, call: (n: number) => Promise<{ status: number }>][] = [
      [20, (n) => title(all[n] ?? '')],
      [20, (n) => client.call('DELETE', `/v2/Users/${all[30 + n]}`)],
      [20, (n) => client.createUser({ userName: `n${n}` })],
      [20, (n) => client.call('POST', '/v2/Groups', newGroup(`g${n}`, all.slice(100, 101)))],
      [80, (n) => client.patchGroup(renamed, { op: 'replace', path: 'displayName', value: `${n}` })],
      [20, () => client.call('DELETE', `/v2/Groups/${deleted}`)],
    ];
    for (const [count, call] of kinds) {
      for (let n = 0; n < count; n++) expect((await call(n)).status).not.toBe(429);
    }
    // a second later each kind alone would allow three calls, eighteen together; all writes together allow ten
    client.clock.advance(1_000);
    let passed = 0;
    for (const [count, call] of kinds) {
      for (let n = count; n < count + 3; n++) if ((await call(n)).status !== 429) passed++;
    }
    expect(passed).toBe(10);
  });

  fact('S10.2', async () => {
    await limit();
    expect((await untilRefused(() => client.call('GET', '/v2/Groups?count=1'), 1_100)).passed).toBe(1_000);
  });

  fact('S10.3', async () => {
    const [id = ''] = people(1);
    const group = client.org.groups.add({ name: 'G', kind: 'user-group' });
    await limit();
    expect((await untilRefused(() => client.call('GET', `/v2/Users/${id}`), 400)).passed).toBe(300);
    expect((await untilRefused(() => client.call('GET', `/v2/Groups/${group.id}`), 400)).passed).toBe(300);
  });

  fact('S10.4', async () => {
    const all = people(30);
    await limit();
    expect((await untilRefused((n) => client.createUser({ userName: `n${n}` }), 30)).passed).toBe(20);
    expect((await untilRefused((n) => title(all[n] ?? ''), 30)).passed).toBe(20);
    expect((await untilRefused((n) => client.call('DELETE', `/v2/Users/${all[n]}`), 30)).passed).toBe(20);
    client.clock.advance(1_000);
    expect((await untilRefused((n) => client.createUser({ userName: `m${n}` }), 30)).passed).toBe(3);
    client.clock.advance(3_600_000);
    expect((await untilRefused((n) => client.createUser({ userName: `o${n}` }), 30)).passed).toBe(20);
  });

  fact('S10.5', async () => {
    const all = people(1);
    await limit();
    const made: string[] = [];
    const create = async (n: number) => {
      const answer = await client.call('POST', '/v2/Groups', newGroup(`G${n}`, all));
      if (answer.body.id) made.push(answer.body.id);
      return answer;
    };
    expect((await untilRefused(create, 30)).passed).toBe(20);
    client.clock.advance(1_000);
    await create(30);
    expect((await untilRefused((n) => client.call('DELETE', `/v2/Groups/${made[n]}`), 21)).passed).toBe(20);
  });

  fact('S10.6', async () => {
    const { id } = client.org.groups.add({ name: 'G', kind: 'user-group' });
    await limit();
    const rename = () => client.patchGroup(id, { op: 'replace', path: 'displayName', value: 'x' });
    expect((await untilRefused(rename, 100)).passed).toBe(80);
  });

  fact('S10.7', async () => {
    await limit();
    expect((await untilRefused(() => client.call('GET', '/v2/Users?count=1'), 400)).passed).toBe(400);
  });

  fact('S10.8', async () => {
    await limit();
    const { retryAfter } = await untilRefused((n) => client.createUser({ userName: `n${n}` }), 30);
    expect(retryAfter).toBe('1');
    expect((await client.createUser({ userName: 'x' })).status).toBe(429);
    client.clock.advance(1_000);
    expect((await client.createUser({ userName: 'x' })).status).toBe(201);
    expect((await client.control('GET', '/journal/assert/over-limit')).body).toMatchObject({ ok: false, count: 2 });
  });

  fact('S10.9', async () => {
    await limit();
    await untilRefused((n) => client.createUser({ userName: `n${n}` }), 30);
    client.token = client.issue({ app: 'Another app' });
    expect((await client.createUser({ userName: 'x' })).status).toBe(429);
    await limit({ otherReadsPerMinute: 940 });
    await untilRefused(() => client.call('GET', '/v2/Users?count=1'), 1_100);
    client.clock.advance(5_000);
    expect((await untilRefused(() => client.call('GET', '/v2/Users?count=1'), 20)).passed).toBe(5);
  });

  it('starve whoever shares them with an app that uses all: a minute to wait, again and again', () => {
    const clock = new TestClock();
    const limits = new ScimLimits(clock, limitSettingsSchema.parse({ otherWritesPerMinute: 600 }));
    for (let n = 0; n < 180; n++) expect(limits.take('scim.other', true)).toBeUndefined();
    for (let n = 0; n < 3; n++) {
      expect(limits.take('scim.other', true)).toBe(60);
      clock.advance(3_600_000);
    }
    limits.configure(limitSettingsSchema.parse({ otherWritesPerMinute: 599 }));
    for (let n = 0; n < 180; n++) limits.take('scim.other', true);
    expect(limits.take('scim.other', true)).toBe(60);
    clock.advance(60_000);
    expect(limits.take('scim.other', true)).toBeUndefined();
    expect(limits.take('scim.other', true)).toBe(60);
  });

  doubt('scimThrottleCode', async () => {
    await limit();
    const refused = async () => {
      for (;;) {
        const answer = await client.call('DELETE', '/v2/Users/U0');
        if (answer.status === 429) return codeOf(answer);
      }
    };
    expect(await refused()).toBe('resource_locked');
    await client.turn({ scimThrottleCode: 'too_many_requests' });
    expect(await refused()).toBe('too_many_requests');
  });

  doubt('scimPutAndPatchLimit', async () => {
    const { id } = client.org.groups.add({ name: 'G', kind: 'user-group' });
    const rename = () => client.patchGroup(id, { op: 'replace', path: 'displayName', value: 'x' });
    const put = () => client.call('PUT', `/v2/Groups/${id}`, newGroup('x', []));
    await limit();
    await untilRefused(rename, 100);
    expect((await put()).status).toBe(429);
    await client.turn({ scimPutAndPatchLimit: 'apart' });
    await limit();
    await untilRefused(rename, 100);
    expect((await put()).status).toBe(200);
  });

  it('do not count where they are switched off, nor calls that are not authenticated', async () => {
    await limit();
    const { token } = client;
    client.token = 'xoxp-wrong';
    for (let n = 0; n < 30; n++) expect((await client.createUser()).status).toBe(401);
    client.token = token;
    expect((await client.createUser()).status).toBe(201);
    await client.control('PATCH', '/limits', { enabled: false });
    expect((await untilRefused((n) => client.createUser({ userName: `n${n}` }), 40)).passed).toBe(40);
  });
});
