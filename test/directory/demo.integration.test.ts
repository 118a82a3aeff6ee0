import { systemActor } from '../../src/core';
import { DirectoryService, demoAuthorisedGroup, demoDirectory, seedDemoDirectory } from '../../src/directory';
import { TestClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';

const actor = systemActor('demo');

describe('the practice organisation', () => {
  let test: TestDatabase;
  let directory: DirectoryService;
  beforeAll(async () => {
    test = await createTestDatabase();
    directory = new DirectoryService(test.database, new TestClock());
  });
  afterAll(() => test.drop());

  const everybody = async () => (await directory.listUsers({ limit: 200 })).items;

  it('holds the people a newcomer should meet', () => {
    const { people, groups } = demoDirectory();
    expect(people).toHaveLength(25);
    expect(groups).toHaveLength(5);
    const roles = people.filter(({ role }) => role).map(({ user, role }) => [user.username, role]);
    expect(roles).toEqual([
      ['ada', 'administrator'],
      ['grace', 'member'],
      ['charles', 'suspended'],
      ['kathleen', 'password_expired'],
      ['vannevar', 'outsider'],
    ]);
    expect(people.filter(({ user }) => user.administrator).map(({ user }) => user.username)).toEqual(['ada']);
    const names = people.map(({ user }) => [user.firstName, user.lastName, user.displayName].join(' ')).join('\n');
    for (const shape of [/\p{Script=Arabic}/u, /[\u{10000}-\u{10ffff}]/u, /'/, /&/, /</, /é/])
      expect(names).toMatch(shape);
  });

  it('is put into the directory once, whole, and not again', async () => {
    await expect(
      test.database.transaction(async (tx) => {
        await seedDemoDirectory(directory, actor, tx);
        throw new Error('stopped in the middle');
      }),
    ).rejects.toThrow('stopped');
    expect(await everybody()).toEqual([]);

    expect(await seedDemoDirectory(directory, actor)).toBe(true);
    expect(await everybody()).toHaveLength(25);
    const allowed = await directory.membersOf((await directory.getGroup(demoAuthorisedGroup)).id, {
      nested: true,
      limit: 200,
    });
    expect(allowed.items.map(({ username }) => username)).toContain('grace');
    expect(allowed.items.map(({ username }) => username)).not.toContain('vannevar');
    expect(await directory.groupsOf((await directory.getUser('grace')).id)).toMatchObject([
      { name: 'Engineering', direct: true, path: ['Engineering'] },
      { name: demoAuthorisedGroup, direct: false, path: ['Engineering', demoAuthorisedGroup] },
    ]);

    await directory.deleteUser(actor, (await directory.getUser('donald')).id);
    expect(await seedDemoDirectory(directory, actor)).toBe(false);
    expect(await everybody()).toHaveLength(24);
  });
});
