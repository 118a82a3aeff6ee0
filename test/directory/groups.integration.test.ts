import { type Actor, type GroupId, type UserId } from '../../src/core';
import { DirectoryService, type Group } from '../../src/directory';
import { TestClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';

const actor: Actor = { kind: 'cli', id: 'root', name: 'Root' };
const nobody = '00000000-0000-4000-8000-000000000000';

describe('groups in the directory', () => {
  let test: TestDatabase;
  let clock: TestClock;
  let directory: DirectoryService;
  beforeAll(async () => {
    test = await createTestDatabase(8);
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    await test.database.query('TRUNCATE users, groups, directory_changes, audit_pending CASCADE');
    clock = new TestClock();
    directory = new DirectoryService(test.database, clock);
  });

  const person = (username: string) =>
    directory.createUser(actor, { username, email: `${username}@example.com`, firstName: 'F', lastName: 'L' });
  const groups = async (...names: string[]): Promise<Group[]> =>
    Promise.all(names.map((name) => directory.createGroup(actor, { name })));
  const feed = () =>
    test.database.query<{ kind: string; subject_id: string; change: Record<string, unknown> }>(
      'SELECT kind, subject_id, change FROM directory_changes ORDER BY seq',
    );
  const lastAudit = async () =>
    (await test.database.query<{ record: object }>('SELECT record FROM audit_pending ORDER BY id DESC LIMIT 1'))[0]
      ?.record;

  it('are created, found by id and name in any case, changed, and deleted', async () => {
    const group = await directory.createGroup(actor, { name: ' Research & <Development> ', description: 'a\r\nb' });
    expect(group).toMatchObject({ name: 'Research & <Development>', description: 'a\nb' });
    expect(await directory.getGroup(group.id)).toEqual(group);
    expect(await directory.findGroup('RESEARCH & <development>')).toEqual(group);
    clock.advance(1_000);
    const renamed = await directory.updateGroup(actor, group.id, { name: 'R&D' });
    expect(renamed).toEqual({ ...group, name: 'R&D', revision: 2, updatedAt: clock.now() });
    expect(await directory.getGroup(group.id)).toEqual(renamed);
    const before = await feed();
    expect(await directory.updateGroup(actor, group.id, { name: 'R&D', description: 'a\nb' })).toEqual(renamed);
    expect(await feed()).toEqual(before);
    await directory.deleteGroup(actor, group.id);
    for (const reference of [group.id, 'R&D', nobody, '', 'x\0'])
      expect(await directory.findGroup(reference)).toBeUndefined();
    await expect(directory.getGroup('R&D')).rejects.toMatchObject({ code: 'directory.group_not_found', status: 404 });
    expect((await feed()).map(({ kind }) => kind)).toEqual(['group_created', 'group_updated', 'group_deleted']);
  });

  it('are changed by the second of two only after they have looked at what the first made of it', async () => {
    const [group] = await groups('Watch');
    const { id, revision } = group as Group;
    const first = await directory.updateGroup(actor, id, { description: 'Nights', revision });
    expect(first.revision).toBe(revision + 1);
    await expect(directory.updateGroup(actor, id, { description: 'Days', revision })).rejects.toMatchObject({
      code: 'directory.changed_meanwhile',
      status: 409,
    });
    expect(await directory.updateGroup(actor, id, { description: 'Days', revision: first.revision })).toMatchObject({
      description: 'Days',
    });
    expect(await directory.updateGroup(actor, id, { description: 'Always' })).toMatchObject({ description: 'Always' });
  });

  it('have a name of their own, without regard to case and width, and nothing invisible in it (R38)', async () => {
    const [, other] = await groups('Sales', 'Other');
    for (const name of ['sales', ' SALES ', 'Ｓａｌｅｓ']) {
      await expect(directory.createGroup(actor, { name })).rejects.toMatchObject({
        code: 'directory.group_name_taken',
      });
      await expect(directory.updateGroup(actor, other?.id as GroupId, { name })).rejects.toMatchObject({
        code: 'directory.group_name_taken',
      });
    }
    for (const name of ['', ' ', 'a\u200bb', 'a\u202eb', 'a\nb', 'a\0', nobody, 'x'.repeat(257)]) {
      await expect(directory.createGroup(actor, { name })).rejects.toMatchObject({ code: 'directory.input_invalid' });
    }
    await directory.createGroup(actor, { name: 'Teams 👩‍💻' });
    await expect(directory.createGroup(actor, { name: 'x', owner: 'me' } as never)).rejects.toMatchObject({
      faults: [{ path: 'owner' }],
    });
  });

  it('take a member once and lose one once, with feed and record of the change only', async () => {
    const ada = await person('ada');
    const [group] = (await groups('Research')) as [Group];
    const before = (await feed()).length;
    expect(await directory.addMember(actor, group.id, ada.id)).toBe(true);
    expect(await directory.addMember(actor, group.id, ada.id)).toBe(false);
    expect(await lastAudit()).toMatchObject({
      action: 'directory.member_add',
      subject: { kind: 'group', id: group.id, name: 'Research' },
      after: { member: { id: ada.id, name: 'ada' } },
    });
    expect(await directory.removeMember(actor, group.id, ada.id)).toBe(true);
    expect(await directory.removeMember(actor, group.id, ada.id)).toBe(false);
    expect((await feed()).slice(before)).toEqual(
      ['member_added', 'member_removed'].map((kind) => ({
        kind,
        subject_id: group.id,
        change: { name: 'Research', attributes: {}, member: { id: ada.id, name: 'ada' } },
      })),
    );
    await expect(directory.addMember(actor, group.id, nobody as UserId)).rejects.toMatchObject({
      code: 'directory.user_not_found',
    });
    await expect(directory.addMember(actor, nobody as GroupId, ada.id)).rejects.toMatchObject({
      code: 'directory.group_not_found',
    });
  });

  it('are resolved through any nesting, with the shortest path that leads there', async () => {
    const ada = await person('ada');
    const [team, department, division, company, aside] = (await groups(
      'Team',
      'Department',
      'Division',
      'Company',
      'Aside',
    )) as [Group, Group, Group, Group, Group];
    await directory.addChildGroup(actor, department.id, team.id);
    await directory.addChildGroup(actor, division.id, department.id);
    await directory.addChildGroup(actor, company.id, division.id);
    await directory.addChildGroup(actor, company.id, department.id);
    await directory.addMember(actor, team.id, ada.id);
    await directory.addMember(actor, division.id, ada.id);
    expect((await directory.groupsOf(ada.id)).map(({ name, direct, path }) => [name, direct, path])).toEqual([
      ['Company', false, ['Division', 'Company']],
      ['Department', false, ['Team', 'Department']],
      ['Division', true, ['Division']],
      ['Team', true, ['Team']],
    ]);
    expect(await directory.groupsOf(nobody as UserId)).toEqual([]);
    const grace = await person('grace');
    await directory.addMember(actor, aside.id, grace.id);
    const members = async (id: GroupId, nested?: boolean) =>
      (await directory.membersOf(id, nested === undefined ? {} : { nested })).items.map(({ username }) => username);
    expect(await members(company.id)).toEqual([]);
    expect(await members(company.id, true)).toEqual(['ada']);
    expect(await members(team.id, false)).toEqual(['ada']);
    const whoIn = async (id: GroupId) =>
      (await directory.membersOf(id, { nested: true })).items.map(({ username, direct }) => [username, direct]);
    expect(await whoIn(company.id)).toEqual([['ada', false]]);
    expect(await whoIn(division.id)).toEqual([['ada', true]]);
    expect(await whoIn(department.id)).toEqual([['ada', false]]);
    expect((await directory.childGroupsOf(company.id)).map(({ name }) => name)).toEqual(['Department', 'Division']);
    expect((await directory.parentGroupsOf(department.id)).map(({ name }) => name)).toEqual(['Company', 'Division']);
    expect(await directory.removeChildGroup(actor, department.id, team.id)).toBe(true);
    expect(await directory.removeChildGroup(actor, department.id, team.id)).toBe(false);
    expect((await directory.groupsOf(ada.id)).map(({ name }) => name)).toEqual(['Company', 'Division', 'Team']);
    await expect(directory.membersOf(nobody as GroupId)).rejects.toMatchObject({ code: 'directory.group_not_found' });
  });

  it('never contain themselves, directly, through others, or by two changes at once', async () => {
    const [a, b, c] = (await groups('a', 'b', 'c')) as [Group, Group, Group];
    expect(await directory.addChildGroup(actor, a.id, b.id)).toBe(true);
    expect(await directory.addChildGroup(actor, a.id, b.id)).toBe(false);
    await directory.addChildGroup(actor, b.id, c.id);
    const before = await feed();
    for (const [parent, child] of [
      [a, a],
      [b, a],
      [c, a],
    ] as const) {
      await expect(directory.addChildGroup(actor, parent.id, child.id)).rejects.toMatchObject({
        code: 'directory.group_cycle',
        status: 409,
      });
    }
    expect(await feed()).toEqual(before);
    await directory.addChildGroup(actor, a.id, c.id);
    for (let round = 0; round < 10; round++) {
      const [x, y, z] = (await groups(`x${round}`, `y${round}`, `z${round}`)) as [Group, Group, Group];
      const outcomes = await Promise.allSettled([
        directory.addChildGroup(actor, x.id, y.id),
        directory.addChildGroup(actor, y.id, z.id),
        directory.addChildGroup(actor, z.id, x.id),
      ]);
      expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    }
  });

  it('resolve a lattice with exponentially many paths at once', async () => {
    const ada = await person('ada');
    let below: Group[] = [];
    for (let level = 0; level < 20; level++) {
      const pair = await groups(`l${String(level).padStart(2, '0')}a`, `l${String(level).padStart(2, '0')}b`);
      for (const parent of pair) for (const child of below) await directory.addChildGroup(actor, parent.id, child.id);
      below = pair;
    }
    await directory.addMember(actor, (await directory.getGroup('l00a')).id, ada.id);
    await directory.addMember(actor, (await directory.getGroup('l00b')).id, ada.id);
    const start = performance.now();
    const found = await directory.groupsOf(ada.id);
    expect(performance.now() - start).toBeLessThan(500);
    expect(found).toHaveLength(40);
    expect(found.at(-1)?.path).toHaveLength(20);
  });

  it('leave a feed row that still knows what they held when they are deleted', async () => {
    const ada = await person('ada');
    const [parent, group, child] = (await groups('parent', 'group', 'child')) as [Group, Group, Group];
    await directory.addMember(actor, group.id, ada.id);
    await directory.addChildGroup(actor, parent.id, group.id);
    await directory.addChildGroup(actor, group.id, child.id);
    await directory.deleteGroup(actor, group.id);
    expect((await feed()).at(-1)).toEqual({
      kind: 'group_deleted',
      subject_id: group.id,
      change: {
        name: 'group',
        attributes: { name: { before: 'group', after: null } },
        memberIds: [ada.id],
        childIds: [child.id],
        parentIds: [parent.id],
      },
    });
    expect(await lastAudit()).toMatchObject({ action: 'directory.group_delete', before: { memberIds: [ada.id] } });
    expect(await directory.groupsOf(ada.id)).toEqual([]);
    expect(await directory.childGroupsOf(parent.id)).toEqual([]);
  });

  it('are listed and searched page by page, any text taken as text (R65, R72)', async () => {
    await groups('Alpha', 'Beta %', 'beta_2', "O'Gamma", 'Delta');
    const names = async (search: string) => (await directory.listGroups({ search })).items.map(({ name }) => name);
    expect(await names('')).toEqual(['Alpha', 'Beta %', 'beta_2', 'Delta', "O'Gamma"]);
    expect(await names('BETA')).toEqual(['Beta %', 'beta_2']);
    expect(await names('%')).toEqual(['Beta %']);
    expect(await names('_')).toEqual(['beta_2']);
    expect(await names("'")).toEqual(["O'Gamma"]);
    expect(await names("' OR 1=1")).toEqual([]);
    const first = await directory.listGroups({ limit: 2 });
    expect(first.items.map(({ name }) => name)).toEqual(['Alpha', 'Beta %']);
    const second = await directory.listGroups({ limit: 3, cursor: first.nextCursor as string });
    expect(second.items.map(({ name }) => name)).toEqual(['beta_2', 'Delta', "O'Gamma"]);
    expect(second.nextCursor).toBeUndefined();
    await expect(directory.listGroups({ limit: 201 })).rejects.toMatchObject({ code: 'directory.input_invalid' });
  });
});
