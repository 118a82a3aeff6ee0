import type { ConnectionId } from '../../src/core';
import { systemActor } from '../../src/core';
import { Mirror } from './mirror';

const actor = systemActor('test');
let mirror: Mirror;

beforeAll(async () => {
  mirror = await Mirror.start();
});
afterAll(() => mirror.stop());

it('sends nothing before somebody approved the first plan, and then exactly what was shown (R111)', async () => {
  const { services } = mirror;
  await mirror.app('slack');
  for (const name of ['ada', 'grace', 'alan']) await mirror.person(name);
  const grace = await mirror.person('grace');
  await services.directory.updateUser(actor, (await mirror.person('ada')).id, { managerId: grace.id });
  const group = await mirror.group('Staff', 'ada', 'grace', 'alan');
  const app = await services.apps.get('slack');
  await services.apps.authoriseGroup(actor, app.id, group.id);
  const made = await mirror.connection('slack');
  const id = (made.body as unknown as { id: ConnectionId }).id;
  await mirror.call('PATCH', `/connections/slack/groups/${group.id}`, { pushed: true });
  await services.connectionStates.activate(actor, id);
  const plan = await services.plans.make(actor, id);
  expect(plan).toMatchObject({
    state: 'waiting',
    breaches: [{ code: 'needs_approval' }],
    counts: { operations: { 'account.create': 3, 'account.update': 1, 'group.create': 1 } },
  });
  expect(mirror.slack.sandbox.members().map(({ username }) => username)).toEqual(['primary.owner']);
  await expect(services.plans.approve(actor, plan.id, '0'.repeat(64))).rejects.toMatchObject({
    code: 'provisioning.plan_changed',
  });
  await services.plans.approve(actor, plan.id, plan.hash);
  expect(await services.mirroring.work(id)).toBe('done');
  expect(await services.plans.progress(plan.id)).toEqual({ state: 'done', steps: { done: 5 } });
  const held = mirror.slack.sandbox.org().members;
  const [adaAccount, graceAccount] = [held.find('ada'), held.find('grace')];
  expect(adaAccount?.managerId).toBe(graceAccount?.id);
  expect(mirror.slack.sandbox.org().groups.all).toMatchObject([{ name: 'Staff', memberIds: { size: 3 } }]);
});
