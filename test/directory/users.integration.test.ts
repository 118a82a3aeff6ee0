import { type Actor, systemActor } from '../../src/core';
import { DirectoryService } from '../../src/directory';
import { TestClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';

const actor: Actor = { kind: 'cli', id: 'root', name: 'Root' };
const ada = { username: 'ada', email: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' };

describe('people in the directory', () => {
  let test: TestDatabase;
  let clock: TestClock;
  let directory: DirectoryService;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());
  beforeEach(async () => {
    await test.database.query(
      'TRUNCATE users, groups, deleted_users, custom_attributes, directory_changes, audit_pending CASCADE',
    );
    clock = new TestClock();
    directory = new DirectoryService(test.database, clock);
  });

  const feed = () =>
    test.database.query<{ kind: string; subject_id: string; change: Record<string, unknown> }>(
      'SELECT kind, subject_id, change FROM directory_changes ORDER BY seq',
    );
  const audited = async () =>
    (
      await test.database.query<{ record: Record<string, unknown> }>('SELECT record FROM audit_pending ORDER BY id')
    ).map((row) => row.record);

  it('keeps every attribute as given and finds the person by id, username and e-mail in any case', async () => {
    const boss = await directory.createUser(actor, { ...ada, username: 'boss', email: 'boss@example.com' });
    await directory.defineCustomAttribute(actor, { name: 'skills', type: 'text', multiple: true });
    const created = await directory.createUser(actor, {
      ...ada,
      middleName: 'King',
      displayName: 'Ada 👩‍💻 </x> & co',
      administrator: true,
      suspended: false,
      passwordExpired: true,
      jobTitle: 'Countess',
      location: 'London',
      addresses: [{ type: 'work', street: '12 St James’s Square\nFloor 2', locality: 'London', country: 'GB' }],
      phones: [{ type: 'mobile', value: '+44 20 7946 0000' }],
      employeeNumber: '0007',
      department: 'Research',
      company: 'Analytical Engines',
      costCentre: 'C1',
      division: 'North',
      managerId: boss.id,
      startDate: '2026-02-28',
      preferredLanguage: 'en-GB',
      locale: 'en_GB',
      timezone: 'Europe/London',
      userType: 'Employee',
      photoUrl: 'https://example.com/ada.png',
      custom: { skills: ['maths', 'poetry'] },
    });
    const read = await directory.getUser(created.id);
    expect(read).toEqual(created);
    expect(await directory.findUser(' ADA ')).toEqual(created);
    expect(await directory.findUser('Ada@Example.com')).toEqual(created);
    expect(await test.database.transaction((tx) => directory.findUser('ada', tx))).toEqual(created);
    expect(await directory.findUser('adah')).toBeUndefined();
    await expect(directory.getUser('no\0body')).rejects.toMatchObject({ code: 'directory.user_not_found' });
  });
  it('writes a change, its feed row and its audit event together, with before and after', async () => {
    const person = await directory.createUser(systemActor('seed'), ada);
    await directory.updateUser(actor, person.id, { email: 'lovelace@example.com', jobTitle: 'Countess' });
    expect(await feed()).toEqual([
      {
        kind: 'user_created',
        subject_id: person.id,
        change: {
          name: 'ada',
          attributes: {
            username: { before: null, after: 'ada' },
            email: { before: null, after: 'ada@example.com' },
            firstName: { before: null, after: 'Ada' },
            lastName: { before: null, after: 'Lovelace' },
          },
        },
      },
      {
        kind: 'user_updated',
        subject_id: person.id,
        change: {
          name: 'ada',
          attributes: {
            email: { before: 'ada@example.com', after: 'lovelace@example.com' },
            jobTitle: { before: null, after: 'Countess' },
          },
        },
      },
    ]);
    expect((await audited()).at(-1)).toEqual({
      action: 'directory.user_update',
      actor,
      outcome: 'success',
      subject: { kind: 'user', id: person.id, name: 'ada' },
      before: { email: 'ada@example.com', jobTitle: null },
      after: { email: 'lovelace@example.com', jobTitle: 'Countess' },
      at: clock.now().toISOString(),
    });
  });
});
