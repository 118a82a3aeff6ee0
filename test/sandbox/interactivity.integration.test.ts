import fc from 'fast-check';
import { answerLimitMs } from '../../src/sandbox/create-sandbox';
import { mayReach } from '../../src/sandbox/interactivity/may-reach';
import { signRequest } from '../../src/sandbox/interactivity/sign-request';
import type { App, Channel, Member } from '../../src/sandbox/org/org-data';
import { AppServer, isFromSlack } from './app-server';
import { AppVisitor } from './app-visitor';
import { Browser, textOf } from './browser';
import { doubt, fact } from './facts/fact';
import { type Json, WebClient } from './web-client';

/** Buttons, dialogs and what apps answer: an app's own server, and a person with a browser. */
let client: WebClient;
let visitor: AppVisitor;
let server: AppServer;
let app: Readonly<App>;
let ada: Readonly<Member>;
let channel: Readonly<Channel>;
let browser: Browser;
let token: string;

beforeAll(async () => {
  server = await AppServer.open();
  client = await WebClient.open();
  visitor = new AppVisitor(client);
});
beforeEach(async () => {
  server.reset();
  await client.reset();
  app = visitor.app({ requestUrl: server.url });
  ada = client.member('ada', { displayName: 'Ada', teamIds: [client.org.teams[0]?.id ?? ''] });
  token = client.issue({ app: app.name, kind: 'bot', scopes: ['chat:write'] });
  channel = client.org.channels.add({ name: 'approvals', kind: 'public', teamId: 'T', memberIds: [ada.id] });
  browser = await visitor.browserOf(ada.id);
});
afterAll(async () => {
  await client.sandbox.stop();
  await server.stop();
});

const button = (more: Json = {}) => ({
  type: 'button',
  text: { type: 'plain_text', text: 'Approve' },
  value: 'r-1',
  ...more,
});
const request = [
  { type: 'section', text: { type: 'mrkdwn', text: '*Ada* asks for _admin_' } },
  {
    type: 'actions',
    block_id: 'decide',
    elements: [
      button({ action_id: 'approve', style: 'primary' }),
      button({ action_id: 'deny', text: { type: 'plain_text', text: 'Deny' }, style: 'danger' }),
      {
        type: 'static_select',
        action_id: 'until',
        options: ['1', '8'].map((value) => ({ text: { type: 'plain_text', text: `${value} hours` }, value })),
      },
    ],
  },
];

/** A message of the app. */
function post(blocks: Json[] = request, more: Json = {}) {
  const botUserId = client.org.tokens.getApp(app.id)?.botUserId ?? '';
  return client.org.messages.post({
    channelId: channel.id,
    memberId: botUserId,
    appId: app.id,
    text: 'A request',
    blocks,
    ...more,
  });
}

type Posted = ReturnType<typeof post>;

/** Presses an element of a message. */
function press(message: Posted, place = '1.0', more: { [name: string]: string } = {}, by = browser) {
  const back = `/channels/${channel.id}`;
  return by.post('/interactions/message', { channel: message.channelId, ts: message.ts, press: place, back, ...more });
}

/** Presses a button and returns what its payload said. */
async function pressed(message = post()): Promise<Json> {
  expect((await press(message)).status).toBe(303);
  return server.last.payload;
}

const modal = (more: Json = {}) => ({
  type: 'modal',
  callback_id: 'reason',
  private_metadata: 'r-1',
  title: { type: 'plain_text', text: 'Why?' },
  submit: { type: 'plain_text', text: 'Send' },
  blocks: [
    {
      type: 'input',
      block_id: 'why',
      label: { type: 'plain_text', text: 'Reason' },
      element: { type: 'plain_text_input', action_id: 'text', multiline: true },
    },
  ],
  ...more,
});

const open = (view: Json, trigger_id: string) => client.api('views.open', { view, trigger_id }, { token });

/** Opens a modal for Ada. @returns the view's id */
async function openModal(view: Json = modal()): Promise<string> {
  const { body } = await open(view, (await pressed()).trigger_id);
  expect(body).toMatchObject({ ok: true });
  return body.view.id;
}

const views = () => client.org.interactions.viewsOf(ada.id).map(({ id }) => id);
const submit = (id: string, fields: { [name: string]: string } = { 'e0.0': 'Because' }) =>
  browser.post(`/views/${id}`, { do: 'submit', back: '/channels', ...fields });
const said = () => client.org.messages.in(channel.id).map(({ text }) => text);

describe('requests to apps', () => {
  fact('W9.1', async () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    expect(signRequest('8f742231b10e8888abcd99yyyzzz85a5', '1531420618', body)).toBe(
      'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    );
    await pressed();
    expect(isFromSlack(server.last, app.signingSecret, client.clock.now())).toBe(true);
    expect(isFromSlack(server.last, `${app.signingSecret}x`, client.clock.now())).toBe(false);
    expect(isFromSlack({ ...server.last, body: `${server.last.body} ` }, app.signingSecret, client.clock.now())).toBe(
      false,
    );
  });

  fact('W9.2', async () => {
    await client.control('POST', '/clock', { advanceSeconds: 7_200 });
    await pressed();
    expect(isFromSlack(server.last, app.signingSecret, client.clock.now())).toBe(true);
    const late = new Date(client.clock.now().getTime() + 301_000);
    expect(isFromSlack(server.last, app.signingSecret, late)).toBe(false);
  });

  fact('W9.3', async () => {
    await pressed();
    await pressed();
    const names = server.received.flatMap(({ headerNames }) => headerNames.filter((name) => /signature/i.test(name)));
    expect(names.sort()).toEqual(['X-Slack-Signature', 'x-slack-signature']);
  });

  doubt('interactivityHeaderCase', async () => {
    for (const [interactivityHeaderCase, name] of [
      ['lower', 'x-slack-signature'],
      ['title', 'X-Slack-Signature'],
    ] as const) {
      await client.turn({ interactivityHeaderCase });
      for (let n = 0; n < 2; n++) {
        await pressed();
        expect(server.last.headerNames).toContain(name);
      }
    }
  });

  fact('W9.4', async () => {
    const payload = await pressed();
    expect(payload.type).toBe('block_actions');
    expect(server.last).toMatchObject({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect([...new URLSearchParams(server.last.body).keys()]).toEqual(['payload']);
  });

  fact('W9.5', async () => {
    const failures: [AppServer['answer'], string][] = [
      [(response) => response.writeHead(500).end(), 'The app answered 500 instead of 200.'],
      [(response) => response.writeHead(302, { location: '/x' }).end(), 'The app answered 302 instead of 200.'],
      [(response) => response.writeHead(204).end(), 'The app answered 204 instead of 200.'],
      [(response) => response.socket?.destroy(), 'The app could not be reached, or hung up.'],
      [(response) => response.end('x'.repeat(600_000)), 'The app’s answer was too large.'],
    ];
    const message = post();
    for (const [answer, words] of failures) {
      server.answer = answer;
      const page = textOf((await browser.follow(await press(message))).text);
      expect([words, page.includes('Slack would show an error here.'), page.includes(words)]).toEqual([
        words,
        true,
        true,
      ]);
    }
    server.reset();
    expect(textOf((await browser.follow(await press(message))).text)).not.toContain('Slack would show');
  });

  it('wait three seconds for an answer, and not for one that has only begun', async () => {
    expect(answerLimitMs).toBe(3_000);
    const hasty = await WebClient.open({ answerLimitMs: 100 });
    try {
      const there = new AppVisitor(hasty);
      const slow = there.app({ requestUrl: server.url });
      const { id: memberId } = hasty.member('ada');
      const { id: channelId } = hasty.org.messages.openDirect(slow.id, memberId);
      const message = hasty.org.messages.post({ channelId, memberId, appId: slow.id, text: '', blocks: request });
      const by = await there.browserOf(memberId);
      const slowAnswers: AppServer['answer'][] = [
        () => undefined,
        (response) => void response.writeHead(200).write('x'),
      ];
      for (const answer of slowAnswers) {
        server.answer = answer;
        const page = await by.follow(await press(message, '1.0', { back: `/directs/${channelId}` }, by));
        expect(textOf(page.text)).toContain('The app did not answer within 0.1 seconds.');
      }
    } finally {
      await hasty.sandbox.stop();
    }
  });

  it('go to this machine only, unless the operator names a host (R66)', async () => {
    const reaches = (url: string, allowed: string[] = []) => mayReach(new URL(url), allowed);
    const own = [
      'http://localhost:1/',
      'https://127.0.0.1/x',
      'http://127.9.9.9/',
      'http://[::1]:8/',
      'http://2130706433/',
    ];
    expect(own.filter((url) => !reaches(url))).toEqual([]);
    const others = [
      'http://example.com/',
      'http://localhost.example.com/',
      'http://169.254.169.254/',
      'http://10.0.0.1/',
      'http://0.0.0.0/',
      'http://[::ffff:10.0.0.1]/',
      'ftp://localhost/',
    ];
    expect(others.filter((url) => reaches(url, ['other.example']))).toEqual([]);
    expect(reaches('http://example.com/', ['example.com'])).toBe(true);
    client.org.tokens.updateApp(app.id, { requestUrl: 'http://example.invalid/' });
    expect(textOf((await browser.follow(await press(post()))).text)).toContain('calls this machine only');
    client.org.tokens.updateApp(app.id, { requestUrl: '' });
    expect(textOf((await browser.follow(await press(post()))).text)).toContain('The app has no Request URL.');
    expect(server.received).toEqual([]);
  });
});

describe('block_actions', () => {
  fact('W9.6', async () => {
    const message = post();
    await press(message, '1.0', { 'e1.2': '8' });
    const [team] = client.org.teams;
    const botUserId = client.org.tokens.getApp(app.id)?.botUserId;
    expect(server.last.payload).toMatchObject({
      team: { id: team?.id, domain: team?.domain },
      enterprise: null,
      user: { id: ada.id, username: 'ada', name: 'ada', team_id: team?.id },
      api_app_id: app.id,
      token: expect.any(String),
      container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: false },
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]{32}$/),
      channel: { id: channel.id, name: 'approvals' },
      message: {
        type: 'message',
        ts: message.ts,
        text: 'A request',
        user: botUserId,
        app_id: app.id,
        blocks: message.blocks,
      },
      response_url: expect.stringMatching(new RegExp(`^${client.url}/actions/${team?.id}/[\\w-]{32}$`)),
      actions: [
        {
          action_id: 'approve',
          block_id: 'decide',
          type: 'button',
          value: 'r-1',
          style: 'primary',
          text: { type: 'plain_text', text: 'Approve' },
          action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
        },
      ],
      state: { values: { decide: { until: { type: 'static_select', selected_option: { value: '8' } } } } },
      is_enterprise_install: false,
    });
  });

  it('tells a choice with what was chosen, and an element by an id where the app gave none', async () => {
    const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
    const elements = [
      { type: 'overflow', options: [option('one'), option('two')] },
      { type: 'users_select' },
      { type: 'datepicker' },
      { type: 'checkboxes', options: [option('a'), option('b')] },
    ];
    const message = post([{ type: 'actions', elements }]);
    await press(message, '0.0/1');
    const [action] = server.last.payload.actions;
    expect(action).toMatchObject({
      type: 'overflow',
      selected_option: { value: 'two' },
      block_id: message.blocks[0]?.block_id,
    });
    expect(action.action_id).toMatch(/^\w{10}$/);
    await press(message, '0.1', { 'e0.1': '@ada', 'e0.2': '2026-04-01' });
    expect(server.last.payload.actions[0]).toMatchObject({ type: 'users_select', selected_user: ada.id });
    const values = Object.values(server.last.payload.state.values[String(message.blocks[0]?.block_id)]);
    expect(values).toContainEqual({ type: 'datepicker', selected_date: '2026-04-01' });
    expect(values).toContainEqual({ type: 'checkboxes', selected_options: [] });
  });

  fact('W9.7', async () => {
    const org = await WebClient.open({ workspace: { kind: 'enterprise' } });
    try {
      const there = new AppVisitor(org);
      const wide = there.app({ requestUrl: server.url });
      const grace = org.member('grace', { rank: 'owner', teamIds: [org.org.teams[0]?.id ?? ''] });
      const { bot_user_id } = await there.install(grace.id, wide, { scope: 'chat:write' }, { install: 'org' });
      const { id: channelId } = org.org.messages.openDirect(wide.id, grace.id);
      const message = org.org.messages.post({
        channelId,
        memberId: bot_user_id,
        appId: wide.id,
        text: '',
        blocks: request,
      });
      const by = await there.browserOf(grace.id);
      await press(message, '1.1', {}, by);
      expect(server.last.payload).toMatchObject({
        team: null,
        enterprise: { id: org.org.enterpriseId, name: 'Acme' },
        is_enterprise_install: true,
        channel: { id: channelId, name: 'directmessage' },
        actions: [{ action_id: 'deny' }],
      });
    } finally {
      await org.sandbox.stop();
    }
  });

  fact('W9.26', async () => {
    const grace = client.member('grace', { rank: 'owner' });
    const by = await visitor.browserOf(grace.id);
    await press(post(), '1.0', { user: ada.id }, by);
    expect(server.last.payload.user.id).toBe(grace.id);
  });

  it('comes from nobody who does not see the message, and of nothing that is not there', async () => {
    const message = post();
    const nobody = new Browser(client.url);
    expect((await press(message, '1.0', {}, nobody)).status).toBe(403);
    for (const place of ['0.0', '1.9', '9.0', '', '__proto__']) expect((await press(message, place)).status).toBe(404);
    expect((await press({ ...message, ts: '1.2' })).status).toBe(404);
    const secret = client.org.channels.add({ name: 'secret', kind: 'private', teamId: 'T' });
    expect((await press(post(request, { channelId: secret.id }))).status).toBe(404);
    const forGrace = client.member('grace');
    expect((await press(post(request, { onlyFor: forGrace.id }))).status).toBe(404);
    const direct = client.org.messages.openDirect(app.id, forGrace.id);
    expect((await press(post(request, { channelId: direct.id }))).status).toBe(404);
    client.org.members.update(ada.id, { state: 'deactivated' });
    expect((await press(message)).status).toBe(403);
    expect(server.received).toEqual([]);
  });

  it('is taken from the workspace’s own pages only (R46)', async () => {
    const message = post();
    const form = { channel: message.channelId, ts: message.ts, press: '1.0' };
    const answer = await browser.post('/interactions/message', form, { origin: 'https://evil.example' });
    expect([answer.status, server.received.length]).toEqual([403, 0]);
  });
});

describe('a response_url', () => {
  const send = async (url: string, body: Json) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(url, { method: 'POST', body: text, headers: { 'content-type': 'application/json' } });
    return { status: answer.status, text: await answer.text() };
  };

  fact('W9.8', async () => {
    const { response_url } = await pressed();
    for (let n = 0; n < 5; n++) expect(await send(response_url, { text: `${n}` })).toEqual({ status: 200, text: 'ok' });
    expect(await send(response_url, { text: 'six' })).toMatchObject({
      status: 404,
      text: expect.stringContaining('used_url'),
    });
    const other = (await pressed()).response_url;
    client.clock.advance(30 * 60_000 - 1);
    expect((await send(other, { text: 'in time' })).status).toBe(200);
    client.clock.advance(1);
    expect(await send(other, { text: 'late' })).toMatchObject({
      status: 404,
      text: expect.stringContaining('expired_url'),
    });
    expect(said()).toEqual(['A request', '0', '1', '2', '3', '4', 'A request', 'in time']);
  });

  fact('W9.9', async () => {
    const { response_url } = await pressed();
    await send(response_url, { text: 'Only you' });
    await send(response_url, { text: 'All of you', response_type: 'in_channel' });
    const messages = client.org.messages.in(channel.id).slice(1);
    expect(messages.map(({ text, onlyFor, appId }) => [text, onlyFor, appId])).toEqual([
      ['Only you', ada.id, app.id],
      ['All of you', undefined, app.id],
    ]);
    const page = textOf((await browser.get(`/channels/${channel.id}`)).text);
    expect(page).toContain('only Ada sees this');
  });

  fact('W9.10', async () => {
    const message = post();
    const { response_url } = await pressed(message);
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Approved by <@U1>' } }];
    await send(response_url, { replace_original: 'true', text: 'Approved', blocks });
    expect(client.org.messages.in(channel.id)).toHaveLength(1);
    expect(message).toMatchObject({ text: 'Approved', blocks: [{ ...blocks[0], block_id: expect.any(String) }] });
    await send(response_url, { replace_original: true, text: 'Again' });
    await send(response_url, { replace_original: 'false', text: 'Beside' });
    expect(said()).toEqual(['Again', 'Beside']);
    expect((await press(message)).status).toBe(404);
  });

  fact('W9.11', async () => {
    const { response_url } = await pressed();
    await send(response_url, { delete_original: 'true' });
    expect(said()).toEqual([]);
    expect(await send(response_url, { delete_original: true })).toMatchObject({
      status: 400,
      text: expect.stringContaining('message_not_found'),
    });
    const other = (await pressed()).response_url;
    await send(other, { delete_original: true, text: 'In its place', response_type: 'in_channel' });
    expect(said()).toEqual(['In its place']);
  });

  fact('W9.12', async () => {
    const message = post();
    const { response_url } = await pressed(message);
    await send(response_url, {
      text: 'Below',
      response_type: 'in_channel',
      replace_original: false,
      thread_ts: message.ts,
    });
    expect(client.org.messages.in(channel.id).at(-1)).toMatchObject({ text: 'Below', threadTs: message.ts });
  });

  doubt('responseUrlAnswer', async () => {
    const { response_url } = await pressed();
    await client.turn({ responseUrlAnswer: 'json' });
    expect(await send(response_url, { text: 'x' })).toEqual({ status: 200, text: '{"ok":true}' });
  });

  doubt('responseUrlSpent', async () => {
    const { response_url } = await pressed();
    client.clock.advance(30 * 60_000);
    await client.turn({ responseUrlSpent: '200' });
    expect(await send(response_url, { text: 'x' })).toEqual({
      status: 200,
      text: '{"ok":false,"error":"expired_url"}',
    });
  });

  it('takes no nonsense, plays faults, and is not told in the journal (R61)', async () => {
    const { response_url } = await pressed();
    const deep = `{"text":"x","blocks":[{"type":"divider","a":${'['.repeat(5_000)}${']'.repeat(5_000)}}]}`;
    const bad: Json[] = [
      '',
      '{',
      '[]',
      '"x"',
      {},
      { text: 1 },
      { text: 'x', blocks: [{ type: 'nonsense' }] },
      deep,
      { replace_original: 'maybe', text: 'x' },
    ];
    const fresh = async () => (await pressed()).response_url;
    for (const body of bad) expect([body, (await send(await fresh(), body)).status]).toEqual([body, 400]);
    expect((await send(`${response_url}x`, { text: 'x' })).status).toBe(404);
    expect((await fetch(response_url)).status).toBe(405);
    expect((await fetch(`${client.url}/actions/`, { method: 'POST' })).status).toBe(404);
    await client.control('POST', '/faults', {
      kind: 'throttle',
      operation: 'response_url',
      retryAfterSeconds: 1,
      times: 1,
    });
    expect((await send(response_url, { text: 'x' })).status).toBe(429);
    const journal = JSON.stringify((await client.control('GET', '/journal/calls')).body);
    expect(journal).toContain('response_url');
    expect(journal).not.toContain(response_url.split('/').at(-1));
  });
});

describe('views.open', () => {
  fact('W9.13', async () => {
    const none = client.issue({ app: app.name, kind: 'bot', scopes: [] });
    for (const as of ['form', 'json'] as const) {
      const { trigger_id } = await pressed();
      const { body } = await client.api('views.open', { view: modal(), trigger_id }, { token: none, as });
      expect(body).toMatchObject({ ok: true });
    }
    await client.turn({ webLimitBurst: 'whole-minute' });
    await client.control('PATCH', '/limits', { enabled: true });
    const calls = Array.from({ length: 101 }, () => open(modal(), 'x'));
    const codes = (await Promise.all(calls)).map(({ status, body }) => (status === 429 ? 'limited' : body.error));
    expect(codes.filter((code) => code === 'limited')).toHaveLength(1);
  });

  fact('W9.14', async () => {
    const [early, late] = [(await pressed()).trigger_id, (await pressed()).trigger_id];
    client.clock.advance(2_999);
    expect((await open(modal(), early)).body.ok).toBe(true);
    client.clock.advance(1);
    expect((await open(modal(), late)).body.error).toBe('expired_trigger_id');
  });

  fact('W9.15', async () => {
    const { trigger_id } = await pressed();
    expect((await open(modal(), trigger_id)).body.ok).toBe(true);
    expect((await open(modal(), trigger_id)).body.error).toBe('exchanged_trigger_id');
  });

  fact('W9.16', async () => {
    const { trigger_id } = await pressed();
    expect((await open(modal(), `${trigger_id}0`)).body.error).toBe('invalid_trigger_id');
    const others = client.issue({ app: 'Another', kind: 'bot', scopes: ['chat:write'] });
    expect((await client.api('views.open', { view: modal(), trigger_id }, { token: others })).body.error).toBe(
      'invalid_trigger_id',
    );
    const without = await client.api('views.open', { view: modal() }, { token });
    expect(without.body).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: ['invalid `trigger_id`'] },
    });
  });

  doubt('viewsTriggerErrors', async () => {
    await client.turn({ viewsTriggerErrors: 'trigger_expired' });
    const { trigger_id } = await pressed();
    await open(modal(), trigger_id);
    expect((await open(modal(), trigger_id)).body.error).toBe('trigger_exchanged');
    const late = (await pressed()).trigger_id;
    client.clock.advance(3_000);
    expect((await open(modal(), late)).body.error).toBe('trigger_expired');
  });

  fact('W9.17', async () => {
    const { trigger_id } = await pressed();
    const large = modal({
      blocks: Array.from({ length: 90 }, () => ({
        type: 'section',
        text: { type: 'plain_text', text: 'x'.repeat(2_900) },
      })),
    });
    expect((await open(large, trigger_id)).body.error).toBe('view_too_large');
    const smaller = modal({ blocks: large.blocks.slice(0, 80) });
    expect((await open(smaller, trigger_id)).body.ok).toBe(true);
  });

  fact('W9.18', async () => {
    const first = await openModal(modal({ external_id: 'x-1' }));
    const again = await open(modal({ external_id: 'x-1' }), (await pressed()).trigger_id);
    expect(again.body.error).toBe('duplicate_external_id');
    await browser.post(`/views/${first}`, { do: 'x' });
    await openModal(modal({ external_id: 'x-1' }));
  });

  fact('W9.19', async () => {
    const { body } = await open(modal(), (await pressed()).trigger_id);
    expect(body.view).toMatchObject({
      id: expect.stringMatching(/^V/),
      type: 'modal',
      hash: expect.stringMatching(/^\d+\.[0-9a-f]{8}$/),
      state: { values: {} },
      root_view_id: body.view.id,
      previous_view_id: null,
      app_id: app.id,
      bot_id: expect.stringMatching(/^B/),
      callback_id: 'reason',
      private_metadata: 'r-1',
      external_id: '',
      blocks: modal().blocks,
    });
  });

  fact('W9.20', async () => {
    const { trigger_id } = await pressed();
    const tell = async (view: Json) => (await open(view, trigger_id)).body;
    const { title: _title, ...untitled } = modal();
    expect(await tell(untitled)).toEqual({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: ['[ERROR] missing required field: title [json-pointer:/view]'] },
    });
    const wrong: [Json, string][] = [
      [
        { title: { type: 'plain_text', text: 'x'.repeat(25) } },
        'must be less than 25 characters [json-pointer:/view/title/text]',
      ],
      [{ title: { type: 'mrkdwn', text: 'x' } }, '/view/title/type'],
      [{ type: 'home' }, '/view/type'],
      [{ submit: undefined }, 'missing required field: submit'],
      [{ blocks: 'x' }, 'must provide an array [json-pointer:/view/blocks]'],
      [{ blocks: [{ type: 'nonsense' }] }, 'unsupported type: type [json-pointer:/view/blocks/0/type]'],
      [{ blocks: [{ type: 'section' }] }, 'missing required field: text [json-pointer:/view/blocks/0]'],
      [{ blocks: [{ type: 'actions', elements: [] }] }, '/view/blocks/0/elements'],
      [
        {
          blocks: [
            { type: 'divider', block_id: 'a' },
            { type: 'divider', block_id: 'a' },
          ],
        },
        'block_id already exists',
      ],
      [
        { blocks: [{ type: 'actions', elements: [button({ action_id: 'a' }), button({ action_id: 'a' })] }] },
        'action_id already exists',
      ],
      [{ blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) }, '/view/blocks'],
      [{ blocks: [{ type: 'divider', x: JSON.parse(`${'['.repeat(70)}${']'.repeat(70)}`) }] }, '[json-pointer:/view]'],
    ];
    for (const [more, words] of wrong) {
      const { error, response_metadata } = await tell(modal(more));
      expect([error, response_metadata?.messages.join()]).toEqual([
        'invalid_arguments',
        expect.stringContaining(words),
      ]);
    }
    expect((await open(modal(), trigger_id)).body.ok).toBe(true);
  });

  it('survives whatever is sent to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 6 }), async (view) => {
        const { status } = await client.api(
          'views.open',
          { view: { ...modal(), ...(view as object) }, trigger_id: 'x' },
          { token },
        );
        expect(status).toBe(200);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a dialog', () => {
  it('opens at once where the app opens it while it answers, else is offered on the page', async () => {
    server.answer = async (response, { payload }) => {
      await open(modal(), payload.trigger_id);
      response.end();
    };
    const message = post();
    const answer = await press(message);
    expect(answer.location).toBe(`/views/${views()[0]}?back=${encodeURIComponent(`/channels/${channel.id}`)}`);
    const page = await browser.follow(answer);
    expect(textOf(page.text)).toMatch(/A dialog of Approvals.*Why\?.*Reason.*Send/);
    expect(textOf((await browser.get(`/channels/${channel.id}`)).text)).toContain(
      'Approvals has opened a dialog for you.',
    );
  });

  fact('W9.21', async () => {
    const blocks = [
      ...modal().blocks,
      {
        type: 'input',
        block_id: 'when',
        label: { type: 'plain_text', text: 'When' },
        optional: true,
        element: { type: 'datepicker', action_id: 'day' },
      },
      {
        type: 'section',
        block_id: 'ask',
        text: { type: 'plain_text', text: 'x' },
        accessory: { type: 'users_select', action_id: 'who' },
      },
    ];
    const id = await openModal(modal({ blocks }));
    await submit(id, { 'e0.0': 'Bécause\r\n<b>', 'e2.0': 'ada' });
    const { payload } = server.last;
    expect(payload).toMatchObject({
      type: 'view_submission',
      user: { id: ada.id },
      api_app_id: app.id,
      trigger_id: expect.any(String),
      view: {
        id,
        callback_id: 'reason',
        private_metadata: 'r-1',
        hash: expect.any(String),
        state: {
          values: {
            why: { text: { type: 'plain_text_input', value: 'Bécause\n<b>' } },
            when: { day: { type: 'datepicker', selected_date: null } },
            ask: { who: { type: 'users_select', selected_user: ada.id } },
          },
        },
      },
    });
    expect(payload).not.toHaveProperty('response_url');
    expect(isFromSlack(server.last, app.signingSecret, client.clock.now())).toBe(true);
  });

  fact('W9.22', async () => {
    const first = await openModal();
    server.answerJson({ response_action: 'push', view: modal({ title: { type: 'plain_text', text: 'Second' } }) });
    const second = await browser.follow(await submit(first));
    expect(textOf(second.text)).toContain('Second');
    expect(views()).toHaveLength(2);
    server.reset();
    const top = views()[1] ?? '';
    expect((await submit(first)).status).toBe(404);
    const under = await browser.follow(await submit(top));
    expect([views(), textOf(under.text).includes('Why?')]).toEqual([[first], true]);
    expect(under.text).toContain('Because');
    expect((await submit(first)).location).toBe('/channels');
    expect(views()).toEqual([]);
    expect((await browser.get(`/views/${first}`)).status).toBe(404);
  });

  fact('W9.23', async () => {
    const id = await openModal();
    server.answerJson({ response_action: 'errors', errors: { why: 'Say <more>' } });
    const faulty = await browser.follow(await submit(id));
    expect(textOf(faulty.text)).toMatch(/not right yet.*Say <more>/);
    expect(faulty.text).not.toContain('<more>');
    const { hash } = client.org.interactions.getView(id) ?? {};
    server.answerJson({ response_action: 'update', view: modal({ title: { type: 'plain_text', text: 'Updated' } }) });
    const updated = await browser.follow(await submit(id));
    expect(textOf(updated.text)).toContain('Updated');
    expect(textOf(updated.text)).not.toContain('Say <more>');
    expect(updated.text).toContain('Because');
    expect(client.org.interactions.getView(id)?.hash).not.toBe(hash);
    server.answerJson({ response_action: 'push', view: modal() });
    await submit(id);
    server.answerJson({ response_action: 'clear' });
    await submit(views()[1] ?? '');
    expect(views()).toEqual([]);
  });

  fact('W9.24', async () => {
    server.answerJson({ response_action: 'push', view: modal() });
    await openModal();
    server.answerJson({ response_action: 'push', view: modal() });
    for (const wanted of [2, 3]) {
      await submit(views().at(-1) ?? '');
      expect(views()).toHaveLength(wanted);
    }
    const page = textOf((await browser.follow(await submit(views().at(-1) ?? ''))).text);
    expect([views().length, page.includes('one too many')]).toEqual([3, true]);
  });

  fact('W9.25', async () => {
    const quiet = await openModal();
    server.received = [];
    await browser.post(`/views/${quiet}`, { do: 'cancel' });
    expect([server.received.length, views()]).toEqual([0, []]);

    const loud = modal({ notify_on_close: true });
    const first = await openModal(loud);
    server.answerJson({ response_action: 'push', view: loud });
    await submit(first);
    server.reset();
    const second = views()[1] ?? '';
    await browser.post(`/views/${second}`, { do: 'cancel', 'e0.0': 'typed' });
    expect(server.last.payload).toMatchObject({
      type: 'view_closed',
      is_cleared: false,
      view: { id: second, state: { values: {} } },
    });
    expect(views()).toEqual([first]);
    await browser.post(`/views/${first}`, { do: 'x' });
    expect(server.last.payload).toMatchObject({ type: 'view_closed', is_cleared: true, view: { id: first } });

    const clearing = await openModal(modal({ clear_on_close: true, notify_on_close: true }));
    await browser.post(`/views/${clearing}`, { do: 'cancel' });
    expect(server.last.payload).toMatchObject({ is_cleared: true, view: { id: clearing } });
    expect(views()).toEqual([]);
  });

  it('does not go where something is missing or wrong that Slack’s client looks at', async () => {
    const element = { type: 'plain_text_input', action_id: 'text', min_length: 3, max_length: 5 };
    const email = {
      type: 'input',
      block_id: 'mail',
      label: { type: 'plain_text', text: 'Mail' },
      optional: true,
      element: { type: 'email_text_input', action_id: 'mail' },
    };
    const id = await openModal(modal({ blocks: [{ ...modal().blocks[0], element }, email] }));
    server.received = [];
    const tried = async (fields: { [name: string]: string }) =>
      textOf((await browser.follow(await submit(id, fields))).text);
    expect(await tried({})).toContain('Please complete this required field.');
    expect(await tried({ 'e0.0': 'ab' })).toContain('Use at least 3 characters.');
    expect(await tried({ 'e0.0': 'abcdef' })).toContain('Use at most 5 characters.');
    expect(await tried({ 'e0.0': 'abc', 'e1.0': 'no' })).toContain('Enter an e-mail address.');
    expect(server.received).toEqual([]);
    await submit(id, { 'e0.0': 'abc', 'e1.0': 'a@b' });
    expect(server.received).toHaveLength(1);
  });

  it('stays open and says so where the app answers with nonsense', async () => {
    const id = await openModal();
    const nonsense: Json[] = [
      { response_action: 'update' },
      { response_action: 'push', view: { type: 'modal' } },
      { response_action: 'errors', errors: { nothing: 'x' } },
      { response_action: 'errors', errors: 'x' },
      { response_action: 'errors' },
    ];
    for (const answer of nonsense) {
      server.answerJson(answer);
      const page = textOf((await browser.follow(await submit(id))).text);
      expect([answer, page.includes('Slack would show an error here.')]).toEqual([answer, true]);
    }
    server.answer = (response) => response.writeHead(500).end();
    expect(textOf((await browser.follow(await submit(id))).text)).toContain('The app answered 500');
    expect(views()).toEqual([id]);
  });

  doubt('viewSubmissionOtherAnswer', async () => {
    const id = await openModal();
    server.answerJson({ ok: true });
    expect(textOf((await browser.follow(await submit(id))).text)).toContain(
      'neither empty nor one with a response_action',
    );
    await client.turn({ viewSubmissionOtherAnswer: 'closes' });
    await submit(id);
    expect(views()).toEqual([]);
  });

  it('tells buttons in it, keeps what was typed, and no input that does not ask for it', async () => {
    const actions = { type: 'actions', block_id: 'more', elements: [button({ action_id: 'help' })] };
    const id = await openModal(modal({ blocks: [...modal().blocks, actions] }));
    await browser.post(`/views/${id}`, { press: '1.0', 'e0.0': 'half' });
    expect(server.last.payload).toMatchObject({
      type: 'block_actions',
      container: { type: 'view', view_id: id },
      actions: [{ action_id: 'help', block_id: 'more' }],
      view: { id, state: { values: { why: { text: { value: 'half' } } } } },
    });
    for (const key of ['response_url', 'channel', 'message']) expect(server.last.payload).not.toHaveProperty(key);
    expect((await browser.get(`/views/${id}`)).text).toContain('half');
    expect((await browser.post(`/views/${id}`, { press: '0.0' })).status).toBe(404);
  });

  it('is nobody else’s', async () => {
    const id = await openModal();
    const other = await visitor.browserOf(client.member('grace').id);
    expect((await other.get(`/views/${id}`)).status).toBe(404);
    expect((await other.post(`/views/${id}`, { do: 'submit' })).status).toBe(404);
    expect((await new Browser(client.url).post(`/views/${id}`, { do: 'x' })).status).toBe(403);
    expect((await browser.get('/views/V0')).status).toBe(404);
  });
});
