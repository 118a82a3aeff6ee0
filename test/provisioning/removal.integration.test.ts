import { type AccountId, type ConnectionId, newId, type OperationId, type UserId } from '../../src/core';
import { type RemoteAccount, type SavedPlan, takeDownPerson } from '../../src/provisioning';
import { actor, Workplace } from './workplace';

/** The end of a connection: leaving all as it is, or deactivating its people. */
let place: Workplace;

beforeAll(async () => {
  place = await Workplace.open();
});
afterAll(() => place.close());

async function name(): Promise<string> {
  return (await place.services.connections.get(place.id)).appName;
}

async function plan(): Promise<SavedPlan> {
  return place.services.removal.plan(actor, place.id, await name());
}

async function apply({ id, hash }: SavedPlan): Promise<SavedPlan> {
  await place.services.plans.approve(actor, id, hash);
  // Not while the clock turns: ranks are known for ten minutes.
  await place.services.mirroring.work(place.id);
  return place.services.plans.get(id);
}

describe('removing a connection', () => {
  it('shows who keeps access, and leaves all as it is unless told otherwise', async () => {
    await place.mirrored(['ada', 'grace']);
    const kept = await place.services.removal.read(place.id);
    expect([kept.active, kept.groups, kept.sample.length]).toEqual([2, 1, 2]);
    place.writes();
    await place.services.connectionStates.deactivate(actor, place.id, await name());
    await place.work();
    expect([place.writes(), place.active()]).toEqual([[], ['ada', 'grace']]);
    expect(await place.state()).toEqual({ state: 'deactivated', code: 'deactivated_by_person' });
  });

  it('deactivates managed people by a plan that waits, and ends the connection once it was applied', async () => {
    await place.mirrored(['ada', 'grace']);
    place.writes();
    const made = await plan();
    expect(made).toMatchObject({
      kind: 'removal',
      state: 'waiting',
      counts: { operations: { 'account.deactivate': 2 } },
      notices: [{ code: 'removal' }],
    });
    await place.work();
    expect([place.writes(), await place.state()]).toEqual([[], { state: 'active', code: undefined }]);
    expect(await apply(made)).toMatchObject({ state: 'done', decidedBy: actor });
    expect([place.active(), place.writes()]).toEqual([[], ['users.update', 'users.update']]);
    expect(await place.state()).toEqual({ state: 'deactivated', code: 'people_deactivated' });
    // Different people are done side by side, in either order.
    const deprovisioned = (await place.events()).filter(({ action }) => action === 'user_deprovision');
    expect([...deprovisioned].sort((one, other) => String(one.name).localeCompare(String(other.name)))).toMatchObject([
      { name: 'ada Person', outcome: 'success' },
      { name: 'grace Person', outcome: 'success' },
    ]);
    expect(place.members()).toBeDefined();
    place.expectGoodManners();
  });

  it('takes the name of the app, exactly, and an active connection', async () => {
    await place.mirrored(['ada']);
    const { removal, connectionStates } = place.services;
    for (const typed of ['', 'slack', `${await name()} `]) {
      await expect(removal.plan(actor, place.id, typed)).rejects.toMatchObject({ code: 'provisioning.not_confirmed' });
    }
    await connectionStates.pause(actor, place.id, undefined);
    await expect(plan()).rejects.toMatchObject({ code: 'provisioning.state_unfit' });
  });

  it('says that nobody is left to be deactivated', async () => {
    await place.mirrored(['ada']);
    await place.leave('ada');
    await place.work();
    await expect(plan()).rejects.toMatchObject({ code: 'provisioning.nothing_to_remove' });
  });

  it('names the guard that so many deactivations break, and never that the directory is empty (R104)', async () => {
    const people = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
    await place.mirrored(people);
    const { breaches } = await plan();
    expect(breaches.map(({ code }) => code)).toEqual(['too_many_deactivations']);
    expect(place.active()).toEqual(people);
  });

  it('leaves owners, protected accounts, and accounts that nobody manages alone, and says so (R105)', async () => {
    await place.mirrored(['ada', 'grace', 'alan', 'linus']);
    place.slack.clock.advance(600_000);
    const { connections } = place.services;
    place.slack.org.members.update(place.account('grace')?.id ?? '', { rank: 'owner' });
    const protectedAccountIds = [place.account('alan')?.id ?? ''];
    await connections.update(actor, place.id, { settings: { protectedAccountIds } });
    const local = place.slack.member('local');
    const made = await plan();
    expect(made.refusals.map(({ code, subject }) => [subject.name, code]).sort()).toEqual([
      ['alan Person', 'listed_as_protected'],
      ['grace Person', 'owner'],
    ]);
    await apply(made);
    expect(place.active()).toEqual(['alan', 'grace']);
    expect(place.slack.org.members.get(local.id)?.state).toBe('active');
  });

  it('brings nobody back who was deactivated by it, whatever changes meanwhile', async () => {
    await place.mirrored(['ada', 'grace']);
    const made = await plan();
    await place.services.plans.approve(actor, made.id, made.hash);
    await place.change('ada', { jobTitle: 'Countess' });
    await place.join(await place.person('late'));
    await place.services.mirroring.work(place.id);
    expect(place.active()).toEqual([]);
    await place.services.connectionStates.activate(actor, place.id);
    await place.work();
    expect(place.active()).toEqual([]);
    expect(await place.newestPlan()).toMatchObject({ kind: 'reconcile', state: 'waiting' });
  });

  it('goes stale when somebody else came under the mirror since it was looked at', async () => {
    await place.mirrored(['ada']);
    const made = await plan();
    await place.join(await place.person('grace'));
    await place.work();
    const now = await apply(made);
    expect(now).toMatchObject({ state: 'stale', subject: { stale: [{ name: 'grace Person' }] } });
    expect([place.active(), (await place.state()).state]).toEqual([['ada', 'grace'], 'active']);
  });

  it('keeps people like the directory while it waits, and a newer one takes its place', async () => {
    await place.mirrored(['ada', 'grace']);
    const first = await plan();
    await place.change('ada', { jobTitle: 'Countess' });
    await place.work();
    expect(place.account('ada')).toMatchObject({ title: 'Countess' });
    const second = await plan();
    expect(second.hash).toBe(first.hash);
    expect((await place.services.plans.get(first.id)).state).toBe('stale');
    expect((await apply(second)).state).toBe('done');
  });

  it('ends although Slack refused somebody, and says how many', async () => {
    await place.mirrored(['ada', 'grace']);
    const made = await plan();
    await place.fault({ kind: 'refuse', operation: 'scim.users.update', nth: 1, code: 'cannot_update_admin_user' });
    await apply(made);
    expect(place.active()).toHaveLength(1);
    expect(await place.failures()).toHaveLength(1);
    const { stateReason } = await place.services.connections.get(place.id);
    expect(stateReason?.sentence).toContain('except 1 where Slack refused');
  });
});

describe('what a removal plans for one person', () => {
  const person = { userId: 'u' as UserId, name: 'Ada', accountId: 'U1' as AccountId };
  const account: RemoteAccount = {
    id: person.accountId,
    values: { userName: 'ada' },
    active: true,
    kind: 'person',
    rank: 'member',
    createdAt: null,
  };
  const context = {
    settings: { protectedAccountIds: [] as string[] },
    capabilities: { owner: { accountId: 'U0' as AccountId, rank: 'owner' as const } },
    newOperationId: () => newId<OperationId>(),
    connectionId: 'c' as ConnectionId,
  };

  it('is one deactivation where the account is on, and nothing where it is off or gone', () => {
    expect(takeDownPerson(person, account, context)).toMatchObject({
      operation: { kind: 'account.deactivate', accountId: 'U1', reason: { code: 'connection_removed' } },
    });
    expect(takeDownPerson(person, { ...account, active: false }, context)).toEqual({});
    expect(takeDownPerson(person, undefined, context)).toEqual({});
  });

  it.each([
    [
      'primary_owner',
      { ...account, rank: 'primary-owner' as const },
      { owner: { accountId: 'U0', rank: 'primary-owner' as const } },
    ],
    ['owner', { ...account, rank: 'owner' as const }, context.capabilities],
    ['rank_unknown', { ...account, rank: 'unknown' as const }, context.capabilities],
    ['token_owner', account, { owner: { accountId: account.id, rank: 'owner' as const } }],
    ['higher_rank', { ...account, rank: 'admin' as const }, { owner: { accountId: 'U0', rank: 'member' as const } }],
    ['bot', { ...account, kind: 'bot' as const }, context.capabilities],
  ])('is a refusal with its reason for an account that is protected: %s (R105)', (code, held, capabilities) => {
    const { operation, refusal } = takeDownPerson(person, held, { ...context, capabilities } as typeof context);
    expect([operation, refusal?.code]).toEqual([undefined, code]);
    expect(refusal?.remedy).toMatch(/\S/);
  });
});
