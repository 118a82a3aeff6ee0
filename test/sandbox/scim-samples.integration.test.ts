import { describeWithSamples, differences, type Reasons, readSample as read, shapeOf } from './sample-shapes';
import { coreV1, enterpriseUrn, guestUrn, profileUrn, ScimClient } from './scim-client';

/** Differences that are meant. */
const reasons: Reasons = [
  [/^(Resources\[\]\.)?Errors/, 'the recording merges error answers into successes'],
  [
    /(emails|roles|phoneNumbers)\[\]\.type$/,
    'the recording merges filler elements into lists; scim.md §4: no type is returned',
  ],
  [/(addresses|photos)\[\]\.primary$/, 'filler: scim.md §4 shows these without primary'],
  [/extension:slack:guest:[\d.:User]+\.channels/, 'guests of single channels have it, and none is compared here'],
  [/extension:slack:guest/, 'recorded of guests; a single read here is of a member'],
  [/extension:slack:profile/, 'not recorded in single reads: the user read had no start date'],
  [
    /extension:enterprise:.*\.(employeeNumber|costCenter|organization|division|department|managerId)$/,
    'null when recorded, and nulls were dropped',
  ],
  [/(honorificPrefix|userType|preferredLanguage|locale)$/, 'null when recorded, and nulls were dropped'],
];

describeWithSamples('recorded answers of Slack have the shape of ours', () => {
  let client: ScimClient;
  let userId: string;
  let groupId: string;

  beforeAll(async () => {
    client = await ScimClient.open({ workspace: { kind: 'enterprise' } });
    await client.turn({ scimEmptyBlocks: 'shown', scimInactiveInLists: 'listed' });
    const user = await client.user({
      displayName: 'Ada',
      title: 'T',
      addresses: [{ streetAddress: 'S', locality: 'L', region: 'R', postalCode: 'P', country: 'C' }],
      phoneNumbers: [
        { value: '1', type: 'work' },
        { value: '2', primary: true },
      ],
      roles: ['r'],
      emails: [{ value: 'ada@acme.example', primary: true }, { value: 'two@acme.example' }],
      [enterpriseUrn]: { department: 'D' },
      [profileUrn]: { startDate: '2024-04-10T00:00:00+0000' },
    });
    await client.user({ userName: 'guest', [guestUrn]: { type: 'multi', expiration: '2030-01-01T00:00:00Z' } });
    userId = user.id;
    groupId = (await client.group('Staff', userId)).id;
  });
  afterAll(() => client.sandbox.stop());

  it.each(['v1', 'v2'])('%s: users, groups, one of each, and the configuration', async (version) => {
    for (const [sample, path] of [
      ['Users.json', '/Users'],
      ['Users/00000000000.json', `/Users/${userId}`],
      ['Groups.json', '/Groups'],
      ['Groups/00000000000.json', `/Groups/${groupId}`],
      ['ServiceProviderConfigs.json', '/ServiceProviderConfigs'],
    ] as const) {
      const recorded = read(`java-slack-sdk/scim/${version}/${sample}`);
      const { status, body } = await client.call('GET', `/${version}${path}`);
      expect([path, status, differences(recorded, body, reasons)]).toEqual([path, 200, []]);
    }
  });

  it.each(['v1', 'v2'])('%s: keys come in the recorded order', async (version) => {
    const order = (keys: string[], known: string[]) => keys.filter((key) => known.includes(key));
    for (const [sample, path] of [
      ['Users/00000000000.json', `/Users/${userId}`],
      ['Groups/00000000000.json', `/Groups/${groupId}`],
    ] as const) {
      const { Errors: _errors, ...recorded } = read(`java-slack-sdk/scim/${version}/${sample}`);
      const ours = Object.keys((await client.call('GET', `/${version}${path}`)).body);
      const common = order(Object.keys(recorded), ours);
      expect(order(ours, common)).toEqual(common);
    }
  });

  it('v2: resource types', async () => {
    const { body } = await client.call('GET', '/v2/ResourceTypes');
    expect(differences(read('java-slack-sdk/scim/v2/ResourceTypes.json'), body, reasons)).toEqual([]);
  });

  it('v1: a list with a bot in it has exactly the recorded keys, in their order', async () => {
    const recorded = read('python-slack-sdk/scim-v1-users-list-with-bot-user.json');
    client.member('test-app', {
      kind: 'bot',
      displayName: '',
      firstName: '',
      lastName: '',
      email: 'botuser@slack-bots.com',
    });
    const { body } = await client.call('GET', '/v1/Users?startIndex=4&count=1');
    expect(Object.keys(body)).toEqual(Object.keys(recorded));
    const [bot] = body.Resources;
    const [theirs] = recorded.Resources;
    expect(Object.keys(bot)).toEqual(Object.keys(theirs));
    expect(shapeOf(bot)).toEqual(shapeOf(theirs));
    expect(bot.meta.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[78]:00$/);
    expect(bot.schemas).toEqual([coreV1]);
  });

  it('tells a difference that has no reason', () => {
    expect(differences({ id: '', name: { givenName: '' } }, { id: 1, name: {} }, reasons)).toEqual([
      'id: string there, number here',
      'name.givenName: string there, undefined here',
    ]);
  });
});
