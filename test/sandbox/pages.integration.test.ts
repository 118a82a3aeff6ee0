import type { App } from '../../src/sandbox/org/org-data';
import { AppServer } from './app-server';
import { AppVisitor } from './app-visitor';
import { Browser, textOf } from './browser';
import { type Json, WebClient } from './web-client';

/** The pages on which a person sees what is in the workspace and what happened, without script. */
let client: WebClient;
let visitor: AppVisitor;
let server: AppServer;
let browser: Browser;

beforeAll(async () => {
  server = await AppServer.open();
  client = await WebClient.open({ generate: { people: 300, groups: 60, channels: 60, seed: 7 } });
  visitor = new AppVisitor(client);
  browser = new Browser(client.url);
});
afterAll(async () => {
  await client.sandbox.stop();
  await server.stop();
});

const read = async (path: string) => {
  const page = await browser.get(path);
  expect([path, page.status]).toEqual([path, 200]);
  return { ...page, words: textOf(page.text) };
};
const rows = (page: { text: string }) => page.text.match(/<li id="[UW][A-Z0-9]{10}"/g)?.length ?? 0;

describe('members', () => {
  it('come fifty a page, and no page beyond the last is empty', async () => {
    const first = await read('/members');
    expect([rows(first), first.words.includes(`Page 1 of ${Math.ceil(client.org.members.all.length / 50)}`)]).toEqual([
      50,
      true,
    ]);
    const last = await read('/members?page=9999');
    expect(rows(last)).toBeGreaterThan(0);
    expect(last.text).not.toContain('rel="next"');
    for (const page of ['0', '-1', '1e9', 'x', '99999999999999999999', '2&page=3']) await read(`/members?page=${page}`);
  });

  it('are found by name and e-mail, by state and by source, and the search goes on over pages', async () => {
    const someone = client.org.members.all[40];
    const found = await read(`/members?q=${encodeURIComponent(someone?.email ?? '')}`);
    expect([rows(found), found.words.includes(`@${someone?.username}`)]).toEqual([1, true]);
    const gone = await read('/members?state=deactivated');
    expect(gone.words).not.toMatch(/ active @/);
    expect(rows(gone)).toBe(client.org.members.all.filter(({ state }) => state === 'deactivated').length);
    const generated = await read('/members?state=active&source=generated&q=a');
    expect(generated.text).toMatch(/href="\/members\?q=a&amp;state=active&amp;source=generated&amp;page=2"/);
    expect((await read('/members?q=nobody-of-that-name')).words).toContain('Nobody fits.');
    expect((await read('/members?state=__proto__&source=constructor')).words).toContain('Nobody fits.');
  });

  it('are shown with where they come from, their groups and channels', async () => {
    client.token = client.issue();
    const { id } = await client.user({ userName: 'by.scim', displayName: 'Scimmed <b>' });
    await client.group('By SCIM', id);
    const page = await read(`/members/${id}`);
    expect(page.words).toMatch(/Scimmed <b> active .*created by SCIM.*Groups By SCIM/);
    expect(page.text).not.toContain('<b>');
    expect((await browser.post(`/members/${id}/deactivate`, {})).location).toBe(`/members/${id}`);
    expect((await read(`/members/${id}`)).words).toContain('deactivated');
    expect((await browser.get('/members/U0')).status).toBe(404);
  });
});

describe('groups and channels', () => {
  it('page, are searched, and show who and what is in them', async () => {
    expect((await read('/groups')).words).toContain('Page 1 of 2');
    const group = client.org.groups.all[5];
    const page = await read(`/groups?q=${encodeURIComponent(group?.name ?? '')}`);
    expect(page.text).toContain(`/groups/${group?.id}`);
    expect(rows(await read(`/groups/${group?.id}`))).toBe(Math.min(50, group?.memberIds.size ?? 0));
    const channels = await read('/channels?q=%23general');
    expect(channels.words).toMatch(/#general.*general.*members/);
    const general = client.org.channels.byName('general');
    expect((await read(`/channels/${general?.id}`)).words).toContain('Nothing was said here yet.');
    for (const path of ['/groups/S0', '/channels/C0', '/directs/D0', '/calls/0', '/calls/x', '/deliveries/1e9']) {
      expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
    }
  });

  it('show messages as what they are: marks become marks, everything else stays text', async () => {
    const general = client.org.channels.byName('general')?.id ?? '';
    const [ada] = client.org.members.all;
    const text =
      '*bold* _it_ ~no~ `a*b*` <script>alert(1)</script> <https://example.com/?a=1&amp;b|here> <javascript:alert(1)|evil> <@U404> &lt;b&gt; 2*3*4\nnext';
    client.org.messages.post({ channelId: general, memberId: ada?.id ?? '', text });
    client.org.messages.post({
      channelId: general,
      memberId: ada?.id ?? '',
      text: `<@${ada?.id}> <#${general}> <!here>`,
    });
    const odd: Json[] = [
      { type: 'nonsense' },
      { type: 'section' },
      {},
      { type: 'image', image_url: 'https://example.com/x.png', alt_text: 'A cat' },
    ];
    client.org.messages.post({ channelId: general, memberId: ada?.id ?? '', text: '', blocks: odd });
    const { text: html, words } = await read(`/channels/${general}`);
    expect(html).toContain('<strong>bold</strong> <em>it</em> <s>no</s> <code>a*b*</code>');
    expect(html).toContain(
      '<a href="https://example.com/?a=1&amp;b" rel="noreferrer noopener" target="_blank">here</a>',
    );
    expect(html).not.toMatch(/<script>|href="javascript/);
    expect(words).toMatch(/evil @U404 <b> 2\*3\*4/);
    expect(words).toContain(`@${ada?.displayName}`);
    expect(words).toContain('#general');
    expect(html).not.toContain('<img');
    expect(words).toContain('[picture: A cat]');
  });
});

describe('the journal of calls', () => {
  it('is the latest first, filtered by outcome and text, and shows each call whole, without secrets', async () => {
    await client.control('DELETE', '/journal/calls');
    client.token = client.issue();
    await client.user({ userName: 'journaled', password: 'top secret' });
    await client.call('GET', '/v2/Users/U0');
    await client.api('auth.test');
    const all = await read('/calls');
    expect(all.words).toMatch(
      /POST auth\.test.*no_such_user.*GET scim\.users\.get.*201 POST scim\.users\.create.*member \w+ created/s,
    );
    const refused = await read('/calls?outcome=failed');
    expect([refused.words.includes('GET scim.users.get'), refused.words.includes('POST scim.users.create')]).toEqual([
      true,
      false,
    ]);
    expect((await read('/calls?outcome=changed&q=scim.users')).words).toContain('1 in all');
    expect((await read('/calls?outcome=constructor&q=%00%27')).words).toContain('No call yet');
    const one = await read('/calls/1');
    expect(one.words).toMatch(/scim\.users\.create.*journaled.*What it changed/s);
    expect(one.text).not.toMatch(/top secret|xox[pb]-/);
    expect(all.words).toMatch(/Counters.*scim\.users\.create 1 0 0 0/s);
  });

  it('loads itself again where a browser has no script and is asked to', async () => {
    expect((await read('/calls')).text).toContain('href="/calls?refresh=5"');
    expect((await read('/calls?refresh=5')).text).toContain('<meta http-equiv="refresh" content="5"');
    for (const wrong of ['0', '-5', '3600', 'x', '5;url=https://evil.example']) {
      expect((await read(`/calls?refresh=${encodeURIComponent(wrong)}`)).text).not.toContain('http-equiv="refresh"');
    }
  });
});

describe('following what happens', () => {
  it('takes one script of the workspace’s own, which only such pages may run (R68)', async () => {
    for (const path of [
      '/calls',
      '/deliveries',
      '/directs',
      `/channels/${client.org.channels.byName('general')?.id}`,
    ]) {
      const { text, headers } = await read(path);
      expect(text.match(/<script[^>]*>/g)).toEqual(['<script src="/assets/practice.js" defer>']);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      );
      expect(text).toContain('data-live="');
    }
    const script = await fetch(`${client.url}/assets/practice.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
  });

  it('is told by events when something changes, and not when nothing does', async () => {
    const closed = new AbortController();
    const answer = await fetch(`${client.url}/events`, { signal: closed.signal });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const events = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await events?.read())?.value).toBe('retry: 2000\n\n');
    await read('/members');
    client.member('eventful');
    await read('/members');
    expect((await events?.read())?.value).toBe('event: change\ndata: now\n\n');
    closed.abort();
  });

  it('turns away more listeners than it can keep, and lets go of those that went', async () => {
    const many = Array.from({ length: 101 }, () => new AbortController());
    const answers = await Promise.all(many.map(({ signal }) => fetch(`${client.url}/events`, { signal })));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
    for (const each of many) each.abort();
    let again: Response;
    do again = await fetch(`${client.url}/events`, { signal: AbortSignal.timeout(5_000) });
    while (again.status !== 200);
    await again.body?.cancel();
  });
});

describe('faults and conditions', () => {
  it('are set, seen and removed on a page, as on the command line', async () => {
    const set = await browser.follow(await browser.post('/faults', { fault: 'error:auth.test:nth=2,status=503' }));
    expect(textOf(set.text)).toMatch(/error for auth\.test call number 2; 0 calls fitted, 0 were spoilt/);
    await client.api('auth.test');
    expect((await client.api('auth.test')).status).toBe(503);
    const seen = await read('/faults');
    expect(seen.words).toContain('2 calls fitted, 1 were spoilt');
    const id = /name="id" value="(f\d+)"/.exec(seen.text)?.[1] ?? '';
    expect((await browser.post('/faults/remove', { id })).status).toBe(303);
    expect((await read('/faults')).words).toContain('None: every call is answered as Slack would.');
    expect((await browser.post('/faults/remove', { id })).status).toBe(404);
    for (const fault of [
      '',
      'nonsense',
      'error:x:rate=2',
      `slow:${'x'.repeat(9_000)}:delayMs=-1`,
      '__proto__:constructor',
    ]) {
      expect([fault.slice(0, 9), (await browser.post('/faults', { fault })).status]).toEqual([fault.slice(0, 9), 422]);
    }
  });

  it('show the clock, which turns forward, and the doubts that were turned', async () => {
    const before = client.sandbox.clock().now().getTime();
    expect((await browser.post('/faults/clock', { advanceSeconds: '3600' })).status).toBe(303);
    expect(client.sandbox.clock().now().getTime() - before).toBe(3_600_000);
    expect((await browser.post('/faults/clock', { advanceSeconds: '-5' })).status).toBe(422);
    await client.turn({ oauthReinstall: 'kept' });
    expect((await read('/faults')).words).toMatch(/1 of them turned: An app is installed again.*kept/);
  });
});

describe('messages and dialogs by program', () => {
  const blocks = [
    {
      type: 'actions',
      elements: [
        { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } },
        {
          type: 'static_select',
          action_id: 'pick',
          options: [{ text: { type: 'plain_text', text: 'One' }, value: '1' }],
        },
      ],
    },
  ];
  const view = {
    type: 'modal',
    title: { type: 'plain_text', text: 'Sure?' },
    submit: { type: 'plain_text', text: 'Yes' },
    blocks: [
      {
        type: 'input',
        block_id: 'b',
        label: { type: 'plain_text', text: 'L' },
        element: { type: 'plain_text_input', action_id: 'a' },
      },
    ],
  };
  let app: Readonly<App>;
  beforeAll(() => {
    app = visitor.app({ name: 'Scripted', requestUrl: server.url });
  });

  it('are posted, pressed, submitted and looked at without a browser', async () => {
    const grace = client.member('grace.h');
    const token = client.issue({ app: 'Scripted', kind: 'bot', scopes: ['chat:write'] });
    const posted = await client.control('POST', '/messages', { app: app.id, member: 'grace.h', text: 'Go?', blocks });
    expect(posted).toMatchObject({ status: 201, body: { channelId: expect.stringMatching(/^D/), appId: app.id } });
    const { channelId, ts } = posted.body;
    server.answer = async (response, { payload }) => {
      await client.api('views.open', { view, trigger_id: payload.trigger_id }, { token });
      response.end();
    };
    const path = `/conversations/${channelId}/messages`;
    const pressed = await client.control('POST', `${path}/${ts}/press`, {
      member: grace.id,
      actionId: 'go',
      values: { pick: '1' },
    });
    expect(pressed.body).toMatchObject({ kind: 'block_actions', status: 200, memberId: grace.id });
    expect(server.last.payload.state.values).toMatchObject({
      [posted.body.blocks[0].block_id]: { pick: { selected_option: { value: '1' } } },
    });
    const [open] = (await client.control('GET', `/members/${grace.id}/views`)).body.views;
    server.reset();
    expect((await client.control('POST', `/views/${open.id}/submit`, {})).body).toEqual({ kind: 'faults' });
    expect((await client.control('POST', `/views/${open.id}/submit`, { values: { a: 'text' } })).body).toEqual({
      kind: 'done',
    });
    expect(server.last.payload.view.state.values).toEqual({ b: { a: { type: 'plain_text_input', value: 'text' } } });
    expect((await client.control('POST', `/views/${open.id}/close`, {})).status).toBe(404);
    expect((await client.control('GET', path)).body.messages).toHaveLength(1);
    expect((await client.control('GET', '/deliveries')).body.deliveries.map(({ kind }: Json) => kind)).toEqual([
      'block_actions',
      'view_submission',
    ]);
    const shown = await read('/deliveries');
    expect(shown.words).toMatch(/view_submission to Scripted.*block_actions to Scripted/s);
    expect(JSON.stringify(client.org.toJSON().responseUrls)).toContain('"uses":0');
    expect((await read('/deliveries/1')).text).toMatch(/response_url&quot;: &quot;http[^&]+\/hidden&quot;/);
    expect((await read('/deliveries/1')).words).toMatch(
      /block_actions.*Request URL http:\/\/127\.0\.0\.1.*"action_id": "go"/s,
    );
  });

  it('are refused with what is wrong', async () => {
    const post = async (body: Json) => (await client.control('POST', '/messages', { app: app.id, ...body })).status;
    expect(await post({ app: 'A0', channel: 'general' })).toBe(404);
    expect(await post({ channel: 'nowhere' })).toBe(404);
    expect(await post({})).toBe(404);
    expect(await post({ channel: 'general', blocks: [{ type: 'nonsense' }] })).toBe(422);
    expect(await post({ channel: 'general', text: 1 })).toBe(422);
    const press = (body: Json) => client.control('POST', '/conversations/C0/messages/1.0/press', body);
    expect((await press({ member: 'grace.h', actionId: 'go' })).status).toBe(404);
    expect((await press({ member: 'nobody', actionId: 'go' })).status).toBe(404);
    expect((await press({})).status).toBe(422);
    expect((await client.control('POST', '/views/V0/submit', {})).status).toBe(404);
    expect((await client.control('GET', '/members/nobody/views')).status).toBe(404);
  });
});

describe('every page that takes a form', () => {
  const paths = ['/apps', '/apps/A0', '/apps/A0/uninstall', '/act-as', '/faults', '/faults/remove', '/faults/clock'];
  const interactions = [
    '/interactions/message',
    '/views/V0',
    '/members',
    '/members/U0/activate',
    '/oauth/v2/authorize',
  ];

  it('answers nonsense with 4xx', async () => {
    const by = await visitor.browserOf(client.org.primaryOwner?.id ?? '');
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const bodies: [string | Buffer, { [name: string]: string }][] = [
      ['', form],
      ['__proto__=x&constructor=y&toString=z', form],
      ['a&'.repeat(100_000), form],
      [Buffer.from([0xff, 0xfe, 0x3d]), form],
      ['{"name":"x"}', { 'content-type': 'application/json' }],
      ['x'.repeat(300_000), form],
      ['name=x', { ...form, 'content-encoding': 'gzip' }],
    ];
    for (const path of [...paths, ...interactions]) {
      for (const [body, headers] of bodies) {
        const answer = await fetch(client.url + path, {
          method: 'POST',
          body: body as string,
          headers,
          redirect: 'manual',
        });
        expect([path, answer.status, answer.status >= 400 && answer.status < 500]).toEqual([path, answer.status, true]);
        await answer.text();
      }
      expect((await by.post(path, { press: '9'.repeat(500), member: '\u0000', name: '\u0000' })).status).toBeLessThan(
        500,
      );
    }
  });
});
