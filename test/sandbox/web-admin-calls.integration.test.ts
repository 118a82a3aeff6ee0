import { type AdminUsersListResponse, ErrorCode, LogLevel, WebClient as SlackClient } from '@slack/web-api';
import { AdminClient, adminMethods } from './admin-client';
import { buildResponse, idpCertificate, idpEndpoint, idpIssuer } from './identity-provider';
import { describeWithSamples, differences, type Reasons, readSample } from './sample-shapes';
import type { Json } from './web-client';

let client: AdminClient;
beforeAll(async () => {
  client = await AdminClient.openOrg();
});
beforeEach(() => client.begin());
afterAll(() => client.sandbox.stop());

describe('what the Admin API does is in the audit log, in the caller’s name', () => {
  /** The latest entries about something, as they were written: action, actor, and whether an app acted. */
  const entriesOn = (id: string) =>
    [...client.org.auditTrail.before(client.org.auditTrail.end)]
      .map(({ entry }) => entry)
      .filter((entry) => entry.entity.id === id)
      .reverse();
  const actionsOn = (id: string) => entriesOn(id).map((entry) => entry.action);

  it('accounts, ranks, workspaces and sessions', async () => {
    const ada = client.joined('ada');
    const args = { team_id: client.two.id, user_id: ada.id };
    await client.ok('admin.users.assign', args);
    await client.ok('admin.users.setAdmin', args);
    await client.ok('admin.users.setOwner', { ...args, team_id: client.orgId });
    await client.ok('admin.users.remove', args);
    client.org.sessions.open(ada.id, { notes: [] });
    client.org.sessions.open(ada.id, { notes: [] });
    await client.ok('admin.users.session.invalidate', { user_id: ada.id, session_id: 1 });
    await client.ok('admin.users.session.reset', { user_id: ada.id });
    expect(actionsOn(ada.id)).toEqual([
      'user_created',
      'user_joined_workspace',
      'user_joined_workspace',
      'role_change_to_admin',
      'role_change_to_owner',
      'user_deactivated',
      'role_change_to_user',
      'user_login',
      'user_login',
      'user_session_invalidated',
      'user_session_reset_by_admin',
    ]);
    for (const entry of entriesOn(ada.id).filter(({ tokenId }) => tokenId !== undefined)) {
      expect(entry).toMatchObject({ actor: { id: client.org.primaryOwner?.id }, address: '127.0.0.1' });
    }
    expect(entriesOn(ada.id).filter(({ tokenId }) => tokenId !== undefined)).toHaveLength(7);
  });

  it('invitations, with who invited into a channel', async () => {
    const sales = client.channel('sales');
    const args = { team_id: client.one.id, email: 'gail@acme.example', channel_ids: sales.id, is_restricted: true };
    await client.ok('admin.users.invite', args);
    const id = client.org.members.byUsername('gail')?.id ?? '';
    expect(actionsOn(id)).toEqual(['guest_created', 'guest_joined_workspace']);
    const [join] = entriesOn(sales.id).slice(-1);
    const inviter = { type: 'user', user: expect.objectContaining({ id: client.org.primaryOwner?.id }) };
    expect(join).toMatchObject({ action: 'guest_channel_join', actor: { id }, details: { inviter } });
  });

  it('groups and roles', async () => {
    const ada = client.joined('ada');
    const { id } = client.idpGroup('Staff', [ada.id], [{ id: client.one.id, autoProvision: true }]);
    await client.ok('admin.usergroups.addTeams', { usergroup_id: id, team_ids: client.two.id });
    const sales = client.channel('sales');
    await client.ok('admin.usergroups.addChannels', { usergroup_id: id, channel_ids: sales.id });
    await client.ok('admin.usergroups.removeChannels', { usergroup_id: id, channel_ids: sales.id });
    expect(actionsOn(id)).toEqual([
      'user_added_to_usergroup',
      'usergroup_added_to_team',
      'default_channel_added_to_usergroup',
      'default_channel_removed_from_usergroup',
    ]);
    await client.ok('admin.roles.addAssignments', { role_id: 'Rl03', entity_ids: client.one.id, user_ids: ada.id });
    expect(actionsOn('Rl03')).toEqual(['role_assigned']);
  });
});

describe('sessions and accesses of browsers', () => {
  it('are known with device, system and address, and seen again with something else', async () => {
    const settings = { endpointUrl: idpEndpoint, idpIssuer, certificate: idpCertificate };
    await client.control('PATCH', '/settings', settings);
    const agent = (version: string) =>
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/${version} Safari/537.36`;
    const SAMLResponse = Buffer.from(
      buildResponse({ acsUrl: `${client.url}/sso/saml`, now: client.clock.now() }),
    ).toString('base64');
    const body = new URLSearchParams({ SAMLResponse });
    const headers = { 'user-agent': agent('91.0.4472.77') };
    const answer = await fetch(`${client.url}/sso/saml`, { method: 'POST', body, headers, redirect: 'manual' });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const created = {
      device_hardware: 'Intel',
      os: 'OS X',
      os_version: '10.15.7',
      slack_client_version: '91.0.4472.77',
      ip: '127.0.0.1',
    };
    const listed = async () => (await client.ok('admin.users.session.list')).active_sessions[0];
    expect(await listed()).toMatchObject({ created });
    await fetch(client.url, { headers: { cookie, 'user-agent': agent('91.0.4472.77') } });
    expect(await listed()).not.toHaveProperty('recent');
    await fetch(client.url, { headers: { cookie, 'user-agent': agent('92.0.1') } });
    expect(await listed()).toMatchObject({ created, recent: { ...created, slack_client_version: '92.0.1' } });
    expect(client.org.accessLogs).toMatchObject([{ address: '127.0.0.1', userAgent: agent('91.0.4472.77'), count: 1 }]);
    await client.control('PATCH', '/settings', { endpointUrl: '', idpIssuer: '', certificate: '' });
  });
});

describe('the official client calls the Admin API as it is', () => {
  const official = () =>
    new SlackClient(client.token, {
      slackApiUrl: `${client.url}/api/`,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logLevel: LogLevel.ERROR,
    });

  it('page by page, though pages are short and some are empty', async () => {
    for (let n = 0; n < 12; n++) client.joined(`m${n}`, n % 3 === 0 ? { state: 'deactivated' } : {});
    const found: (string | undefined)[] = [];
    let pages = 0;
    for await (const page of official().paginate('admin.users.list', { limit: 2, team_id: client.one.id })) {
      pages++;
      found.push(...((page as AdminUsersListResponse).users ?? []).map((user) => user.username));
    }
    expect(pages).toBeGreaterThan(6);
    expect(found).toEqual(['primary.owner', 'm1', 'm2', 'm4', 'm5', 'm7', 'm8', 'm10', 'm11']);
  });

  it('tells a partial failure with what failed', async () => {
    const gail = client.guest('gail');
    const { id } = client.idpGroup('Staff', [gail.id]);
    const call = official().admin.usergroups.addTeams({
      usergroup_id: id,
      team_ids: [client.one.id, client.two.id],
      auto_provision: true,
    });
    await expect(call).rejects.toMatchObject({
      code: ErrorCode.PlatformError,
      data: { error: 'auto_provision_failure', errors: [client.two.id] },
    });
    const ada = client.joined('ada');
    const roles = official().admin.roles.addAssignments({
      role_id: 'Rl03',
      entity_ids: [client.one.id],
      user_ids: [ada.id, 'W0'],
    });
    await expect(roles).rejects.toMatchObject({
      data: { error: 'failed_for_some_users', rejected_users: [{ id: 'W0', error: 'user_not_found' }] },
    });
  });

  it('every method', async () => {
    const web = official();
    const sales = client.channel('sales');
    const far = client.channel('far', { teamId: client.two.id });
    await web.admin.users.invite({ team_id: client.one.id, email: 'nora@acme.example', channel_ids: [sales.id] });
    const ada = client.joined('ada');
    const args = { team_id: client.two.id, user_id: ada.id };
    await web.admin.users.assign({ ...args, channel_ids: [far.id] });
    await web.admin.users.setAdmin(args);
    await web.admin.users.setOwner(args);
    await web.admin.users.setRegular(args);
    await web.admin.users.remove(args);
    const { id } = client.org.sessions.open(ada.id, { notes: [] }).session;
    const sessions = await web.admin.users.session.list({ user_id: ada.id, team_id: client.one.id });
    expect(sessions.active_sessions).toMatchObject([{ session_id: id }]);
    const session = { team_id: client.orgId, user_id: ada.id, session_id: id };
    await web.apiCall('admin.users.session.invalidate', session); // its type there lacks user_id
    await web.admin.users.session.reset({ user_id: ada.id });
    const staff = client.idpGroup('Staff', [ada.id], [{ id: client.one.id, autoProvision: true }]);
    await web.admin.usergroups.addChannels({ usergroup_id: staff.id, channel_ids: [sales.id] });
    const channels = await web.admin.usergroups.listChannels({ usergroup_id: staff.id, include_num_members: true });
    expect(channels.channels).toMatchObject([{ id: sales.id, num_members: 2 }]);
    await web.admin.usergroups.removeChannels({ usergroup_id: staff.id, channel_ids: [sales.id] });
    expect((await web.admin.teams.list()).teams).toHaveLength(2);
    const role = { role_id: 'Rl03', entity_ids: [client.one.id] as [string], user_ids: [ada.id] as [string] };
    await web.admin.roles.addAssignments(role);
    expect((await web.admin.roles.listAssignments({ role_ids: ['Rl03'] })).role_assignments).toHaveLength(1);
    await web.admin.roles.removeAssignments(role);
    expect(client.org.roleAssignments).toEqual([]);
  });
});

describe('bad input gets the Admin API’s own refusal', () => {
  const odd = ['', '__proto__', '💥', 'x'.repeat(10_000), '{"a":1}'];

  it('for every method and every argument, whatever is in it', async () => {
    const ada = client.joined('ada');
    const sales = client.channel('sales');
    const { id } = client.idpGroup('Staff', [ada.id], [{ id: client.one.id, autoProvision: true }]);
    const good: Json = {
      team_id: client.one.id,
      user_id: ada.id,
      email: 'x@acme.example',
      channel_ids: sales.id,
      usergroup_id: id,
      team_ids: client.two.id,
      role_id: 'Rl03',
      entity_ids: client.one.id,
      user_ids: ada.id,
      session_id: 1,
    };
    const names = [
      ...Object.keys(good),
      'limit',
      'cursor',
      'guest_expiration_ts',
      'is_active',
      'auto_provision',
      'role_ids',
    ];
    for (const method of Object.keys(adminMethods)) {
      for (const name of names) {
        for (const value of odd) {
          const { status, body } = await client.api(method, { ...good, [name]: value });
          expect([method, name, status, body.ok === true || /^[a-z_]+$/.test(body.error)]).toEqual([
            method,
            name,
            200,
            true,
          ]);
        }
      }
    }
  });

  it('for values of JSON that are no texts', async () => {
    for (const method of Object.keys(adminMethods)) {
      for (const value of [null, true, 7, 1.5, [], [[]], [1], {}, { a: [] }]) {
        const args = Object.fromEntries(
          ['team_id', 'user_id', 'channel_ids', 'usergroup_id', 'team_ids', 'role_id', 'limit', 'cursor', 'email'].map(
            (name) => [name, value],
          ),
        );
        const { status, body } = await client.api(method, args, { as: 'json' });
        expect([method, status, body.ok === true || /^[a-z_]+$/.test(body.error)]).toEqual([method, 200, true]);
      }
    }
  });

  it('for an e-mail of ten thousand letters and a name of as many', async () => {
    const sales = client.channel('sales');
    const args = { team_id: client.one.id, channel_ids: sales.id };
    const long = { ...args, email: `${'x'.repeat(10_000)}@acme.example` };
    expect(await client.error('admin.users.invite', long)).toBe('invalid_email');
    await client.ok('admin.users.invite', { ...args, email: 'x@acme.example', real_name: 'x'.repeat(10_000) });
    expect(client.org.members.byEmail('x@acme.example')[0]?.displayName.length).toBeLessThanOrEqual(80);
  });
});

const reasons: Reasons = [
  [/^(error|needed|provided|warning)$/, 'the recording merges refusals into successes'],
  [/^rejected_(users|entities)/, 'of partial failures, which are compared apart'],
  [/^response_metadata(\.messages(\[\])?)?$/, 'messages of refusals for arguments'],
  [/^users\[\]\.deactivated_ts$/, 'web-api.md §6 has it, the recording has none of deactivated accounts'],
  [/^channels\[\]\.(date_connected|properties)\b/, 'of channels shared with others, and of posting restrictions'],
  [/^channels\[\]\.pending_(shared|connected_team_ids)\[\]$/, 'nothing is pending here'],
  [/^channels\[\]\.previous_names\[\]$/, 'the channel never had another name'],
  [/^channels\[\]\.shared_team_ids/, 'of conversations.list, whose channels these are here'],
];

describeWithSamples('recorded answers of the Admin API have the shape of ours', () => {
  /** Answers of every method that is played and recorded, in an order in which each has something to do. */
  async function answers(): Promise<{ [method: string]: Json }> {
    await client.turn({ adminChannelKeys: 'recorded' });
    const ada = client.joined('ada', { lastSignInAt: client.clock.now() });
    const phone = { device: '', os: '', osVersion: '', clientVersion: '', address: '', userAgent: '' };
    const { token, session } = client.org.sessions.open(ada.id, { notes: [], client: phone });
    client.org.sessions.see(token, { ...phone, address: '192.0.2.1' });
    const sales = client.channel('sales');
    const staff = client.idpGroup('Staff', [ada.id], [{ id: client.one.id, autoProvision: true }]);
    const role = { role_id: 'Rl03', entity_ids: client.one.id, user_ids: ada.id };
    const user = { team_id: client.two.id, user_id: ada.id };
    const group = { usergroup_id: staff.id, channel_ids: sales.id };
    const calls: [method: string, args: Json][] = [
      ['admin.roles.addAssignments', role],
      ['admin.roles.listAssignments', {}],
      ['admin.users.invite', { team_id: client.one.id, email: 'x@acme.example', channel_ids: sales.id }],
      ['admin.users.assign', user],
      ['admin.users.setAdmin', user],
      ['admin.users.setOwner', user],
      ['admin.users.setRegular', user],
      ['admin.users.list', {}],
      ['admin.users.remove', user],
      ['admin.users.session.list', {}],
      ['admin.users.session.invalidate', { user_id: ada.id, session_id: session.id }],
      ['admin.users.session.reset', { user_id: ada.id }],
      ['admin.users.session.setSettings', { user_ids: [ada.id], duration: 28_800 }],
      ['admin.usergroups.addTeams', { usergroup_id: staff.id, team_ids: client.two.id }],
      ['admin.usergroups.addChannels', group],
      ['admin.usergroups.listChannels', { usergroup_id: staff.id }],
      ['admin.usergroups.removeChannels', group],
      ['admin.teams.list', {}],
      ['admin.roles.removeAssignments', role],
    ];
    const found: { [method: string]: Json } = {};
    for (const [method, args] of calls) found[method] = await client.ok(method, args);
    return found;
  }

  it('for every method', async () => {
    const ours = await answers();
    expect(Object.keys(ours).sort()).toEqual(Object.keys(adminMethods).sort());
    for (const [method, body] of Object.entries(ours)) {
      const recorded = readSample(`java-slack-sdk/api/${method}.json`);
      expect([method, differences(recorded, body, reasons)]).toEqual([method, []]);
    }
  });

  it('for roles that some people cannot have', async () => {
    const ada = client.joined('ada');
    const args = { role_id: 'Rl03', entity_ids: client.one.id, user_ids: `${ada.id},W0` };
    const { body } = await client.api('admin.roles.addAssignments', args);
    const {
      warning: _warning,
      needed: _needed,
      provided: _provided,
      ...recorded
    } = readSample('java-slack-sdk/api/admin.roles.addAssignments.json');
    expect(differences(recorded, body, [])).toEqual([]);
  });
});
