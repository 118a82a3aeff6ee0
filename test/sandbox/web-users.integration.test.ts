import { doubt, fact } from './facts/fact';
import { type Json, WebClient } from './web-client';

/** People and profiles, in a workspace (Business+) and in an organisation of two workspaces. */
let client: WebClient;
let enterprise: WebClient;
beforeAll(async () => {
  client = await WebClient.open();
  enterprise = await WebClient.open({ workspace: { kind: 'enterprise' } });
  enterprise.org.addTeam({ name: 'Second', domain: 'second' });
});
beforeEach(async () => {
  await Promise.all([client.reset({ webPages: 'full' }), enterprise.reset({ webPages: 'full' })]);
  client.token = client.with(['users:read', 'users:read.email', 'users.profile:read', 'users.profile:write']);
});
afterAll(() => Promise.all([client.sandbox.stop(), enterprise.sandbox.stop()]));

const all = ['users:read', 'users:read.email', 'users.profile:read', 'users.profile:write'];
const names = (body: Json) => body.members.map((member: Json) => member.name);
const info = async (user: string) => (await client.ok('users.info', { user })).user;
const set = (args: Json, token?: string) => client.api('users.profile.set', args, token === undefined ? {} : { token });

describe('users.list', () => {
  fact('W3.1', async () => {
    for (const kind of ['bot', 'user'] as const) {
      await client.ok('users.list', {}, { token: client.with(['users:read'], { kind }) });
      await client.ok('users.profile.get', {}, { token: client.with(['users.profile:read'], { kind }) });
    }
    const token = client.with(['team:read']);
    const answers = [
      await client.api('users.list', {}, { token }),
      await client.api('users.profile.get', {}, { token }),
    ];
    expect(answers.map(({ body }) => body.needed)).toEqual(['users:read', 'users.profile:read']);
  });

  fact('W3.2', async () => {
    const { id } = client.member('ada');
    expect((await info(id)).profile.email).toBe('ada@acme.example');
    const token = client.with(['users:read']);
    const { members } = await client.ok('users.list', {}, { token });
    expect(members.some((member: Json) => 'email' in member.profile)).toBe(false);
    expect((await client.ok('users.info', { user: id }, { token })).user.profile).not.toHaveProperty('email');
  });

  fact('W3.3', async () => {
    client.member('asked', { state: 'invited' });
    client.member('gone', { state: 'deactivated' });
    client.member('robot', { kind: 'bot' });
    const body = await client.ok('users.list');
    expect(names(body)).toEqual(['slackbot', 'primary.owner', 'asked', 'gone', 'robot']);
    expect(body.members[0]).toMatchObject({ id: 'USLACKBOT', is_bot: false, deleted: false });
    expect((await info('USLACKBOT')).name).toBe('slackbot');
  });

  doubt('webDeactivatedUser', async () => {
    const { id } = client.member('gone', { state: 'deactivated' });
    expect(await info(id)).toMatchObject({ deleted: true, name: 'gone', profile: { real_name: 'F L' } });
    expect(await info(id)).not.toHaveProperty('is_admin');
    await client.turn({ webDeactivatedUser: 'full' });
    expect(await info(id)).toMatchObject({ deleted: true, is_admin: false, tz: 'America/Los_Angeles' });
  });

  fact('W3.4', async () => {
    for (let n = 0; n < 998; n++) client.member(`m${n}`);
    expect((await client.ok('users.list')).members).toHaveLength(1_000);
    client.member('one.too.many');
    expect(await client.error('users.list')).toBe('limit_required');
    expect((await client.ok('users.list', { limit: 2_000 })).members).toHaveLength(1_000);
  });

  doubt('webLimitRequiredFrom', async () => {
    for (let n = 0; n < 1_000; n++) client.member(`m${n}`);
    await client.turn({ webLimitRequiredFrom: '10000' });
    expect((await client.ok('users.list')).members).toHaveLength(1_002);
  });

  fact('W3.5', async () => {
    for (const name of ['a', 'b', 'c']) client.member(name);
    const first = await client.ok('users.list', { limit: 3 });
    expect(first.cache_ts).toBe(client.clock.now().getTime() / 1000);
    const cursor = first.response_metadata.next_cursor;
    const second = await client.ok('users.list', { limit: 3, cursor });
    expect([...names(first), ...names(second)]).toEqual(['slackbot', 'primary.owner', 'a', 'b', 'c']);
    expect(second.response_metadata.next_cursor).toBe('');
    expect(await client.error('users.list', { cursor: 'x' })).toBe('invalid_cursor');
    const byQuery = await client.ok('users.list', { limit: 3, cursor }, { as: 'query' });
    expect(names(byQuery)).toEqual(names(second));
  });

  fact('W3.6', async () => {
    const { id } = client.member('ada', { locale: 'de-DE' });
    expect((await client.ok('users.info', { user: id, include_locale: true })).user.locale).toBe('de-DE');
    const { members } = await client.ok('users.list', { include_locale: '1' });
    expect(members.map((member: Json) => member.locale)).toEqual(['en-US', 'en-US', 'de-DE']);
    expect(await info(id)).not.toHaveProperty('locale');
  });

  it('lists a workspace of an organisation, cut before those of others are left out', async () => {
    const [first, second] = enterprise.org.teams;
    for (const name of ['a', 'b']) enterprise.member(name, { teamIds: [first?.id ?? ''] });
    enterprise.member('c', { teamIds: [second?.id ?? ''] });
    const token = enterprise.with(all);
    expect(await enterprise.error('users.list', {}, { token })).toBe('missing_argument');
    const page = await enterprise.ok('users.list', { team_id: second?.id, limit: 3 }, { token });
    expect([names(page), page.response_metadata.next_cursor]).toEqual([
      ['slackbot', 'primary.owner'],
      expect.stringMatching(/./),
    ]);
    const own = await enterprise.ok('users.list', {}, { token: enterprise.with(all, { install: 'workspace' }) });
    expect(names(own)).toEqual(['slackbot', 'primary.owner', 'a', 'b']);
  });
});

describe('a user object', () => {
  fact('W3.27', async () => {
    const flags = async (rank: Json) => {
      const user = await info(client.member(`r-${rank}`, { rank }).id);
      return ['is_admin', 'is_owner', 'is_primary_owner', 'is_restricted', 'is_ultra_restricted'].filter(
        (f) => user[f],
      );
    };
    expect(await flags('member')).toEqual([]);
    expect(await flags('admin')).toEqual(['is_admin']);
    expect(await flags('owner')).toEqual(['is_admin', 'is_owner']);
    expect(await flags('multi-channel-guest')).toEqual(['is_restricted']);
    const owner = client.org.primaryOwner?.id ?? '';
    expect(await info(owner)).toMatchObject({ is_admin: true, is_owner: true, is_primary_owner: true });
  });

  doubt('webSingleChannelGuest', async () => {
    const { id } = client.member('guest', { rank: 'single-channel-guest' });
    expect(await info(id)).toMatchObject({ is_restricted: true, is_ultra_restricted: true });
    await client.turn({ webSingleChannelGuest: 'ultra-only' });
    expect(await info(id)).toMatchObject({ is_restricted: false, is_ultra_restricted: true });
  });

  fact('W3.28', async () => {
    const bot = await info(client.member('bot', { kind: 'bot', appId: 'A1' }).id);
    expect(bot).toMatchObject({ is_bot: true, profile: { bot_id: 'B1', api_app_id: 'A1', always_active: true } });
    const ada = client.member('ada', { has2fa: true });
    expect(await info(ada.id)).toMatchObject({
      is_bot: false,
      is_app_user: false,
      has_2fa: true,
      two_factor_type: 'app',
    });
    expect(await info(ada.id)).not.toHaveProperty('is_invited_user');
    const token = client.with(all, { member: 'ada' });
    expect((await client.ok('users.info', { user: ada.id }, { token })).user).not.toHaveProperty('has_2fa');
    expect(await info(client.member('asked', { state: 'invited' }).id)).toMatchObject({ is_invited_user: true });
    expect(await info(client.member('gone', { state: 'deactivated' }).id)).toMatchObject({ deleted: true });
  });

  fact('W3.29', async () => {
    const [first, second] = enterprise.org.teams.map(({ id }) => id);
    const more = { rank: 'member' as const, teamIds: [first ?? ''], teamRanks: { [first ?? '']: 'admin' as const } };
    const { id } = enterprise.member('ada', more);
    const token = enterprise.with(all, { install: 'workspace' });
    const { user } = await enterprise.ok('users.info', { user: id }, { token });
    expect(user).toMatchObject({
      is_admin: true,
      enterprise_user: { id, enterprise_id: enterprise.org.enterpriseId, is_admin: false, teams: [first] },
    });
    enterprise.org.members.update(id, { teamIds: [second ?? ''] });
    expect(await enterprise.error('users.info', { user: id }, { token })).toBe('user_not_visible');
    expect((await info(client.member('bob').id)).enterprise_user).toBeUndefined();
  });

  it('survives a timezone that nobody knows', async () => {
    expect(await info(client.member('ada', { timezone: 'Mars/Olympus' }).id)).toMatchObject({
      tz: 'Mars/Olympus',
      tz_label: 'Mars/Olympus',
      tz_offset: 0,
    });
    expect(await info(client.member('bob', { timezone: 'Asia/Kolkata' }).id)).toMatchObject({
      tz_label: 'India Standard Time',
      tz_offset: 19_800,
    });
  });
});

describe('users.info and users.lookupByEmail', () => {
  fact('W3.7', async () => {
    expect(await client.error('users.info', { user: 'U0' })).toBe('user_not_found');
    expect(await client.error('users.info')).toBe('invalid_arguments');
    await client.turn({ webMissingArgument: 'missing_argument' });
    expect(await client.error('users.info')).toBe('missing_argument');
    const elsewhere = enterprise.member('ada', { teamIds: [enterprise.org.teams[1]?.id ?? ''] });
    const own = { token: enterprise.with(all, { install: 'workspace' }) };
    expect(await enterprise.error('users.info', { user: elsewhere.id }, own)).toBe('user_not_visible');
    const orgWide = await enterprise.ok('users.info', { user: elsewhere.id }, { token: enterprise.with(all) });
    expect(orgWide.user.team_id).toBe(enterprise.org.teams[1]?.id);
  });

  fact('W3.30', async () => {
    await client.control('POST', '/faults', { kind: 'refuse', code: 'too_many_users', operation: 'users.info' });
    expect(await client.error('users.info', { user: 'USLACKBOT' })).toBe('too_many_users');
  });

  fact('W1.31', async () => {
    const codes =
      'access_denied accesslimited deprecated_endpoint ekm_access_denied fatal_error internal_error method_deprecated no_permission org_login_required service_unavailable team_access_not_granted team_added_to_org two_factor_setup_required';
    for (const code of codes.split(' ')) {
      await client.control('POST', '/faults', { kind: 'refuse', code, times: 1 });
      expect(await client.error('users.list')).toBe(code);
    }
    await client.control('POST', '/faults', { kind: 'refuse', code: 'ratelimited', times: 1 });
    expect((await client.api('users.list')).headers.get('retry-after')).toBeNull();
    await client.ok('users.list');
    expect((await client.control('POST', '/faults', { kind: 'refuse', code: 'NO SUCH' })).status).toBe(422);
  });

  fact('W3.8', async () => {
    const { id } = client.member('ada');
    const token = client.with(['users:read.email'], { kind: 'bot' });
    const { user } = await client.ok('users.lookupByEmail', { email: 'ADA@acme.example' }, { token });
    expect(user).toMatchObject({ id, profile: { email: 'ada@acme.example' } });
    expect(await client.error('users.lookupByEmail', { email: 'bob@acme.example' })).toBe('users_not_found');
    const without = client.with(['users:read']);
    expect(await client.error('users.lookupByEmail', { email: 'x' }, { token: without })).toBe('missing_scope');
  });

  fact('W3.9', async () => {
    const { id } = client.member('ada');
    client.org.members.update(id, { state: 'deactivated' });
    expect(await client.error('users.lookupByEmail', { email: 'ada@acme.example' })).toBe('users_not_found');
    expect((await info(id)).deleted).toBe(true);
  });

  fact('W3.10', async () => {
    const email = enterprise.member('ada', { teamIds: [enterprise.org.teams[0]?.id ?? ''] }).email;
    const args = { email };
    const orgWide = { token: enterprise.with(all) };
    expect(await enterprise.error('users.lookupByEmail', args, orgWide)).toBe('enterprise_is_restricted');
    await enterprise.ok('users.lookupByEmail', args, { token: enterprise.with(all, { install: 'workspace' }) });
  });
});

describe('users.profile.get', () => {
  const profile = async (args: Json) => (await client.ok('users.profile.get', args)).profile;

  fact('W3.12', async () => {
    const field = client.org.profileFields.add({ label: 'Drink' });
    const scim = client.org.profileFields.add({ label: 'Department', scimAttribute: 'department' });
    const { id } = client.member('ada', {
      department: 'Research',
      startDate: '2024-04-10T00:00:00+0000',
      profileValues: { [field?.id ?? '']: 'Tea' },
    });
    expect(await profile({ user: id })).toMatchObject({
      start_date: '2024-04-10',
      fields: { [field?.id ?? '']: { value: 'Tea', alt: '' }, [scim?.id ?? '']: { value: 'Research', alt: '' } },
    });
    const labelled = await profile({ user: id, include_labels: true });
    expect(labelled.fields[field?.id ?? '']).toEqual({ value: 'Tea', alt: '', label: 'Drink' });
    expect((await profile({})).real_name).toBe('Primary Owner');
  });

  doubt('webNoFields', async () => {
    expect((await profile({})).fields).toEqual([]);
    await client.turn({ webNoFields: 'null' });
    expect((await profile({})).fields).toBeNull();
    await client.turn({ webNoFields: 'empty-object' });
    expect((await profile({})).fields).toEqual({});
  });

  fact('W3.13', async () => {
    const { id } = client.member('ada');
    expect((await profile({ user: id })).email).toBe('ada@acme.example');
    await client.control('PATCH', '/org', { policies: { showEmails: false } });
    expect(await profile({ user: id })).not.toHaveProperty('email');
    await client.control('PATCH', '/org', { policies: { showEmails: true } });
  });

  fact('W3.14', async () => {
    await client.control('PATCH', '/limits', { enabled: true });
    await client.turn({ webThrottleAnswer: '429' });
    const labels = () => client.api('users.profile.get', { include_labels: true });
    expect([(await labels()).status, (await labels()).status]).toEqual([200, 429]);
    await client.ok('users.profile.get');
  });

  doubt('webLabelsPerMinute', async () => {
    await client.control('PATCH', '/limits', { enabled: true });
    await client.turn({ webLabelsPerMinute: '20', webThrottleAnswer: '429' });
    const labels = () => client.api('users.profile.get', { include_labels: 'true' });
    expect([(await labels()).status, (await labels()).status]).toEqual([200, 429]);
    client.clock.advance(3_000);
    expect((await labels()).status).toBe(200);
  });
});

describe('users.profile.set', () => {
  let ada: string;
  const read = () => client.org.members.get(ada);

  beforeEach(() => {
    ada = client.member('ada').id;
  });

  fact('W3.15', async () => {
    const bot = client.with(all, { kind: 'bot' });
    expect((await set({ name: 'title', value: 'T' }, bot)).body.error).toBe('not_allowed_token_type');
    const other = client.with(['users.profile:read']);
    expect((await set({ name: 'title', value: 'T' }, other)).body.needed).toBe('users.profile:write');
  });

  fact('W3.16', async () => {
    await client.control('PATCH', '/limits', { enabled: true });
    await client.turn({ webLimitBurst: 'whole-minute', webThrottleAnswer: '429' });
    const change = async (n: number, user = ada, token?: string) =>
      (await set({ user, name: 'title', value: `T${n}` }, token)).status;
    const statuses: number[] = [];
    for (let n = 0; n < 11; n++) statuses.push(await change(n));
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(await change(12, ada, client.with(all, { app: 'Another' }))).toBe(429);
    expect(await change(13, client.member('bob').id)).toBe(200);
    client.clock.advance(6_000);
    expect(await change(14)).toBe(200);
  });

  doubt('webProfileLimit', async () => {
    await client.control('PATCH', '/limits', { enabled: true });
    await client.turn({ webLimitBurst: 'whole-minute', webProfileLimit: 'per-token-and-user' });
    for (let n = 0; n < 10; n++) await set({ user: ada, name: 'title', value: `T${n}` });
    expect((await set({ user: ada, name: 'title', value: 'T' }, client.with(all))).status).toBe(200);
  });

  fact('W3.17', async () => {
    await client.control('PATCH', '/limits', { enabled: true });
    await client.turn({ webLimitBurst: 'whole-minute', webThrottleAnswer: '429' });
    const statuses: number[] = [];
    for (let n = 0; n < 31; n++) {
      statuses.push((await set({ user: client.member(`m${n}`).id, name: 'title', value: 'T' })).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
  });

  fact('W3.18', async () => {
    const { body } = await set({ user: ada, profile: { first_name: 'Ada', last_name: 'Byron', pronouns: 'she' } });
    expect(body).toMatchObject({ ok: true, username: 'ada', profile: { real_name: 'Ada Byron', pronouns: 'she' } });
    await client.ok('users.profile.set', { user: ada, name: 'real_name', value: 'Countess' });
    expect(read()).toMatchObject({ firstName: 'Countess', lastName: '' });
    await client.ok('users.profile.set', { user: ada, profile: { title: 'T', phone: '1' } }, { as: 'json' });
    expect(read()).toMatchObject({ title: 'T', primaryPhone: '1' });
    const fields = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, 'x']));
    expect((await set({ user: ada, profile: fields(50) })).body.ok).toBe(true);
    expect((await set({ user: ada, profile: fields(51) })).body.error).toBe('invalid_profile');
    expect((await set({ user: ada, profile: { ['f'.repeat(256)]: 'x' } })).body.error).toBe('invalid_profile');
    for (const profile of ['{', '[]', '"x"']) {
      expect((await set({ user: ada, profile })).body.error).toBe('invalid_profile');
    }
    expect((await set({ user: ada })).body.error).toBe('invalid_profile');
  });

  fact('W3.19', async () => {
    client.org.plan = 'free';
    try {
      expect((await set({ user: ada, name: 'title', value: 'T' })).body.error).toBe('not_admin');
      expect((await set({ name: 'title', value: 'T' })).body.ok).toBe(true);
    } finally {
      client.org.plan = 'business-plus';
    }
  });

  doubt('webEditOthersUnpaid', async () => {
    client.org.plan = 'free';
    await client.turn({ webEditOthersUnpaid: 'permission_denied' });
    try {
      expect((await set({ user: ada, name: 'title', value: 'T' })).body.error).toBe('permission_denied');
    } finally {
      client.org.plan = 'business-plus';
    }
  });

  fact('W3.20', async () => {
    const ids = Object.fromEntries(
      (['member', 'admin', 'owner', 'multi-channel-guest'] as const).map((rank) => [
        rank,
        client.member(`the-${rank}`, { rank }).id,
      ]),
    );
    const attempt = async (by: string, user: string | undefined) => {
      const { body } = await set({ user, name: 'title', value: `by ${by}` }, client.with(all, { member: by }));
      return body.error ?? 'ok';
    };
    expect(await attempt('the-member', ids['multi-channel-guest'])).toBe('not_admin');
    expect(await attempt('the-admin', ids.member)).toBe('ok');
    expect(await attempt('the-admin', ids['multi-channel-guest'])).toBe('ok');
    const second = client.member('second-admin', { rank: 'admin' });
    expect(await attempt('the-admin', second.id)).toBe('cannot_update_admin_user');
    expect(await attempt('the-owner', second.id)).toBe('ok');
    expect(await attempt('the-owner', client.member('second-owner', { rank: 'owner' }).id)).toBe(
      'cannot_update_admin_user',
    );
    expect(await attempt('primary.owner', ids.owner)).toBe('ok');
    expect(await attempt('the-owner', client.org.primaryOwner?.id)).toBe('cannot_update_admin_user');
    const bot = client.member('robot', { kind: 'bot' }).id;
    expect(await attempt('the-admin', bot)).toBe('not_app_admin');
    expect(await attempt('the-owner', bot)).toBe('ok');
  });

  fact('W3.21', async () => {
    const teamId = enterprise.org.teams[0]?.id ?? '';
    const bob = enterprise.member('bob', { teamIds: [teamId] });
    enterprise.member('local', { teamIds: [teamId], teamRanks: { [teamId]: 'admin' } });
    enterprise.member('central', { teamIds: [teamId], rank: 'admin' });
    const attempt = async (by: string, name: string) => {
      const token = enterprise.with(all, { member: by, install: 'workspace' });
      const { body } = await enterprise.api('users.profile.set', { user: bob.id, name, value: 'X' }, { token });
      return body.error ?? 'ok';
    };
    expect(await attempt('local', 'display_name')).toBe('ok');
    expect(await attempt('local', 'title')).toBe('not_admin');
    expect(await attempt('central', 'title')).toBe('ok');
    expect(await attempt('bob', 'display_name')).toBe('permission_denied');
    expect(await attempt('bob', 'status_text')).toBe('ok');
  });

  doubt('webOwnProfileInOrg', async () => {
    enterprise.member('bob', { teamIds: [enterprise.org.teams[0]?.id ?? ''] });
    const token = enterprise.with(all, { member: 'bob' });
    const args = { name: 'title', value: 'T' };
    expect(await enterprise.error('users.profile.set', args, { token })).toBe('permission_denied');
    await enterprise.turn({ webOwnProfileInOrg: 'accepted' });
    await enterprise.ok('users.profile.set', args, { token });
  });

  fact('W3.22', async () => {
    const fields = client.org.profileFields;
    const drink = fields.add({ label: 'Drink' })?.id ?? '';
    const day = fields.add({ label: 'Day', type: 'date' })?.id ?? '';
    const house = fields.add({ label: 'House', type: 'options_list', possibleValues: ['North'] })?.id ?? '';
    const boss = fields.add({ label: 'Boss', type: 'user' })?.id ?? '';
    const page = fields.add({ label: 'Page', type: 'link' })?.id ?? '';
    const start = fields.add({ label: 'Start', scimAttribute: 'startDate' })?.id ?? '';
    const own = (values: Json) => set({ user: ada, profile: { fields: values } });
    const value = { value: 'Tea', alt: 'Earl Grey' };
    expect((await own({ [drink]: value })).body.profile.fields).toEqual({ [drink]: value });
    const good = {
      [day]: '2026-01-31',
      [house]: 'North',
      [boss]: ada,
      [page]: 'https://a.example',
      [start]: '2025-01-01',
    };
    const given = Object.fromEntries(Object.entries(good).map(([id, text]) => [id, { value: text, alt: '' }]));
    expect((await own(given)).body.profile).toMatchObject({ start_date: '2025-01-01', fields: given });
    for (const bad of [{ [day]: 'soon' }, { [house]: 'South' }, { [boss]: 'U0' }, { [page]: 'x' }, { Xf0: 'x' }]) {
      expect((await own(bad)).body.error).toBe('profile_set_failed');
    }
    expect((await own({ [drink]: { value: '' } })).body.profile.fields).not.toHaveProperty(drink);
    expect((await set({ user: ada, name: drink, value: 'Milk' })).body.profile.fields[drink].value).toBe('Milk');
    expect((await own('x')).body.error).toBe('invalid_profile');
    expect((await own({ [drink]: { value: 1 } })).body.error).toBe('invalid_profile');
  });

  doubt('webFieldOfAnotherSource', async () => {
    const id = client.org.profileFields.add({ label: 'Department', scimAttribute: 'department' })?.id ?? '';
    const attempt = () => set({ user: ada, name: id, value: 'Research' });
    expect((await attempt()).body.error).toBe('profile_set_failed');
    await client.turn({ webFieldOfAnotherSource: 'ignored' });
    expect((await attempt()).body.ok).toBe(true);
    expect(read()?.department).toBeUndefined();
  });

  fact('W3.23', async () => {
    for (const [name, most, code] of [
      ['display_name', 80, 'profile_set_failed'],
      ['real_name', 50, 'profile_set_failed'],
      ['title', 256, 'profile_set_failed'],
      ['status_text', 100, 'too_long'],
    ] as const) {
      expect((await set({ user: ada, name, value: 'x'.repeat(most) })).body.ok).toBe(true);
      expect((await set({ user: ada, name, value: 'x'.repeat(most + 1) })).body.error).toBe(code);
    }
  });

  doubt('webProfileTooLong', async () => {
    await client.turn({ webProfileTooLong: 'too_long' });
    expect((await set({ user: ada, name: 'title', value: 'x'.repeat(257) })).body.error).toBe('too_long');
  });

  fact('W3.24', async () => {
    const { body } = await set({ user: ada, name: 'email', value: 'new@acme.example' });
    expect(body.profile.email).toBe('ada@acme.example');
    expect(read()).toMatchObject({ email: 'ada@acme.example', pendingEmail: { value: 'new@acme.example' } });
    expect((await client.control('POST', `/members/${ada}/confirm-email`)).status).toBe(200);
    expect((await client.ok('users.lookupByEmail', { email: 'new@acme.example' })).user.id).toBe(ada);
    expect((await client.control('POST', `/members/${ada}/confirm-email`)).status).toBe(404);
    await set({ user: ada, name: 'email', value: 'bob@acme.example' });
    client.member('bob');
    expect((await client.control('POST', `/members/${ada}/confirm-email`)).status).toBe(422);
    expect((await set({ user: ada, name: 'email', value: 'bob@acme.example' })).body.error).toBe('email_taken');
    expect((await set({ user: ada, name: 'email', value: 'a b' })).body.error).toBe('profile_set_failed');
    const own = client.with(all, { member: 'ada' });
    expect((await set({ name: 'email', value: 'x@acme.example' }, own)).body.error).toBe('not_admin');
  });

  doubt('webOwnEmail', async () => {
    const attempt = async () => (await set({ name: 'email', value: 'x@acme.example' })).body.error;
    expect(await attempt()).toBe('profile_set_failed');
    await client.turn({ webOwnEmail: 'permission_denied' });
    expect(await attempt()).toBe('permission_denied');
  });

  fact('W3.25', async () => {
    const { body } = await set({ user: ada, profile: { image_192: 'https://a.example/x.png', image_original: 'x' } });
    expect(body.profile.image_192).toContain('gravatar');
    expect(read()?.photo).toBeUndefined();
  });

  fact('W3.26', async () => {
    for (const [name, value, code] of [
      ['first_name', 'Slackbot', 'reserved_name'],
      ['last_name', 'slackbot', 'reserved_name'],
      ['display_name', '@ada', 'invalid_starts_with_at'],
      ['real_name', 'see https://a.example', 'name_not_allowed'],
      ['start_date', 'soon', 'profile_set_failed'],
      ['status_text', '', 'must_clear_both_status_text_and_status_emoji'],
      ['status_expiration', 'never', 'invalid_profile'],
    ] as const) {
      expect([name, (await set({ user: ada, name, value })).body.error]).toEqual([name, code]);
    }
    expect((await set({ user: 'U0', name: 'title', value: 'T' })).body.error).toBe('user_not_found');
    expect((await set({ user: ada, profile: { title: { a: 1 } } })).body.error).toBe('invalid_profile');
  });

  it('sets a status, which ends in its time and is cleared by both its parts', async () => {
    const status_expiration = client.clock.now().getTime() / 1000 + 60;
    const given = { status_text: 'Tea', status_emoji: ':tea:', status_expiration };
    expect((await set({ profile: given })).body.profile).toMatchObject(given);
    client.clock.advance(60_000);
    const own = async () => (await client.ok('users.profile.get')).profile;
    expect(await own()).toMatchObject({ status_text: '', status_emoji: '', status_expiration: 0 });
    await set({ profile: { status_text: 'Tea', status_emoji: ':tea:' } });
    expect(await own()).toMatchObject({ status_text: 'Tea', status_expiration: 0 });
    await set({ profile: { status_text: '', status_emoji: '' } });
    expect(await own()).toMatchObject({ status_text: '', status_emoji: '' });
  });
});
