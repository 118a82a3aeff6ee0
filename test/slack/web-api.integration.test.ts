import { inspect } from 'node:util';
import type { AccountId, RemoteGroupId } from '../../src/core';
import { type Capabilities, type CapabilityName, type ProvisioningTarget, TargetError } from '../../src/provisioning';
import type { Plan } from '../../src/sandbox/org/org-data';
import { collect, grace, Practice } from './practice';

const all = ['admin', 'users:read', 'usergroups:read', 'usergroups:write', 'channels:read', 'groups:read'];

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open();
});
beforeEach(async () => {
  await practice.reset();
  practice.scim.clock.advance(2 * 3_600_000); // past every pause that a test before was told
});
afterAll(() => practice.close());

function targetWith(scopes: readonly string[] = all): ProvisioningTarget {
  return practice.target({ scopes, token: practice.scim.issue({ scopes: [...scopes] }) });
}

/** How a capability stands, in short. */
function states({ capabilities }: Capabilities): { [name in CapabilityName]?: string } {
  for (const { state, reason, remedy } of capabilities) {
    const sentences =
      state === 'works' ? ['', ''] : [expect.stringMatching(/^[A-Z].*\.$/), expect.stringMatching(/^[A-Z].*\.$/)];
    expect([reason, remedy]).toEqual(sentences);
  }
  return Object.fromEntries(capabilities.map(({ name, state }) => [name, state]));
}

async function ending(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'success',
    (error: unknown) =>
      error instanceof TargetError ? `${error.kind} ${error.slackCode}` : `defect: ${inspect(error)}`,
  );
}

const everything = { scim: 'works', 'accounts.read': 'works', 'accounts.write': 'works', 'groups.write': 'works' };
const nothing = Object.fromEntries(Object.keys(everything).map((name) => [name, 'impossible']));

describe('what a token can do', () => {
  it('of an owner of Business+ with every scope: everything but ending sessions', async () => {
    const found = await targetWith().probe();
    expect(found).toMatchObject({
      checkedAt: practice.scim.clock.now(),
      plan: 'business-plus',
      organisation: { id: practice.scim.org.teams[0]?.id, name: 'Acme', domain: 'acme.slack.com', kind: 'workspace' },
      owner: { accountId: practice.scim.org.primaryOwner?.id, rank: 'primary-owner' },
      scopes: all,
      scimVersion: 'v2',
    });
    expect(states(found)).toEqual({
      ...everything,
      'accounts.protect_owners': 'works',
      'usergroups.describe': 'works',
      'channels.read': 'works',
      'sessions.reset': 'impossible',
    });
  });

  it('with the scope of SCIM alone: what else needs a scope is told with the scope', async () => {
    const found = await targetWith(['admin']).probe();
    expect(states(found)).toEqual({
      ...everything,
      'accounts.protect_owners': 'degraded',
      'usergroups.describe': 'impossible',
      'channels.read': 'impossible',
      'sessions.reset': 'impossible',
    });
    expect(found.owner?.rank).toBe('unknown');
    const remedies = found.capabilities.map(({ remedy }) => remedy).join(' ');
    for (const scope of ['users:read', 'usergroups:write', 'channels:read']) expect(remedies).toContain(scope);
  });

  it('of an admin: owners cannot be changed', async () => {
    practice.scim.member('an.admin', { rank: 'admin' });
    const target = practice.target({ token: practice.scim.issue({ member: 'an.admin', scopes: all }) });
    expect(states(await target.probe())).toMatchObject({ ...everything, 'accounts.write': 'degraded' });
  });

  it.each<[string, Parameters<Practice['scim']['issue']>[0], object]>([
    ['of an app', { kind: 'bot', scopes: ['users:read'] }, nothing],
    ['without the scope admin', { scopes: ['users:read'] }, nothing],
    ['of a plain member', { member: 'a.member', scopes: all }, nothing],
  ])('%s: SCIM is impossible, with the reason', async (_name, input, expected) => {
    practice.scim.member('a.member');
    const found = await practice.target({ token: practice.scim.issue(input) }).probe();
    expect(states(found)).toMatchObject(expected);
    expect(found.scimVersion).toBeNull();
  });

  it('R106: that is revoked or unknown: nothing, and no defect', async () => {
    const token = practice.scim.issue({ scopes: all });
    const target = practice.target({ token });
    await practice.fault({ kind: 'revoke-token', operation: 'auth.test' });
    const found = await target.probe();
    expect(found).toMatchObject({ organisation: null, owner: null, scopes: [], scimVersion: null, plan: 'unknown' });
    expect(new Set(Object.values(states(found)))).toEqual(new Set(['impossible']));
    expect(new Set(Object.values(states(await practice.target({ token: 'xoxp-none' }).probe())))).toEqual(
      new Set(['impossible']),
    );
  });

  it('cannot be told while Slack does not answer', async () => {
    await practice.fault({ kind: 'error', operation: 'auth.test' });
    await expect(targetWith().probe()).rejects.toMatchObject({ kind: 'transient' });
  });
});

describe.each<[string, object, Plan]>([
  ['a plan without SCIM', { workspace: { plan: 'pro' } }, 'pro'],
  ['an organisation', { workspace: { kind: 'enterprise' } }, 'enterprise'],
])('on %s', (_name, options, plan) => {
  let other: Practice;
  beforeAll(async () => {
    other = await Practice.open(options);
  });
  afterAll(() => other.close());

  it('the token tells plan and reach', async () => {
    const found = await other.target({ token: other.scim.issue({ scopes: all }) }).probe();
    if (plan === 'pro') {
      expect(found).toMatchObject({ plan: 'other', scimVersion: null });
      expect(states(found)).toMatchObject(nothing);
      return;
    }
    expect(found).toMatchObject({ plan: 'enterprise', scimVersion: 'v2', organisation: { kind: 'organisation' } });
    expect(found.organisation?.id).toMatch(/^E/);
    expect(states(found)).toMatchObject({
      ...everything,
      'accounts.protect_owners': 'degraded',
      'sessions.reset': 'impossible',
    });
    const scopes = [...all, 'admin.users:read', 'admin.users:write', 'admin.usergroups:write'];
    const more = await other.target({ token: other.scim.issue({ scopes }) }).probe();
    expect(states(more)).toMatchObject({
      'accounts.protect_owners': 'works',
      'sessions.reset': 'works',
      'usergroups.describe': 'degraded',
    });
    const ofOne = await other.target({ token: other.scim.issue({ scopes: all, install: 'workspace' }) }).probe();
    expect(ofOne).toMatchObject({ plan: 'enterprise', scimVersion: null, organisation: { kind: 'workspace' } });
    expect(states(ofOne)).toMatchObject(nothing);
    expect(ofOne.capabilities[0]?.remedy).toContain('organisation');
  });
});

describe('ranks', () => {
  it('come with a list of all accounts, by one list of the Web API', async () => {
    practice.scim.member('an.owner', { rank: 'owner' });
    practice.scim.member('an.admin', { rank: 'admin' });
    practice.scim.member('a.member');
    const accounts = await collect(targetWith().listAccounts());
    expect(Object.fromEntries(accounts.map(({ values, rank }) => [values.userName, rank]))).toEqual({
      'primary.owner': 'primary-owner',
      'an.owner': 'owner',
      'an.admin': 'admin',
      'a.member': 'member',
    });
    expect(practice.calls()).toEqual(['users.list', 'scim.users.list']);
  });

  it('are asked for one account where nothing is known, and kept for a while', async () => {
    const owner = practice.scim.member('an.owner', { rank: 'owner' }).id as AccountId;
    const target = targetWith();
    for (let n = 0; n < 3; n += 1) expect((await target.readAccount(owner))?.rank).toBe('owner');
    expect(practice.calls().filter((call) => call === 'users.info')).toHaveLength(1);
    practice.scim.org.members.update(owner, { rank: 'member' });
    practice.scim.clock.advance(11 * 60_000);
    expect((await target.readAccount(owner))?.rank).toBe('member');
    expect((await target.findAccounts({ userName: 'an.owner' }))[0]?.rank).toBe('member');
  });

  it('of many accounts read one by one come by one page, where that holds everybody', async () => {
    const ids = Array.from(
      { length: 30 },
      (_, n) => practice.scim.member(`m${n}`, n === 7 ? { rank: 'owner' } : {}).id,
    );
    const target = targetWith();
    const ranks = [];
    for (const id of ids) ranks.push((await target.readAccount(id as AccountId))?.rank);
    expect(ranks.filter((rank) => rank === 'member')).toHaveLength(29);
    expect(ranks[7]).toBe('owner');
    const asked = practice.calls().filter((call) => call.startsWith('users.'));
    expect(asked).toEqual(['users.info', 'users.info', 'users.list']);
  });

  it('in a large workspace are asked one by one all the same, after one page was tried', async () => {
    for (let n = 0; n < 1_100; n += 1) practice.scim.member(`m${n}`);
    const late = practice.scim.org.members.all.slice(-20);
    const target = targetWith();
    for (const { id } of late) expect((await target.readAccount(id as AccountId))?.rank).toBe('member');
    const asked = practice.calls().filter((call) => call.startsWith('users.'));
    expect(asked.filter((call) => call === 'users.list')).toHaveLength(1);
    expect(asked.filter((call) => call === 'users.info')).toHaveLength(20);
  });

  it('of an account that we made are known: nothing more is asked', async () => {
    const target = targetWith();
    const { id, rank } = await target.createAccount(grace, 'x');
    expect(rank).toBe('member');
    expect((await target.readAccount(id))?.rank).toBe('member');
    expect(practice.calls()).toEqual(['scim.users.create', 'scim.users.get']);
  });

  it('are unknown without the scope, and nothing is asked', async () => {
    const target = targetWith(['admin']);
    expect((await collect(target.listAccounts()))[0]?.rank).toBe('unknown');
    expect(practice.calls()).toEqual(['scim.users.list']);
  });

  it('tell bots apart whose address does not', async () => {
    const robot = practice.scim.member('robot', { kind: 'bot' }).id as AccountId;
    expect((await targetWith().readAccount(robot))?.kind).toBe('bot');
  });
});

describe('user groups and names', () => {
  const group = (more: object = {}) =>
    practice.scim.org.groups.add({ name: 'Staff', kind: 'user-group', handle: 'staff', description: 'All', ...more });
  const channel = (name: string, more: object = {}) =>
    practice.scim.org.channels.add({ name, kind: 'public', teamId: practice.scim.org.teams[0]?.id ?? '', ...more });

  it('are listed with handle, description and channels, disabled and built-in ones too', async () => {
    const open = channel('staff-news');
    const closed = channel('staff-only', { kind: 'private' });
    const { id } = group({ defaultChannelIds: [open.id, closed.id] });
    const off = group({ name: 'Off', handle: 'off', disabledAt: practice.scim.clock.now() });
    const own = group({ name: 'Team Admins', handle: 'admins', builtIn: 'admin' });
    const listed = await targetWith().listUsergroups();
    expect(listed.find((each) => each.id === id)).toEqual({
      id,
      name: 'Staff',
      handle: 'staff',
      description: 'All',
      channelIds: [open.id, closed.id],
      disabled: false,
      builtIn: false,
    });
    expect(listed.find((each) => each.id === off.id)?.disabled).toBe(true);
    expect(listed.find((each) => each.id === own.id)?.builtIn).toBe(true);
  });

  it('are given handle, description and channels, and switched on again', async () => {
    const target = targetWith();
    const id = group({ disabledAt: practice.scim.clock.now() }).id as RemoteGroupId;
    const home = channel('crew-news');
    await target.enableUsergroup(id);
    await target.describeUsergroup(id, { handle: 'crew', description: 'The crew', channelIds: [home.id] });
    expect(practice.scim.org.groups.get(id)).toMatchObject({
      handle: 'crew',
      description: 'The crew',
      defaultChannelIds: [home.id],
      disabledAt: undefined,
    });
    await target.describeUsergroup(id, { description: '' });
    expect(practice.scim.org.groups.get(id)).toMatchObject({
      handle: 'crew',
      description: '',
      defaultChannelIds: [home.id],
    });
  });

  it('that are refused say why', async () => {
    const target = targetWith();
    const id = group().id as RemoteGroupId;
    const managed = group({ name: 'Managed', handle: 'managed', managed: true }).id as RemoteGroupId;
    channel('news');
    expect(await ending(target.describeUsergroup(id, { handle: 'news' }))).toBe('already_exists handle_already_exists');
    expect(await ending(target.describeUsergroup(id, { handle: 'a b' }))).toBe('rejected bad_handle');
    expect(await ending(target.describeUsergroup(id, { channelIds: ['C0NOBODY01'] }))).toBe(
      'rejected invalid_channel_provided',
    );
    expect(await ending(target.describeUsergroup(managed, { handle: 'x' }))).toBe('protected permission_denied');
    expect(await ending(target.enableUsergroup('S0NOBODY01' as RemoteGroupId))).toBe('not_found no_such_subteam');
    const blind = targetWith(['admin']).listUsergroups();
    await expect(blind).rejects.toMatchObject({
      kind: 'unauthorized',
      slackCode: 'missing_scope',
      meaning: 'It would need usergroups:read.',
    });
  });

  it('take names: channels, archived and private ones too, and handles', async () => {
    channel('General-Talk');
    channel('old', { isArchived: true });
    channel('secret', { kind: 'private' });
    group();
    const names = (scopes: readonly string[]) => targetWith(scopes).listTakenNames();
    expect([...(await names(all))].sort()).toEqual(expect.arrayContaining(['general-talk', 'old', 'staff']));
    expect(await names(['admin', 'usergroups:read'])).toEqual(['staff']);
    expect(await names(['admin'])).toEqual([]);
  });
});

describe('a call of the Web API', () => {
  it.each([
    ['error', {}, 'transient internal_error'],
    ['html', {}, 'transient [http_502]'],
    ['html', { status: 200 }, 'transient [malformed]'],
    ['cut', {}, 'transient [connection_lost]'],
    ['malformed-json', {}, 'transient [malformed]'],
    ['revoke-token', {}, 'unauthorized token_revoked'],
    ['remove-scope', { scope: 'usergroups:read' }, 'unauthorized missing_scope'],
    ['throttle', { retryAfterSeconds: 3_600 }, 'rate_limited [paused]'],
  ])('R100, R102: a read that meets %s %j ends in %s', async (kind, more, expected) => {
    await practice.fault({ kind, operation: 'usergroups.list', ...more });
    expect(await ending(targetWith().listUsergroups())).toBe(expected);
  });

  it('R98: a write that meets a failure of Slack’s is not repeated, and its outcome is unknown', async () => {
    await practice.fault({ kind: 'error', operation: 'usergroups.enable', applied: true });
    expect(await ending(targetWith().enableUsergroup('S1' as RemoteGroupId))).toBe('outcome_unknown internal_error');
    expect(practice.calls()).toEqual(['usergroups.enable']);
  });

  it('R99: over its limit it waits as long as Slack says, or a little where it does not, and then succeeds', async () => {
    await practice.scim.control('PATCH', '/limits', { enabled: true });
    const target = targetWith();
    for (let n = 0; n < 12; n += 1) await target.listUsergroups();
    expect(practice.calls().filter((call) => call === 'usergroups.list').length).toBeLessThan(40);
  });
});
