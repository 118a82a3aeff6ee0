import type { AttributeUser } from '../../src/apps';
import {
  type AccountAttribute,
  accountAttributes,
  compileMapping,
  defaultMapping,
  type MappingRow,
  mappingFaults,
} from '../../src/provisioning';
import { sameValue } from '../../src/provisioning/plan/same-value';
import { attributeSubject } from '../support/attribute-subject';

const everything: Partial<AttributeUser> = {
  username: 'ada',
  email: 'ada@acme.example',
  firstName: 'Ada',
  middleName: 'Augusta',
  lastName: 'Lovelace',
  displayName: 'Ada L.',
  jobTitle: 'Analyst',
  location: 'Leeds',
  addresses: [
    { type: 'home', street: 'At home 1', locality: 'Bath', region: null, postalCode: null, country: 'GB' },
    {
      type: 'work',
      street: 'St James’s Square',
      locality: 'London',
      region: 'Greater London',
      postalCode: 'SW1Y',
      country: 'GB',
    },
  ],
  phones: [
    { type: 'home', value: '+44 3' },
    { type: 'work', value: '+44 1' },
    { type: 'work', value: '+44 9' },
    { type: 'mobile', value: '+44 2' },
  ],
  employeeNumber: '7',
  department: 'Research',
  company: 'Acme',
  costCentre: '4711',
  division: 'Engines',
  managerId: '5d7f1a40-95a5-4c0e-8d3e-2b9a52d10002',
  startDate: '2026-03-01',
  preferredLanguage: 'en-GB',
  locale: 'en-GB',
  timezone: 'Europe/London',
  userType: 'Employee',
  photoUrl: 'https://photos.example/ada.jpg',
  custom: { badge: 7 },
};

function map(rows: readonly MappingRow[], user: Partial<AttributeUser> = {}, groups: readonly string[] = []) {
  return compileMapping(rows).valuesFor(attributeSubject(user, groups));
}

/** The value that one row makes, or the sentence why there is none. */
function one(
  attribute: AccountAttribute,
  source: string,
  user: Partial<AttributeUser> = {},
  sourceKind: MappingRow['sourceKind'] = 'constant',
) {
  const { values, faults } = map([{ attribute, sourceKind, source, apply: 'always' }], user);
  return values[attribute] ?? faults[0]?.sentence;
}

describe('the default mapping', () => {
  it('brings every attribute of the directory to its place in Slack', () => {
    expect(mappingFaults(defaultMapping())).toEqual([]);
    expect(map(defaultMapping(), everything)).toEqual({
      faults: [],
      values: {
        userName: 'ada',
        email: 'ada@acme.example',
        displayName: 'Ada L.',
        givenName: 'Ada',
        familyName: 'Lovelace',
        title: 'Analyst',
        primaryPhone: '+44 1',
        mobilePhone: '+44 2',
        streetAddress: 'St James’s Square',
        locality: 'London',
        region: 'Greater London',
        postalCode: 'SW1Y',
        country: 'GB',
        photo: 'https://photos.example/ada.jpg',
        userType: 'Employee',
        preferredLanguage: 'en-GB',
        locale: 'en-GB',
        timezone: 'Europe/London',
        employeeNumber: '7',
        costCenter: '4711',
        organization: 'Acme',
        division: 'Engines',
        department: 'Research',
        manager: '5d7f1a40-95a5-4c0e-8d3e-2b9a52d10002',
        startDate: '2026-03-01',
      },
    });
  });

  it('sets nothing that is unset, shows the name where there is no display name, and the location without an address', () => {
    const { values, faults } = map(defaultMapping(), { location: 'Leeds' });
    expect(faults).toEqual([]);
    expect(values).toEqual({
      userName: 'ada',
      email: 'ada@acme.example',
      displayName: 'Ada Lovelace',
      givenName: 'Ada',
      familyName: 'Lovelace',
      locality: 'Leeds',
    });
  });

  it('keeps addresses and phones of the home out of what all members see', () => {
    const [home] = everything.addresses ?? [];
    const { values } = map(defaultMapping(), {
      addresses: home ? [home] : [],
      phones: [{ type: 'home', value: '+44 3' }],
    });
    expect(Object.values(values)).not.toContain('Bath');
    expect(Object.values(values)).not.toContain('+44 3');
  });
});

describe('a row of the mapping', () => {
  it('takes a field, a constant or an expression, custom attributes and groups among them', () => {
    expect(one('organization', 'Acme Ltd')).toBe('Acme Ltd');
    expect(one('title', 'jobTitle', { jobTitle: 'Analyst' }, 'field')).toBe('Analyst');
    expect(one('role', 'custom.badge', { custom: { badge: 7 } }, 'field')).toBe('7');
    expect(one('userType', 'user.custom.shirt + "!"', { custom: { shirt: 'M' } }, 'expression')).toBe('M!');
    const rows: MappingRow[] = [
      { attribute: 'division', sourceKind: 'expression', source: '"Red" in groups ? "red" : "other"', apply: 'always' },
    ];
    expect(compileMapping(rows).needsGroups).toBe(true);
    expect(map(rows, {}, ['Red']).values).toEqual({ division: 'red' });
    expect(compileMapping(defaultMapping()).needsGroups).toBe(false);
  });

  it('that is `never` overwrites nothing, and one that is `on_create` is not kept equal', () => {
    const rows: MappingRow[] = [
      { attribute: 'title', sourceKind: 'constant', source: 'x', apply: 'never' },
      { attribute: 'division', sourceKind: 'constant', source: 'y', apply: 'on_create' },
      { attribute: 'department', sourceKind: 'constant', source: 'z', apply: 'always' },
    ];
    const { always, onCreate, fill } = compileMapping(rows);
    expect(map(rows).values).toEqual({ title: 'x', division: 'y', department: 'z' });
    expect([always, onCreate, fill]).toEqual([['department'], ['division'], ['title']]);
  });

  it.each([
    ['email', 'ada at acme', 'is not a plain e-mail address'],
    ['displayName', 'x'.repeat(81), 'is longer than 80 characters'],
    ['displayName', 'ada@acme', 'holds an @'],
    ['department', 'x'.repeat(257), 'is longer than 256 characters'],
    ['timezone', 'Mars/Phobos', 'is not a time zone'],
    ['startDate', '01.03.2026', 'is not a date'],
    ['startDate', '2026-13-01', 'is not a date'],
    ['photo', 'http://photos.example/a.jpg', 'is not an https address'],
  ] as const)(
    'of %s that Slack would refuse makes no value and says why, without repeating it',
    (attribute, value, why) => {
      const rows: MappingRow[] = [
        { attribute, sourceKind: 'constant', source: value, apply: 'always' },
        { attribute: 'title', sourceKind: 'constant', source: 'Analyst', apply: 'always' },
      ];
      const { values, faults } = map(rows);
      expect(values).toEqual({ title: 'Analyst' });
      expect(faults).toEqual([
        {
          attribute,
          sentence: expect.stringContaining(why),
          remedy: expect.stringContaining('everything else is written'),
        },
      ]);
      expect(faults[0]?.sentence).not.toContain(value);
    },
  );

  it.each([
    ['displayName', 'x'.repeat(80)],
    ['displayName', '😀'.repeat(80)],
    ['department', 'x'.repeat(256)],
    ['timezone', 'Asia/Tokyo'],
    ['startDate', '2028-02-29'],
    ['email', "o'neil+slack@acme.example"],
  ] as const)('of %s that Slack just takes is taken', (attribute, value) => {
    expect(one(attribute, value)).toBe(value);
  });

  it('whose expression fails for a person leaves the others alone', () => {
    const rows: MappingRow[] = [
      { attribute: 'division', sourceKind: 'expression', source: 'user.custom.nothing', apply: 'always' },
      { attribute: 'title', sourceKind: 'constant', source: 'Analyst', apply: 'always' },
    ];
    expect(map(rows)).toMatchObject({ values: { title: 'Analyst' }, faults: [{ attribute: 'division' }] });
  });

  it('makes no value of blanks', () => {
    expect(one('title', '   ')).toBeUndefined();
    expect(one('title', ' Analyst ')).toBe('Analyst');
  });
});

describe('a mapping', () => {
  const row = (attribute: string, more: Partial<MappingRow> = {}): MappingRow => ({
    attribute: attribute as AccountAttribute,
    sourceKind: 'constant',
    source: 'x',
    apply: 'always',
    ...more,
  });
  const needed = [row('userName'), row('email')];

  it('has every fault told at once', () => {
    const faults = mappingFaults([
      row('title', { sourceKind: 'field', source: 'nothing' }),
      row('title'),
      row('shoe size'),
      row('division', { sourceKind: 'expression', source: 'user.' }),
    ]);
    expect(faults.map(({ path }) => path)).toEqual([
      'title.source',
      'title',
      'shoe size',
      'division.source',
      'userName',
      'email',
    ]);
  });

  it('takes a manager from the directory only, because a manager is a person', () => {
    expect(mappingFaults([...needed, row('manager')])).toEqual([
      { path: 'manager.source', message: expect.any(String) },
    ]);
    expect(mappingFaults([...needed, row('manager', { sourceKind: 'field', source: 'managerId' })])).toEqual([]);
    expect(mappingFaults(needed)).toEqual([]);
  });
});

describe('what Slack makes of a value', () => {
  it.each([
    ['userName', 'Ada', 'ada'],
    ['email', 'Ada@Acme.example', 'ada@acme.example'],
    ['displayName', 'Ada Byron', 'Ada_Byron'],
    ['displayName', 'Zoë (she/her)', 'Zoë__she_her_'],
    ['displayName', 'Ada Byron', 'Ada Byron'],
    ['streetAddress', 'Street 1\nHouse 2', 'Street 1 House 2'],
    ['locale', 'en-GB', 'en_GB'],
    ['title', 'Analyst ', 'Analyst'],
  ] as const)('is no difference: %s %j held as %j (R109)', (attribute, wanted, held) => {
    expect(sameValue(attribute, wanted, held)).toBe(true);
  });

  it.each([
    ['userName', 'ada', 'ada-2'],
    ['displayName', 'Ada_Byron', 'Ada Byron'],
    ['displayName', 'Ada Byron', 'Ada Byran'],
    ['title', 'analyst', 'Analyst'],
    ['department', 'A B', 'A_B'],
  ] as const)('is one where it is: %s %j held as %j', (attribute, wanted, held) => {
    expect(sameValue(attribute, wanted, held)).toBe(false);
  });

  it('is compared with itself as the same, for every attribute', () => {
    for (const attribute of accountAttributes) expect(sameValue(attribute, 'x', 'x')).toBe(true);
  });
});
