import type { AccountId, RemoteGroupId } from '../../src/core';
import { type ProvisioningTarget, TargetError } from '../../src/provisioning';
import { collect, idOf, Practice } from './practice';

const workspaceScopes = ['admin', 'users:read', 'usergroups:read', 'usergroups:write', 'channels:read', 'groups:read'];
const scopes = [...workspaceScopes, 'admin.users:read', 'admin.users:write', 'admin.usergroups:write'];

let practice: Practice;
let target: ProvisioningTarget;
beforeAll(async () => {
  practice = await Practice.open({ workspace: { kind: 'enterprise' } });
});
beforeEach(async () => {
  await practice.reset({ webManagedGroupEdits: 'accepted' });
  target = await practice.tested({ scopes });
});
afterAll(() => practice.close());

const teamId = () => practice.scim.org.teams[0]?.id ?? '';

function linkedGroup(name: string): RemoteGroupId {
  const group = practice.scim.org.groups.add({ name, kind: 'idp-group', managed: true, handle: name.toLowerCase() });
  practice.scim.org.groups.update(group.id, { linkedTeams: [{ id: teamId(), autoProvision: true }] });
  return group.id as RemoteGroupId;
}

const channel = (name: string, more: object = {}) =>
  practice.scim.org.channels.add({ name, kind: 'public', teamId: teamId(), ...more }).id;

describe('in an organisation', () => {
  it('accounts and groups are the organisation’s', async () => {
    const made = await target.createAccount({ userName: 'ada', email: 'ada@acme.example' }, 'x');
    expect(made.id).toMatch(/^W/);
    const group = await target.createGroup('Staff', [made.id]);
    expect(practice.scim.org.groups.get(group.id)?.kind).toBe('idp-group');
    expect(await collect(target.listGroups())).toEqual([group]);
  });

  it('guests are told from members', async () => {
    practice.scim.member('guest', { rank: 'multi-channel-guest', guest: { channelIds: [] } });
    practice.scim.member('visitor', { rank: 'single-channel-guest', guest: { channelIds: [] } });
    const accounts = await collect(target.listAccounts());
    const kinds = Object.fromEntries(accounts.map(({ values, kind }) => [values.userName, kind]));
    expect(kinds).toMatchObject({
      guest: 'multi-channel-guest',
      visitor: 'single-channel-guest',
      'primary.owner': 'person',
    });
  });

  it('ranks come from the admin’s list, of those who are in no workspace as well', async () => {
    practice.scim.member('an.owner', { rank: 'owner' });
    practice.scim.member('a.member', { teamIds: [] });
    const ranks = Object.fromEntries(
      (await collect(target.listAccounts())).map(({ values, rank }) => [values.userName, rank]),
    );
    expect(ranks).toEqual({ 'primary.owner': 'primary-owner', 'an.owner': 'owner', 'a.member': 'member' });
    expect(practice.calls()).toEqual(['admin.users.list', 'scim.users.list']);
  });

  it('without the admin’s scope a rank is asked for one by one', async () => {
    const blind = await practice.tested({ scopes: workspaceScopes });
    const owner = practice.scim.member('an.owner', { rank: 'owner' }).id as AccountId;
    expect((await collect(blind.listAccounts())).every(({ rank }) => rank === 'unknown')).toBe(true);
    expect((await blind.readAccount(owner))?.rank).toBe('owner');
  });

  it('user groups are found in the workspaces they are connected to, and described there', async () => {
    const id = linkedGroup('Staff');
    const [old, home] = [channel('old-home'), channel('home')];
    practice.scim.org.groups.update(id, { defaultChannelIds: [old] });
    expect(await target.listUsergroups()).toMatchObject([{ id, handle: 'staff', channelIds: [old] }]);
    await target.describeUsergroup(id, { handle: 'crew', description: 'The crew', channelIds: [home] });
    expect(practice.scim.org.groups.get(id)).toMatchObject({
      handle: 'crew',
      description: 'The crew',
      defaultChannelIds: [home],
    });
    const before = practice.calls().length;
    await target.describeUsergroup(id, { channelIds: [home] });
    expect(practice.calls().slice(before)).not.toContain('admin.usergroups.addChannels');
  });

  it('a group that is connected to no workspace has no handle, and that is said', async () => {
    const { id } = practice.scim.org.groups.add({ name: 'Alone', kind: 'idp-group' });
    const described = target.describeUsergroup(id as RemoteGroupId, { handle: 'alone' });
    await expect(described).rejects.toMatchObject({ kind: 'rejected', slackCode: '[group_in_no_workspace]' });
  });

  it('names are taken in every workspace', async () => {
    linkedGroup('Staff');
    channel('news');
    expect(await target.listTakenNames()).toEqual(expect.arrayContaining(['news', 'staff']));
  });

  it('sessions of a leaver are ended, and those of the primary owner are not', async () => {
    const ada = idOf(await target.createAccount({ userName: 'ada', email: 'ada@acme.example' }, 'x'));
    await target.resetSessions(ada);
    expect(practice.calls().at(-1)).toBe('admin.users.session.reset');
    const owner = practice.scim.org.primaryOwner?.id as AccountId;
    practice.scim.member('an.owner', { rank: 'owner' });
    const other = await practice.tested({ scopes, member: 'an.owner' });
    const refused = await other.resetSessions(owner).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TargetError);
    expect(refused).toMatchObject({ kind: 'protected', slackCode: 'cannot_reset_primary_owner' });
  });
});
