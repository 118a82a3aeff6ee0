import { describeWithSamples, differences, type Reasons, readSample, shapeOf } from './sample-shapes';
import { newUser, ScimClient } from './scim-client';

const reasons: Reasons = [
  [
    /^(ok|warning|error|needed|provided)$/,
    'the recording merges refusals into successes; web-api.md §7 begins with entries',
  ],
  [
    /^response_metadata\.(messages|warnings)$/,
    'empty lists of the Java SDK’s own shape: web-api.md §7 names next_cursor',
  ],
  [/\.account_type$/, 'its values are masked, and web-api.md §7 does not have it'],
  [
    /^entries\[\]\.entity\.(app|file|message|huddle|account_type_role|workflow|workflow_v2|barrier|list|function|workspace)\b/,
    'entities of actions that are not played here',
  ],
  [/^entries\[\]\.entity\.external_auth_oauth2_token\b/, 'entities of actions that are not played here'],
  [
    /^entries\[\]\.entity\.channel\.(teams_shared_with|original_connected_channel_id|is_salesforce_channel)/,
    'optional: of channels shared with other organisations',
  ],
  [
    /^entries\[\]\.context\.app\.bot_scopes/,
    'web-api.md’s source shows scopes_bot; the newer name is in the masks only',
  ],
  [/^entries\[\]\.context\.app\.scopes(_bot)?\[\]$/, 'the recorded lists were empty'],
  [/^entries\[\]\.context\.(acting_agent|agent_message)\b/, 'of what Slackbot does for people'],
  [/^entries\[\]\.details\b/, 'the recording merges the details of every action; which has which is UNCONFIRMED'],
];

describeWithSamples('recorded answers of the Audit Logs API have the shape of ours', () => {
  let client: ScimClient;
  const audit = async (path: string) => {
    const headers = { authorization: `Bearer ${client.issue({ scopes: ['auditlogs:read'] })}` };
    return (await fetch(`${client.url}/audit/v1/${path}`, { headers })).json();
  };

  beforeAll(async () => {
    client = await ScimClient.open({ workspace: { kind: 'enterprise' } });
  });
  afterAll(() => client.sandbox.stop());

  it('the actions are exactly those that Slack answers, in their order', async () => {
    const recorded = readSample('java-slack-sdk/raw-audit/actions.json');
    const ours = await audit('actions');
    expect(ours).toEqual(recorded);
    expect(Object.keys(ours.actions)).toEqual(Object.keys(recorded.actions));
  });

  it('the schemas are exactly those that Slack answers', async () => {
    expect(await audit('schemas')).toEqual(readSample('java-slack-sdk/raw-audit/schemas.json'));
  });

  it('entries have the recorded keys and types', async () => {
    const ada = await client.user();
    await client.group('Staff', ada.id);
    const [team] = client.org.teams;
    const channel = client.org.channels.add({ name: 'sales', kind: 'public', teamId: team?.id ?? '' });
    client.org.channels.changeMembers(channel.id, { add: [ada.id] });
    client.org.addRole({ roleId: 'Rl03', entityId: team?.id ?? '', memberId: ada.id });
    await client.control('PATCH', '/settings', { ssoRequirement: 'required' });
    client.org.sessions.open(ada.id, { notes: [] });
    await client.call('POST', '/v2/Users', newUser({ userName: 'eve' }));
    const ours = await audit('logs?limit=1000');
    expect(differences(readSample('java-slack-sdk/audit/v1/logs.json'), ours, reasons)).toEqual([]);
    expect(Object.keys(shapeOf(ours)).length).toBeGreaterThan(50);
  });
});
