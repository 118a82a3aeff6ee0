import { ErrorCode, LogLevel, WebClient as SlackClient } from '@slack/web-api';
import fc from 'fast-check';
import { webMethods } from '../../src/sandbox/web-api/methods';
import { type Json, WebClient } from './web-client';

/** Callers of the Web API that we did not write: Slack's own client, and whoever sends anything at all. */
let client: WebClient;
beforeAll(async () => {
  client = await WebClient.open();
});
beforeEach(() => client.reset());
afterAll(() => client.sandbox.stop());

const everyScope = [...new Set([...webMethods.values()].flatMap((method) => (method.open ? [] : method.scopes)))];
const scopes = [
  ...everyScope,
  'users:read.email',
  'channels:read',
  'groups:read',
  'im:read',
  'mpim:read',
  'chat:write.public',
  'chat:write.customize',
];

describe('Slack’s own client, as it comes from npm', () => {
  const open = (token: string) =>
    new SlackClient(token, {
      slackApiUrl: `${client.url}/api/`,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logLevel: LogLevel.ERROR,
    });
  const asUser = () => open(client.with(scopes));
  const asBot = () => open(client.with(scopes, { kind: 'bot' }));

  it('asks who it is', async () => {
    expect(await asUser().auth.test()).toMatchObject({
      ok: true,
      user: 'primary.owner',
      url: 'https://acme.slack.com/',
    });
    expect(await asBot().auth.test()).toMatchObject({ ok: true, bot_id: expect.stringMatching(/^B/) });
  });

  it('walks through pages by its iterator, short ones too, and ends', async () => {
    for (let n = 0; n < 10; n++) client.member(`m${n}`);
    const found: (string | undefined)[] = [];
    const sizes: number[] = [];
    for await (const page of asUser().paginate('users.list', { limit: 4 })) {
      const { members = [] } = page as { members?: { name?: string }[] };
      sizes.push(members.length);
      found.push(...members.map(({ name }) => name));
    }
    expect(new Set(found).size).toBe(client.org.members.all.length + 1);
    expect(sizes).toEqual([4, 2, 2, 4]);
  });

  it('makes a user group, fills it and finds it', async () => {
    const slack = asUser();
    const users = ['ada', 'bob'].map((name) => client.member(name).id);
    const { usergroup } = await slack.usergroups.create({ name: 'Staff', handle: 'staff' });
    const id = usergroup?.id ?? '';
    await slack.usergroups.users.update({ usergroup: id, users: users.join(',') });
    expect((await slack.usergroups.users.list({ usergroup: id })).users).toEqual(users);
    const { usergroups = [] } = await slack.usergroups.list({ include_users: true, include_count: true });
    expect(usergroups.map((group) => [group.handle, group.users])).toEqual([['staff', users]]);
    await slack.usergroups.disable({ usergroup: id });
    expect((await slack.usergroups.list()).usergroups).toEqual([]);
  });

  it('reads and changes profiles, and finds people by e-mail', async () => {
    const slack = asUser();
    const { id } = client.member('ada');
    await slack.users.profile.set({ user: id, profile: { title: 'Countess' } });
    expect((await slack.users.profile.get({ user: id })).profile?.title).toBe('Countess');
    expect((await slack.users.lookupByEmail({ email: 'ada@acme.example' })).user?.id).toBe(id);
    expect((await slack.users.info({ user: id })).user?.profile?.email).toBe('ada@acme.example');
  });

  it('posts to a channel and to a person', async () => {
    const slack = asBot();
    const teamId = client.org.teams[0]?.id ?? '';
    const channel = client.org.channels.add({ name: 'general', kind: 'public', teamId }).id;
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*Hello*' } }];
    const posted = await slack.chat.postMessage({ channel, text: 'Hello', blocks });
    expect(posted).toMatchObject({ ok: true, channel, message: { text: 'Hello', blocks: [{ type: 'section' }] } });
    expect((await slack.conversations.list()).channels?.map(({ name }) => name)).toEqual(['general']);
    const direct = await slack.chat.postMessage({ channel: client.member('ada').id, text: 'Psst' });
    expect(direct.channel).toMatch(/^D/);
  });

  it('rejects with Slack’s codes, and with the seconds to wait', async () => {
    const slack = asUser();
    await expect(slack.users.info({ user: 'U0' })).rejects.toMatchObject({
      code: ErrorCode.PlatformError,
      data: { ok: false, error: 'user_not_found' },
    });
    await client.control('PATCH', '/limits', { enabled: true });
    await client.turn({ webThrottleAnswer: '429' });
    for (let n = 0; n < 3; n++) await slack.usergroups.list();
    await expect(slack.usergroups.list()).rejects.toMatchObject({ code: ErrorCode.RateLimitedError, retryAfter: 3 });
    await slack.auth.test();
    client.clock.advance(3_000);
    await slack.usergroups.list();
  });
});

describe('every method', () => {
  const methods = [...webMethods.values()].map((method) => [method.name, method] as const);

  it('stands in the table once, under its own name', () => {
    expect(methods.every(([name, method]) => webMethods.get(name) === method)).toBe(true);
    expect(webMethods.get('constructor')).toBeUndefined();
  });

  /** As Slack's page of each method says (Slack facts, Web API §2 to §5): tokens, scopes, tier, verb, whether JSON is taken. */
  it.each([
    ['auth.test', 'bot user', '', 'special', 'POST', true],
    ['auth.teams.list', 'bot user', '', 2, 'POST', false],
    ['team.info', 'bot user', 'team:read', 3, 'GET', true],
    ['team.profile.get', 'user bot', 'users.profile:read', 3, 'GET', true],
    ['team.accessLogs', 'user', 'admin', 2, 'GET', true],
    ['users.list', 'bot user', 'users:read', 2, 'GET', true],
    ['users.info', 'bot user', 'users:read', 4, 'GET', true],
    ['users.lookupByEmail', 'bot user', 'users:read.email', 3, 'GET', true],
    ['users.profile.get', 'bot user', 'users.profile:read', 4, 'GET', true],
    ['users.profile.set', 'user', 'users.profile:write', 3, 'POST', true],
    ['conversations.list', 'bot user', '', 2, 'GET', true],
    ['conversations.info', 'bot user', '', 3, 'GET', true],
    ['conversations.members', 'bot user', '', 4, 'GET', true],
    ['chat.postMessage', 'bot user', 'chat:write', 'special', 'POST', true],
    ['usergroups.list', 'bot user', 'usergroups:read', 2, 'GET', true],
    ['usergroups.create', 'bot user', 'usergroups:write', 2, 'POST', true],
    ['usergroups.update', 'bot user', 'usergroups:write', 2, 'POST', true],
    ['usergroups.disable', 'bot user', 'usergroups:write', 2, 'POST', true],
    ['usergroups.enable', 'bot user', 'usergroups:write', 2, 'POST', true],
    ['usergroups.users.list', 'bot user', 'usergroups:read', 2, 'GET', true],
    ['usergroups.users.update', 'bot user', 'usergroups:write', 2, 'POST', true],
  ])('%s is for %s tokens with "%s", tier %s, by %s', (name, tokens, needed, tier, verb, takesJson) => {
    const method = webMethods.get(name);
    if (!method || method.open) throw new Error(`${name} is not played`);
    const declared = [method.tokens.join(' '), method.scopes.join(' '), method.tier, method.verb, method.takesJson];
    expect(declared).toEqual([tokens, needed, tier, verb, takesJson]);
  });

  it.each(methods.filter(([, method]) => !method.open))(
    '%s asks for a token, its kind and its scopes',
    async (name, method) => {
      if (method.open) throw new Error('only methods with a token are tested here');
      const code = (token: string | null) => client.error(name, {}, { token });
      expect(await code(null)).toBe('not_authed');
      expect(await code('xoxp-wrong')).toBe('invalid_auth');
      for (const kind of ['user', 'bot'] as const) {
        if (!method.tokens.includes(kind))
          expect(await code(client.with(scopes, { kind }))).toBe('not_allowed_token_type');
        else if (method.scopes.length > 0) {
          const token = client.with(
            scopes.filter((scope) => !method.scopes.includes(scope)),
            { kind },
          );
          const { body } = await client.api(name, {}, { token });
          expect(body).toMatchObject({ error: 'missing_scope', needed: method.scopes.join(',') });
        }
      }
    },
  );

  it('answers anything with HTTP 200 and JSON, whatever is sent and however', async () => {
    const token = client.with(scopes);
    const ada = client.member('ada').id;
    const names = fc.constantFrom(
      ...'user users usergroup usergroup_id user_id channel channels channel_ids name value profile handle text blocks cursor limit types count page before email metadata team_id view trigger_id __proto__ constructor'.split(
        ' ',
      ),
    );
    const nasty = fc.oneof(
      fc.constantFrom(
        '',
        '[',
        '{}',
        '[]',
        'null',
        '-1',
        '1e999',
        '\u0000',
        '💥'.repeat(50),
        ada,
        'USLACKBOT',
        'x'.repeat(5_000),
      ),
      fc.constantFrom(
        '[null]',
        '[{}]',
        '{"fields":{"Xf1":{"value":{}}}}',
        '{"__proto__":{"x":1}}',
        '["__proto__"]',
        'dXNlcjo5OTk5OTk5OTk6YQ==',
      ),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.json({ maxDepth: 3 }),
    );
    const args = fc.dictionary(names, nasty, { maxKeys: 6 });
    const encoding = fc.constantFrom('form' as const, 'json' as const, 'query' as const);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methods), args, encoding, async ([name, method], given, as) => {
        const sent = as === 'query' && method.verb === 'POST' ? 'form' : as;
        const answer = await client.api(name, given, { token, as: sent });
        expect([answer.status, answer.body.ok, typeof answer.body.error]).toEqual([
          200,
          expect.any(Boolean),
          answer.body.ok ? 'undefined' : 'string',
        ]);
      }),
      { numRuns: 400 },
    );
    expect(({} as Json).x).toBeUndefined();
  });

  it('answers JSON values of any kind where forms have text', async () => {
    const token = client.with(scopes);
    const values = fc.dictionary(
      fc.constantFrom(
        'user',
        'usergroup',
        'users',
        'channel',
        'name',
        'limit',
        'profile',
        'blocks',
        'email',
        'team_id',
      ),
      fc.jsonValue({ maxDepth: 3 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methods), values, async ([name], given) => {
        expect((await client.api(name, given, { token, as: 'json' })).status).toBe(200);
      }),
      { numRuns: 200 },
    );
  });

  it('answers bodies of 10 MB, a hundred thousand levels of JSON and a cut connection', async () => {
    const json = { 'content-type': 'application/json', authorization: `Bearer ${client.with(scopes)}` };
    const send = async (body: string) => {
      const answer = await fetch(`${client.url}/api/chat.postMessage`, { method: 'POST', headers: json, body });
      return [answer.status, ((await answer.json()) as Json).error];
    };
    expect(await send(JSON.stringify({ channel: 'C1', text: 'x'.repeat(10_000_000) }))).toEqual([
      200,
      'request_timeout',
    ]);
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(await send(`{"channel":"C1","text":"x","blocks":${deep}}`)).toEqual([200, 'invalid_blocks_format']);
    const aborted = new AbortController();
    const call = fetch(`${client.url}/api/auth.test`, {
      method: 'POST',
      headers: json,
      body: new ReadableStream({
        pull: (controller) => {
          controller.enqueue(Buffer.from('{'));
          aborted.abort();
        },
      }),
      signal: aborted.signal,
      duplex: 'half',
    } as RequestInit);
    await expect(call).rejects.toThrow();
    await client.ok('auth.test');
  });
});
