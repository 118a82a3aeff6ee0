import { nextOccurrence } from '../../src/provisioning';
import { actor, Workplace } from './workplace';

/** What people decide about plans and runs, and when everybody is compared. */
let company: Workplace;

beforeAll(async () => {
  company = await Workplace.open();
});
afterAll(() => company.close());

describe('undo', () => {
  it('is a plan of its own that waits, brings back accounts, attributes and members, and pauses the connection', async () => {
    const { undo, runs, plans, connectionStates } = company.services;
    await company.mirrored(['ada', 'grace', 'joan'], { guards: { deactivations: { count: 50 } } });
    await company.change('ada', { jobTitle: 'Analyst', suspended: false });
    await company.work();
    await connectionStates.pause(actor, company.id, undefined);
    await company.change('ada', { jobTitle: 'Countess' });
    await company.change('grace', { suspended: true });
    await company.join(await company.person('alan'));
    await connectionStates.activate(actor, company.id);
    await company.work();
    expect([company.active(), company.members()]).toEqual([
      ['ada', 'alan', 'joan'],
      expect.arrayContaining(['ada', 'alan', 'joan']),
    ]);
    const [run] = (await runs.list(company.id)).items;
    const plan = await undo.undo(actor, run?.id ?? '');
    expect(plan).toMatchObject({ kind: 'undo', state: 'waiting', subject: { runId: run?.id } });
    await plans.approve(actor, plan.id, plan.hash);
    await company.work();
    expect(await plans.get(plan.id)).toMatchObject({ state: 'done' });
    expect([company.active(), company.account('ada')?.title]).toEqual([['ada', 'grace', 'joan'], 'Analyst']);
    expect(await company.state()).toEqual({ state: 'paused', code: 'paused_by_person' });
    company.expectGoodManners();
    expect(await company.stepsWithoutTheirEvent()).toEqual([]);
    await expect(undo.undo(actor, run?.id ?? '')).rejects.toMatchObject({ code: 'provisioning.nothing_to_undo' });
  });

  it('is stale when somebody changed what it would take back', async () => {
    const { undo, runs, plans } = company.services;
    await company.mirrored(['ada']);
    await company.change('ada', { jobTitle: 'Analyst' });
    await company.work();
    const [run] = (await runs.list(company.id)).items;
    const plan = await undo.undo(actor, run?.id ?? '');
    company.slack.org.members.update(company.account('ada')?.id ?? '', { title: 'By hand' });
    await plans.approve(actor, plan.id, plan.hash);
    await company.work();
    expect(await plans.get(plan.id)).toMatchObject({ state: 'stale' });
    expect(company.account('ada')?.title).toBe('By hand');
  });

  it('is refused for a run that does not exist', async () => {
    const wrong = company.services.undo.undo(actor, '00000000-0000-4000-8000-000000000000');
    await expect(wrong).rejects.toMatchObject({ code: 'provisioning.run_not_found' });
  });
});

describe('provision now', () => {
  const codes = (lines: readonly { code: string }[]) => lines.map(({ code }) => code);

  it('brings one person to Slack and tells how it came about', async () => {
    const { provisionNow } = company.services;
    await company.mirrored(['ada']);
    const grace = await company.person('grace');
    const outside = await provisionNow.provision(actor, company.id, { userId: grace });
    expect([codes(outside.lines), outside.plan?.state]).toEqual([
      ['connected', 'read', 'scope', 'matched', 'nothing'],
      'done',
    ]);
    await company.join(grace);
    const { lines, plan } = await provisionNow.provision(actor, company.id, { userId: grace });
    expect([codes(lines), plan?.state]).toEqual([['connected', 'read', 'scope', 'matched', 'did'], 'done']);
    expect(lines[2]?.sentence).toMatch(/^In scope, through Staff/);
    expect(lines[3]?.sentence).toMatch(/^Matched with \S*grace \(\w+\), which was made for them\.$/);
    expect(outside.lines[3]?.sentence).toBe('Matched with no account in Slack.');
    expect(company.active()).toEqual(['ada', 'grace']);
    await company.services.appender.appendPending();
    const hers = await company.services.events.list({ connection: company.id, subject: grace }, { limit: 10 });
    expect(hers.items).toMatchObject([{ kind: 'user_create_provision', connection: company.id }]);
    const events = await company.services.audit.list({ action: 'user_create_provision', subjectId: grace });
    expect(events.items).toMatchObject([{ actor: { name: 'operator' }, outcome: 'success' }]);
    const group = await provisionNow.provision(actor, company.id, { groupId: company.group });
    expect([group.plan?.state, company.members()]).toEqual(['done', ['ada', 'grace']]);
    company.expectGoodManners();
  });

  it('waits like any other plan while nobody has approved the scope', async () => {
    await company.begin(['ada']);
    const { lines, plan } = await company.services.provisionNow.provision(actor, company.id, {
      userId: await company.person('ada'),
    });
    expect([codes(lines), plan?.state]).toEqual([expect.arrayContaining(['waits']), 'waiting']);
    expect(company.active()).toEqual([]);
  });
});

describe('comparing everybody', () => {
  const compared = async () => (await company.plans()).filter(({ kind }) => kind === 'reconcile').length;
  const hours = (count: number) => company.slack.clock.advance(count * 3_600_000);

  it('happens once for each time of the schedule, whatever the clock does (R112)', async () => {
    await company.mirrored(['ada']);
    // Only now: while the first plan is applied, the clock turns by hours faster than everybody can be compared.
    await company.services.connections.update(actor, company.id, { settings: { reconcileCron: '30 * * * *' } });
    await company.services.mirroring.work(company.id);
    const before = await compared();
    hours(1);
    await company.services.mirroring.work(company.id);
    await company.services.mirroring.work(company.id);
    expect(await compared()).toBe(before + 1);
    hours(-1);
    await company.services.mirroring.work(company.id);
    expect(await compared()).toBe(before + 1);
    hours(1);
    await company.services.mirroring.work(company.id);
    expect(await compared()).toBe(before + 1);
    hours(7);
    await company.services.mirroring.work(company.id);
    expect(await compared()).toBe(before + 2);
  });

  it('is due in UTC: no hour is left out or doubled by summer time, and a leap day is a day (R112)', async () => {
    const following = async (cron: string, from: string) => (await nextOccurrence(cron, new Date(from)))?.toISOString();
    expect(await following('30 * * * *', '2026-03-29T00:31:00Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(await following('30 * * * *', '2026-03-29T01:30:00Z')).toBe('2026-03-29T02:30:00.000Z');
    expect(await following('30 * * * *', '2026-10-25T00:30:00Z')).toBe('2026-10-25T01:30:00.000Z');
    expect(await following('0 9 * * *', '2028-02-28T09:00:00Z')).toBe('2028-02-29T09:00:00.000Z');
    expect(await following('0 9 29 2 *', '2026-03-01T00:00:00Z')).toBe('2028-02-29T09:00:00.000Z');
    expect(await following('no schedule', '2026-03-01T00:00:00Z')).toBeUndefined();
  });

  it('does not happen where the schedule is switched off', async () => {
    await company.mirrored(['ada']);
    const before = await compared();
    hours(100);
    await company.services.mirroring.work(company.id);
    expect(await compared()).toBe(before);
  });
});
