import { idpCertificate, idpEndpoint } from './identity-provider';
import { describeWithSamples, differences, missingIn, type Reasons, readSample } from './sample-shapes';
import { type Json, WebClient } from './web-client';

/** Differences from the recorded answers that are meant. */
const reasons: Reasons = [
  [/^(error|needed|provided|arg|callstack)$/, 'the recording merges error answers into successes'],
  [/^(warning|response_metadata\.messages.*)$/, 'the recording merges answers with warnings; tested on their own'],
  [/^response_metadata$/, 'of answers with warnings, where a method has no pages'],
  [/^team\.(icon\.image_original|lob_sales_home_enabled|is_sfdc_auto_slack|pay_prod_cur|locale)$/, 'not played'],
  [/^paging\.warnings/, 'of counts beyond the limit, which are refused here as web-api.md §2 says'],
  [/^offset$/, 'of a way of paging that web-api.md does not know'],
  [/profile\.(guest_invited_by|status_emoji_url|status_clear_on_focus_end)$/, 'not played'],
  [/profile\.status_emoji_display_info\[\]\.(display_alias|unicode)$/, 'what an emoji looks like is not played'],
  [/profile\.fields\.Xf?\w+/, 'fields have other ids; their content is compared on its own'],
  [/^members\[\]\.profile\.fields$/, 'seen in users.list of the recording only, and empty there'],
  [/^user\.(is_stranger|is_connector_bot|teams|teams\[\]|enterprise_id|enterprise_name)$/, 'of people from elsewhere'],
  [/profile\.always_active$/, 'of bots, whose own profile is not read here'],
  [/(user|members\[\])\.(is_invited_user|two_factor_type|enterprise_user.*)$/, 'recorded where somebody had it'],
  [/^members\[\]\.profile\.pronouns$/, 'recorded where somebody had it'],
  [/(pending_shared|pending_connected_team_ids|previous_names)\[\]$/, 'never shared or renamed here'],
  [
    /\.(internal|connected|connected_limited)_team_ids/,
    'of channels shared beyond a workspace; partners are not played',
  ],
  [
    /\.(conversation_host_id|is_moved|is_global_shared|is_org_default|is_org_mandatory)$/,
    'of an organisation’s shared channels',
  ],
  [/\.properties(\..*)?$/, 'tabs, canvases and posting restrictions are not played'],
  [/^channel\.(is_read_only|is_thread_only|is_non_threadable)$/, 'posting restrictions are not played'],
  [/prefs\.(channels|groups)\[\]$/, 'empty here where the recording had some, or filler'],
  [/^usergroup\.users\[\]$/, 'a new group is empty'],
  [/\.deleted_by$/, 'recorded of a disabled group'],
  [/^usergroup\.user_count$/, 'not asked for when recorded'],
];

/** Differences from the answers in the specification of 2021. */
const reasonsOfSpecs: Reasons = [
  [/^profile\.fields\[\]\.(is_hidden|options\.is_protected)$/, '0 and 1 in 2021, true and false when recorded in 2026'],
  [/^profile\.team$/, 'not recorded of users.profile.* any more'],
  [/^message\.(subtype|username)$/, 'of classic apps'],
  [/^channel\.(is_read_only|previous_names\[\])$/, 'posting restrictions and earlier names are not played'],
  [/^usergroups\[\]\.(auto_type|user_count)$/, 'only of built-in groups; a text or a number by doubt'],
  [/^usergroup\.users\[\]$/, 'of a group with members'],
];

const scopes =
  'admin users:read users:read.email users.profile:read users.profile:write usergroups:read usergroups:write team:read channels:read im:read chat:write chat:write.public';

describeWithSamples('recorded answers of the Web API have the shape of ours', () => {
  let client: WebClient;
  let all: { [method: string]: Json };

  beforeAll(async () => {
    client = await WebClient.open({
      workspace: { kind: 'enterprise' },
      settings: { endpointUrl: idpEndpoint, certificate: idpCertificate },
    });
    await client.turn({ webUserCount: 'number', webPages: 'full', ssoProvider: 'where-set-up' });
    all = await answers();
  });
  afterAll(() => client.sandbox.stop());

  /** Answers of every method that is played and recorded, in an order in which each has something to do. */
  async function answers(): Promise<{ [method: string]: Json }> {
    const { org } = client;
    const teamIds = org.teams.map(({ id }) => id);
    const install = { install: 'workspace' } as const;
    const user = { token: client.with(scopes.split(' '), install) };
    const bot = { token: client.with(scopes.split(' '), { ...install, kind: 'bot', lifetimeSeconds: 60 }) };
    const drink = org.profileFields.add({ label: 'Drink', type: 'options_list', possibleValues: ['Tea'] })?.id ?? '';
    const ada = client.member('ada', {
      teamIds,
      photo: 'https://a.example/ada.png',
      pronouns: 'she',
      has2fa: true,
      startDate: '2024-04-10T00:00:00+0000',
      status: { text: 'Tea', emoji: ':tea:' },
      profileValues: { [drink]: 'Tea' },
    }).id;
    client.member('asked', { teamIds, state: 'invited' });
    const memberIds = [ada, org.primaryOwner?.id ?? ''];
    const channel = org.channels.add({ name: 'general', kind: 'public', teamId: teamIds[0] ?? '', memberIds }).id;
    org.recordAccess({ memberId: ada, teamId: teamIds[0], address: '192.0.2.1', userAgent: 'Practice' });
    const found: { [method: string]: Json } = {};
    /** Several answers of a method count as one, as in the recording. */
    const call = async (method: string, args: Json = {}, options = user) => {
      found[method] = merge(found[method], await client.ok(method, args, options));
    };
    await call('auth.test', {}, bot);
    await call('auth.teams.list', { include_icon: true });
    await call('team.info');
    await call('team.profile.get');
    await call('team.accessLogs');
    await call('team.accessLogs', { limit: 10 });
    await call('users.list', { include_locale: true });
    await call('users.info', { user: ada, include_locale: true });
    await call('users.info', { user: found['auth.test'].user_id });
    await call('users.lookupByEmail', { email: 'ada@acme.example' });
    await call('users.profile.get', { user: ada, include_labels: true });
    await call('users.profile.set', { user: ada, name: 'title', value: 'T' });
    await call('chat.postMessage', { channel: ada, text: 'Hello', attachments: [{ text: 'a' }] }, bot);
    await call('conversations.list');
    await call('conversations.list', { types: 'im' }, bot);
    await call('conversations.info', { channel, include_num_members: true, include_locale: true });
    await call('conversations.members', { channel });
    await call('usergroups.create', { name: 'Staff' });
    const { usergroup } = found['usergroups.create'];
    const group = { usergroup: usergroup.id };
    await call('usergroups.update', { ...group, channels: channel, include_count: true });
    await call('usergroups.users.update', { ...group, users: ada, include_count: true });
    await call('usergroups.list', { include_users: true, include_count: true });
    await call('usergroups.users.list', group);
    await call('usergroups.disable', group);
    await call('usergroups.enable', group);
    return found;
  }

  it('keys and types, for every method that was recorded', () => {
    const { 'chat.postMessage': _tooLarge, ...recorded } = all; // its recording is a union of every kind of block, and left out
    expect(Object.keys(recorded)).toHaveLength(20);
    for (const [method, body] of Object.entries(recorded)) {
      const sample = readSample(`java-slack-sdk/api/${method}.json`);
      expect([method, differences(sample, body, reasons)]).toEqual([method, []]);
    }
  });

  it('keys in the recorded order, where one call shows it', () => {
    const of = (method: string, pick: (body: Json) => Json) => {
      const [theirs, ours] = [readSample(`java-slack-sdk/api/${method}.json`), all[method]].map((body) =>
        Object.keys(pick(body)),
      );
      const common = theirs?.filter((key) => ours?.includes(key));
      expect([method, ours?.filter((key) => theirs?.includes(key))]).toEqual([method, common]);
    };
    of('team.accessLogs', (body) => body.logins[0]);
    of('team.info', (body) => body.team);
    of('conversations.info', (body) => body.channel);
    for (const method of ['create', 'update', 'disable', 'enable']) {
      // users.update was merged from calls that differ
      of(`usergroups.${method}`, (body) => body.usergroup);
    }
  });

  it('types of values, for every method of the specification', () => {
    const { 'auth.teams.list': _newer, ...specified } = all; // newer than the specification
    for (const [method, body] of Object.entries(specified)) {
      const sample = readSample(`slack-api-specs/${method}.ok.json`);
      expect([method, missingIn(sample, body, reasonsOfSpecs)]).toEqual([method, []]);
    }
  });

  it('errors, which have ok and error only', async () => {
    for (const method of Object.keys(all).filter((each) => each !== 'auth.teams.list')) {
      const { body } = await client.api(method, {}, { token: null });
      expect([method, Object.keys(body).sort()]).toEqual([
        method,
        Object.keys(readSample(`slack-api-specs/${method}.error.json`)).sort(),
      ]);
    }
  });

  it('fields of profiles have value, alt and label', () => {
    const [field] = Object.values(all['users.profile.get'].profile.fields);
    const { profile } = readSample('java-slack-sdk/api/users.profile.get.json');
    expect(Object.keys(field as Json)).toEqual(Object.keys(profile.fields.X00000000));
  });
});

/** Two answers in one: objects key by key, lists after each other. */
function merge(one: Json, other: Json): Json {
  if (Array.isArray(one) && Array.isArray(other)) return [...one, ...other];
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return other;
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(keys.map((key) => [key, key in other ? merge(one[key], other[key]) : one[key]]));
}
