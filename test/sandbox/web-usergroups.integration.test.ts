import type { NewGroup } from '../../src/sandbox/org/group-book';
import { doubt, fact } from './facts/fact';
import { type Json, WebClient } from './web-client';

/** User groups, in a workspace (Business+) and in an organisation of two workspaces. */
let client: WebClient;
let enterprise: WebClient;
const scopes = ['usergroups:read', 'usergroups:write'];
beforeAll(async () => {
  client = await WebClient.open();
  enterprise = await WebClient.open({ workspace: { kind: 'enterprise' } });
  enterprise.org.addTeam({ name: 'Second', domain: 'second' });
});
beforeEach(async () => {
  await Promise.all([client.reset(), enterprise.reset()]);
  client.token = client.with(scopes);
  enterprise.token = enterprise.with(scopes);
});
afterAll(() => Promise.all([client.sandbox.stop(), enterprise.sandbox.stop()]));

const list = async (args: Json = {}) => (await client.ok('usergroups.list', args)).usergroups;
const create = async (args: Json) => (await client.ok('usergroups.create', args)).usergroup;
const put = (usergroup: string, users: Json, options = {}) =>
  client.api('usergroups.users.update', { usergroup, users }, options);
const people = (...names: string[]) => names.map((name) => client.member(name).id);
const group = (more: Partial<NewGroup> = {}) =>
  client.org.groups.add({ name: 'Staff', kind: 'user-group', teamId: client.org.teams[0]?.id, ...more });
const policies = (patch: Json) => client.control('PATCH', '/org', { policies: patch });

describe('usergroups.list', () => {
  fact('W5.1', async () => {
    const [ada] = people('ada');
    const made = ['One', 'Two', 'Three'].map((name) => group({ name, memberIds: [ada ?? ''] }));
    client.org.groups.update(made[2]?.id ?? '', { disabledAt: client.clock.now() });
    const plain = await list();
    expect(plain.map(({ name }: Json) => name).sort()).toEqual(['One', 'Two']);
    expect(plain[0]).not.toHaveProperty('users');
    expect(plain[0]).not.toHaveProperty('user_count');
    const full = await list({ include_users: true, include_count: true, include_disabled: 'true' });
    expect(full).toHaveLength(3);
    expect(full[0].users).toEqual([ada]);
    const ids = full.map(({ id }: Json) => id);
    expect(ids).toEqual([...ids].sort());
  });

  fact('W5.2', async () => {
    group({ memberIds: people('ada', 'bob') });
    expect((await list({ include_count: true }))[0].user_count).toBe('2');
    await client.turn({ webUserCount: 'number' });
    expect((await list({ include_count: true }))[0].user_count).toBe(2);
  });

  fact('S9.16', async () => {
    group({ name: 'Own' });
    group({ name: 'Provided', managed: true });
    const shown = (await list()).map(({ name, is_idp_group }: Json) => [name, is_idp_group]);
    expect(shown).toContainEqual(['Own', false]);
    expect(shown).toContainEqual(['Provided', true]);
  });

  doubt('webUserCount', async () => {
    await client.turn({ webUserCount: 'number' });
    expect((await create({ name: 'Staff', include_count: true })).user_count).toBe(0);
  });

  fact('W5.3', async () => {
    const { id } = group({ name: 'Team Admins', builtIn: 'admin', memberIds: people('ada') });
    group({ name: 'Ordinary' });
    expect((await list()).map(({ auto_type }: Json) => auto_type).sort()).toEqual(['admin', null]);
    expect(await client.error('usergroups.update', { usergroup: id, name: 'X' })).toBe('permission_denied');
    expect((await put(id, people('bob'))).body.error).toBe('permission_denied');
    expect(await client.error('usergroups.disable', { usergroup: id })).toBe('permission_denied');
  });

  fact('W5.20', async () => {
    expect(await enterprise.error('usergroups.list', { team_id: 'T0' })).toBe('invalid_team');
    await client.control('POST', '/faults', { kind: 'refuse', code: 'users_not_found', operation: 'usergroups.list' });
    expect(await client.error('usergroups.list')).toBe('users_not_found');
  });

  fact('W5.21', async () => {
    const [first, second] = enterprise.org.teams.map(({ id }) => id);
    enterprise.org.groups.add({
      name: 'Synced',
      kind: 'idp-group',
      managed: true,
      linkedTeams: [{ id: first ?? '', autoProvision: true }],
    });
    enterprise.org.groups.add({ name: 'Own', kind: 'user-group', teamId: second });
    const { usergroups } = await enterprise.ok('usergroups.list', { team_id: first });
    expect(usergroups).toEqual([
      expect.objectContaining({
        name: 'Synced',
        team_id: first,
        is_idp_group: true,
        is_org_level: true,
        is_membership_locked: true,
        auto_provision: true,
      }),
    ]);
    const own = (await enterprise.ok('usergroups.list', { team_id: second })).usergroups;
    expect(own).toEqual([
      expect.objectContaining({ name: 'Own', is_idp_group: false, is_org_level: false, is_membership_locked: false }),
    ]);
  });
});

describe('who may use user groups', () => {
  fact('W5.5', async () => {
    const read = client.with(['usergroups:read'], { kind: 'bot' });
    await client.ok('usergroups.list', {}, { token: read });
    const refused = await client.api('usergroups.create', { name: 'X' }, { token: read });
    expect(refused.body).toMatchObject({ error: 'missing_scope', needed: 'usergroups:write' });
    const write = client.with(['usergroups:write']);
    expect(await client.error('usergroups.list', {}, { token: write })).toBe('missing_scope');
    for (const method of ['usergroups.list', 'usergroups.users.list', 'usergroups.update', 'usergroups.users.update']) {
      const args = { usergroup: 'S1', users: 'U1' };
      expect([method, await enterprise.error(method, args)]).toEqual([method, 'missing_argument']);
    }
    await enterprise.ok('usergroups.list', { team_id: enterprise.org.teams[1]?.id });
  });

  fact('W5.6', async () => {
    client.member('plain');
    client.member('boss', { rank: 'admin' });
    client.member('guest', { rank: 'multi-channel-guest' });
    const attempt = async (token: string, name: string) =>
      (await client.api('usergroups.create', { name }, { token })).body.error ?? 'ok';
    const by = (member: string) => client.with(scopes, { member });
    const bot = client.with(scopes, { kind: 'bot' });
    expect(await attempt(by('boss'), 'one')).toBe('ok');
    expect(await attempt(by('plain'), 'two')).toBe('permission_denied');
    expect(await attempt(bot, 'three')).toBe('permission_denied');
    await policies({ userGroupManagers: 'everyone' });
    expect(await attempt(by('plain'), 'two')).toBe('ok');
    expect(await attempt(bot, 'three')).toBe('ok');
    expect(await attempt(by('guest'), 'four')).toBe('permission_denied');
    await policies({ userGroupManagers: 'admins' });
  });

  fact('W5.7', async () => {
    const { id } = group();
    client.org.plan = 'free';
    try {
      for (const [method, code] of [
        ['usergroups.list', 'plan_upgrade_required'],
        ['usergroups.create', 'plan_upgrade_required'],
        ['usergroups.update', 'paid_teams_only'],
        ['usergroups.disable', 'plan_upgrade_required'],
        ['usergroups.users.list', 'plan_upgrade_required'],
        ['usergroups.users.update', 'plan_upgrade_required'],
      ] as const) {
        expect(await client.error(method, { usergroup: id, name: 'X', users: 'U1' })).toBe(code);
      }
    } finally {
      client.org.plan = 'business-plus';
    }
  });
});

describe('usergroups.create and usergroups.update', () => {
  const failing = (args: Json) => client.error('usergroups.create', args);

  fact('W5.8', async () => {
    const made = await create({ name: 'Marketing Team', description: 'All of us' });
    expect(made).toMatchObject({ name: 'Marketing Team', handle: 'marketing-team', users: [], date_delete: 0 });
    expect(made.created_by).toBe(client.org.primaryOwner?.id);
    expect(await failing({ name: 'marketing team', handle: 'other' })).toBe('name_already_exists');
  });

  fact('W5.9', async () => {
    people('ada');
    client.org.channels.add({ name: 'general', kind: 'public', teamId: client.org.teams[0]?.id ?? '' });
    await create({ name: 'One', handle: 'staff' });
    for (const handle of ['ada', 'general', 'staff']) {
      expect(await failing({ name: 'Two', handle })).toBe('handle_already_exists');
    }
    expect(await failing({ name: 'Staff' })).toBe('handle_already_exists');
    expect((await create({ name: 'Two', handle: 'free' })).handle).toBe('free');
  });

  fact('W5.10', async () => {
    const channels = client.org.channels;
    const teamId = client.org.teams[0]?.id ?? '';
    const open = channels.add({ name: 'open', kind: 'public', teamId }).id;
    const closed = channels.add({ name: 'closed', kind: 'private', teamId }).id;
    const old = channels.add({ name: 'old', kind: 'public', teamId, isArchived: true }).id;
    const oldPrivate = channels.add({ name: 'older', kind: 'private', teamId, isArchived: true }).id;
    expect(await failing({})).toBe('missing_subteam_name');
    expect(await failing({ name: ' ' })).toBe('missing_subteam_name');
    expect(await failing({ name: 'x'.repeat(81) })).toBe('name_too_long');
    expect(await failing({ name: 'A', description: 'x'.repeat(141) })).toBe('description_too_long');
    for (const handle of ['With Space', 'UPPER', 'x'.repeat(22), '-', 'ü']) {
      expect(await failing({ name: 'A', handle })).toBe('bad_handle');
    }
    expect(await failing({ name: '???' })).toBe('bad_handle');
    for (const handle of ['here', 'everyone']) expect(await failing({ name: 'A', handle })).toBe('forbidden_handle');
    for (const id of ['C0', old]) expect(await failing({ name: 'A', channels: id })).toBe('invalid_channel_provided');
    expect(await failing({ name: 'A', channels: ['G0'] })).toBe('invalid_group_provided');
    expect(await failing({ name: 'A', additional_channels: oldPrivate })).toBe('invalid_group_provided');
    const made = await create({ name: 'A', handle: 'a', channels: [open, closed], enable_section: true });
    expect(made).toMatchObject({ prefs: { channels: [open], groups: [closed] }, channel_count: 2 });
  });

  doubt('webGroupTextLengths', async () => {
    await client.turn({ webGroupTextLengths: '255-1000' });
    await create({ name: 'x'.repeat(255), handle: 'long', description: 'x'.repeat(1_000) });
    expect(await failing({ name: 'x'.repeat(256), handle: 'longer' })).toBe('name_too_long');
    expect(await failing({ name: 'A', description: 'x'.repeat(1_001) })).toBe('description_too_long');
  });

  fact('W5.11', async () => {
    const code = (method: string, team_id?: string) =>
      enterprise.error(method, { name: 'A', usergroup: 'S1', ...(team_id && { team_id }) });
    for (const method of ['usergroups.create', 'usergroups.disable', 'usergroups.enable']) {
      expect(await code(method)).toBe('target_team_must_be_specified_in_org_context');
      expect(await code(method, 'T0')).toBe('target_team_not_on_org');
    }
    const team_id = enterprise.org.teams[1]?.id;
    const { usergroup } = await enterprise.ok('usergroups.create', { name: 'A', team_id });
    expect(usergroup.team_id).toBe(team_id);
  });

  fact('W5.12', async () => {
    const { id } = await create({ name: 'A', handle: 'a' });
    const teamId = client.org.teams[0]?.id ?? '';
    const channels = Array.from(
      { length: 101 },
      (_, n) => client.org.channels.add({ name: `c${n}`, kind: 'public', teamId }).id,
    );
    const update = (args: Json) => client.api('usergroups.update', { usergroup: id, ...args });
    client.clock.advance(60_000);
    const { usergroup } = (await update({ name: 'B', handle: 'b', description: 'D', channels: channels.slice(1) }))
      .body;
    expect(usergroup).toMatchObject({ name: 'B', handle: 'b', description: 'D', channel_count: 100 });
    expect(usergroup.date_update - usergroup.date_create).toBe(60);
    expect((await update({ channels })).body.error).toBe('too_many_linked_channels');
    expect((await update({ name: 'B', handle: 'b' })).body.ok).toBe(true);
    expect((await update({ channels: '' })).body.usergroup.channel_count).toBe(0);
    expect(await client.error('usergroups.update', { usergroup: 'S0', name: 'B' })).toBe('no_such_subteam');
    const { body } = await client.control('GET', '/journal/assert/no-change-writes');
    expect(body.count).toBe(1);
  });

  fact('W5.4', async () => {
    const { id } = group();
    const { usergroup } = await client.ok('usergroups.disable', { usergroup: id });
    expect(usergroup.date_delete).toBe(client.clock.now().getTime() / 1000);
    expect(usergroup.deleted_by).toBe(client.org.primaryOwner?.id);
  });

  fact('W5.13', async () => {
    const { id } = group({ memberIds: people('ada') });
    await client.ok('usergroups.disable', { usergroup: id });
    expect(await list()).toEqual([]);
    const { usergroup } = await client.ok('usergroups.enable', { usergroup: id, include_count: true });
    expect(usergroup).toMatchObject({ date_delete: 0, deleted_by: null, user_count: '1' });
    expect(await list()).toHaveLength(1);
  });
});

describe('members of a user group', () => {
  fact('W5.14', async () => {
    const memberIds = people('ada', 'bob');
    const { id } = group({ memberIds });
    expect((await client.ok('usergroups.users.list', { usergroup: id })).users).toEqual(memberIds);
    expect(await client.error('usergroups.users.list', { usergroup: 'S0' })).toBe('no_such_subteam');
  });

  doubt('webDisabledGroupUsers', async () => {
    const { id } = group({ memberIds: people('ada'), disabledAt: client.clock.now() });
    expect(await client.error('usergroups.users.list', { usergroup: id })).toBe('no_such_subteam');
    const shown = await client.ok('usergroups.users.list', { usergroup: id, include_disabled: true });
    expect(shown.users).toHaveLength(1);
    await client.turn({ webDisabledGroupUsers: 'listed' });
    expect((await client.ok('usergroups.users.list', { usergroup: id })).users).toHaveLength(1);
  });

  fact('W1.32', async () => {
    const [ada = '', bob = ''] = people('ada', 'bob');
    const { id } = group();
    const sets: [Json, Json][] = [
      [`${ada},${bob}`, { as: 'form' }],
      [`${ada}, ${bob}`, { as: 'form' }],
      [[ada, bob], { as: 'form' }],
      [[ada, bob], { as: 'json' }],
      [`${ada},${bob}`, { as: 'json' }],
    ];
    for (const [users, options] of sets) {
      expect((await put(id, users, options)).body.usergroup.users).toEqual([ada, bob]);
    }
    expect((await put(id, [1], { as: 'json' })).body.error).toBe('invalid_users');
    expect((await put(id, '[', {})).body.error).toBe('invalid_users');
  });

  fact('W5.15', async () => {
    const [ada = '', bob = '', cyd = ''] = people('ada', 'bob', 'cyd');
    const teamId = client.org.teams[0]?.id ?? '';
    const channel = client.org.channels.add({ name: 'c', kind: 'public', teamId });
    const { id } = group({ memberIds: [ada, bob], defaultChannelIds: [channel.id] });
    expect((await put(id, [bob, cyd])).body.usergroup.users).toEqual([bob, cyd]);
    expect([...(client.org.channels.get(channel.id)?.memberIds ?? [])]).toEqual([cyd]);
    const { body } = await client.control('GET', `/journal/assert/writes-touching/${ada}?most=1`);
    expect(body).toMatchObject({ ok: true, count: 1 });
  });

  fact('W5.16', async () => {
    const [ada = ''] = people('ada');
    const { id } = group({ memberIds: [ada] });
    for (const users of ['', ',', []]) expect((await put(id, users)).body.error).toBe('no_users_provided');
    expect(await client.error('usergroups.users.update', { usergroup: id })).toBe('no_users_provided');
    for (const users of ['U0', `${ada},U0`]) expect((await put(id, users)).body.error).toBe('invalid_users');
    const gone = client.member('gone', { state: 'deactivated' }).id;
    expect((await put(id, [gone])).body.error).toBe('invalid_users');
    expect(client.org.groups.get(id)?.memberIds.size).toBe(1);
  });

  fact('W5.17', async () => {
    const { id } = group({ memberIds: people('ada') });
    const single = client.member('single', { rank: 'single-channel-guest' }).id;
    const multi = client.member('multi', { rank: 'multi-channel-guest' }).id;
    const bot = client.member('bot', { kind: 'bot' }).id;
    expect((await put(id, [single])).body.error).toBe('single_channel_guests_cannot_be_added');
    for (const user of [multi, bot]) expect((await put(id, [user])).body.error).toBe('invalid_user');
    expect((await put(id, people('bob'))).body.ok).toBe(true);
  });

  doubt('webGuestInGroup', async () => {
    const { id } = group();
    await client.turn({ webGuestInGroup: 'invalid_users' });
    expect((await put(id, [client.member('bot', { kind: 'bot' }).id])).body.error).toBe('invalid_users');
  });

  fact('W5.18', async () => {
    const [first = '', second = ''] = enterprise.org.teams.map(({ id }) => id);
    const inside = enterprise.member('ada', { teamIds: [first] }).id;
    const outside = enterprise.member('bob', { teamIds: [second] }).id;
    const { id } = enterprise.org.groups.add({ name: 'A', kind: 'user-group', teamId: first });
    const args = { usergroup: id, team_id: first };
    const users = [inside, outside];
    expect(await enterprise.error('usergroups.users.update', { ...args, users })).toBe('failed_for_some_users');
    const { usergroup } = await enterprise.ok('usergroups.users.update', { ...args, users: [inside] });
    expect(usergroup.users).toEqual([inside]);
  });

  doubt('webFailedForSomeUsers', async () => {
    const [first = ''] = enterprise.org.teams.map(({ id }) => id);
    const inside = enterprise.member('ada', { teamIds: [first] }).id;
    const users = [inside, enterprise.member('bob').id];
    const attempt = async () => {
      const { id } = enterprise.org.groups.add({ name: 'A', kind: 'user-group', teamId: first });
      await enterprise.error('usergroups.users.update', { usergroup: id, team_id: first, users });
      return [...(enterprise.org.groups.get(id)?.memberIds ?? [])];
    };
    expect(await attempt()).toEqual([inside]);
    await enterprise.turn({ webFailedForSomeUsers: 'nothing-applied' });
    expect(await attempt()).toEqual([]);
  });

  fact('W5.19', async () => {
    const { id } = group();
    const users = Array.from({ length: 5_001 }, (_, n) => client.member(`m${n}`).id);
    expect((await put(id, users)).body.error).toBe('subteam_max_users_exceeded');
    expect((await put(id, users.slice(1))).body.usergroup.users).toHaveLength(5_000);
  });

  doubt('webLockedMembership', async () => {
    const [ada = ''] = people('ada');
    const { id } = group({ managed: true });
    expect((await put(id, [ada])).body.error).toBe('permission_denied');
    await client.turn({ webLockedMembership: 'restricted_action' });
    expect((await put(id, [ada])).body.error).toBe('restricted_action');
    expect(client.org.groups.get(id)?.memberIds.size).toBe(0);
    await client.turn({ webLockedMembership: 'accepted' });
    expect((await put(id, [ada])).body.usergroup.users).toEqual([ada]);
  });

  doubt('webManagedGroupEdits', async () => {
    const { id } = group({ managed: true });
    const update = async (args: Json) =>
      (await client.api('usergroups.update', { usergroup: id, ...args })).body.error ?? 'ok';
    expect(await update({ handle: 'staff' })).toBe('permission_denied');
    await client.turn({ webManagedGroupEdits: 'name-refused' });
    expect([await update({ name: 'X' }), await update({ handle: 'staff' })]).toEqual(['permission_denied', 'ok']);
    await client.turn({ webManagedGroupEdits: 'accepted' });
    expect(await update({ name: 'X' })).toBe('ok');
  });
});
