import type { SavedPlan } from '../../src/provisioning';
import { until } from '../support/until';
import { actor, Workplace } from './workplace';

/** What becomes of whom a plan was about that waited, and went out of date before it was begun. */
let company: Workplace;

beforeAll(async () => {
  company = await Workplace.open();
});
afterAll(() => company.close());
afterEach(() => company.expectGoodManners());

const everybody = ['ada', 'grace', 'alan', 'joan'];
const strict = (count: number) => ({ guards: { deactivations: { count, percent: 0, most: count } } });
const suspend = async (...names: string[]) => {
  for (const name of names) await company.change(name, { suspended: true });
};

/** A plan that waits because it would switch off ada, grace and alan. */
async function held(count = 1): Promise<SavedPlan> {
  await company.mirrored(everybody, strict(count));
  await company.services.connectionStates.pause(actor, company.id, undefined);
  await suspend('ada', 'grace', 'alan');
  await company.services.connectionStates.activate(actor, company.id);
  await company.work();
  return waiting('touched');
}

async function waiting(kind: SavedPlan['kind']): Promise<SavedPlan> {
  const plan = await company.newestPlan();
  expect(plan).toMatchObject({ kind, state: 'waiting', breaches: [{ code: 'too_many_deactivations' }] });
  return plan;
}

async function approved({ id, hash }: SavedPlan): Promise<SavedPlan> {
  await company.services.plans.approve(actor, id, hash);
  await company.work();
  return company.services.plans.get(id);
}

describe('a plan of who changed that is approved after one of them changed once more', () => {
  it('is not begun, and the others wait in a new one: nobody who left keeps Slack unseen (R104, R110)', async () => {
    const plan = await held();
    await company.change('ada', { suspended: false });
    expect(await approved(plan)).toMatchObject({ state: 'stale', subject: { stale: [{ name: 'ada Person' }] } });
    expect(company.active()).toEqual(everybody.toSorted());
    const next = await waiting('touched');
    expect([next.id === plan.id, next.counts.operations]).toEqual([false, { 'account.deactivate': 2 }]);
    expect(await approved(next)).toMatchObject({ state: 'done' });
    expect(company.active()).toEqual(['ada', 'joan']);
  });

  it('is carried out for the others at once where what is left breaks no guard', async () => {
    const plan = await held(2);
    await company.change('ada', { suspended: false });
    expect(await approved(plan)).toMatchObject({ state: 'stale' });
    expect(company.active()).toEqual(['ada', 'joan']);
  });

  it('leaves out whom a newer plan was about: what was rejected then stays so', async () => {
    const { plans, provisionNow } = company.services;
    const plan = await held(0);
    const userId = await company.person('grace');
    const newer = (await provisionNow.provision(actor, company.id, { userId })).plan;
    await plans.reject(actor, newer?.id as SavedPlan['id']);
    await company.change('ada', { suspended: false });
    expect(await approved(plan)).toMatchObject({ state: 'stale' });
    const next = await waiting('touched');
    expect((await company.steps(next)).map(({ operation }) => operation.subject.name)).toEqual(['alan Person']);
  });

  it('stays approved until its people are sure to be looked at again: a process may end at any time (R110)', async () => {
    const plan = await held();
    await company.services.plans.approve(actor, plan.id, plan.hash);
    company.slack.org.members.update(company.account('ada')?.id ?? '', { state: 'deactivated' });
    const { database } = company.test;
    await database.query('ALTER TABLE provisioning_queue ADD CONSTRAINT nobody CHECK (subject_id IS NULL) NOT VALID');
    try {
      await expect(company.work()).rejects.toThrow('nobody');
    } finally {
      await database.query('ALTER TABLE provisioning_queue DROP CONSTRAINT nobody');
    }
    expect(await company.services.plans.get(plan.id)).toMatchObject({ state: 'approved' });
    await company.work();
    expect(await company.services.plans.get(plan.id)).toMatchObject({ state: 'stale' });
    expect((await waiting('touched')).counts.operations).toEqual({ 'account.deactivate': 2 });
  });
});

describe('a plan of who changed that was not approved', () => {
  it('does not come back by itself after it was rejected, whoever of it changes', async () => {
    const plan = await held();
    await company.services.plans.reject(actor, plan.id);
    await company.change('ada', { suspended: false });
    await company.work();
    expect(await company.newestPlan()).toMatchObject({ id: plan.id, state: 'rejected' });
    expect(company.active()).toEqual(everybody.toSorted());
  });

  it('is in the newer plan of everybody that took its place, and in no other', async () => {
    const plan = await held();
    const newer = await company.services.plans.make(actor, company.id);
    await company.work();
    expect(await company.services.plans.get(plan.id)).toMatchObject({ state: 'stale', subject: {} });
    expect(await waiting('reconcile')).toMatchObject({
      id: newer.id,
      counts: { operations: { 'account.deactivate': 3 } },
    });
  });
});

describe('another plan that is approved after something changed once more', () => {
  it('of everybody is made again, also where the scope was approved long ago', async () => {
    await held();
    const plan = await company.services.plans.make(actor, company.id);
    await company.change('ada', { suspended: false });
    expect(await approved(plan)).toMatchObject({ state: 'stale' });
    expect((await waiting('reconcile')).counts.operations).toEqual({ 'account.deactivate': 2 });
  });

  it('of one person has that person looked at again', async () => {
    await company.mirrored(everybody, strict(0));
    await company.services.connectionStates.pause(actor, company.id, undefined);
    await company.change('ada', { suspended: true });
    await company.services.connectionStates.activate(actor, company.id);
    const userId = await company.person('ada');
    const { plan } = await company.services.provisionNow.provision(actor, company.id, { userId });
    company.slack.org.members.update(company.account('ada')?.id ?? '', { title: 'By hand' });
    expect(await approved(plan as SavedPlan)).toMatchObject({ kind: 'single', state: 'stale' });
    expect((await waiting('touched')).counts.operations).toEqual({ 'account.deactivate': 1 });
  });
});

describe('a plan of who changed that waits', () => {
  it('stays where it was made while everybody was compared: who left is in it, and in no other (R110)', async () => {
    await company.mirrored(everybody, strict(1));
    await company.fault({ kind: 'slow', operation: 'scim.users.list', times: 1, delayMs: 1_500 });
    const begun = async () => {
      const { faults } = (await company.slack.control('GET', '/faults')).body as unknown as {
        faults: { played: number }[];
      };
      return faults[0]?.played === 1;
    };
    const comparing = company.services.plans.make(actor, company.id);
    await until(begun, 'the reading of everybody');
    await suspend('ada', 'grace', 'alan');
    company.services.mirroring.look(company.id);
    await comparing;
    const plan = await touched();
    expect(plan).toMatchObject({ state: 'waiting', counts: { operations: { 'account.deactivate': 3 } } });
    expect(await approved(plan)).toMatchObject({ state: 'done' });
    expect(company.active()).toEqual(['joan']);
  });

  it('has nothing to say once everybody was compared afterwards', async () => {
    const plan = await held();
    const newer = await company.services.plans.make(actor, company.id);
    expect(newer).toMatchObject({ state: 'waiting', counts: { operations: { 'account.deactivate': 3 } } });
    expect(await company.services.plans.get(plan.id)).toMatchObject({ state: 'stale' });
  });
});

/** The newest of that kind. */
async function touched(): Promise<SavedPlan> {
  const plan = (await company.plans()).find(({ kind }) => kind === 'touched');
  if (plan === undefined) throw new Error('nobody was planned by themselves');
  return plan;
}
