import type { NewChannel } from '../../src/sandbox/org/channel-book';
import { doubt, fact } from './facts/fact';
import { type Json, WebClient } from './web-client';

/** Channels and messages, in a workspace (Business+) and in an organisation of two workspaces. */
let client: WebClient;
let enterprise: WebClient;
const reading = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const scopes = [...reading, 'chat:write', 'chat:write.public', 'chat:write.customize'];
beforeAll(async () => {
  client = await WebClient.open();
  enterprise = await WebClient.open({ workspace: { kind: 'enterprise' } });
  enterprise.org.addTeam({ name: 'Second', domain: 'second' });
});
beforeEach(async () => {
  await Promise.all([client.reset({ webPages: 'full' }), enterprise.reset({ webPages: 'full' })]);
  client.token = client.with(scopes, { kind: 'bot' });
});
afterAll(() => Promise.all([client.sandbox.stop(), enterprise.sandbox.stop()]));

const channel = (name: string, more: Partial<NewChannel> = {}) =>
  client.org.channels.add({ name, kind: 'public', teamId: client.org.teams[0]?.id ?? '', ...more });
const botId = () => client.org.tokens.apps.find(({ name }) => name === 'Provisioning')?.botUserId ?? '';
const names = (body: Json) => body.channels.map((each: Json) => each.name ?? each.user);
const post = (args: Json, options = {}) => client.api('chat.postMessage', args, options);
const owner = () => client.org.primaryOwner?.id ?? '';

describe('conversations', () => {
  fact('W4.1', async () => {
    const ada = client.member('ada').id;
    channel('open');
    const closed = channel('closed', { kind: 'private', memberIds: [botId()] }).id;
    const direct = (await post({ channel: ada, text: 'hello' })).body.channel;
    for (const [types, scope] of [
      ['public_channel', 'channels:read'],
      ['private_channel', 'groups:read'],
      ['im', 'im:read'],
      ['mpim', 'mpim:read'],
    ] as const) {
      await client.ok('conversations.list', { types }, { token: client.with([scope], { kind: 'bot' }) });
      const others = client.with(reading.filter((each) => each !== scope));
      const refused = await client.api('conversations.list', { types }, { token: others });
      expect(refused.body).toMatchObject({ error: 'missing_scope', needed: scope });
    }
    const onlyPublic = { token: client.with(['channels:read'], { kind: 'bot' }) };
    for (const method of ['conversations.info', 'conversations.members']) {
      for (const id of [closed, direct])
        expect(await client.error(method, { channel: id }, onlyPublic)).toBe('missing_scope');
    }
  });

  fact('W4.2', async () => {
    const ada = client.member('ada').id;
    channel('open');
    channel('old', { isArchived: true });
    channel('closed', { kind: 'private', memberIds: [botId()] });
    channel('secret', { kind: 'private' });
    await post({ channel: ada, text: 'hello' });
    expect(names(await client.ok('conversations.list'))).toEqual(['open', 'old']);
    expect(names(await client.ok('conversations.list', { exclude_archived: true }))).toEqual(['open']);
    const all = await client.ok('conversations.list', { types: 'public_channel,private_channel,im,mpim' });
    expect(names(all)).toEqual(['open', 'old', 'closed', ada]);
    expect(all.channels[3]).toMatchObject({ is_im: true, is_user_deleted: false, id: expect.stringMatching(/^D/) });
    const asJson = await client.ok('conversations.list', { types: ['im'] }, { as: 'json' });
    expect(names(asJson)).toEqual([ada]);
    for (let n = 0; n < 100; n++) channel(`c${n}`);
    expect((await client.ok('conversations.list')).channels.length).toBeLessThanOrEqual(100);
  });

  fact('W4.3', async () => {
    for (let n = 0; n < 6; n++) channel(`c${n}`, { isArchived: n < 3 });
    const first = await client.ok('conversations.list', { limit: 4, exclude_archived: true });
    expect(names(first)).toEqual(['c3']);
    const cursor = first.response_metadata.next_cursor;
    const second = await client.ok('conversations.list', { limit: 4, exclude_archived: true, cursor });
    expect([names(second), second.response_metadata.next_cursor]).toEqual([['c4', 'c5'], '']);
  });

  it('shows guests and workspaces their own channels only', async () => {
    const [first = '', second = ''] = enterprise.org.teams.map(({ id }) => id);
    const add = (name: string, more: Partial<NewChannel>) =>
      enterprise.org.channels.add({ name, kind: 'public', teamId: first, ...more });
    const guest = enterprise.member('guest', { rank: 'multi-channel-guest', teamIds: [first] }).id;
    add('one', { memberIds: [guest] });
    add('two', { teamId: second });
    add('both', { teamId: second, shared: 'org' });
    const listed = async (args: Json, token: string) =>
      names(await enterprise.ok('conversations.list', args, { token }));
    const orgWide = enterprise.with(reading);
    expect(await listed({ team_id: first }, orgWide)).toEqual(['one', 'both']);
    expect(await listed({ team_id: second }, orgWide)).toEqual(['two', 'both']);
    expect(await enterprise.error('conversations.list', {}, { token: orgWide })).toBe('missing_argument');
    expect(await listed({}, enterprise.with(reading, { install: 'workspace' }))).toEqual(['one', 'both']);
    expect(await listed({}, enterprise.with(reading, { install: 'workspace', member: 'guest' }))).toEqual(['one']);
  });

  fact('W4.4', async () => {
    for (const types of ['channels', 'im,nonsense', '']) {
      expect(await client.error('conversations.list', { types })).toBe('invalid_types');
    }
    for (const limit of [1_000, -1, 'x']) {
      expect(await client.error('conversations.list', { limit })).toBe('invalid_limit');
    }
    expect(await client.error('conversations.list', { cursor: 'x' })).toBe('invalid_cursor');
    const code = 'method_not_supported_for_channel_type';
    await client.control('POST', '/faults', { kind: 'refuse', code, operation: 'conversations.list' });
    expect(await client.error('conversations.list')).toBe(code);
  });

  fact('W4.5', async () => {
    const { id } = channel('open', { topic: 'Tea', creatorId: owner(), memberIds: [botId(), owner()] });
    const info = async (args: Json = {}) => (await client.ok('conversations.info', { channel: id, ...args })).channel;
    expect(await info()).toMatchObject({
      id,
      name: 'open',
      is_channel: true,
      is_member: true,
      topic: { value: 'Tea', creator: owner() },
      purpose: { value: '', last_set: 0 },
    });
    expect(await info()).not.toHaveProperty('num_members');
    expect(await info({ include_num_members: true, include_locale: true })).toMatchObject({
      num_members: 2,
      locale: 'en-US',
    });
    const secret = channel('secret', { kind: 'private' }).id;
    for (const bad of ['C0', secret]) {
      expect(await client.error('conversations.info', { channel: bad })).toBe('channel_not_found');
    }
    const foreign = client.org.messages.openDirect('A0', owner()).id;
    expect(await client.error('conversations.info', { channel: foreign })).toBe('channel_not_found');
  });

  fact('W4.6', async () => {
    const memberIds = Array.from({ length: 150 }, (_, n) => client.member(`m${n}`).id);
    const { id } = channel('open', { memberIds });
    const first = await client.ok('conversations.members', { channel: id });
    const cursor = first.response_metadata.next_cursor;
    const second = await client.ok('conversations.members', { channel: id, cursor });
    expect([first.members.length, ...second.members]).toEqual([100, ...memberIds.slice(100)]);
    expect(second.response_metadata.next_cursor).toBe('');
    const direct = (await post({ channel: memberIds[0], text: 'x' })).body.channel;
    expect((await client.ok('conversations.members', { channel: direct })).members).toEqual([botId(), memberIds[0]]);
  });

  fact('W4.7', async () => {
    const { id } = channel('open');
    expect(await client.error('conversations.members', { channel: 'C0' })).toBe('channel_not_found');
    expect(await client.error('conversations.members', { channel: id, limit: 1_001 })).toBe('invalid_limit');
    expect(await client.error('conversations.members', { channel: id, cursor: 'x' })).toBe('invalid_cursor');
    const fault = { kind: 'refuse', code: 'fetch_members_failed', operation: 'conversations.members' };
    await client.control('POST', '/faults', fault);
    expect(await client.error('conversations.members', { channel: id })).toBe('fetch_members_failed');
  });
});

describe('chat.postMessage', () => {
  fact('W4.8', async () => {
    const joined = channel('joined', { memberIds: [botId()] }).id;
    const open = channel('open').id;
    const code = async (args: Json, granted: string[], kind: 'bot' | 'user' = 'bot') =>
      (await post({ text: 'x', ...args }, { token: client.with(granted, { kind }) })).body.error ?? 'ok';
    expect(await code({ channel: joined }, ['chat:write.public'])).toBe('missing_scope');
    expect(await code({ channel: joined }, ['chat:write'])).toBe('ok');
    expect(await code({ channel: open }, ['chat:write'])).toBe('not_in_channel');
    expect(await code({ channel: open }, ['chat:write', 'chat:write.public'])).toBe('ok');
    expect(await code({ channel: open }, ['chat:write', 'chat:write.public'], 'user')).toBe('not_in_channel');
    expect(await code({ channel: joined, username: 'Clerk' }, ['chat:write'])).toBe('missing_scope');
    const customized = await post({ channel: joined, text: 'x', username: 'Clerk', icon_emoji: ':key:' });
    expect(customized.body.message).toMatchObject({ username: 'Clerk', icons: { emoji: ':key:' } });
  });

  fact('W4.9', async () => {
    const [one, two] = ['one', 'two'].map((name) => channel(name).id);
    await client.control('PATCH', '/limits', { enabled: true });
    await client.turn({ webThrottleAnswer: '429' });
    const statuses = async (calls: number, id = one) => {
      const all: number[] = [];
      for (let n = 0; n < calls; n++) all.push((await post({ channel: id, text: 'x' })).status);
      return all;
    };
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    expect(await statuses(1, two)).toEqual([200]);
    client.clock.advance(1_000);
    expect(await statuses(2)).toEqual([200, 429]);
  });

  fact('W4.10', async () => {
    const channels = Array.from({ length: 70 }, (_, n) => channel(`c${n}`).id);
    await client.control('PATCH', '/limits', { enabled: true });
    await client.turn({ webThrottleAnswer: '429' });
    let posted = 0;
    for (let n = 0; n < 210; n++) {
      if ((await post({ channel: channels[n % 70], text: 'x' })).status === 200) posted++;
    }
    expect(posted).toBe(200);
  });

  doubt('webPostsPerMinute', async () => {
    const channels = Array.from({ length: 70 }, (_, n) => channel(`c${n}`).id);
    await client.control('PATCH', '/limits', { enabled: true });
    await client.turn({ webPostsPerMinute: '600', webThrottleAnswer: '429' });
    for (let n = 0; n < 210; n++) expect((await post({ channel: channels[n % 70], text: 'x' })).status).toBe(200);
  });

  fact('W4.11', async () => {
    const ada = client.member('ada').id;
    const { body } = await post({ channel: ada, text: 'Please approve' });
    expect(body).toMatchObject({ channel: expect.stringMatching(/^D/), message: { text: 'Please approve' } });
    expect((await post({ channel: body.channel, text: 'again' })).body.channel).toBe(body.channel);
    expect(client.org.messages.in(body.channel).map(({ text }) => text)).toEqual(['Please approve', 'again']);
    client.org.members.update(ada, { state: 'deactivated' });
    expect((await post({ channel: ada, text: 'x' })).body.error).toBe('channel_not_found');
    const another = client.with(scopes, { kind: 'bot', app: 'Another' });
    expect((await post({ channel: body.channel, text: 'x' }, { token: another })).body.error).toBe('channel_not_found');
  });

  fact('W4.12', async () => {
    const { id } = channel('open');
    const { body } = await post({ channel: id, text: 'x'.repeat(40_001) });
    expect(body.message.text).toHaveLength(40_000);
  });

  fact('W4.13', async () => {
    const { id } = channel('open', { memberIds: [botId()] });
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*hello*' } }];
    const metadata = { event_type: 'approval', event_payload: { id: '1' } };
    for (const as of ['form', 'json'] as const) {
      const { body } = await post({ channel: id, text: 'hello', blocks, metadata, unfurl_links: false }, { as });
      const shown = [{ ...blocks[0], block_id: expect.any(String) }];
      expect(body.message).toMatchObject({
        type: 'message',
        text: 'hello',
        blocks: shown,
        metadata,
        bot_id: expect.stringMatching(/^B/),
      });
      const reply = (await post({ channel: id, text: 'reply', thread_ts: body.ts }, { as })).body;
      expect(reply.message.thread_ts).toBe(body.ts);
      expect(client.org.messages.get(id, reply.ts)).toMatchObject({ text: 'reply', threadTs: body.ts });
    }
    const attached = await post({ channel: '#open', attachments: [{ text: 'a' }] });
    expect(attached.body).toMatchObject({
      channel: id,
      message: { attachments: [{ text: 'a', id: 1, fallback: 'a' }] },
    });
    const { body } = await post({ channel: 'open', markdown_text: '**bold**' });
    expect(body.message.text).toBe('**bold**');
    const byUser = client.with(['chat:write']);
    client.org.channels.changeMembers(id, { add: [owner()] });
    const own = (await post({ channel: id, text: 'mine' }, { token: byUser })).body;
    expect(own.message).toMatchObject({ user: owner(), text: 'mine' });
    expect(own.message).not.toHaveProperty('bot_id');
  });

  doubt('webUnknownThread', async () => {
    const args = { channel: channel('open').id, text: 'x', thread_ts: '1.000001' };
    expect((await post(args)).body.error).toBe('cannot_reply_to_message');
    await client.turn({ webUnknownThread: 'accepted' });
    expect((await post(args)).body.ok).toBe(true);
  });

  fact('W4.14', async () => {
    const { id } = channel('open', { memberIds: [botId()] });
    const archived = channel('old', { isArchived: true }).id;
    const secret = channel('secret', { kind: 'private' }).id;
    const text = 'x';
    for (const [args, code] of [
      [{ text }, 'invalid_arguments'],
      [{ channel: 'C0', text }, 'channel_not_found'],
      [{ channel: secret, text }, 'channel_not_found'],
      [{ channel: botId(), text }, 'channel_not_found'],
      [{ channel: archived, text }, 'is_archived'],
      [{ channel: id }, 'no_text'],
      [{ channel: id, text: '', blocks: [] }, 'no_text'],
      [{ channel: id, attachments: Array.from({ length: 101 }, () => ({ text })) }, 'too_many_attachments'],
      [{ channel: id, attachments: ['x'] }, 'invalid_arguments'],
      [{ channel: id, text, markdown_text: 'y' }, 'markdown_text_conflict'],
      [{ channel: id, text, blocks: '{' }, 'invalid_blocks_format'],
      [{ channel: id, text, blocks: ['x'] }, 'invalid_blocks'],
      [{ channel: id, text, blocks: [{ text }] }, 'invalid_blocks'],
      [{ channel: id, text, blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }, 'invalid_blocks'],
      [{ channel: id, text, blocks: [1, 2].map(() => ({ type: 'divider', block_id: 'a' })) }, 'invalid_blocks'],
      [{ channel: id, text, metadata: 'x' }, 'invalid_metadata_format'],
      [{ channel: id, text, metadata: { event_type: 'x' } }, 'invalid_metadata_schema'],
    ] as const) {
      expect([args, (await post(args)).body.error]).toEqual([args, code]);
    }
    const metadata = { event_type: 'x', event_payload: {} };
    client.org.channels.changeMembers(id, { add: [owner()] });
    const byUser = await post({ channel: id, text, metadata }, { token: client.with(['chat:write']) });
    expect(byUser.body.error).toBe('metadata_must_be_sent_from_app');
    for (const code of ['msg_too_long', 'rate_limited']) {
      await client.control('POST', '/faults', { kind: 'refuse', code, operation: 'chat.*', times: 1 });
      expect((await post({ channel: id, text })).body.error).toBe(code);
    }
    expect(client.org.messages.all).toEqual([]);
  });

  it('takes a channel of an organisation by its id only', async () => {
    const { id } = enterprise.org.channels.add({
      name: 'open',
      kind: 'public',
      teamId: enterprise.org.teams[1]?.id ?? '',
    });
    const token = enterprise.with(scopes, { kind: 'bot' });
    expect(await enterprise.error('chat.postMessage', { channel: '#open', text: 'x' }, { token })).toBe(
      'team_not_found',
    );
    await enterprise.ok('chat.postMessage', { channel: id, text: 'x' }, { token });
    const own = enterprise.with(scopes, { kind: 'bot', install: 'workspace' });
    const elsewhere = await enterprise.error('chat.postMessage', { channel: id, text: 'x' }, { token: own });
    expect(elsewhere).toBe('channel_not_found');
  });

  it('refuses blocks too deep to be written again', async () => {
    const { id } = channel('open');
    const deep = `[{"type":"section","text":${'['.repeat(20_000)}${']'.repeat(20_000)}}]`;
    expect((await post({ channel: id, text: 'x', blocks: deep })).body.error).toBe('invalid_blocks_format');
  });
});
