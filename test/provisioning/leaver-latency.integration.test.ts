import { actor, Workplace } from './workplace';

/** How long people who left kept their account: from the change of the directory to Slack's answer. */
let company: Workplace;

beforeAll(async () => {
  company = await Workplace.open();
});
afterAll(() => company?.close());

/** What the status of the installation says of this mirror. */
const warnings = async () => {
  const { mirrorWarnings } = await company.services.status.read();
  return mirrorWarnings.filter(({ appSlug }) => appSlug === company.appSlug);
};
const leavers = async () => (await company.services.mirrorStatus.read(company.id)).leavers;

it('counts who was switched off because the directory changed, and for how long they were still on', async () => {
  await company.mirrored(['ada', 'grace', 'alan', 'joan'], { guards: { deactivations: { count: 50 } } });
  expect(await leavers()).toEqual({ count: 0, medianSeconds: null, slowestSeconds: null });
  await company.change('ada', { suspended: true });
  company.slack.clock.advance(60_000);
  await company.leave('grace');
  await company.work();
  const { count, medianSeconds, slowestSeconds } = await leavers();
  expect(count).toBe(2);
  expect(slowestSeconds).toBeGreaterThanOrEqual(60);
  expect(medianSeconds).toBeLessThanOrEqual(slowestSeconds ?? 0);
});

it('counts nobody who was only found to be on against the directory', async () => {
  await company.mirrored(['ada', 'grace', 'alan'], { guards: { deactivations: { count: 50 } } });
  await company.change('ada', { suspended: true });
  await company.work();
  company.slack.org.members.update(company.account('ada')?.id ?? '', { state: 'active' });
  await company.approved();
  expect(company.active()).toEqual(['alan', 'grace']);
  expect((await leavers()).count).toBe(1);
});

it('counts the wait for a decision, though a newer plan took the place of the one that waited', async () => {
  await company.mirrored(['ada', 'grace', 'alan', 'joan'], { guards: { deactivations: { count: 0, percent: 0 } } });
  await company.change('ada', { suspended: true });
  await company.work();
  expect(company.active()).toContain('ada');
  expect(await warnings()).toMatchObject([{ waitingPlans: 1, failures: 0, conflicts: 0, quarantined: false }]);
  company.slack.clock.advance(3_600_000);
  const plan = await company.approved();
  expect([plan.kind, plan.state, plan.breaches.map(({ code }) => code)]).toEqual([
    'reconcile',
    'done',
    ['too_many_deactivations'],
  ]);
  expect(company.active()).not.toContain('ada');
  expect((await leavers()).slowestSeconds).toBeGreaterThanOrEqual(3_600);
  expect(await warnings()).toEqual([]);
});

it('ends a leaver’s sessions at once though nothing reaches Slack, shows what waits, and makes up for it later (R110)', async () => {
  const { connectionStates, mirrorStatus, sessions } = company.services;
  const backlog = async () => (await mirrorStatus.read(company.id)).backlog;
  await company.mirrored(['ada', 'grace'], { guards: { deactivations: { count: 50 } } });
  const grace = await company.person('grace');
  const { token } = await sessions.open(grace, {
    authenticatedAt: company.slack.clock.now(),
    authnContext: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    address: null,
    userAgent: null,
  });
  await connectionStates.pause(actor, company.id, 'maintenance');
  expect([await sessions.find(token), await backlog()]).toMatchObject([
    { userId: grace },
    { changes: 0, oldestAt: null },
  ]);
  const leftAt = company.slack.clock.now();
  await company.change('grace', { suspended: true });
  expect(await sessions.find(token)).toBeUndefined();
  await company.work();
  expect(company.active()).toContain('grace');
  expect(await backlog()).toEqual({ changes: 1, oldestAt: leftAt });
  await connectionStates.activate(actor, company.id);
  await company.work();
  expect(company.active()).not.toContain('grace');
  expect(await backlog()).toEqual({ changes: 0, oldestAt: null });
});
