import { setImmediate as aMoment } from 'node:timers/promises';
import { actor, Workplace } from './workplace';

/** What Slack, the network and other people can do to a run. */
let company: Workplace;

/** How long an answer is waited for: enough for one that comes on a busy machine. */
const patienceMs = 2_000;
const tooLateMs = patienceMs + 500;

beforeAll(async () => {
  company = await Workplace.open({ transport: { timeoutMs: patienceMs } });
});
afterAll(() => company.close());

const names = (count: number) => Array.from({ length: count }, (_, n) => `p${n + 1}`);

describe('an answer that was lost', () => {
  it('of a creation is looked for before a second one is made (R98)', async () => {
    await company.begin(names(6));
    await company.fault({ kind: 'timeout', operation: 'scim.users.create', applied: true, nth: 2, delayMs: tooLateMs });
    await company.fault({ kind: 'cut', operation: 'scim.users.create', applied: true, nth: 4 });
    await company.fault({ kind: 'timeout', operation: 'scim.users.create', nth: 5, delayMs: tooLateMs });
    const plan = await company.approved();
    expect(plan.state).toBe('done');
    expect(company.active()).toEqual(names(6));
    expect(company.members()).toEqual(names(6));
    company.expectGoodManners();
    const made = (await company.events()).filter(
      ({ action, name }) => action === 'user_create_provision' && name.startsWith('p'),
    );
    expect(made.map(({ name }) => name).sort()).toEqual(names(6).map((name) => `${name} Person`));
  });

  it('of a change, a deactivation and a group is looked for as well', async () => {
    await company.mirrored(names(3), { guards: { deactivations: { count: 50 } } });
    for (const operation of ['scim.users.update', 'scim.groups.update', 'scim.groups.create']) {
      await company.fault({ kind: 'cut', operation, applied: true, nth: 1 });
    }
    await company.change('p1', { jobTitle: 'Analyst' });
    await company.work();
    await company.fault({
      kind: 'timeout',
      operation: 'scim.users.update',
      applied: true,
      delayMs: tooLateMs,
      times: 1,
    });
    await company.change('p2', { suspended: true });
    await company.join(await company.person('p4'));
    await company.work();
    expect(company.account('p1')?.title).toBe('Analyst');
    expect(company.active()).toEqual(['p1', 'p3', 'p4']);
    expect(company.members()).toEqual(expect.arrayContaining(['p1', 'p3', 'p4']));
    company.expectGoodManners();
  });
});

describe.each([
  ['throttle', { retryAfterSeconds: 2 }],
  ['throttle', {}],
  ['throttle', { retryAfterSeconds: 86_400, times: 1 }],
  ['error', { status: 503 }],
  ['html', { status: 502 }],
  ['html', { status: 200 }],
  ['cut', {}],
  ['cut', { applied: true }],
  ['malformed-json', {}],
  ['malformed-json', { applied: true }],
  ['error', { applied: true }],
  ['slow', { delayMs: 50 }],
  ['deactivate-on-update', {}],
] as const)('with the fault %s %j', (kind, more) => {
  it('on a third of the calls, Slack is as planned in the end, and nobody is made twice (R100, R102)', async () => {
    await company.mirrored(names(2));
    for (const name of ['p3', 'p4', 'p5']) await company.join(await company.person(name));
    await company.change('p1', { jobTitle: 'Analyst' });
    await company.fault({ kind, operation: 'scim.*', rate: 0.34, seed: 7, ...more });
    await company.work();
    await company.slack.control('DELETE', '/faults');
    await company.work();
    expect(await company.failures()).toEqual([]);
    expect(company.active()).toEqual(names(5));
    expect(company.members()).toEqual(names(5));
    expect(company.account('p1')?.title).toBe('Analyst');
    expect(company.slack.org.members.all.filter(({ username }) => username.startsWith(company.prefix))).toHaveLength(5);
  });
});

it('a member whose account is made while their group is being written is not left out of it', async () => {
  await company.mirrored(names(1));
  for (const name of ['p2', 'p3']) await company.join(await company.person(name));
  await company.fault({ kind: 'error', status: 503, operation: 'scim.users.create', nth: 1 });
  await company.fault({ kind: 'slow', operation: 'scim.groups.update', nth: 1, delayMs: 350 });
  const working = company.services.mirroring.work(company.id);
  const groupStep = `SELECT 1 FROM operations WHERE subject_id = $1 AND kind = 'group.members' AND state = 'sent'`;
  while ((await company.test.database.query(groupStep, [company.group])).length === 0) await aMoment();
  company.slack.clock.advance(600_000);
  company.services.mirroring.look(company.id);
  await working;
  await company.work();
  expect(company.active()).toEqual(names(3));
  expect(company.members()).toEqual(names(3));
  company.expectGoodManners();
  await company.slack.control('DELETE', '/faults');
});

describe('a refusal', () => {
  it('of one attribute drops no other, waits for a person with the field and the remedy, and is tried again when asked', async () => {
    await company.mirrored(names(2));
    const { runs } = company.services;
    await company.slack.sandbox.configure({ allowDisplayNameChange: true });
    await company.change('p1', { jobTitle: 'Analyst', displayName: 'The Countess' });
    await company.work();
    expect(company.account('p1')).toMatchObject({ title: 'Analyst', displayName: 'p1 Person' });
    const [failure] = await company.failures();
    expect(failure).toMatchObject({
      operation: { subject: { name: 'The Countess' }, changes: { displayName: { after: 'The Countess' } } },
      error: { slackCode: 'invalid_display_name', attribute: 'displayName', remedy: expect.stringMatching(/\w/) },
    });
    await company.approved();
    expect(await company.failures()).toHaveLength(1);
    await company.slack.sandbox.configure({ allowDisplayNameChange: false });
    expect(await runs.retry(actor, company.id, failure === undefined ? [] : [failure.id])).toBe(1);
    await company.work();
    expect(await company.failures()).toEqual([]);
    expect(company.account('p1')?.displayName).toBe('The Countess');
    company.expectGoodManners();
  });

  it('of a person stops nobody else, and what is wanted otherwise by then takes its place', async () => {
    await company.mirrored(names(1));
    await company.fault({ kind: 'refuse', code: 'username_not_allowed', operation: 'scim.users.create', times: 1 });
    for (const name of ['p2', 'p3']) await company.join(await company.person(name));
    await company.work();
    const [failure] = await company.failures();
    expect([company.active(), failure?.error?.slackCode]).toEqual([
      ['p1', expect.stringMatching(/p[23]/)],
      'username_not_allowed',
    ]);
    const name = company.active().includes('p2') ? 'p3' : 'p2';
    await company.approved();
    expect(company.active()).toHaveLength(2);
    await company.change(name, { jobTitle: 'Analyst' });
    await company.work();
    expect([company.active(), await company.failures()]).toEqual([names(3), []]);
  });
});

describe('a token that is revoked in the middle of a run (R106)', () => {
  it('stops the run at once, calls somebody, keeps the queue, and goes on with a new one', async () => {
    await company.begin(names(8), { concurrency: 2 });
    await company.fault({ kind: 'revoke-token', operation: 'scim.users.create', nth: 4 });
    const plan = await company.approved();
    expect(await company.state()).toEqual({ state: 'quarantined', code: 'token_refused' });
    expect(plan.state).toBe('applying');
    const sent = company.slack.sandbox.calls().operations['scim.users.create']?.calls ?? 0;
    expect(sent).toBeLessThanOrEqual(6);
    await company.giveNewToken();
    await company.work();
    expect([company.active(), company.members()]).toEqual([names(8), names(8)]);
    expect(await company.services.plans.get(plan.id)).toMatchObject({ state: 'done' });
    company.expectGoodManners();
  });
});

describe('an account that turned inactive, and not by us', () => {
  it('holds the plan that would switch it on again (April 2024)', async () => {
    await company.mirrored(names(3));
    company.slack.org.members.update(company.account('p2')?.id ?? '', { state: 'deactivated' });
    const plan = await company.services.plans.make(actor, company.id);
    expect(plan).toMatchObject({ state: 'waiting', breaches: [{ code: 'inactive_not_by_us', count: 1 }] });
    await company.work();
    expect(company.active()).toEqual(['p1', 'p3']);
    await company.services.plans.approve(actor, plan.id, plan.hash);
    await company.work();
    expect(company.active()).toEqual(names(3));
  });

  it('while it is being written stops the run', async () => {
    await company.mirrored(names(3));
    const interference = { member: `${company.prefix}p2`, patch: { state: 'deactivated' } };
    await company.fault({ kind: 'interfere', operation: 'scim.users.get', interference, nth: 1 });
    await company.change('p2', { jobTitle: 'Analyst' });
    await company.work();
    expect(await company.newestPlan()).toMatchObject({ state: 'waiting', breaches: [{ code: 'inactive_not_by_us' }] });
    expect(company.active()).toEqual(['p1', 'p3']);
  });
});

describe('guards', () => {
  it('hold more deactivations than go without a decision, also in small portions (R104)', async () => {
    await company.mirrored(names(12), { guards: { deactivations: { count: 2, percent: 10 } } });
    for (const name of ['p1', 'p2']) {
      await company.change(name, { suspended: true });
      await company.work();
    }
    expect(company.active()).toHaveLength(10);
    await company.change('p3', { suspended: true });
    await company.work();
    expect(company.active()).toHaveLength(10);
    const held = await company.newestPlan();
    expect(held).toMatchObject({
      state: 'waiting',
      breaches: [{ code: 'too_many_deactivations', count: 3, limit: 2 }],
    });
    await company.services.plans.approve(actor, held.id, held.hash);
    await company.work();
    expect(company.active()).toHaveLength(9);
  });

  it('hold a plan because the source came back empty (R104)', async () => {
    await company.mirrored(names(3), { guards: { deactivations: { count: 50, percent: 100 } } });
    await company.services.directory.deleteGroup(actor, company.group);
    await company.work();
    const touched = await company.newestPlan();
    expect(touched).toMatchObject({
      kind: 'touched',
      state: 'waiting',
      breaches: [{ code: 'source_empty', count: 3 }],
    });
    const everybody = await company.services.plans.make(actor, company.id);
    expect(everybody.breaches.map(({ code }) => code)).toContain('source_empty');
    expect(company.active()).toEqual(names(3));
  });
});

describe('too many failures', () => {
  it('quarantine the connection with the reason and the way out, and it goes on when it is activated', async () => {
    await company.begin(names(12), { quarantineAfterFailures: { count: 3, percent: 20 }, concurrency: 1 });
    await company.fault({ kind: 'refuse', code: 'username_not_allowed', operation: 'scim.users.create' });
    await company.approved();
    expect(await company.state()).toEqual({ state: 'quarantined', code: 'too_many_failures' });
    expect(await company.failures()).toHaveLength(3);
    await company.slack.control('DELETE', '/faults');
    await company.services.connectionStates.activate(actor, company.id);
    await company.work();
    expect(company.active()).toHaveLength(9);
    await company.services.runs.retry(actor, company.id, 'all');
    await company.work();
    expect([company.active(), company.members()]).toEqual([names(12).sort(), names(12).sort()]);
  });
});
