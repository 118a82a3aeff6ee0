import type { AccountValues } from '../../src/provisioning';
import { collect, grace, idOf, Practice } from './practice';

let practice: Practice;
beforeAll(async () => {
  practice = await Practice.open();
});
beforeEach(() => practice.reset());
afterAll(() => practice.close());

const everything: AccountValues = {
  userName: 'ada',
  email: 'ada@acme.example',
  secondaryEmail: 'ada@home.example',
  displayName: 'Ada Byron',
  givenName: 'Ada',
  familyName: 'Byron',
  honorificPrefix: 'Dr.',
  title: 'Analyst',
  primaryPhone: '111',
  mobilePhone: '222',
  streetAddress: '12 St James’s Square',
  locality: 'London',
  region: 'Westminster',
  postalCode: 'SW1Y',
  country: 'GB',
  role: 'Lead',
  userType: 'Employee',
  preferredLanguage: 'en_GB',
  locale: 'en-GB',
  timezone: 'Europe/London',
  employeeNumber: '7',
  costCenter: '42',
  organization: 'Acme',
  division: 'Engines',
  department: 'Analysis',
  startDate: '2024-02-29',
};

describe.each(['v2', 'v1'] as const)('an account over SCIM %s', (scimVersion) => {
  it('is made with everything that can be given, and read back the same', async () => {
    const target = practice.target({ scimVersion });
    const manager = idOf(await target.createAccount(grace, 'person-1'));
    const made = await target.createAccount({ ...everything, manager }, 'person-2');
    expect(made).toMatchObject({ values: { ...everything, manager }, active: true, kind: 'person' });
    expect(await target.readAccount(made.id)).toEqual({ ...made, rank: 'unknown' });
    expect(practice.calls()).toEqual(['scim.users.create', 'scim.users.create', 'scim.users.get']);
  });

  it('is made with the least that Slack takes', async () => {
    const target = practice.target({ scimVersion });
    const made = await target.createAccount(grace, 'person-1');
    expect(made.values).toMatchObject({ ...grace, displayName: 'grace' });
    expect(made.values).not.toHaveProperty('title');
  });

  it('is changed attribute by attribute, and everything that is not named stays', async () => {
    const target = practice.target({ scimVersion });
    const { id } = await target.createAccount(everything, 'x');
    for (const [attribute, value] of Object.entries(everything)) {
      const changed = attribute.toLowerCase().includes('email')
        ? `new.${value}`
        : attribute === 'startDate'
          ? '2025-03-01'
          : `${value}n`;
      const { values } = await target.updateAccount(id, { active: true, values: { [attribute]: changed } });
      expect(values).toEqual({ ...everything, [attribute]: changed });
      await target.updateAccount(id, { active: true, values: { [attribute]: value } });
    }
    expect((await target.readAccount(id))?.values).toEqual(everything);
    expect((await practice.scim.control('GET', '/journal/assert/no-change-writes')).body.ok).toBe(true);
  });

  it('loses a value that is taken away, and no other', async () => {
    const target = practice.target({ scimVersion });
    const manager = idOf(await target.createAccount(grace, 'person-1'));
    const all = { ...everything, manager };
    const { id } = await target.createAccount(all, 'x');
    const kept = ['userName', 'email', 'displayName', 'timezone'];
    let left: AccountValues = all;
    for (const attribute of Object.keys(all).filter((name) => !kept.includes(name) && name !== 'familyName')) {
      const { [attribute as 'title']: _gone, ...rest } = left;
      left = rest;
      const { values } = await target.updateAccount(id, { active: true, values: { [attribute]: null } });
      expect(values).toEqual(left);
    }
  });

  it('is deactivated and activated again', async () => {
    const target = practice.target({ scimVersion });
    const { id } = await target.createAccount(grace, 'x');
    expect((await target.updateAccount(id, { active: false, values: {} })).active).toBe(false);
    expect((await target.readAccount(id))?.active).toBe(false);
    expect((await target.updateAccount(id, { active: true, values: { title: 'Back' } })).active).toBe(true);
  });

  it('is found by e-mail and by username, deactivated or not, in any case', async () => {
    const target = practice.target({ scimVersion });
    const { id } = await target.createAccount(grace, 'x');
    await target.createAccount({ userName: 'grace.two', email: 'grace.two@acme.example' }, 'y');
    await target.updateAccount(id, { active: false, values: {} });
    for (const by of [{ email: 'Grace@acme.example' }, { userName: 'GRACE' }]) {
      expect((await target.findAccounts(by)).map((account) => account.id)).toEqual([id]);
    }
    expect(await target.findAccounts({ email: 'nobody"\\@acme.example' })).toEqual([]);
  });

  it('is written by one call at a time, others wait, and none is turned away', async () => {
    const target = practice.target({ scimVersion });
    const { id } = await target.createAccount(grace, 'x');
    await practice.scim.control('PATCH', '/limits', { writeMs: 20 });
    const titles = ['one', 'two', 'three', 'four'];
    await Promise.all(titles.map((title) => target.updateAccount(id, { active: true, values: { title } })));
    expect((await target.readAccount(id))?.values.title).toBe('four');
    expect(practice.calls().filter((call) => call === 'scim.users.update')).toHaveLength(4);
  });

  it('that is not there reads as undefined', async () => {
    expect(await practice.target({ scimVersion }).readAccount('U0NOBODY01' as never)).toBeUndefined();
  });

  it('is listed once, a thousand to a page, with bots among them', async () => {
    for (let n = 0; n < 2_100; n += 1) practice.scim.member(`member${n}`);
    practice.scim.member('robot', { kind: 'bot', email: 'robot@slack-bots.com' });
    const accounts = await collect(practice.target({ scimVersion }).listAccounts());
    const all = practice.scim.org.members.all;
    expect(accounts.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(accounts.find(({ values }) => values.userName === 'robot')?.kind).toBe('bot');
    expect(practice.calls()).toEqual(Array(3).fill('scim.users.list'));
  });
});
