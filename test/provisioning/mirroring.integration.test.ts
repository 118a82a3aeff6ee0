import { actor, Workplace } from './workplace';

/** What happens in Slack when something happens in the directory. */
let company: Workplace;

beforeAll(async () => {
  company = await Workplace.open();
});
afterAll(() => company.close());
afterEach(() => company.expectGoodManners());

describe('the first plan', () => {
  it('waits for approval, and sends exactly what was shown (R111)', async () => {
    const { plans } = company.services;
    await company.begin(['ada', 'grace', 'alan']);
    await company.change('ada', { managerId: await company.person('grace') });
    company.writes();
    const plan = await plans.make(actor, company.id);
    expect(plan).toMatchObject({
      state: 'waiting',
      breaches: [{ code: 'needs_approval' }],
      counts: { operations: { 'account.create': 3, 'account.update': 1, 'group.create': 1 } },
    });
    expect(company.writes()).toEqual([]);
    const wrong = plans.approve(actor, plan.id, '0'.repeat(64));
    await expect(wrong).rejects.toMatchObject({ code: 'provisioning.plan_changed' });
    await plans.approve(actor, plan.id, plan.hash);
    await company.work();
    expect(await plans.progress(plan.id)).toEqual({ state: 'done', steps: { done: 5 } });
    expect(company.account('ada')?.managerId).toBe(company.account('grace')?.id);
    expect(company.members()).toEqual(['ada', 'alan', 'grace']);
    expect(company.writes().sort()).toEqual([...Array(3).fill('users.create'), 'users.update', 'groups.create'].sort());
  });

  it('is not applied when it was rejected, and is decided about once', async () => {
    const { plans } = company.services;
    await company.begin(['ada']);
    const plan = await plans.make(actor, company.id);
    await plans.reject(actor, plan.id);
    await company.work();
    expect(company.active()).toEqual([]);
    const again = plans.approve(actor, plan.id, plan.hash);
    await expect(again).rejects.toMatchObject({ code: 'provisioning.plan_not_waiting' });
  });

  it('is stale when the directory changed underneath, and says who; a new one is made', async () => {
    const { plans } = company.services;
    await company.begin(['ada', 'grace']);
    const plan = await plans.make(actor, company.id);
    await company.change('ada', { jobTitle: 'Countess' });
    await plans.approve(actor, plan.id, plan.hash);
    await company.work();
    expect(await plans.get(plan.id)).toMatchObject({
      state: 'stale',
      subject: { stale: [{ kind: 'person', name: 'ada Person', side: 'directory' }] },
    });
    expect(company.active()).toEqual([]);
    const next = await company.newestPlan();
    expect(next).toMatchObject({ state: 'waiting', kind: 'reconcile', breaches: [{ code: 'needs_approval' }] });
    await plans.approve(actor, next.id, next.hash);
    await company.work();
    expect(company.account('ada')?.title).toBe('Countess');
  });

  it('is stale when Slack changed underneath', async () => {
    const { plans } = company.services;
    await company.begin(['ada', 'grace']);
    company.slack.member(`${company.prefix}ada`, { displayName: 'ada Person' });
    const plan = await plans.make(actor, company.id);
    const account = company.account('ada');
    company.slack.org.members.update(account?.id ?? '', { title: 'Changed by hand', state: 'deactivated' });
    await plans.approve(actor, plan.id, plan.hash);
    await company.work();
    const { state, subject } = await plans.get(plan.id);
    expect([state, subject.stale?.find(({ kind }) => kind === 'person')]).toEqual([
      'stale',
      expect.objectContaining({ name: 'ada Person', side: 'slack' }),
    ]);
  });
});

describe('a change of the directory', () => {
  it('is one write for the person concerned, and a second comparison writes nothing (R109)', async () => {
    await company.mirrored(['ada', 'grace']);
    company.writes();
    await company.change('ada', { jobTitle: 'Analyst' });
    await company.work();
    expect(company.account('ada')?.title).toBe('Analyst');
    expect(company.writes()).toEqual(['users.update']);
    const plan = await company.approved();
    expect(plan).toMatchObject({ state: 'done', counts: { operations: {}, unchanged: { people: 2, groups: 1 } } });
    expect(company.writes()).toEqual([]);
  });

  it('of several steps before anybody looked collapses to the last state (R107)', async () => {
    await company.mirrored(['ada', 'grace']);
    company.writes();
    await company.change('ada', { suspended: true });
    await company.change('ada', { suspended: false, jobTitle: 'First' });
    await company.change('ada', { jobTitle: 'Last' });
    await company.work();
    expect(company.account('ada')).toMatchObject({ state: 'active', title: 'Last' });
    expect(company.writes()).toEqual(['users.update']);
  });

  it('deactivates who leaves, and reactivates who comes back, with the groups they are in', async () => {
    await company.mirrored(['ada', 'grace', 'alan', 'joan'], { guards: { deactivations: { count: 50 } } });
    await company.change('ada', { suspended: true });
    await company.leave('grace');
    await company.services.directory.deleteUser(actor, await company.person('alan'));
    await company.work();
    expect(company.active()).toEqual(['joan']);
    await company.change('ada', { suspended: false });
    await company.join(await company.person('grace'));
    await company.work();
    expect(company.active()).toEqual(['ada', 'grace', 'joan']);
    expect(company.members()).toEqual(expect.arrayContaining(['ada', 'grace', 'joan']));
    const actions = (await company.events()).filter(
      ({ name }) => ['ada Person', 'grace Person'].includes(name) || name.endsWith('alan'),
    );
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['user_deprovision', 'user_delete_provision']),
    );
  });

  it('reaches the groups around, by nesting and by name', async () => {
    const { directory } = company.services;
    await company.mirrored(['ada', 'grace']);
    const team = await directory.createGroup(actor, { name: `${company.prefix}Team` });
    await directory.addChildGroup(actor, company.group, team.id);
    await company.join(await company.person('alan'), team.id);
    await company.work();
    expect(company.members()).toEqual(['ada', 'alan', 'grace']);
    await directory.updateGroup(actor, company.group, { name: `${company.prefix}All` });
    await company.work();
    expect(company.members(`${company.prefix}All`)).toEqual(['ada', 'alan', 'grace']);
    await directory.removeChildGroup(actor, company.group, team.id);
    await company.work();
    expect([company.members(`${company.prefix}All`), company.active()]).toEqual([
      expect.not.arrayContaining(['alan']),
      ['ada', 'grace'],
    ]);
  });

  it('of a group that is deleted deletes its mirror, and its people lose Slack', async () => {
    await company.mirrored(['ada'], { guards: { deactivations: { count: 50 } } });
    await company.services.directory.deleteGroup(actor, company.group);
    await company.work();
    expect([company.members(), company.active()]).toEqual([undefined, []]);
  });

  it('of a handle keeps its name free: who comes later is called otherwise, and who has it keeps it', async () => {
    const { connectionGroups } = company.services;
    await company.mirrored(['ada']);
    const group = { id: company.group, name: 'Staff' };
    const handle = `${company.prefix}grace`;
    await connectionGroups.update(actor, company.id, group, { handle });
    await company.join(await company.person('grace'));
    await company.join(await company.person('alan'));
    await company.work();
    expect(company.active()).toEqual(['ada', 'alan', 'grace-2']);
    await connectionGroups.update(actor, company.id, group, { handle: `${company.prefix}alan` });
    await company.change('alan', { jobTitle: 'Engineer' });
    await company.work();
    expect(company.active()).toEqual(['ada', 'alan', 'grace-2']);
  });

  it('names a manager as soon as the manager has an account', async () => {
    await company.mirrored(['ada']);
    const grace = await company.person('grace');
    await company.change('ada', { managerId: grace });
    await company.work();
    expect(company.account('ada')?.managerId).toBeUndefined();
    await company.join(grace);
    await company.work();
    expect(company.account('ada')?.managerId).toBe(company.account('grace')?.id);
  });
});

describe('an account that is there', () => {
  it('is taken over when e-mail and username fit, and brought to what is wanted', async () => {
    await company.begin(['ada']);
    const known = company.slack.member(`${company.prefix}ada`, { title: 'Old title' });
    await company.change('ada', { jobTitle: 'Analyst' });
    const plan = await company.approved();
    expect(Object.keys(plan.counts.operations)).toContain('account.bind');
    expect(company.account('ada')).toMatchObject({ id: known.id, title: 'Analyst' });
    expect((await company.events()).map(({ action }) => action)).toContain('user_lookup_provision');
  });

  it('that was changed by hand is put right by the next comparison (R116)', async () => {
    await company.mirrored(['ada']);
    company.slack.org.members.update(company.account('ada')?.id ?? '', { title: 'Queen' });
    await company.change('ada', { jobTitle: 'Analyst' });
    await company.work();
    company.slack.org.members.update(company.account('ada')?.id ?? '', { title: 'Queen' });
    const plan = await company.approved();
    expect(await company.steps(plan)).toMatchObject([{ operation: { reason: { code: 'drift' } } }]);
    expect(company.account('ada')?.title).toBe('Analyst');
  });
});
