import fc from 'fast-check';
import type { AccountAttribute, AccountValues, ProvisioningTarget } from '../../src/provisioning';
import { idOf, Practice } from './practice';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open();
});
beforeEach(() => practice.reset());
afterAll(() => practice.close());

/** A value as people have them: no blanks around it, at most 60 characters, any script. */
const text = fc
  .string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(...'abcXYZ 0189-_.,()’éßЖ漢字ñ😀"\\/<>&') })
  .map((value) => value.trim())
  .filter((value) => value !== '');
const word = fc.stringMatching(/^[a-z][a-z0-9]{4,14}$/);
const date = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const optional: { [attribute in Exclude<AccountAttribute, 'userName' | 'email' | 'manager'>]: fc.Arbitrary<string> } = {
  secondaryEmail: word.map((name) => `${name}@second.example`),
  displayName: text.map((value) => value.slice(0, 60)),
  givenName: text,
  familyName: text,
  honorificPrefix: text,
  title: text,
  primaryPhone: text,
  mobilePhone: text,
  streetAddress: text,
  locality: text,
  region: text,
  postalCode: text,
  country: text,
  photo: word.map((name) => `https://photos.example/${name}.jpg`),
  role: text,
  userType: text,
  preferredLanguage: text,
  locale: text,
  timezone: text,
  employeeNumber: text,
  costCenter: text,
  organization: text,
  division: text,
  department: text,
  startDate: date,
};
const values = fc.record(optional, { requiredKeys: [] }) as fc.Arbitrary<AccountValues>;

let number = 0;

async function make(target: ProvisioningTarget, more: AccountValues): Promise<{ id: string; base: AccountValues }> {
  number += 1;
  const base = { userName: `person${number}`, email: `person${number}@acme.example` };
  const { id } = await target.createAccount({ ...base, ...more }, `${number}`);
  // a picture shows up some seconds later
  practice.scim.clock.advance(5_000);
  return { id, base };
}

/** What Slack makes of values of its own accord, where a value is not set. */
function withDefaults(wanted: AccountValues, base: AccountValues): AccountValues {
  const displayName = wanted.displayName ?? base.userName ?? '';
  const hasName = ['givenName', 'familyName', 'honorificPrefix'].some((part) => part in wanted);
  return {
    ...base,
    timezone: 'America/Los_Angeles',
    ...(hasName ? {} : { givenName: displayName }),
    displayName,
    ...wanted,
  };
}

describe.each(['v2', 'v1'] as const)('values over SCIM %s', (scimVersion) => {
  it('come back as they were given', async () => {
    const target = practice.target({ scimVersion });
    await fc.assert(
      fc.asyncProperty(values, async (wanted) => {
        const { id, base } = await make(target, wanted);
        const held = (await target.readAccount(id as never))?.values;
        const expected = withDefaults(wanted, base);
        // without one of the names Slack puts the display name in its place
        if (!('givenName' in wanted)) delete (expected as { givenName?: string }).givenName;
        const { givenName, ...rest } = held ?? {};
        if ('givenName' in wanted) expect(givenName).toBe(wanted.givenName);
        const { givenName: _given, ...others } = expected as { givenName?: string };
        expect(rest).toEqual(others);
      }),
      { numRuns: 60 },
    );
  });

  it('that are changed are as wanted, and the others stay as they were', async () => {
    const target = practice.target({ scimVersion });
    const change = fc.record(
      Object.fromEntries(
        Object.entries(optional)
          // names may not both be empty, and a display name falls back to the username
          .map(([name, each]) => [
            name,
            /^(givenName|familyName|displayName|timezone)$/.test(name) ? each : fc.option(each),
          ]),
      ),
      { requiredKeys: [] },
    ) as fc.Arbitrary<{ [attribute in AccountAttribute]?: string | null }>;
    await fc.assert(
      fc.asyncProperty(values, change, fc.boolean(), async (before, wanted, active) => {
        const full = { givenName: 'Ada', familyName: 'Byron', ...before };
        const { id, base } = await make(target, full);
        await target.updateAccount(id as never, { active, values: wanted });
        practice.scim.clock.advance(5_000);
        const account = await target.readAccount(id as never);
        const after = Object.entries({ ...withDefaults(full, base), ...wanted }).filter(([, value]) => value !== null);
        expect(account?.values).toEqual(Object.fromEntries(after));
        expect(account?.active).toBe(active);
      }),
      { numRuns: 60 },
    );
  });
});

it('a manager is given and read by id, and taken away', async () => {
  const target = practice.target();
  const manager = idOf(await target.createAccount({ userName: 'boss', email: 'boss@acme.example' }, 'x'));
  const { id } = await make(target, {});
  expect((await target.updateAccount(id as never, { active: true, values: { manager } })).values.manager).toBe(manager);
  expect(
    (await target.updateAccount(id as never, { active: true, values: { manager: null } })).values.manager,
  ).toBeUndefined();
});
