import fc from 'fast-check';
import { groupName } from '../../src/contracts';
import type { Actor } from '../../src/core';
import { type CsvImportOptions, DirectoryService } from '../../src/directory';
import { TestClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';

const actor: Actor = { kind: 'cli', id: 'root', name: 'Root' };

describe('CSV import and export', () => {
  let test: TestDatabase;
  let directory: DirectoryService;
  beforeAll(async () => {
    test = await createTestDatabase();
  });
  afterAll(() => test.drop());
  /** Row by row: emptying every table that hangs on people costs more than the few rows there are. */
  const clear = () =>
    test.database.transaction(async (tx) => {
      for (const table of [
        'users',
        'groups',
        'deleted_users',
        'custom_attributes',
        'directory_changes',
        'audit_pending',
      ]) {
        await tx.query(`DELETE FROM ${table}`);
      }
    });
  beforeEach(async () => {
    await clear();
    directory = new DirectoryService(test.database, new TestClock());
  });

  const bytes = (text: string) => new TextEncoder().encode(text);
  const plan = (text: string, options?: CsvImportOptions) => directory.planCsvImport(actor, bytes(text), options);
  const apply = (text: string, options?: CsvImportOptions & { partial?: boolean }) =>
    directory.applyCsvImport(actor, bytes(text), options);
  const changes = async () =>
    (await test.database.query<{ kind: string }>('SELECT kind FROM directory_changes ORDER BY seq')).map(
      (row) => row.kind,
    );
  const audits = async () => (await test.database.query('SELECT id FROM audit_pending')).length;
  const exported = async (options = {}) => {
    let text = '';
    for await (const piece of directory.exportCsv(options)) text += piece;
    return text;
  };
  const groupsOf = async (username: string) => {
    const person = await directory.getUser(username);
    return (await directory.groupsOf(person.id)).map((group) => group.name);
  };

  const file = [
    'username,email,firstName,lastName,managerId,phones.mobile,groups',
    'ada,ada@example.com,Ada,Lovelace,grace,+44 20 1;+44 20 2,Research;Everybody',
    'grace,grace@example.com,Grace,Hopper,,,Everybody',
    '',
  ].join('\r\n');

  it('plans without changing anything, then does what was planned', async () => {
    await directory.createGroup(actor, { name: 'Everybody' });
    const before = await changes();
    const planned = await plan(file, { createGroups: true });
    expect(planned).toMatchObject({
      creates: [
        { row: 2, username: 'ada', groupsAdded: ['Everybody', 'Research'] },
        { row: 3, username: 'grace', groupsAdded: ['Everybody'] },
      ],
      updates: [],
      unchanged: [],
      faults: [],
      groupsToCreate: ['Research'],
    });
    expect(await changes()).toEqual(before);
    expect(await directory.findUser('ada')).toBeUndefined();

    const done = await apply(file, { createGroups: true });
    expect(done.creates.map(({ username }) => username)).toEqual(['ada', 'grace']);
    const ada = await directory.getUser('ada');
    expect(ada.phones).toEqual([
      { type: 'mobile', value: '+44 20 1' },
      { type: 'mobile', value: '+44 20 2' },
    ]);
    expect(ada.managerId).toBe((await directory.getUser('grace')).id);
    expect(await groupsOf('ada')).toEqual(['Everybody', 'Research']);
    expect((await changes()).slice(before.length).sort()).toEqual(
      ['user_created', 'user_created', 'group_created', 'member_added', 'member_added', 'member_added'].sort(),
    );
  });

  it('changes nothing the second time (R64)', async () => {
    await apply(file, { createGroups: true });
    const [feed, records] = [await changes(), await audits()];
    expect(await apply(file, { createGroups: true })).toEqual({
      creates: [],
      updates: [],
      unchanged: [2, 3],
      faults: [],
      groupsToCreate: [],
    });
    expect(await changes()).toEqual(feed);
    expect(await audits()).toBe(records);
  });

  it('changes what a column says, unsets by an empty cell, and leaves what has no column', async () => {
    await apply(file, { createGroups: true });
    await directory.updateUser(actor, (await directory.getUser('ada')).id, { department: 'Maths', suspended: true });
    const next = 'username;lastName;phones.mobile;jobTitle;suspended;groups\nADA;King;;Countess;;Research\n';
    const planned = await apply(next);
    expect(planned.updates).toMatchObject([
      {
        row: 2,
        username: 'ada',
        attributes: {
          username: { before: 'ada', after: 'ADA' },
          lastName: { before: 'Lovelace', after: 'King' },
          jobTitle: { before: null, after: 'Countess' },
          phones: { after: [] },
        },
        groupsAdded: [],
        groupsRemoved: ['Everybody'],
      },
    ]);
    expect(await directory.getUser('ada')).toMatchObject({
      email: 'ada@example.com',
      department: 'Maths',
      suspended: true,
      phones: [],
    });
    expect(await groupsOf('ada')).toEqual(['Research']);
  });

  const faulty = [
    'username,email,firstName,lastName,startDate,administrator,managerId,groups,photoUrl',
    'ok,ok@example.com,O,K,2026-01-31,no,,,',
    'bad,not an address,B,D,2026-02-30,maybe,,Nowhere,http://x',
    'bad\u200b,b2@example.com,B,D,,,,,',
    'ok,ok2@example.com,O,K,,,,,',
    'ok3,OK@example.com,O,K,,,,,',
    'short,row',
    ',nobody@example.com,N,O,,,,,',
    'child,child@example.com,C,H,,,bad,,',
    'grandchild,grandchild@example.com,C,H,,,child,,',
    'lost,lost@example.com,L,O,,,nobody-at-all,,',
    'own,own@example.com,L,O,,,own,,',
    'nameless,nameless@example.com,,O,,,,,',
    'foreign@example.com,own2@example.com,L,O,,,,,',
    'below,below@example.com,B,E,,,ok3,,',
  ].join('\n');

  it('lists every fault by row and column, and then changes nothing unless asked for the rest (R64)', async () => {
    const expected = [
      [3, 'email'],
      [3, 'startDate'],
      [3, 'administrator'],
      [3, 'groups'],
      [3, 'photoUrl'],
      [4, 'username'],
      [5, 'username'],
      [6, 'email'],
      [7, undefined],
      [8, 'username'],
      [9, 'managerId'],
      [10, 'managerId'],
      [11, 'managerId'],
      [12, 'managerId'],
      [13, 'firstName'],
      [14, 'username'],
      [15, 'managerId'],
    ];
    const planned = await plan(faulty);
    expect(planned.faults.map(({ row, column }) => [row, column]).sort()).toEqual(expected.sort());
    expect(planned.creates.map(({ row }) => row)).toEqual([2]);
    await expect(apply(faulty)).rejects.toMatchObject({
      code: 'directory.csv_faulty',
      status: 400,
      faults: expect.arrayContaining([expect.objectContaining({ path: 'row 3, email' })]),
    });
    expect(await directory.findUser('ok')).toBeUndefined();
    expect(await changes()).toEqual([]);
    await apply(faulty, { partial: true });
    expect((await directory.listUsers()).items.map((person) => person.username)).toEqual(['ok']);
  });

  it('refuses a name or address that somebody else has, also one that changes hands in the same file (R38)', async () => {
    await apply(file, { createGroups: true });
    const swap = 'username,email\nada,GRACE@example.com\ngrace,ada@example.com\n';
    expect((await plan(swap)).faults.map(({ row, column }) => [row, column])).toEqual([
      [2, 'email'],
      [3, 'email'],
    ]);
    expect((await plan('username,email,firstName,lastName\nada@example.com,x@example.com,A,B\n')).faults).toMatchObject(
      [{ row: 2, column: 'username' }],
    );
  });

  it('renames by id, and refuses an id of nobody', async () => {
    await apply(file, { createGroups: true });
    const { id } = await directory.getUser('ada');
    await apply(`id,username\n${id},lovelace\n`);
    expect((await directory.getUser(id)).username).toBe('lovelace');
    const foreign = '00000000-0000-4000-8000-000000000000';
    expect((await plan(`id,username\n${foreign},x\nnot-an-id,y\n`)).faults.map(({ column }) => column)).toEqual([
      'id',
      'id',
    ]);
  });

  it('never takes the last administrator away, nor lets anybody raise themselves (R59)', async () => {
    const head = 'username,email,firstName,lastName,administrator,suspended\n';
    await apply(`${head}ada,ada@example.com,A,L,true,\n`);
    const demote = `${head}ada,ada@example.com,A,L,false,\nnew,new@example.com,N,N,,\n`;
    expect((await plan(demote)).faults).toEqual([
      { row: 2, column: 'administrator', message: 'would leave no administrator' },
    ]);
    await apply(demote, { partial: true });
    expect((await directory.getUser('ada')).administrator).toBe(true);
    const me: Actor = { kind: 'user', id: (await directory.getUser('new')).id, name: 'new' };
    const raise = bytes(`${head}new,new@example.com,N,N,true,\n`);
    expect((await directory.planCsvImport(me, raise)).faults).toMatchObject([{ row: 2, column: 'administrator' }]);
    expect((await directory.planCsvImport(actor, raise, { protectedIds: new Set() })).faults).toHaveLength(1);
    const handOver = `${head}ada,ada@example.com,A,L,true,true\nnew,new@example.com,N,N,true,\n`;
    expect((await apply(handOver)).updates).toHaveLength(2);
    expect(await directory.getUser('ada')).toMatchObject({ suspended: true });
  });

  it('changes nobody whom the importer may not change, and leaves the rows that say what is so alone (R59)', async () => {
    const head = 'username,email,firstName,lastName,jobTitle,groups\n';
    const as = (title: string, groups = '') =>
      ['ada', 'bob'].reduce((text, name) => `${text}${name},${name}@example.com,A,L,${title},${groups}\n`, head);
    await apply(as('Analyst', 'Staff'), { createGroups: true });
    const protectedIds = new Set([(await directory.getUser('ada')).id]);
    const refused = [
      { row: 2, column: 'administrator', message: 'is about an administrator, whom you may not change' },
    ];
    expect(await plan(as('Analyst', 'Staff'), { protectedIds })).toMatchObject({ unchanged: [2, 3], faults: [] });
    for (const changed of [as('Chief', 'Staff'), as('Analyst')]) {
      expect(await plan(changed, { protectedIds })).toMatchObject({ updates: [{ row: 3 }], faults: refused });
      expect(await plan(changed)).toMatchObject({ updates: [{ row: 2 }, { row: 3 }], faults: [] });
    }
    await apply(as('Chief'), { protectedIds, partial: true });
    expect(await directory.getUser('ada')).toMatchObject({ jobTitle: 'Analyst' });
    expect(await directory.getUser('bob')).toMatchObject({ jobTitle: 'Chief' });
  });

  it('takes a byte order mark, UTF-16, semicolons, tabs, sep= lines and line ends inside quotes', async () => {
    const row = 'x,x@example.com,"X ""the"" é","Y, Z","12 High Street\r\nFloor 2"';
    const head = 'Username,EMAIL,firstname,lastName,addresses.work.street';
    const expected = {
      firstName: 'X "the" é',
      lastName: 'Y, Z',
      addresses: [{ type: 'work', street: '12 High Street\nFloor 2', locality: null }],
    };
    const text = `${head}\r\n${row}\r\n`;
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const semicolons = text.replaceAll(/,(?! )/g, ';');
    const forms = [
      bytes(text),
      bytes(`\ufeff${text}`),
      utf16,
      utf16.map((_, index) => utf16[index ^ 1] ?? 0),
      bytes(semicolons),
      bytes(text.replaceAll(/,(?! )/g, '\t')),
      bytes(`sep=;\r\n${semicolons}`),
      bytes(`\r\n\r\n${text}\r\n , , , , \r\n`),
    ];
    for (const form of forms) {
      await clear();
      await directory.applyCsvImport(actor, form);
      expect(await directory.getUser('x')).toMatchObject(expected);
    }
  });

  it.each([
    ['empty', new Uint8Array()],
    ['in another encoding', new Uint8Array([...bytes('username,email\nz,'), 0xe9, 0x0a])],
    ['binary', bytes('username,email\n\0,x')],
    ['with an open quote', bytes('username,email\n"ada,x\n')],
    ['with text behind a quote', bytes('username,email\n"ada"x,x\n')],
    ['with an unknown column', bytes('username,passwordHash\nada,x\n')],
    ['with a column of an object', bytes('username,__proto__,constructor\nada,x,y\n')],
    ['with a column twice', bytes('username,email,Email\nada,x,y\n')],
    ['without usernames', bytes('email,firstName\nx@example.com,x\n')],
    ['too large', new Uint8Array(33 * 1024 * 1024)],
    ['with too many rows', bytes(`username\n${'x\n'.repeat(100_001)}`)],
  ])('refuses a file that is %s, as a whole and in words (R60, R64)', async (_, content) => {
    await expect(directory.planCsvImport(actor, content)).rejects.toMatchObject({
      code: 'directory.csv_unreadable',
      status: 400,
      what: expect.stringMatching(/^The file cannot be read: .+\.$/),
    });
  });

  it('quotes what a spreadsheet would run, and reads it back as it was (R63)', async () => {
    const names = ['=1+1', '+1', '-1', '@x', "'=x", "'t Hooft", "''"];
    for (const [index, firstName] of names.entries()) {
      await directory.createUser(actor, {
        username: `p${index}`,
        email: `p${index}@example.com`,
        firstName,
        lastName: 'X',
      });
    }
    const text = await exported();
    expect(text).not.toMatch(/(^|,|")[=+\-@]/m);
    expect(text).toContain("'=1+1");
    expect((await plan(text)).unchanged).toHaveLength(names.length);
    await clear();
    await apply(text);
    expect((await directory.listUsers()).items.map(({ firstName }) => firstName)).toEqual(names);
  });

  it('brings anybody back exactly as they were exported', async () => {
    const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `.${text}.`);
    const hostile = fc.constantFrom(
      'a;b',
      'a\\;b\\',
      '"',
      "'=",
      '=cmd|x',
      'x\ny',
      'Ünï 🦊',
      '</x>',
      'עברית',
      'a,b',
      '\ufeffx',
      'true',
    );
    const text = fc.oneof(
      line,
      hostile.filter((value) => !value.includes('\n')),
    );
    const person = fc.record(
      {
        firstName: text,
        lastName: text,
        displayName: text,
        department: text,
        suspended: fc.boolean(),
        startDate: fc.constantFrom('2024-02-29', null),
        phones: fc.array(
          fc.record({ type: fc.constantFrom('work', 'mobile', 'other'), value: text.map((value) => `${value}1`) }),
          { maxLength: 4 },
        ),
        addresses: fc.uniqueArray(
          fc.record({
            type: fc.constantFrom('work', 'home'),
            street: fc.oneof(text, hostile),
            country: fc.option(text),
          }),
          { maxLength: 2, selector: ({ type }) => type },
        ),
        custom: fc.record(
          {
            note: fc.oneof(text, hostile),
            tags: fc.array(text, { minLength: 1, maxLength: 3 }),
            size: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
            left: fc.boolean(),
          },
          { requiredKeys: [] },
        ),
        group: text.filter((value) => groupName.safeParse(value).success),
      },
      { requiredKeys: ['firstName', 'lastName', 'group'] },
    );
    const define = async () => {
      await directory.defineCustomAttribute(actor, { name: 'note', type: 'text' });
      await directory.defineCustomAttribute(actor, { name: 'tags', type: 'text', multiple: true });
      await directory.defineCustomAttribute(actor, { name: 'size', type: 'number' });
      await directory.defineCustomAttribute(actor, { name: 'left', type: 'boolean' });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 8 }), async (people) => {
        await clear();
        await define();
        for (const [index, { group, ...given }] of people.entries()) {
          const created = await directory.createUser(actor, {
            ...given,
            username: `p${index}`,
            email: `p${index}@example.com`,
          } as never);
          const { id } = (await directory.findGroup(group)) ?? (await directory.createGroup(actor, { name: group }));
          await directory.addMember(actor, id, created.id);
        }
        const withoutIds = async () =>
          Promise.all(
            (await directory.listUsers()).items.map(async ({ id, createdAt: _, updatedAt: __, ...attributes }) => ({
              ...attributes,
              groups: (await directory.groupsOf(id)).map(({ name }) => name),
            })),
          );
        const before = await withoutIds();
        const text = await exported();
        expect(await plan(text)).toMatchObject({ creates: [], updates: [], faults: [] });
        await clear();
        await define();
        expect((await apply(text, { createGroups: true })).faults).toEqual([]);
        expect(await withoutIds()).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  it('imports thousands of people, with managers among them, in one go', async () => {
    const rows = Array.from(
      { length: 3_000 },
      (_, index) => `u${index},u${index}@example.com,U,${index},u${(index + 1) % 3_000},G${index % 7}`,
    );
    const text = `username,email,firstName,lastName,managerId,groups\n${rows.join('\n')}`;
    expect((await apply(text, { createGroups: true })).creates).toHaveLength(3_000);
    expect((await plan(text)).unchanged).toHaveLength(3_000);
    expect((await exported()).split('\r\n')).toHaveLength(3_002);
    const kinds = await changes();
    expect(kinds.filter((kind) => kind === 'user_created')).toHaveLength(3_000);
    expect(kinds.filter((kind) => kind === 'member_added')).toHaveLength(3_000);
  });
});
