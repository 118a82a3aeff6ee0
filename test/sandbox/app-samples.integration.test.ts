import type { App, Member } from '../../src/sandbox/org/org-data';
import { AppServer } from './app-server';
import { AppVisitor } from './app-visitor';
import { describeWithSamples, differences, missingIn, type Reasons, readSample } from './sample-shapes';
import { type Json, WebClient } from './web-client';

const notPlayed: Reasons = [
  [/^(ok|error|warning|needed|provided)$/, 'the recording merges error answers into successes'],
  [/^incoming_webhook(\..*)?$/, 'incoming webhooks are not played'],
  [
    /^(bot_access_token|function_data|interactivity)(\..*)?$/,
    'of functions of the next generation platform, not played',
  ],
];

/** Differences of answers from the recorded ones that are meant. */
const reasonsOfAnswers: Reasons = [
  ...notPlayed,
  [/^response_metadata(\..*)?$/, 'of answers with warnings or errors'],
  [
    /^view\.(entity_url|external_ref|app_unfurl_url|message_ts|thread_ts|channel)(\..*)?$/,
    'of views of unfurled links',
  ],
  [/^view\.previous_view_id$/, 'of pushed views'],
  [/^view\.state\.values$/, 'masked in the recording'],
  [/^view\.blocks\[\]/, 'the recording is a union of every kind of block; ours are as the app sent them'],
];

/** Differences of payloads: what a recording of every kind of use has, and one use has not. */
const reasonsOfPayloads: Reasons = [
  ...notPlayed,
  [/^app_unfurl(\..*)?$/, 'of unfurled links'],
  [/^container\.(attachment_id|text|is_app_unfurl|app_unfurl_url)$/, 'of attachments and unfurled links'],
  [/^container\.(view_id|thread_ts)$/, 'of uses in views and threads, compared on their own'],
  [/^view(\..*)?$/, 'of uses in views'],
  [/^message\./, 'the recording is a union of every kind of message; compared the other way round'],
  [/^actions\[\]\./, 'a union of every kind of element; compared the other way round'],
  [/^state(\..*)?$/, 'masked in the recording'],
];
const reasonsOfViews: Reasons = [
  ...notPlayed,
  [/^view\.(previous_view_id|blocks(\[\].*)?|state\.values.*)$/, 'masked in the recording, or of pushed views'],
  [/^response_urls$/, 'not recorded; Slack docs: view_submission payload'],
  [/^view\.close(\..*)?$/, 'of views with a text for it'],
];

describeWithSamples('what apps get has the shape of what was recorded', () => {
  let client: WebClient;
  let visitor: AppVisitor;
  let server: AppServer;
  let app: Readonly<App>;
  let ada: Readonly<Member>;
  let installed: Json;
  let teamId: string;

  beforeAll(async () => {
    server = await AppServer.open();
    client = await WebClient.open({ workspace: { kind: 'enterprise' } });
    visitor = new AppVisitor(client);
    teamId = client.org.teams[0]?.id ?? '';
    ada = client.member('ada', { rank: 'owner', teamIds: [teamId] });
    app = visitor.app({ requestUrl: server.url, tokenRotation: true });
    installed = await visitor.install(ada.id, app, { scope: 'chat:write', user_scope: 'admin' }, { install: teamId });
  });
  afterAll(async () => {
    await client.sandbox.stop();
    await server.stop();
  });

  it('oauth.v2.access', async () => {
    const { ok: _ok, ...recorded } = readSample('java-slack-sdk/api/oauth.v2.access.json');
    expect(differences(recorded, installed, reasonsOfAnswers)).toEqual([]);
    const { incoming_webhook: _webhook, ...ofSpecs } = readSample('slack-api-specs/oauth.v2.access.ok.json');
    expect(missingIn(ofSpecs, installed, [])).toEqual([]);
    const refused = (await visitor.access(app, { client_id: '1.2' })).body;
    expect(refused).toEqual(readSample('slack-api-specs/oauth.v2.access.error.json'));
  });

  it('block_actions, views.open, view_submission and view_closed', async () => {
    const { channel, ts } = await client.ok(
      'chat.postMessage',
      {
        channel: ada.id,
        text: 'A request',
        blocks: [
          {
            type: 'actions',
            elements: [
              {
                type: 'button',
                action_id: 'go',
                value: '1',
                style: 'primary',
                text: { type: 'plain_text', text: 'Go', emoji: true },
              },
            ],
          },
        ],
      },
      { token: installed.access_token },
    );
    const press = `/conversations/${channel}/messages/${ts}/press`;
    expect((await client.control('POST', press, { member: ada.id, actionId: 'go' })).status).toBe(200);
    const { payload } = server.last;
    const recorded = readSample('java-slack-sdk/app-backend/BlockActionPayload.json');
    expect(differences(recorded, payload, reasonsOfPayloads)).toEqual([]);
    const ofEveryKind: Reasons = [
      [
        /^(message\.(blocks|bot_profile)|state)/,
        'blocks are the app’s own; the recording of bot_profile has no user_id',
      ],
    ];
    expect(missingIn(payload, recorded, ofEveryKind)).toEqual([]);

    const ofSpecs = readSample('slack-api-specs/views.open.ok.json');
    const view = {
      ...ofSpecs.view,
      title: { type: 'plain_text', text: 'T', emoji: true },
      submit: { type: 'plain_text', text: 'S', emoji: true },
      close: { type: 'plain_text', text: 'C', emoji: true },
      notify_on_close: true,
      submit_disabled: false,
    };
    for (const key of ['app_id', 'bot_id', 'hash', 'id', 'root_view_id', 'state', 'team_id']) delete view[key];
    const opened = await client.ok(
      'views.open',
      { view, trigger_id: payload.trigger_id },
      { token: installed.access_token },
    );
    const { ok: _ok, ...recordedView } = readSample('java-slack-sdk/api/views.open.json');
    const { ok: _mine, ...ours } = opened;
    expect(differences(recordedView, ours, reasonsOfAnswers)).toEqual([]);
    expect(missingIn(ofSpecs, opened, [])).toEqual([]);

    await client.control('POST', `/views/${opened.view.id}/submit`, { values: { an_action_id: 'typed' } });
    const submission = readSample('java-slack-sdk/app-backend/ViewSubmissionPayload.json');
    const ofClosing: Reasons = [[/^is_cleared$/, 'Slack docs: View interaction payloads: of view_closed only']];
    expect(differences(submission, server.last.payload, [...reasonsOfViews, ...ofClosing])).toEqual([]);

    await client.control('POST', press, { member: ada.id, actionId: 'go' });
    const { trigger_id } = server.last.payload;
    const again = await client.ok('views.open', { view, trigger_id }, { token: installed.access_token });
    await client.control('POST', `/views/${again.view.id}/close`, {});
    const closed = readSample('java-slack-sdk/app-backend/ViewClosedPayload.json');
    expect(differences(closed, server.last.payload, reasonsOfViews)).toEqual([]);
    expect(server.last.payload.type).toBe('view_closed');
  });

  it('views.open refuses as recorded', async () => {
    const view = { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] };
    const { body } = await client.api('views.open', { view }, { token: installed.access_token });
    expect(body).toEqual(readSample('slack-api-specs/views.open.error.json'));
  });
});
