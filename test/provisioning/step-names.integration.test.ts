import { type AccountId, type OperationId, type PlanId, systemActor, type UserId } from '../../src/core';
import { type Operation, type Step, StepNames } from '../../src/provisioning';
import { Mirror } from './mirror';

type Shown = { kind: string; subject: { name: string }; changes: object[]; add: object[] };

/** A plan shows people by their names, also where a step holds ids alone. */
let mirror: Mirror;
let planId = '' as PlanId;
let alan = '' as UserId;

beforeAll(async () => {
  mirror = await Mirror.start();
  mirror.slack.member('olivia', { rank: 'owner' });
  mirror.slack.member('stray');
  await mirror.app('slack');
  alan = (await mirror.person('alan', { displayName: 'Alan Turing' })).id;
  await mirror.person('ada', { managerId: alan });
  await mirror.group('Staff', 'ada', 'alan');
  await mirror.run('app', 'authorise', 'slack', 'Staff');
  await mirror.connection('slack');
  await mirror.call('PATCH', '/connections/slack/groups/Staff', { pushed: true });
  planId = (await mirror.call('POST', '/connections/slack/plans')).body.id as PlanId;
});
afterAll(() => mirror.stop());

const steps = async () => (await mirror.call('GET', `/plans/${planId}/steps`)).body.items as Shown[];

it('a manager who gets an account by the same plan is called by their own name; the value stays what is applied', async () => {
  const changes = (await steps()).flatMap((step) => step.changes as { attribute: string }[]);
  expect(changes.find(({ attribute }) => attribute === 'manager')).toEqual({
    attribute: 'manager',
    before: null,
    after: `person:${alan}`,
    afterName: 'Alan Turing',
  });
  expect(changes.find(({ attribute }) => attribute === 'userName')).not.toHaveProperty('afterName');
  expect((await mirror.run('plan', 'show', 'slack')).out).toContain('manager: "Alan Turing"');
});

it('who comes into a group is called as everywhere else, not by their username', async () => {
  const group = (await steps()).find(({ kind }) => kind === 'group.create');
  expect(group?.add).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ userId: alan, name: 'Alan Turing' }),
      expect.objectContaining({ name: 'ada Person' }),
    ]),
  );
});

describe('a manager who has an account', () => {
  const stepOf = (id: string, change: { before: string | null; after: string | null } | undefined) => {
    const operation = { kind: 'account.update', changes: change === undefined ? {} : { manager: change } };
    return { id: id as OperationId, planId, operation: operation as unknown as Operation } as Step;
  };
  const namesOf = (...given: Step[]) => mirror.services.stepNames.managersOf(given);
  const accountOf = (name: string) => mirror.slack.org.members.find(name)?.id as unknown as AccountId;

  beforeAll(async () => {
    const { hash } = (await mirror.call('GET', `/plans/${planId}`)).body;
    await mirror.call('POST', '/connections/slack/activate');
    await mirror.call('POST', `/plans/${planId}/approve`, { hash });
    await mirror.services.mirroring.work((await mirror.services.connections.get('slack')).id);
  });

  it('is called as the person whose it is', async () => {
    await mirror.services.directory.updateUser(systemActor('test'), alan, { displayName: 'A. M. Turing' });
    const names = await namesOf(stepOf('one', { before: accountOf('alan'), after: null }));
    expect(names.get('one' as OperationId)).toEqual({ before: 'A. M. Turing', after: undefined });
  });

  it('that is nobody’s is called as the account is', async () => {
    const names = await namesOf(stepOf('one', { before: null, after: accountOf('stray') }));
    expect(names.get('one' as OperationId)?.after).toMatch(/stray/i);
  });

  it('that is nowhere, and a step that changes no manager, has no name', async () => {
    const names = await namesOf(stepOf('one', { before: 'U00NOWHERE', after: null }), stepOf('two', undefined));
    expect(names).toEqual(new Map([['one', { before: undefined, after: undefined }]]));
  });

  it('is looked up with all others at once', async () => {
    const { database } = mirror.api.test;
    const query = jest.spyOn(database, 'query');
    try {
      const many = Array.from({ length: 50 }, (_, n) =>
        stepOf(`step ${n}`, { before: accountOf('alan'), after: `person:${alan}` }),
      );
      expect((await new StepNames(database).managersOf(many)).size).toBe(50);
      expect(query).toHaveBeenCalledTimes(1);
      await new StepNames(database).managersOf([]);
      expect(query).toHaveBeenCalledTimes(1);
    } finally {
      query.mockRestore();
    }
  });
});
