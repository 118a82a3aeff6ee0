import { type AccountId, type ConnectionId, newId, type RemoteGroupId, Secret } from '../../src/core';
import type { AccountValues, ProvisioningTarget } from '../../src/provisioning';
import { createSlack, noLimits, type Slack } from '../../src/slack';
import { TestClock } from '../support/clock';
import { collect, grace, idOf, turning } from './practice';
import { StandardServer } from './standard-server';

let server: StandardServer;
let slack: Slack;
let target: ProvisioningTarget;
beforeAll(async () => {
  server = await StandardServer.start('xoxp-1');
  const clock = new TestClock();
  slack = createSlack({ clock, allowances: noLimits, wait: turning(clock) });
  target = slack.open({
    connectionId: newId<ConnectionId>(),
    webApiOrigin: server.origin,
    scimOrigin: server.origin,
    token: new Secret('xoxp-1'),
    capabilities: null,
    otherAppsSharePercent: 0,
  });
});
beforeEach(() => {
  server.users.clear();
  server.groups.clear();
});
afterAll(async () => {
  await slack.close();
  await server.stop();
});

/** What Slack and the standard understand alike. */
const ada: AccountValues = {
  userName: 'ada',
  email: 'ada@acme.example',
  secondaryEmail: 'ada@home.example',
  displayName: 'Ada Byron',
  givenName: 'Ada',
  familyName: 'Byron',
  honorificPrefix: 'Dr.',
  title: 'Analyst',
  streetAddress: '12 St James’s Square',
  locality: 'London',
  country: 'GB',
  role: 'Lead',
  userType: 'Employee',
  preferredLanguage: 'en_GB',
  locale: 'en-GB',
  timezone: 'Europe/London',
  employeeNumber: '7',
  department: 'Analysis',
};

describe('against a SCIM 2.0 server that is not Slack’s', () => {
  it('an account is made, read, found and listed', async () => {
    const made = await target.createAccount(ada, 'person-1');
    expect(made).toMatchObject({ values: ada, active: true, kind: 'person' });
    expect(server.users.get(made.id)?.externalId).toBe('person-1');
    expect(await target.readAccount(made.id)).toMatchObject({ id: made.id, values: ada });
    await target.createAccount(grace, 'person-2');
    expect((await collect(target.listAccounts())).map(({ values }) => values.userName)).toEqual(['ada', 'grace']);
    expect((await target.findAccounts({ userName: 'ada' })).map(({ id }) => id)).toEqual([made.id]);
    expect(await target.readAccount(newId<AccountId>())).toBeUndefined();
  });

  it('a list goes on over its pages and ends', async () => {
    for (let n = 0; n < 1_050; n += 1) {
      server.users.set(`u${n}`, {
        id: `u${n}`,
        userName: `u${n}`,
        active: true,
        meta: { created: new Date(), lastModified: new Date() },
      });
    }
    expect(await collect(target.listAccounts())).toHaveLength(1_050);
  });

  it('an account is changed attribute by attribute, and the others stay', async () => {
    const { id } = await target.createAccount(ada, 'x');
    const values = {
      userName: 'countess',
      displayName: 'Countess',
      givenName: 'Augusta',
      familyName: 'King',
      title: 'Countess',
      userType: 'Noble',
      preferredLanguage: 'fr',
      locale: 'fr-FR',
      timezone: 'Europe/Paris',
      department: 'Engines',
    };
    for (const [attribute, value] of Object.entries(values)) {
      await target.updateAccount(id, { active: true, values: { [attribute]: value } });
    }
    expect((await target.readAccount(id))?.values).toEqual({ ...ada, ...values });
    const { title: _title, honorificPrefix: _prefix, role: _role, ...rest } = { ...ada, ...values };
    await target.updateAccount(id, { active: true, values: { title: null, honorificPrefix: null, role: null } });
    expect((await target.readAccount(id))?.values).toEqual(rest);
  });

  it('an account is deactivated and activated', async () => {
    const { id } = await target.createAccount(ada, 'x');
    expect((await target.updateAccount(id, { active: false, values: {} })).active).toBe(false);
    expect(server.users.get(id)?.active).toBe(false);
    expect((await target.updateAccount(id, { active: true, values: {} })).active).toBe(true);
    // a change that changes nothing is answered without content: then the account is read
    expect((await target.updateAccount(id, { active: true, values: {} })).active).toBe(true);
  });

  it('a name that is taken is told as such, by the status alone', async () => {
    await target.createAccount(ada, 'x');
    await expect(target.createAccount(ada, 'y')).rejects.toMatchObject({
      kind: 'already_exists',
      slackCode: '[http_409]',
    });
  });

  it('a token that is not accepted is told as such', async () => {
    const other = slack.open({
      connectionId: newId<ConnectionId>(),
      webApiOrigin: server.origin,
      scimOrigin: server.origin,
      token: new Secret('xoxp-2'),
      capabilities: null,
      otherAppsSharePercent: 0,
    });
    await expect(other.readAccount(newId<AccountId>())).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  it('a group is made, renamed, filled, emptied of some and deleted', async () => {
    const people = await Promise.all(
      ['a', 'b', 'c', 'd'].map((userName) =>
        target.createAccount({ userName, email: `${userName}@acme.example` }, userName),
      ),
    );
    const [a, b, c, d] = people.map(idOf) as [AccountId, AccountId, AccountId, AccountId];
    const made = await target.createGroup('Staff', [a, b]);
    expect(made).toMatchObject({ name: 'Staff', memberIds: [a, b] });
    await target.renameGroup(made.id, 'Crew');
    const outcomes = await target.changeMembers(made.id, { add: [c, d], remove: [a] });
    expect(outcomes.every(({ error }) => error === null)).toBe(true);
    expect(await target.readGroup(made.id)).toMatchObject({ name: 'Crew', memberIds: [b, c, d] });
    expect((await collect(target.listGroups())).map(({ id }) => id)).toEqual([made.id]);
    await target.deleteGroup(made.id);
    expect(await target.readGroup(made.id)).toBeUndefined();
    expect(await target.readGroup(newId<RemoteGroupId>())).toBeUndefined();
  });
});

/** Where what Slack documents is not what the standard says: what we send is Slack's, and this is what the standard makes of it. */
describe('Slack differs from the standard', () => {
  it('in the manager: Slack has managerId, RFC 7643 §4.3 has value, which is read and not written', async () => {
    const { id } = await target.createAccount(grace, 'x');
    const written = await target.createAccount({ ...ada, manager: id }, 'y');
    expect(written.values.manager).toBeUndefined();
    const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
    server.users.set(id, { ...server.users.get(id), [urn]: { manager: { value: written.id } } } as never);
    expect((await target.readAccount(id))?.values.manager).toBe(written.id);
  });

  it('in e-mails and phones: Slack has two places each, the standard adds to a list', async () => {
    const { id } = await target.createAccount(ada, 'x');
    const changed = await target.updateAccount(id, { active: true, values: { secondaryEmail: 'ada@away.example' } });
    expect(changed.values.secondaryEmail).toBe(ada.secondaryEmail);
    expect(server.users.get(id)?.emails).toHaveLength(3);
  });

  it('in the start date: Slack’s own extension, changed by v1, which nobody else has', async () => {
    const { id } = await target.createAccount(ada, 'x');
    const changed = target.updateAccount(id, { active: true, values: { startDate: '2024-04-10' } });
    await expect(changed).rejects.toMatchObject({ kind: expect.stringMatching(/^(not_found|transient)$/) });
  });
});
