import type { Channel } from '../../src/sandbox/org/org-data';
import { systemRoles } from '../../src/sandbox/org/system-roles';
import { webMethods } from '../../src/sandbox/web-api/methods';
import { AdminClient, adminMethods, adminScopes } from './admin-client';
import { doubt, fact } from './facts/fact';
import { type Json, WebClient } from './web-client';

let client: AdminClient;
beforeAll(async () => {
  client = await AdminClient.openOrg();
});
beforeEach(() => client.begin());
afterAll(() => client.sandbox.stop());

describe('who may call the Admin API (Web API §6)', () => {
  fact('W6.1', async () => {
    await client.control('PATCH', '/org', { plan: 'business-plus' });
    for (const method of Object.keys(adminMethods))
      expect([method, await client.error(method)]).toEqual([method, 'feature_not_enabled']);
    await client.control('PATCH', '/org', { plan: 'enterprise' });
    await client.ok('admin.teams.list');
    const alone = await WebClient.open({ workspace: { plan: 'business-plus' } });
    expect(await alone.error('admin.teams.list', {}, { token: alone.with(adminScopes) })).toBe('feature_not_enabled');
    await alone.sandbox.stop();
  });

  doubt('adminWithoutEnterprise', async () => {
    await client.turn({ adminWithoutEnterprise: 'not_an_enterprise' });
    await client.control('PATCH', '/org', { plan: 'pro' });
    expect(await client.error('admin.users.list')).toBe('not_an_enterprise');
    await client.control('PATCH', '/org', { plan: 'enterprise' });
  });

  fact('W6.2', async () => {
    for (const method of Object.keys(adminMethods)) {
      const token = client.with(adminScopes, { kind: 'bot' });
      expect([method, await client.error(method, {}, { token })]).toEqual([method, 'not_allowed_token_type']);
    }
    const ofTeam = client.with(adminScopes, { install: 'workspace' });
    expect(await client.error('admin.users.list', {}, { token: ofTeam })).toBe('not_allowed_token_type');
    await client.ok('admin.users.list');
  });

  doubt('adminWorkspaceInstall', async () => {
    const token = client.with(adminScopes, { install: 'workspace' });
    for (const code of ['not_allowed_token_type', 'feature_not_enabled', 'team_access_not_granted'] as const) {
      await client.turn({ adminWorkspaceInstall: code });
      expect(await client.error('admin.users.list', {}, { token })).toBe(code);
    }
  });

  fact('W6.3', async () => {
    for (const method of Object.keys(adminMethods)) {
      const code = /roles/.test(method)
        ? 'invalid_actor'
        : ({ 'admin.users.remove': 'invalid_permissions', 'admin.usergroups.addTeams': 'restricted_action' }[method] ??
          'not_an_admin');
      expect([method, await client.errorBy('member', method)]).toEqual([method, code]);
      expect([method, await client.errorBy('multi-channel-guest', method)]).toEqual([method, code]);
    }
    for (const rank of ['admin', 'owner'] as const) {
      client.member(rank, { rank });
      await client.ok('admin.teams.list', {}, { token: client.with(adminScopes, { member: rank }) });
    }
  });

  doubt('adminRankCode', async () => {
    await client.turn({ adminRankCode: 'second' });
    for (const [method, code] of [
      ['admin.users.list', 'invalid_auth'],
      ['admin.users.setAdmin', 'invalid_permissions'],
      ['admin.users.session.list', 'admin_unauthorized'],
      ['admin.usergroups.listChannels', 'not_allowed'],
      ['admin.users.invite', 'not_an_admin'],
    ] as const) {
      expect([method, await client.errorBy('member', method)]).toEqual([method, code]);
    }
  });

  fact('W6.4', async () => {
    for (const method of Object.keys(adminMethods)) {
      const verb = method === 'admin.roles.listAssignments' ? 'GET' : 'POST';
      expect([method, webMethods.get(method)?.verb]).toEqual([method, verb]);
    }
    for (const as of ['form', 'json'] as const) {
      expect((await client.ok('admin.teams.list', { limit: 2 }, { as })).teams).toHaveLength(2);
      const ada = client.joined(`ada-${as}`);
      await client.ok('admin.users.assign', { team_id: client.two.id, user_id: ada.id }, { as });
      expect(client.now(ada.id).teamIds).toEqual([client.one.id, client.two.id]);
    }
    expect(await client.error('admin.teams.list', {}, { as: 'query' })).toBe('invalid_post_type');
    await client.ok('admin.roles.listAssignments', {}, { as: 'query' });
  });

  fact('W6.5', async () => {
    for (const [method, [scope]] of Object.entries(adminMethods)) {
      const others = adminScopes.filter((each) => each !== scope);
      const { body } = await client.api(method, {}, { token: client.with(others) });
      expect([method, body]).toEqual([
        method,
        { ok: false, error: 'missing_scope', needed: scope, provided: others.join(',') },
      ]);
    }
  });

  fact('W6.6', async () => {
    for (const [method, [, tier]] of Object.entries(adminMethods)) {
      expect([method, webMethods.get(method)?.tier]).toEqual([method, tier]);
    }
    await client.control('PATCH', '/limits', { enabled: true });
    await client.turn({ webLimitBurst: 'whole-minute', webThrottleAnswer: '429' });
    const statuses = async (method: string, calls: number) => {
      const found: number[] = [];
      for (let n = 0; n < calls; n++) found.push((await client.api(method)).status);
      return found.filter((status) => status === 200).length;
    };
    expect(await statuses('admin.usergroups.addChannels', 3)).toBe(1);
    expect(await statuses('admin.users.invite', 22)).toBe(20);
    expect(await statuses('admin.users.list', 102)).toBe(100);
  });
});

describe('admin.users.list (Web API §6)', () => {
  const listed = async (args: Json = {}) =>
    (await client.ok('admin.users.list', args)).users.map((user: Json) => user.username).sort();

  fact('W6.7', async () => {
    const signedIn = new Date(client.clock.now().getTime() - 5_000);
    const ada = client.joined('ada', {
      firstName: 'Ada',
      lastName: 'Byron',
      has2fa: true,
      nameId: 'n1',
      lastSignInAt: signedIn,
    });
    client.org.addRole({ roleId: 'Rl03', entityId: client.orgId, memberId: ada.id });
    const { users } = await client.ok('admin.users.list');
    const at = Math.floor(client.clock.now().getTime() / 1000);
    expect(users.find((user: Json) => user.id === ada.id)).toEqual({
      id: ada.id,
      email: 'ada@acme.example',
      is_admin: false,
      is_owner: false,
      is_primary_owner: false,
      is_restricted: false,
      is_ultra_restricted: false,
      is_bot: false,
      username: 'ada',
      full_name: 'Ada Byron',
      is_active: true,
      date_created: at,
      deactivated_ts: 0,
      expiration_ts: 0,
      roles: ['Rl03'],
      workspaces: [client.one.id],
      has_2fa: true,
      has_sso: true,
      last_active_ts: at - 5,
    });
    const owner = users.find((user: Json) => user.id === client.org.primaryOwner?.id);
    expect(owner).toMatchObject({ is_admin: true, is_owner: true, is_primary_owner: true });
    client.org.members.update(ada.id, { teamRanks: { [client.one.id]: 'admin' } });
    const inTeam = await client.ok('admin.users.list', { team_id: client.one.id });
    expect(inTeam.users.find((user: Json) => user.id === ada.id)).toMatchObject({ is_admin: true, is_owner: false });
  });

  fact('W6.8', async () => {
    client.joined('ada');
    const eve = client.joined('eve', { state: 'deactivated', deactivatedAt: client.clock.now() });
    expect(await listed()).toEqual(['ada', 'primary.owner']);
    expect(await listed({ is_active: true })).toEqual(['ada', 'primary.owner']);
    const { users } = await client.ok('admin.users.list', { is_active: false });
    expect(users).toMatchObject([{ id: eve.id, is_active: false, workspaces: [] }]);
    expect(users[0].deactivated_ts).toBe(Math.floor(client.clock.now().getTime() / 1000));
  });

  doubt('adminInvitedUsers', async () => {
    client.joined('ada', { state: 'invited' });
    expect(await listed()).toEqual(['primary.owner']);
    await client.turn({ adminInvitedUsers: 'listed' });
    expect(await listed()).toEqual(['ada', 'primary.owner']);
  });

  fact('W6.9', async () => {
    client.joined('ada');
    client.joined('eve', { teamIds: [client.two.id] });
    expect(await listed({ team_id: client.two.id })).toEqual(['eve', 'primary.owner']);
    expect(await client.error('admin.users.list', { team_id: 'T0' })).toBe('team_not_found');
    await client.ok('admin.users.remove', {
      team_id: client.two.id,
      user_id: client.org.members.byUsername('eve')?.id,
    });
    expect(await listed({ team_id: client.two.id })).toEqual(['primary.owner']);
    expect(await listed({ team_id: client.two.id, is_active: false })).toEqual(['eve']);
    expect(await listed()).toContain('eve');
  });

  fact('W6.10', async () => {
    const expiresAt = new Date(client.clock.now().getTime() + 3_600_000);
    client.guest('gail', { guest: { channelIds: [], expiresAt } });
    client.guest('sid', { rank: 'single-channel-guest', teamIds: [client.two.id] });
    client.joined('ada');
    expect(await listed({ only_guests: true })).toEqual(['gail', 'sid']);
    const { users } = await client.ok('admin.users.list', { only_guests: true, team_id: client.one.id });
    expect(users).toMatchObject([
      { username: 'gail', is_restricted: true, is_ultra_restricted: false, expiration_ts: expiresAt.getTime() / 1000 },
    ]);
  });

  fact('W6.11', async () => {
    const ada = client.joined('ada', { teamIds: [client.one.id, client.two.id] });
    await client.ok('admin.users.remove', { team_id: client.two.id, user_id: ada.id });
    const workspaces = async (args: Json) =>
      (await client.ok('admin.users.list', args)).users.find((user: Json) => user.id === ada.id).workspaces;
    expect(await workspaces({})).toEqual([client.one.id]);
    expect(await workspaces({ include_deactivated_user_workspaces: true })).toEqual([client.one.id, client.two.id]);
    const both = { include_deactivated_user_workspaces: true, team_id: client.one.id };
    expect(await client.error('admin.users.list', both)).toBe('include_deactivated_user_workspaces_invalid');
  });

  fact('W6.12', async () => {
    for (let n = 0; n < 104; n++) client.joined(`m${n}`);
    await client.turn({ webPages: 'full' });
    const first = await client.ok('admin.users.list');
    expect(first.users).toHaveLength(100);
    const cursor = first.response_metadata.next_cursor;
    const second = await client.ok('admin.users.list', { cursor });
    expect(second.users).toHaveLength(5);
    expect(second.response_metadata.next_cursor).toBe('');
    expect(await client.error('admin.users.list', { cursor: 'nonsense' })).toBe('invalid_cursor');
    expect(await client.error('admin.users.list', { limit: 1_001 })).toBe('invalid_arguments');
  });
});

describe('admin.users.invite (Web API §6)', () => {
  let general: Readonly<Channel>;
  beforeEach(() => {
    general = client.channel('general', { isGeneral: true });
  });
  const invitation = (more: Json = {}) => ({
    team_id: client.one.id,
    email: 'new@acme.example',
    channel_ids: general.id,
    ...more,
  });

  fact('W6.13', async () => {
    const { body } = await client.api('admin.users.invite', invitation({ real_name: 'Nora New', resend: true }));
    expect(body).toEqual({ ok: true });
    const nora = client.org.members.byEmail('new@acme.example')[0];
    expect(nora).toMatchObject({
      state: 'invited',
      source: 'invitation',
      rank: 'member',
      firstName: 'Nora',
      lastName: 'New',
      username: 'new',
      teamIds: [client.one.id],
    });
    expect(client.org.channels.get(general.id)?.memberIds.has(nora?.id ?? '')).toBe(true);
    for (const missing of ['team_id', 'email', 'channel_ids']) {
      const code = await client.error('admin.users.invite', invitation({ [missing]: undefined }));
      expect([missing, code]).toEqual([missing, 'invalid_arguments']);
    }
    expect(await client.error('admin.users.invite', invitation({ channel_ids: '' }))).toBe(
      'failed_to_validate_channels',
    );
    expect(await client.error('admin.users.invite', invitation({ team_id: 'T0' }))).toBe('team_not_found');
  });

  fact('W6.14', async () => {
    const eve = client.joined('eve', { state: 'deactivated', teamIds: [client.two.id] });
    await client.ok('admin.users.invite', invitation({ email: eve.email }));
    expect(client.now(eve.id)).toMatchObject({
      state: 'active',
      teamIds: [client.one.id],
      formerTeamIds: [client.two.id],
    });
  });

  doubt('adminInviteDeactivated', async () => {
    await client.turn({ adminInviteDeactivated: 'user_disabled' });
    const eve = client.joined('eve', { state: 'deactivated' });
    expect(await client.error('admin.users.invite', invitation({ email: eve.email }))).toBe('user_disabled');
    expect(client.now(eve.id).state).toBe('deactivated');
  });

  fact('W6.15', async () => {
    const inAnHour = Math.floor(client.clock.now().getTime() / 1000) + 3_600;
    const invite = (more: Json) => client.ok('admin.users.invite', invitation(more));
    await invite({ email: 'mc@acme.example', is_restricted: true, guest_expiration_ts: `${inAnHour}.012345` });
    await invite({ email: 'sc@acme.example', is_ultra_restricted: true });
    const [multi, single] = ['mc', 'sc'].map((name) => client.org.members.byUsername(name));
    expect(multi).toMatchObject({ rank: 'multi-channel-guest', guest: { channelIds: [general.id] } });
    expect(multi?.guest?.expiresAt?.getTime()).toBe(inAnHour * 1000 + 12);
    expect(single).toMatchObject({ rank: 'single-channel-guest', guest: { channelIds: [general.id] } });
    for (const bad of [
      { guest_expiration_ts: String(inAnHour) },
      { is_restricted: true, guest_expiration_ts: String(inAnHour - 7_200) },
      { is_restricted: true, guest_expiration_ts: 'tomorrow' },
    ]) {
      expect(await client.error('admin.users.invite', invitation(bad))).toBe('failed_to_validate_expiration');
    }
    const two = `${general.id},${client.channel('sales').id}`;
    const narrow = invitation({ is_ultra_restricted: true, channel_ids: two });
    expect(await client.error('admin.users.invite', narrow)).toBe('failed_to_validate_channels');
  });

  fact('W6.16', async () => {
    const code = (more: Json) => client.error('admin.users.invite', invitation(more));
    expect(await code({ email: client.joined('ada').email })).toBe('already_in_team');
    expect(await code({ email: client.joined('ida', { state: 'invited' }).email })).toBe(
      'already_in_team_invited_user',
    );
    expect(await code({ email: client.joined('bot', { kind: 'bot' }).email })).toBe('failed_to_send_invite');
    for (const email of ['nobody', 'a b@acme.example', '']) expect(await code({ email })).toBe('invalid_email');
    const hidden = client.channel('hidden', { kind: 'private' });
    const elsewhere = client.channel('elsewhere', { teamId: client.two.id });
    const old = client.channel('old', { isArchived: true });
    for (const id of ['C0', hidden.id, elsewhere.id, old.id, `${general.id},C0`]) {
      expect(await code({ channel_ids: id })).toBe('failed_to_validate_channels');
    }
    client.org.channels.changeMembers(hidden.id, { add: [client.primaryOwnerId] });
    await client.ok('admin.users.invite', invitation({ channel_ids: hidden.id }));
    expect(await code({ email: 'x@acme.example', custom_message: 'x'.repeat(501) })).toBe(
      'failed_to_validate_custom_message',
    );
    const active = client.joined('eve', { teamIds: [client.two.id] });
    await client.ok('admin.users.invite', invitation({ email: active.email }));
    expect(client.now(active.id)).toMatchObject({ state: 'active', teamIds: [client.two.id, client.one.id] });
  });

  doubt('adminCustomMessageLength', async () => {
    await client.turn({ adminCustomMessageLength: '4000' });
    await client.ok('admin.users.invite', invitation({ custom_message: 'x'.repeat(4_000) }));
    const long = invitation({ email: 'x@acme.example', custom_message: 'x'.repeat(4_001) });
    expect(await client.error('admin.users.invite', long)).toBe('failed_to_validate_custom_message');
  });
});

describe('admin.users.assign, remove and the ranks (Web API §6)', () => {
  const assign = (id: string, more: Json = {}) => ({ team_id: client.two.id, user_id: id, ...more });

  fact('W6.18', async () => {
    const ada = client.joined('ada');
    const sales = client.channel('sales', { teamId: client.two.id });
    const { body } = await client.api('admin.users.assign', assign(ada.id, { channel_ids: sales.id }));
    expect(body).toEqual({ ok: true });
    expect(client.now(ada.id).teamIds).toEqual([client.one.id, client.two.id]);
    expect(client.org.channels.get(sales.id)?.memberIds.has(ada.id)).toBe(true);
    await client.ok('admin.users.remove', assign(ada.id));
    expect(client.now(ada.id)).toMatchObject({ teamIds: [client.one.id], formerTeamIds: [client.two.id] });
    await client.ok('admin.users.assign', assign(ada.id));
    expect(client.now(ada.id)).toMatchObject({ teamIds: [client.one.id, client.two.id], formerTeamIds: undefined });
  });

  fact('W6.19', async () => {
    const eve = client.joined('eve', { state: 'deactivated', teamIds: [client.one.id, client.two.id] });
    await client.ok('admin.users.assign', assign(eve.id));
    expect(client.now(eve.id)).toMatchObject({
      state: 'active',
      teamIds: [client.two.id],
      formerTeamIds: [client.one.id],
    });
  });

  fact('W6.20', async () => {
    const ada = client.joined('ada', { teamIds: [client.two.id] });
    expect(await client.error('admin.users.assign', assign(ada.id))).toBe('user_already_team_member');
    expect(await client.error('admin.users.assign', assign('W0'))).toBe('user_not_found');
    expect(await client.error('admin.users.assign', assign(client.joined('bot', { kind: 'bot' }).id))).toBe(
      'user_is_bot',
    );
    const eve = client.joined('eve');
    expect(await client.error('admin.users.assign', assign(eve.id, { team_id: 'T0' }))).toBe('team_not_found');
    const hidden = client.channel('hidden', { teamId: client.two.id, kind: 'private' });
    const unseen = assign(eve.id, { channel_ids: hidden.id });
    expect(await client.error('admin.users.assign', unseen)).toBe('invitor_cannot_see_channel');
    expect(client.now(eve.id).teamIds).toEqual([client.one.id]);
  });

  fact('W6.21', async () => {
    const code = (id: string, more: Json) => client.error('admin.users.assign', assign(id, more));
    const [ada, gail] = [client.joined('ada'), client.guest('gail')];
    expect(await code(ada.id, { is_restricted: true })).toBe('invalid_role_for_user');
    expect(await code(gail.id, {})).toBe('invalid_role_for_user');
    expect(await code(gail.id, { is_ultra_restricted: true })).toBe('invalid_role_for_user');
    await client.ok('admin.users.assign', assign(gail.id, { is_restricted: true }));
    expect(client.now(gail.id)).toMatchObject({ rank: 'multi-channel-guest', teamIds: [client.one.id, client.two.id] });
    const [nora, greg] = [client.joined('nora', { teamIds: [] }), client.guest('greg', { teamIds: [] })];
    await client.ok('admin.users.assign', assign(nora.id, { is_ultra_restricted: true }));
    await client.ok('admin.users.assign', assign(greg.id));
    expect([client.now(nora.id).rank, client.now(greg.id).rank]).toEqual(['single-channel-guest', 'member']);
    expect(client.now(greg.id).guest).toBeUndefined();
    const admin = client.joined('admin', { rank: 'admin', teamIds: [] });
    expect(await code(admin.id, { is_restricted: true })).toBe('invalid_role_for_user');
  });

  fact('W6.23', async () => {
    const ada = client.joined('ada', {
      teamIds: [client.one.id, client.two.id],
      teamRanks: { [client.two.id]: 'admin' },
    });
    const [here, there] = [client.channel('here'), client.channel('there', { teamId: client.two.id })];
    for (const { id } of [here, there]) client.org.channels.changeMembers(id, { add: [ada.id] });
    client.org.sessions.open(ada.id, { notes: [], teamId: client.two.id });
    client.org.sessions.open(ada.id, { notes: [], teamId: client.one.id });
    const { body } = await client.api('admin.users.remove', assign(ada.id));
    expect(body).toEqual({ ok: true });
    expect(client.now(ada.id)).toMatchObject({ state: 'active', teamIds: [client.one.id], teamRanks: undefined });
    const isIn = ({ id }: Pick<Channel, 'id'>) => client.org.channels.get(id)?.memberIds.has(ada.id);
    expect([isIn(here), isIn(there)]).toEqual([true, false]);
    expect(client.org.sessions.ofMember(ada.id).map((session) => session.teamId)).toEqual([client.one.id]);
  });

  fact('W6.24', async () => {
    const ada = client.joined('ada', { teamIds: [client.one.id, client.two.id] });
    await client.ok('admin.users.remove', assign(ada.id));
    expect(await client.error('admin.users.remove', assign(ada.id))).toBe('user_already_deleted');
    const gone = client.joined('gone', { state: 'deactivated', teamIds: [client.two.id] });
    expect(await client.error('admin.users.remove', assign(gone.id))).toBe('user_already_deleted');
    const primary = client.primaryOwnerId;
    expect(await client.error('admin.users.remove', assign(primary))).toBe('cannot_modify_primary_owner');
    const owner = client.joined('olga', { rank: 'owner', teamIds: [client.two.id] });
    expect(await client.errorBy('admin', 'admin.users.remove', assign(owner.id))).toBe(
      'failed_to_remove_user_from_workspace',
    );
    await client.ok('admin.users.remove', assign(owner.id));
  });

  doubt('adminRemoveStranger', async () => {
    const ada = client.joined('ada');
    expect(await client.error('admin.users.remove', assign(ada.id))).toBe('user_not_found');
    await client.turn({ adminRemoveStranger: 'user_already_deleted' });
    expect(await client.error('admin.users.remove', assign(ada.id))).toBe('user_already_deleted');
  });

  doubt('adminOutranked', async () => {
    const owner = client.joined('olga', { rank: 'owner', teamIds: [client.one.id] });
    const args = { team_id: client.orgId, user_id: owner.id };
    expect(await client.errorBy('admin', 'admin.users.setRegular', args)).toBe('failed_to_set_user_to_regular');
    expect(client.now(owner.id).rank).toBe('owner');
    const ada = client.joined('ada');
    const promotion = { team_id: client.orgId, user_id: ada.id };
    expect(await client.errorBy('admin', 'admin.users.setOwner', promotion)).toBe('failed_to_set_user_to_owner');
    expect(await client.errorBy('admin', 'admin.users.assign', { team_id: client.two.id, user_id: owner.id })).toBe(
      'not_an_admin',
    );
    await client.turn({ adminOutranked: 'accepted' });
    const token = client.with(adminScopes, { member: 'by.admin' });
    await client.ok('admin.users.setOwner', promotion, { token });
    expect(client.now(ada.id).rank).toBe('owner');
  });

  fact('W6.25', async () => {
    const ada = client.joined('ada');
    const call = (method: string, team: string) => client.ok(method, { team_id: team, user_id: ada.id });
    await call('admin.users.setAdmin', client.one.id);
    expect(client.now(ada.id)).toMatchObject({ rank: 'member', teamRanks: { [client.one.id]: 'admin' } });
    await call('admin.users.setOwner', client.one.id);
    expect(client.now(ada.id).teamRanks).toEqual({ [client.one.id]: 'owner' });
    await call('admin.users.setRegular', client.one.id);
    expect(client.now(ada.id)).toMatchObject({ rank: 'member', teamRanks: undefined });
    for (const [method, rank] of [
      ['admin.users.setAdmin', 'admin'],
      ['admin.users.setOwner', 'owner'],
      ['admin.users.setAdmin', 'admin'],
      ['admin.users.setRegular', 'member'],
    ] as const) {
      await call(method, client.orgId);
      expect([method, client.now(ada.id).rank]).toEqual([method, rank]);
    }
    const gail = client.guest('gail');
    await client.ok('admin.users.setRegular', { team_id: client.one.id, user_id: gail.id });
    expect(client.now(gail.id)).toMatchObject({ rank: 'member', guest: undefined });
  });

  fact('W6.26', async () => {
    const code = (id: string, team = client.one.id) =>
      client.error('admin.users.setRegular', { team_id: team, user_id: id });
    expect(await code(client.primaryOwnerId)).toBe('cannot_modify_primary_owner');
    const admin = client.joined('admin', { rank: 'admin' });
    expect(await code(admin.id)).toBe('cannot_set_org_admin_to_regular_at_workspace_level');
    const gail = client.guest('gail', { teamIds: [client.one.id, client.two.id] });
    expect(await code(gail.id)).toBe('cannot_set_this_guest_to_regular_at_team_level');
    await client.ok('admin.users.setRegular', { team_id: client.orgId, user_id: gail.id });
    expect(await code(client.joined('bot', { kind: 'bot' }).id)).toBe('failed_to_set_user_to_regular');
    expect(await code(client.joined('eve').id, 'T0')).toBe('team_not_found');
    expect(await code('W0')).toBe('user_not_found');
    expect(await code(client.joined('elsewhere', { teamIds: [client.two.id] }).id)).toBe('user_not_found');
    expect(await code(client.joined('gone', { state: 'deactivated' }).id)).toBe('user_not_found');
  });

  fact('W6.27', async () => {
    for (const method of ['admin.users.setAdmin', 'admin.users.setOwner']) {
      const code = (id: string, team: string) => client.error(method, { team_id: team, user_id: id });
      expect(await code(client.guest(`guest.${method.slice(-5)}`.toLowerCase()).id, client.orgId)).toBe(
        'invalid_role_for_user',
      );
      expect(await code(client.primaryOwnerId, client.orgId)).toBe('cannot_modify_primary_owner');
      expect(await code('W0', client.orgId)).toBe('user_not_found');
    }
    const lone = { team_id: client.orgId, user_id: client.joined('lone', { teamIds: [] }).id };
    expect(await client.error('admin.users.setOwner', lone)).toBe('user_must_be_in_workspace');
    await client.ok('admin.users.setAdmin', lone);
  });
});

describe('admin.users.session.* (Web API §6)', () => {
  const phone = {
    device: 'iPhone',
    os: 'iOS',
    osVersion: '17.1',
    clientVersion: '24.1',
    address: '192.0.2.7',
    userAgent: '',
  };
  const laptop = { ...phone, device: 'Intel', os: 'OS X', osVersion: '10.15.7', clientVersion: '91.0' };
  const open = (id: string, more: object = {}) => client.org.sessions.open(id, { notes: [], ...more });
  const count = (id: string) => client.org.sessions.ofMember(id).length;

  fact('W6.28', async () => {
    const ada = client.joined('ada');
    open(ada.id);
    const code = (args: Json) => client.error('admin.users.session.list', args);
    expect(await code({ user_id: ada.id })).toBe('missing_team');
    expect(await code({ team_id: client.one.id })).toBe('missing_user');
    expect(await code({ user_id: 'W0', team_id: client.one.id })).toBe('user_not_found');
    expect(await code({ user_id: ada.id, team_id: 'T0' })).toBe('team_not_found');
    const eve = client.joined('eve');
    open(eve.id, { teamId: client.two.id });
    const list = async (args: Json) => (await client.ok('admin.users.session.list', args)).active_sessions;
    expect(await list({})).toHaveLength(2);
    expect(await list({ user_id: eve.id, team_id: client.two.id })).toMatchObject([
      { user_id: eve.id, team_id: client.two.id },
    ]);
    expect(await list({ user_id: ada.id, team_id: client.one.id })).toMatchObject([
      { user_id: ada.id, team_id: client.orgId },
    ]);
    expect(await code({ user_id: eve.id, team_id: client.one.id })).toBe('no_active_sessions');
  });

  fact('W6.29', async () => {
    const ada = client.joined('ada');
    const { token, session } = open(ada.id, { client: laptop });
    const [listed] = (await client.ok('admin.users.session.list')).active_sessions;
    expect(listed).toEqual({
      user_id: ada.id,
      session_id: session.id,
      team_id: client.orgId,
      created: {
        device_hardware: 'Intel',
        os: 'OS X',
        os_version: '10.15.7',
        slack_client_version: '91.0',
        ip: '192.0.2.7',
      },
    });
    client.org.sessions.see(token, laptop);
    expect((await client.ok('admin.users.session.list')).active_sessions[0]).not.toHaveProperty('recent');
    client.org.sessions.see(token, { ...laptop, address: '192.0.2.8' });
    expect((await client.ok('admin.users.session.list')).active_sessions[0].recent.ip).toBe('192.0.2.8');
  });

  fact('W6.30', async () => {
    expect(await client.error('admin.users.session.list')).toBe('no_active_sessions');
    const bot = client.joined('bot', { kind: 'bot' });
    const ofBot = { user_id: bot.id, team_id: client.one.id };
    expect(await client.error('admin.users.session.list', ofBot)).toBe('bots_not_allowed');
    const ada = client.joined('ada');
    for (let n = 0; n < 5; n++) open(ada.id);
    await client.turn({ webPages: 'full' });
    const first = await client.ok('admin.users.session.list', { limit: 3 });
    const rest = await client.ok('admin.users.session.list', { limit: 3, cursor: first.response_metadata.next_cursor });
    expect([first.active_sessions.length, rest.active_sessions.length]).toEqual([3, 2]);
    expect(await client.error('admin.users.session.list', { cursor: 'x' })).toBe('invalid_cursor');
    for (const limit of [0, 1_001])
      expect(await client.error('admin.users.session.list', { limit })).toBe('invalid_arguments');
  });

  fact('W6.31', async () => {
    await client.turn({ adminSessionResetSeconds: '0' });
    const ada = client.joined('ada');
    const reset = (more: Json = {}) => client.ok('admin.users.session.reset', { user_id: ada.id, ...more });
    open(ada.id, { client: phone });
    open(ada.id, { client: laptop });
    open(ada.id);
    await reset({ mobile_only: true });
    expect(client.org.sessions.ofMember(ada.id).map((session) => session.client?.os)).toEqual(['OS X', undefined]);
    open(ada.id, { client: phone });
    await reset({ web_only: true });
    expect(client.org.sessions.ofMember(ada.id).map((session) => session.client?.os)).toEqual(['iOS']);
    open(ada.id);
    await reset();
    expect(count(ada.id)).toBe(0);
  });

  doubt('adminSessionResetSeconds', async () => {
    const ada = client.joined('ada');
    open(ada.id);
    open(ada.id);
    await client.ok('admin.users.session.reset', { user_id: ada.id });
    expect(count(ada.id)).toBe(2);
    client.clock.advance(4_999);
    expect(count(ada.id)).toBe(2);
    client.clock.advance(1);
    expect(count(ada.id)).toBe(0);
  });

  fact('W6.32', async () => {
    const code = (id: string) => client.error('admin.users.session.reset', { user_id: id });
    expect(await code('W0')).toBe('user_not_found');
    expect(await code(client.joined('bot', { kind: 'bot' }).id)).toBe('cannot_reset_bot');
    const primary = client.primaryOwnerId;
    expect(await client.errorBy('owner', 'admin.users.session.reset', { user_id: primary })).toBe(
      'cannot_reset_primary_owner',
    );
    await client.ok('admin.users.session.reset', { user_id: primary });
  });

  fact('W6.33', async () => {
    const ada = client.joined('ada');
    const [{ session }] = [open(ada.id), open(ada.id)];
    const { body } = await client.api('admin.users.session.invalidate', { user_id: ada.id, session_id: session.id });
    expect(body).toEqual({ ok: true });
    expect(client.org.sessions.ofMember(ada.id).map((each) => each.id)).not.toContain(session.id);
    expect(count(ada.id)).toBe(1);
    const text = { user_id: ada.id, session_id: 'first' };
    expect(await client.error('admin.users.session.invalidate', text)).toBe('invalid_arguments');
  });

  fact('W6.34', async () => {
    const [ada, eve] = [client.joined('ada'), client.joined('eve')];
    const { id } = open(ada.id, { teamId: client.one.id }).session;
    const code = (args: Json) => client.error('admin.users.session.invalidate', { session_id: id, ...args });
    expect(await code({ user_id: ada.id, session_id: 99 })).toBe('session_not_found');
    expect(await code({ user_id: eve.id })).toBe('session_not_found');
    expect(await code({ user_id: ada.id, team_id: client.two.id })).toBe('session_not_found');
    expect(await code({ user_id: 'W0' })).toBe('user_not_found');
    const primary = client.primaryOwnerId;
    const own = { user_id: primary, session_id: open(primary).session.id };
    expect(await client.errorBy('owner', 'admin.users.session.invalidate', own)).toBe(
      'cannot_invalidate_primary_owner',
    );
    await client.ok('admin.users.session.invalidate', own);
    await client.ok('admin.users.session.invalidate', { user_id: ada.id, session_id: id, team_id: client.one.id });
  });
});

describe('admin.usergroups.* (Web API §6)', () => {
  const provided = () => [{ id: client.one.id, autoProvision: true }];

  fact('S9.15', async () => {
    const ada = client.joined('ada');
    const { id } = client.idpGroup('Staff', [ada.id]);
    const sales = client.channel('sales');
    await client.ok('admin.usergroups.addTeams', { usergroup_id: id, team_ids: client.one.id, auto_provision: true });
    await client.ok('admin.usergroups.addChannels', { usergroup_id: id, channel_ids: sales.id });
    expect(client.org.groups.get(id)).toMatchObject({ linkedTeams: provided(), defaultChannelIds: [sales.id] });
    expect([...(client.org.channels.get(sales.id)?.memberIds ?? [])]).toContain(ada.id);
  });

  fact('W6.36', async () => {
    const [ada, eve] = [client.joined('ada'), client.joined('eve', { state: 'deactivated' })];
    const { id } = client.idpGroup('Staff', [ada.id, eve.id]);
    const add = (more: Json) =>
      client.ok('admin.usergroups.addTeams', { usergroup_id: id, team_ids: client.two.id, ...more });
    await add({});
    expect(client.org.groups.get(id)?.linkedTeams).toEqual([{ id: client.two.id, autoProvision: false }]);
    expect(client.now(ada.id).teamIds).toEqual([client.one.id]);
    await add({ auto_provision: true });
    expect(client.org.groups.get(id)?.linkedTeams).toEqual([{ id: client.two.id, autoProvision: true }]);
    expect([client.now(ada.id).teamIds, client.now(eve.id).teamIds]).toEqual([
      [client.one.id, client.two.id],
      [client.one.id],
    ]);
  });

  fact('W6.37', async () => {
    const [ada, gail] = [client.joined('ada', { teamIds: [] }), client.guest('gail')];
    const { id } = client.idpGroup('Staff', [ada.id, gail.id]);
    const args = { usergroup_id: id, team_ids: `${client.one.id},${client.two.id}`, auto_provision: true };
    const { body } = await client.api('admin.usergroups.addTeams', args);
    expect(body).toEqual({ ok: false, error: 'auto_provision_failure', errors: [client.two.id] });
    expect(client.org.groups.get(id)?.linkedTeams).toEqual([{ id: client.one.id, autoProvision: true }]);
    expect([client.now(ada.id).teamIds, client.now(gail.id).teamIds]).toEqual([[client.one.id], [client.one.id]]);
  });

  fact('W6.38', async () => {
    const { id } = client.idpGroup('Staff', []);
    const args = { usergroup_id: id, team_ids: client.two.id };
    const code = (more: Json) => client.error('admin.usergroups.addTeams', { ...args, ...more });
    expect(await code({ usergroup_id: 'S0' })).toBe('usergroup_not_found');
    const plain = client.org.groups.add({ name: 'Team', kind: 'user-group', teamId: client.one.id });
    expect(await code({ usergroup_id: plain.id })).toBe('usergroup_not_found');
    for (const team_ids of ['', ',', undefined]) expect(await code({ team_ids })).toBe('no_team_ids_given');
    const { body } = await client.api('admin.usergroups.addTeams', { ...args, team_ids: `T0,${client.two.id},T1` });
    expect(body).toEqual({ ok: false, error: 'invalid_team_ids', errors: ['T0', 'T1'] });
    expect(client.org.groups.get(id)?.linkedTeams).toEqual([]);
    expect(await client.errorBy('member', 'admin.usergroups.addTeams', args)).toBe('restricted_action');
  });

  doubt('adminGroupTeamLimit', async () => {
    const own = await WebClient.open({ workspace: { kind: 'enterprise' } });
    own.token = own.with(adminScopes);
    for (let n = 0; n < 10; n++) own.org.addTeam({ name: `T${n}`, domain: `t-${n}` });
    const { id } = own.org.groups.add({ name: 'Staff', kind: 'idp-group' });
    const ids = own.org.teams.map((team) => team.id);
    const add = { usergroup_id: id, team_ids: ids.slice(0, 10).join(',') };
    await own.ok('admin.usergroups.addTeams', add);
    await own.ok('admin.usergroups.addTeams', add);
    const more = { usergroup_id: id, team_ids: ids[10] };
    expect(await own.error('admin.usergroups.addTeams', more)).toBe('team_limit_exceeded');
    await own.turn({ adminGroupTeamLimit: '50' });
    await own.ok('admin.usergroups.addTeams', more);
    await own.sandbox.stop();
  });

  fact('W6.39', async () => {
    const [ada, eve] = [client.joined('ada'), client.joined('eve', { teamIds: [client.two.id] })];
    const { id } = client.idpGroup('Staff', [ada.id, eve.id], provided());
    const sales = client.channel('sales');
    const args = { usergroup_id: id, channel_ids: sales.id };
    await client.ok('admin.usergroups.addChannels', args);
    const members = () => [...(client.org.channels.get(sales.id)?.memberIds ?? [])];
    expect(members()).toEqual([ada.id]);
    client.org.channels.changeMembers(sales.id, { remove: [ada.id] });
    await client.ok('admin.usergroups.addChannels', args);
    expect(members()).toEqual([]);
    expect(client.org.groups.get(id)?.defaultChannelIds).toEqual([sales.id]);
  });

  fact('W6.40', async () => {
    const { id } = client.idpGroup('Staff', [], provided());
    const [sales, hidden, far] = [
      client.channel('sales'),
      client.channel('hidden', { kind: 'private' }),
      client.channel('far', { teamId: client.two.id }),
    ];
    const args = { usergroup_id: id, channel_ids: `C0,${sales.id},${hidden.id},${far.id}` };
    const added = await client.api('admin.usergroups.addChannels', args);
    const invalid = ['C0', hidden.id, far.id];
    expect(added.body).toEqual({ ok: false, error: 'channel_not_found', invalid_channels: invalid });
    expect(client.org.groups.get(id)?.defaultChannelIds).toEqual([sales.id]);
    const removed = await client.api('admin.usergroups.removeChannels', args);
    expect(removed.body).toEqual({ ok: false, error: 'channel_not_found', invalid_channels: invalid });
    expect(client.org.groups.get(id)?.defaultChannelIds).toEqual([]);
  });

  fact('W6.41', async () => {
    const { id } = client.idpGroup('Staff', [], provided());
    const general = client.channel('general', { isGeneral: true });
    const { body } = await client.api('admin.usergroups.addChannels', { usergroup_id: id, channel_ids: general.id });
    expect(body).toMatchObject({ error: 'channel_not_found', invalid_channels: [general.id] });
  });

  fact('W6.42', async () => {
    const { id } = client.idpGroup('Staff', [], [{ id: client.one.id, autoProvision: false }]);
    const sales = client.channel('sales');
    const args = { usergroup_id: id, channel_ids: sales.id, team_id: client.one.id };
    const code = (more: Json) => client.error('admin.usergroups.addChannels', { ...args, ...more });
    expect(await code({ team_id: client.two.id })).toBe('usergroup_not_linked_to_team');
    expect(await code({})).toBe('usergroup_team_not_provisioned');
    expect(await code({ team_id: 'T0' })).toBe('team_not_found');
    expect(await code({ usergroup_id: 'S0' })).toBe('usergroup_not_found');
    client.org.groups.update(id, { linkedTeams: provided() });
    const many = Array.from({ length: 101 }, (_, n) => `C${n}`);
    expect(await code({ channel_ids: many.join(',') })).toBe('invalid_channels_limit');
    expect(await code({ channel_ids: many.slice(1).join(',') })).toBe('channel_not_found');
    expect(await code({ channel_ids: '' })).toBe('invalid_arguments');
    await client.ok('admin.usergroups.addChannels', args);
    expect(await client.error('admin.usergroups.removeChannels', { usergroup_id: id, channel_ids: many })).toBe(
      'invalid_channels_limit',
    );
  });

  fact('W6.43', async () => {
    const ada = client.joined('ada');
    const [sales, far] = [client.channel('sales'), client.channel('far', { teamId: client.two.id })];
    client.org.channels.changeMembers(sales.id, { add: [ada.id] });
    const { id } = client.idpGroup('Staff', [], provided());
    client.org.groups.update(id, { defaultChannelIds: [sales.id, far.id] });
    const list = async (more: Json = {}) =>
      (await client.ok('admin.usergroups.listChannels', { usergroup_id: id, ...more })).channels;
    expect(await list()).toEqual([
      { id: sales.id, name: 'sales', team_id: client.one.id },
      { id: far.id, name: 'far', team_id: client.two.id },
    ]);
    expect(await list({ team_id: client.one.id, include_num_members: true })).toEqual([
      { id: sales.id, name: 'sales', team_id: client.one.id, num_members: 1 },
    ]);
    const code = (more: Json) => client.error('admin.usergroups.listChannels', { usergroup_id: id, ...more });
    expect(await code({ team_id: client.two.id })).toBe('usergroup_not_linked_to_team');
    expect(await code({ usergroup_id: 'S0' })).toBe('usergroup_not_found');
  });

  doubt('adminChannelKeys', async () => {
    const sales = client.channel('sales');
    const { id } = client.idpGroup('Staff', []);
    client.org.groups.update(id, { defaultChannelIds: [sales.id] });
    const keys = async () =>
      Object.keys((await client.ok('admin.usergroups.listChannels', { usergroup_id: id })).channels[0]);
    expect(await keys()).toEqual(['id', 'name', 'team_id']);
    await client.turn({ adminChannelKeys: 'recorded' });
    expect(await keys()).toEqual(expect.arrayContaining(['id', 'name', 'is_channel', 'topic', 'enterprise_id']));
    expect(await keys()).not.toContain('team_id');
  });

  doubt('adminInvisibleChannels', async () => {
    const hidden = client.channel('hidden', { kind: 'private' });
    const { id } = client.idpGroup('Staff', []);
    client.org.groups.update(id, { defaultChannelIds: [hidden.id] });
    const list = async () => (await client.ok('admin.usergroups.listChannels', { usergroup_id: id })).channels;
    expect(await list()).toEqual([]);
    await client.turn({ adminInvisibleChannels: 'redacted' });
    expect(await list()).toEqual([{ id: hidden.id, name: '', team_id: client.one.id, is_redacted: true }]);
  });

  fact('W6.44', async () => {
    const ada = client.joined('ada');
    const sales = client.channel('sales');
    const { id } = client.idpGroup('Staff', [ada.id], provided());
    const args = { usergroup_id: id, channel_ids: [sales.id] };
    await client.ok('admin.usergroups.addChannels', args, { as: 'json' });
    await client.ok('admin.usergroups.removeChannels', args, { as: 'json' });
    expect(client.org.groups.get(id)?.defaultChannelIds).toEqual([]);
    expect(client.org.channels.get(sales.id)?.memberIds.has(ada.id)).toBe(true);
  });
});

describe('admin.teams.list and admin.roles.* (Web API §6)', () => {
  fact('W6.45', async () => {
    const owner = client.org.primaryOwner;
    const { teams } = await client.ok('admin.teams.list');
    expect(teams[1]).toEqual({
      id: client.two.id,
      name: 'Second',
      discoverability: 'hidden',
      primary_owner: { user_id: owner?.id, email: owner?.email },
      team_url: 'https://acme-2.slack.com/',
    });
    const first = await client.ok('admin.teams.list', { limit: 1 });
    const next = await client.ok('admin.teams.list', { limit: 1, cursor: first.response_metadata.next_cursor });
    expect([first.teams[0].id, next.teams[0].id]).toEqual([client.one.id, client.two.id]);
    for (const limit of [0, 1_001, 'x'])
      expect(await client.error('admin.teams.list', { limit })).toBe('invalid_limit');
    expect(await client.error('admin.teams.list', { cursor: 'x' })).toBe('invalid_cursor');
  });

  fact('W6.46', async () => {
    const [ada, eve] = [client.joined('ada'), client.joined('eve')];
    const sales = client.channel('sales');
    const args = { role_id: 'Rl0A', entity_ids: [client.orgId, client.one.id, sales.id], user_ids: [ada.id, eve.id] };
    const { body } = await client.api('admin.roles.addAssignments', args, { as: 'json' });
    expect(body).toEqual({ ok: true });
    expect(client.org.roleAssignments).toHaveLength(6);
    await client.ok('admin.roles.addAssignments', { ...args, user_ids: ada.id, entity_ids: client.one.id });
    expect(client.org.roleAssignments).toHaveLength(6);
    await client.ok('admin.roles.removeAssignments', { ...args, user_ids: [eve.id] }, { as: 'json' });
    expect(client.org.roleAssignments.map((each) => each.memberId)).toEqual([ada.id, ada.id, ada.id]);
  });

  fact('W6.47', async () => {
    const ada = client.joined('ada');
    const bot = client.joined('bot', { kind: 'bot' });
    const some = async (entities: string[], users: string[]) =>
      (await client.api('admin.roles.addAssignments', { role_id: 'Rl03', entity_ids: entities, user_ids: users })).body;
    const noUser = { id: 'W0', error: 'user_not_found' };
    const noEntity = { id: 'E0', error: 'invalid_auth' };
    expect(await some([client.one.id], [ada.id, 'W0', bot.id])).toEqual({
      ok: false,
      error: 'failed_for_some_users',
      rejected_users: [noUser, { id: bot.id, error: 'invalid_user' }],
    });
    expect(await some([client.two.id, 'E0'], [ada.id])).toEqual({
      ok: false,
      error: 'failed_for_some_entities',
      rejected_entities: [noEntity],
    });
    expect(await some([client.orgId, 'E0'], [ada.id, 'W0'])).toEqual({
      ok: false,
      error: 'failed_for_some_users_and_entities',
      rejected_users: [noUser],
      rejected_entities: [noEntity],
    });
    expect(client.org.roleAssignments.map((each) => each.entityId)).toEqual([
      client.one.id,
      client.two.id,
      client.orgId,
    ]);
  });

  fact('W6.48', async () => {
    const ada = client.joined('ada');
    const args = { role_id: 'Rl03', entity_ids: client.one.id, user_ids: ada.id };
    for (const method of ['admin.roles.addAssignments', 'admin.roles.removeAssignments']) {
      const code = (more: Json) => client.error(method, { ...args, ...more });
      expect(await code({ role_id: 'Rl99' })).toBe('invalid_role_id');
      expect(await code({ user_ids: 'W0' })).toBe('no_valid_users');
      expect(await code({ entity_ids: 'T0,C0' })).toBe('no_valid_entities');
      expect(await code({ user_ids: '' })).toBe('no_valid_users');
      const eleven = Array.from({ length: 11 }, (_, n) => `W${n}`);
      expect(await code({ user_ids: eleven })).toBe('too_many_users');
      expect(await code({ entity_ids: eleven })).toBe('too_many_entities');
      expect(await client.errorBy('admin', method, { ...args, role_id: 'Rl02' })).toBe('cannot_modify_role_admin');
      await client.ok(method, { ...args, role_id: 'Rl02' });
    }
  });

  doubt('adminRoleAdmin', async () => {
    await client.turn({ adminRoleAdmin: 'admins' });
    client.member('by.admin', { rank: 'admin' });
    const args = { role_id: 'Rl02', entity_ids: client.one.id, user_ids: client.joined('ada').id };
    await client.ok('admin.roles.addAssignments', args, { token: client.with(adminScopes, { member: 'by.admin' }) });
  });

  fact('W6.49', async () => {
    const ada = client.joined('ada');
    const give = (role_id: string, entity_ids: string) =>
      client.api('admin.roles.addAssignments', { role_id, entity_ids, user_ids: ada.id });
    for (const { id, scope } of systemRoles) {
      expect([id, (await give(id, client.orgId)).body.ok]).toEqual([id, true]);
      expect([id, (await give(id, client.one.id)).body.ok]).toEqual([id, scope === 'team-or-org']);
    }
    expect(systemRoles.filter(({ scope }) => scope === 'org').map(({ id }) => id)).toEqual([
      'Rl04',
      'Rl09',
      'Rl0D',
      'Rl0E',
      'Rl0F',
      'Rl0G',
      'Rl0J',
      'Rl0K',
    ]);
  });

  fact('W6.50', async () => {
    const [ada, eve] = [client.joined('ada'), client.joined('eve')];
    for (const [roleId, entityId, memberId] of [
      ['Rl03', client.one.id, ada.id],
      ['Rl03', client.two.id, ada.id],
      ['Rl0C', client.one.id, eve.id],
    ] as const) {
      client.org.addRole({ roleId, entityId, memberId });
      client.clock.advance(1_000);
    }
    const list = async (args: Json = {}) =>
      (await client.ok('admin.roles.listAssignments', args, { as: 'query' })).role_assignments;
    const [latest, ...others] = await list();
    expect(latest).toEqual({
      role_id: 'Rl0C',
      entity_id: client.one.id,
      user_id: eve.id,
      date_create: Math.floor(client.clock.now().getTime() / 1000) - 1,
    });
    expect(others).toHaveLength(2);
    expect(await list({ sort_dir: 'ASC' })).toEqual([...others].reverse().concat(latest));
    expect(await list({ role_ids: 'Rl03', entity_ids: client.two.id })).toHaveLength(1);
    await client.turn({ webPages: 'full' });
    const page = await client.ok('admin.roles.listAssignments', { limit: 2 });
    const rest = await client.ok('admin.roles.listAssignments', {
      limit: 2,
      cursor: page.response_metadata.next_cursor,
    });
    expect([page.role_assignments.length, rest.role_assignments.length]).toEqual([2, 1]);
    expect(await client.error('admin.roles.listAssignments', { role_ids: 'Rl99' })).toBe('invalid_role_id');
    expect(await client.error('admin.roles.listAssignments', { sort_dir: 'UP' })).toBe('invalid_sort');
    expect(await client.error('admin.roles.listAssignments', { limit: 201 })).toBe('invalid_arguments');
    expect(await client.error('admin.roles.listAssignments', { cursor: 'x' })).toBe('invalid_cursor');
  });
});
