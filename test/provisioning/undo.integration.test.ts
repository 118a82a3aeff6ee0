import type { SavedPlan } from '../../src/provisioning';
import { actor, Workplace } from './workplace';

let place: Workplace;

beforeAll(async () => {
  place = await Workplace.open();
});
afterAll(() => place.close());

/** Takes back what the newest run did. */
async function undo(): Promise<SavedPlan> {
  const { undo: service, plans, runs } = place.services;
  const [run] = (await runs.list(place.id)).items;
  if (run === undefined) throw new Error('there is no run');
  const plan = await service.undo(actor, run.id);
  await plans.approve(actor, plan.id, plan.hash);
  await place.work();
  return plans.get(plan.id);
}

describe('taking a run back', () => {
  it('gives accounts their attributes and their state again, and members their groups', async () => {
    await place.mirrored(['ada', 'grace', 'alan'], { guards: { deactivations: { count: 10 } } });
    await place.change('ada', { jobTitle: 'Analyst', department: 'Research' });
    await place.work();
    await place.change('ada', { jobTitle: 'Director', department: null, lastName: 'Byron' });
    await place.leave('alan');
    await place.work();
    expect(place.account('ada')).toMatchObject({ title: 'Director', lastName: 'Byron' });
    expect(place.active()).toEqual(['ada', 'grace']);
    const plan = await undo();
    expect(plan).toMatchObject({ kind: 'undo', state: 'done', counts: { operations: { 'account.reactivate': 1 } } });
    expect(place.account('ada')).toMatchObject({ title: 'Analyst', department: 'Research', lastName: 'Person' });
    expect(place.active()).toEqual(['ada', 'alan', 'grace']);
    expect(place.members()).toEqual(['ada', 'alan', 'grace']);
  });

  it('deactivates accounts that the run made, because Slack deletes none, and deletes groups that it made', async () => {
    await place.mirrored(['ada', 'grace']);
    expect(await undo()).toMatchObject({ counts: { operations: { 'account.deactivate': 2, 'group.delete': 1 } } });
    expect(place.active()).toEqual([]);
    expect(place.members()).toBeUndefined();
  });

  it('is no end of it: once the connection is started, the next comparison does again what was taken back', async () => {
    const { connectionStates } = place.services;
    await place.mirrored(['ada', 'grace', 'alan'], { guards: { deactivations: { count: 10 } } });
    await undo();
    expect(place.active()).toEqual([]);
    await connectionStates.activate(actor, place.id);
    await place.approved();
    expect(place.active()).toEqual(['ada', 'alan', 'grace']);
    expect(place.members()).toEqual(['ada', 'alan', 'grace']);

    await place.change('ada', { jobTitle: 'Director' });
    await place.leave('alan');
    await place.work();
    expect(place.account('ada')?.title).toBe('Director');
    await undo();
    expect(place.account('ada')?.title).not.toBe('Director');
    expect(place.active()).toEqual(['ada', 'alan', 'grace']);
    await connectionStates.activate(actor, place.id);
    await place.approved();
    expect(place.account('ada')?.title).toBe('Director');
    expect(place.active()).toEqual(['ada', 'grace']);
    expect(await place.approved()).toMatchObject({ counts: { operations: {} } });
  });

  it('makes a deleted group again, with those who were in it and with its handle', async () => {
    await place.begin(['ada', 'grace']);
    await place.slack.turn({ webManagedGroupEdits: 'accepted' });
    const { connectionGroups, directory } = place.services;
    const red = await directory.createGroup(actor, { name: 'Red' });
    for (const name of ['ada', 'grace']) await place.join(await place.person(name), red.id);
    const app = await place.services.apps.get(place.appSlug);
    await place.services.apps.authoriseGroup(actor, app.id, red.id);
    await connectionGroups.update(actor, place.id, red, {
      pushed: true,
      handle: 'red-team',
      description: 'The red ones',
    });
    await place.approved();
    const shown = () => place.slack.org.groups.all.find(({ name }) => name === 'Red');
    expect(shown()).toMatchObject({ handle: 'red-team', description: 'The red ones' });
    await directory.deleteGroup(actor, red.id);
    await place.work();
    expect(shown()).toBeUndefined();
    await undo();
    expect(place.members('Red')).toEqual(['ada', 'grace']);
    expect(shown()).toMatchObject({ handle: 'red-team', description: 'The red ones' });
  });

  it('leaves what somebody changed in Slack since, and says so', async () => {
    await place.mirrored(['ada']);
    await place.change('ada', { jobTitle: 'Analyst' });
    await place.work();
    await place.change('ada', { jobTitle: 'Director', department: 'Research' });
    await place.work();
    const ada = place.account('ada');
    place.slack.org.members.update(ada?.id ?? '', { title: 'Queen' });
    const plan = await undo();
    expect(plan.notices.map(({ code }) => code)).toContain('undo_changed_since');
    expect(place.account('ada')).toMatchObject({ title: 'Queen' });
    expect(place.account('ada')?.department).toBeUndefined();
  });
});
