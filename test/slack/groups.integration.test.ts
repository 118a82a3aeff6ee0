import type { AccountId, RemoteGroupId } from '../../src/core';
import { collect, Practice } from './practice';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open();
});
beforeEach(() => practice.reset());
afterAll(() => practice.close());

/** People of the practice workspace, made without calls. */
function people(count: number, more: { state?: 'deactivated' } = {}): AccountId[] {
  const before = practice.scim.org.members.all.length;
  return Array.from({ length: count }, (_, n) => practice.scim.member(`p${before + n}`, more).id as AccountId);
}

const membersOf = (id: RemoteGroupId) => [...(practice.scim.org.groups.get(id)?.memberIds ?? [])];

describe.each(['v2', 'v1'] as const)('a group over SCIM %s', (scimVersion) => {
  it('is made with its members, renamed, read, listed and deleted', async () => {
    const target = practice.target({ scimVersion });
    const members = people(2);
    const made = await target.createGroup('Staff', members);
    expect(made).toEqual({ id: made.id, name: 'Staff', memberIds: members, builtIn: false });
    await target.renameGroup(made.id, 'Crew');
    expect(await target.readGroup(made.id)).toEqual({ ...made, name: 'Crew' });
    expect(await collect(target.listGroups())).toEqual([{ ...made, name: 'Crew' }]);
    await target.deleteGroup(made.id);
    expect(await target.readGroup(made.id)).toBeUndefined();
    expect(await collect(target.listGroups())).toEqual([]);
  });

  it('that Slack made by itself is told apart', async () => {
    practice.scim.org.groups.add({ name: 'Team Admins', kind: 'user-group', builtIn: 'admin' });
    practice.scim.org.groups.add({ name: 'Team Admins of old', kind: 'user-group' });
    const groups = await collect(practice.target({ scimVersion }).listGroups());
    expect(groups.map(({ builtIn }) => builtIn)).toEqual([true, false]);
  });

  it('takes members in and lets them go as a delta: one call each way, and nobody else is touched', async () => {
    const target = practice.target({ scimVersion });
    const [first, second, third, fourth] = people(4) as [AccountId, AccountId, AccountId, AccountId];
    const { id } = await target.createGroup('Staff', [first, second]);
    const outcomes = await target.changeMembers(id, { add: [third, fourth], remove: [first] });
    expect(outcomes.map(({ accountId, error }) => [accountId, error])).toEqual([
      [first, null],
      [third, null],
      [fourth, null],
    ]);
    expect(membersOf(id)).toEqual([second, third, fourth]);
    expect(practice.calls().slice(-2)).toEqual(['scim.groups.update', 'scim.groups.update']);
  });

  it('R103: members that cannot be added hold up nobody, and the outcome of each is known', async () => {
    const target = practice.target({ scimVersion });
    const good = people(40);
    const gone = people(2, { state: 'deactivated' });
    const add = [...good.slice(0, 17), gone[0], ...good.slice(17), gone[1], 'U0NOBODY01'] as AccountId[];
    const { id } = await target.createGroup('Staff', people(1));
    const outcomes = await target.changeMembers(id, { add, remove: [] });
    expect(outcomes.map(({ accountId }) => accountId)).toEqual(add);
    const failed = outcomes.flatMap(({ accountId, error }) => (error ? [[accountId, error.slackCode]] : []));
    expect(failed).toEqual([
      [gone[0], 'unable_to_add_deleted_or_guest_to_group'],
      [gone[1], 'unable_to_add_deleted_or_guest_to_group'],
      ['U0NOBODY01', 'no_such_group_members'],
    ]);
    expect(membersOf(id).slice(1).sort()).toEqual([...good].sort());
    // three refused members of 43: no more than two halvings deep for each of six levels
    expect(practice.calls().filter((call) => call === 'scim.groups.update').length).toBeLessThan(36);
  });

  it('is made with the members that can be in it, where others of the list cannot', async () => {
    const target = practice.target({ scimVersion });
    const [gone, good] = [people(1, { state: 'deactivated' }), people(3)];
    const made = await target.createGroup('Staff', [...gone, ...good]);
    expect(made.memberIds.length).toBeGreaterThan(0);
    const missing = [...gone, ...good].filter((id) => !made.memberIds.includes(id));
    const outcomes = await target.changeMembers(made.id, { add: missing, remove: [] });
    expect(outcomes.filter(({ error }) => error).map(({ accountId }) => accountId)).toEqual(gone);
    expect(membersOf(made.id).sort()).toEqual([...good].sort());
    await expect(target.createGroup('Nobody', gone)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('fills up to what Slack takes, and the rest is told that it is full without asking for each', async () => {
    const target = practice.target({ scimVersion });
    const { id } = await target.createGroup('Staff', people(4_990));
    const more = people(300);
    const outcomes = await target.changeMembers(id, { add: more, remove: [] });
    expect(outcomes.filter(({ error }) => error === null)).toHaveLength(10);
    expect(outcomes.find(({ error }) => error)?.error).toMatchObject({
      kind: 'rejected',
      slackCode: 'group_member_max_exceeded',
    });
    expect(membersOf(id)).toHaveLength(5_000);
    expect(practice.calls().filter((call) => call === 'scim.groups.update').length).toBeLessThan(25);
  });

  it('loses more than a thousand members although it has channels', async () => {
    const target = practice.target({ scimVersion });
    const members = people(2_500);
    const { id } = await target.createGroup('Staff', members);
    practice.scim.org.groups.update(id, { defaultChannelIds: ['C0000000001'] });
    await target.changeMembers(id, { add: [], remove: members.slice(1) });
    expect(membersOf(id)).toEqual(members.slice(0, 1));
    expect(practice.calls().filter((call) => call === 'scim.groups.update')).toHaveLength(3);
  });

  it('that is gone refuses a change as a whole, once', async () => {
    const target = practice.target({ scimVersion });
    const change = { add: people(3), remove: people(3) };
    const refused = target.changeMembers('S0NOBODY01' as RemoteGroupId, change);
    await expect(refused).rejects.toMatchObject({ kind: 'not_found', slackCode: 'no_such_group' });
    expect(practice.calls()).toEqual(['scim.groups.update']);
  });

  it('R103: a failure in the middle leaves what was done known as done', async () => {
    const target = practice.target({ scimVersion });
    const [before, after] = [people(3), people(3)];
    const { id } = await target.createGroup('Staff', before);
    await practice.fault({ kind: 'error', operation: 'scim.groups.update', nth: 2 });
    const outcomes = await target.changeMembers(id, { add: after, remove: before });
    expect(outcomes.map(({ error }) => error?.kind ?? 'done')).toEqual([
      ...Array(3).fill('done'),
      ...Array(3).fill('outcome_unknown'),
    ]);
    expect(membersOf(id)).toEqual([]);
  });
});
