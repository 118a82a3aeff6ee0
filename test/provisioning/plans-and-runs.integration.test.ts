import { systemActor } from '../../src/core';
import { changesInOrder } from '../support/changes-in-order';
import { Mirror } from './mirror';

type Plan = { id: string; state: string; hash: string; kind: string; counts: { operations: Record<string, number> } };
type Step = {
  id: string;
  kind: string;
  subject: { name: string };
  state: string;
  changes: object[];
  error: object | null;
};

/** Plans and runs over the API and the command line; what the engine does is tested elsewhere. */
let mirror: Mirror;
const actor = systemActor('test');

beforeAll(async () => {
  mirror = await Mirror.start();
  mirror.slack.member('olivia', { rank: 'owner' });
  await mirror.app('slack');
  await mirror.group('Staff', 'ada', 'bob');
  await mirror.run('app', 'authorise', 'slack', 'Staff');
  await mirror.connection('slack', { token: mirror.ownerToken() });
  await mirror.call('PATCH', '/connections/slack/groups/Staff', { pushed: true });
});
afterAll(() => mirror.stop());

const call = (method: string, path: string, body?: unknown) => mirror.call(method, path, body);
const make = async () => (await call('POST', '/connections/slack/plans')).body as unknown as Plan;
const read = async (id: string) => (await call('GET', `/plans/${id}`)).body as unknown as Plan;
const stepsOf = async (id: string, query = '') =>
  ((await call('GET', `/plans/${id}/steps?${query}`)).body as { items: Step[] }).items;
const work = async () => mirror.services.mirroring.work((await mirror.services.connections.get('slack')).id);
const runs = async () =>
  (await call('GET', '/connections/slack/runs')).body.items as { id: string; planId: string; state: string }[];

type Watched = { run: { state: string; startedBy: object }; progress: { ended: number; total: number } };
const events = (path: string, headers?: Record<string, string>) => mirror.watch<Watched>(path, headers);

describe('a plan', () => {
  it('waits the first time, shows each value before and after with its reason, and writes nothing (R111)', async () => {
    const status = await call('GET', '/connections/slack/status');
    expect(status.body).toMatchObject({ waitingPlans: 0, failures: 0, running: [] });
    await call('POST', '/connections/slack/activate');
    const plan = await make();
    expect(plan).toMatchObject({
      state: 'waiting',
      kind: 'reconcile',
      counts: { operations: { 'account.create': 2, 'group.create': 1 } },
      breaches: [{ code: 'needs_approval' }],
    });
    const creations = await stepsOf(plan.id, 'kind=account.create');
    expect(creations.find(({ subject }) => subject.name === 'ada Person')).toMatchObject({
      kind: 'account.create',
      subject: { kind: 'person' },
      reason: { code: 'authorised' },
      changes: expect.arrayContaining([{ attribute: 'userName', before: null, after: 'ada' }]),
      state: 'planned',
    });
    expect(await stepsOf(plan.id, 'kind=group.create')).toEqual([
      expect.objectContaining({ add: [expect.anything(), expect.anything()], remove: [] }),
    ]);
    expect(mirror.slack.org.members.find('ada')).toBeUndefined();
  });

  it('shows everybody’s username before the first run', async () => {
    const { body } = await call('GET', '/connections/slack/usernames');
    expect(body.items).toEqual([
      expect.objectContaining({ username: 'ada', source: 'ada', current: null, wanted: 'ada', notes: [] }),
      expect.objectContaining({ username: 'bob', wanted: 'bob' }),
    ]);
    expect((await call('GET', '/connections/slack/usernames?changed=false')).body.items).toEqual([]);
  });

  it('is approved by its hash and no other, by those who may (R58, R71, R111)', async () => {
    const [plan] = (await call('GET', '/connections/slack/plans?limit=1')).body.items as Plan[];
    const { id = '', hash = '' } = plan ?? {};
    const other = await call('POST', `/plans/${id}/approve`, { hash: '0'.repeat(64) });
    expect([other.status, other.body.code]).toEqual([409, 'provisioning.plan_changed']);
    const writer = (await mirror.withScopes('provisioning:write')).secret;
    expect((await mirror.call('POST', `/plans/${id}/approve`, { hash }, writer)).status).toBe(403);
    expect((await call('POST', `/plans/${id}/approve`, {})).status).toBe(400);
    expect((await call('POST', `/plans/${id}/approve`, { hash })).body).toMatchObject({
      state: 'approved',
      decidedBy: { kind: 'token' },
    });
    expect((await call('POST', `/plans/${id}/reject`)).body.code).toBe('provisioning.plan_not_waiting');
    expect((await mirror.events('provisioning.plan_approve')).at(-1)).toMatchObject({ after: { hash } });
  });

  it('is applied, and its run is watched by server-sent events that can be taken up again', async () => {
    await work();
    const [run] = await runs();
    const id = run?.id ?? '';
    const watched = await events(`/runs/${id}/progress`);
    expect([watched.status, watched.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
    expect(watched.found.map(({ name }) => name)).toEqual(['progress', 'end']);
    expect(watched.found[0]?.data).toMatchObject({ run: { state: 'done' }, progress: { ended: 3, total: 3 } });
    const again = await events(`/runs/${id}/progress`, { 'last-event-id': watched.found[0]?.id ?? '' });
    expect(again.found.map(({ name }) => name)).toEqual(['end']);
    expect((await events(`/runs/${id}/progress`, { 'last-event-id': 'x'.repeat(200) })).status).toBe(200);
    expect(mirror.slack.org.members.find('ada')).toMatchObject({ state: 'active' });
    expect((await call('GET', '/connections/slack/bindings/ada')).body).toMatchObject({ signals: ['made'] });
    expect((await call('GET', `/runs/${id}`)).body).toMatchObject({ progress: { steps: { done: 3, dead: 0 } } });
    const counts = { state: 'done', total: 3, ended: 3, steps: { done: 3, dead: 0 } };
    expect((await call('GET', `/plans/${run?.planId}/progress`)).body).toMatchObject(counts);
    const directory = (await mirror.withScopes('directory:read')).secret;
    expect((await mirror.call('GET', `/plans/${run?.planId}/progress`, undefined, directory)).status).toBe(403);
    expect((await call('GET', `/plans/${id}/progress`)).status).toBe(404);
    expect((await call('POST', `/runs/${id}/stop`)).body.code).toBe('provisioning.run_state_unfit');
  });

  it('tells who began a run and no more: neither from where nor by which request (R61)', async () => {
    const [run] = await runs();
    const startedBy = { kind: 'token', id: expect.any(String), name: expect.any(String) };
    const { found } = await events(`/runs/${run?.id}/progress`);
    expect(found.map(({ data }) => data.run.startedBy)).toEqual([startedBy, startedBy]);
    expect((await call('GET', `/runs/${run?.id}`)).body.startedBy).toEqual(startedBy);
    const [kept] = await mirror.api.test.database.query<{ startedBy: object }>(
      'SELECT started_by AS "startedBy" FROM runs WHERE id = $1',
      [run?.id],
    );
    expect(kept?.startedBy).toMatchObject({ address: '127.0.0.1', correlationId: expect.any(String) });
  });

  it('is undone by a plan of its own, which waits (R111)', async () => {
    const [run] = await runs();
    const undone = await call('POST', `/runs/${run?.id}/undo`);
    expect([undone.status, undone.body.kind, undone.body.state]).toEqual([201, 'undo', 'waiting']);
    expect((await call('POST', `/plans/${String(undone.body.id)}/reject`)).body).toMatchObject({ state: 'rejected' });
  });

  it('is stale when somebody changed underneath, and says who (R111)', async () => {
    await call('PATCH', '/connections/slack', { settings: { activeRule: { whenSuspended: 'keep' } } });
    await mirror.services.directory.updateUser(actor, (await mirror.person('ada')).id, { jobTitle: 'Analyst' });
    const plan = await make();
    expect(plan.state).toBe('waiting');
    await mirror.services.directory.updateUser(actor, (await mirror.person('ada')).id, { jobTitle: 'Engineer' });
    await call('POST', `/plans/${plan.id}/approve`, { hash: plan.hash });
    await work();
    expect(await read(plan.id)).toMatchObject({ state: 'stale', subject: { stale: [{ side: 'directory' }] } });
  });
});

describe('one person or group now', () => {
  it('is brought to Slack with the trace of how it came about', async () => {
    const waiting = await make();
    await call('POST', `/plans/${waiting.id}/approve`, { hash: waiting.hash });
    await work();
    await mirror.services.directory.updateUser(actor, (await mirror.person('bob')).id, { jobTitle: 'Analyst' });
    const { status, body } = await call('POST', '/connections/slack/provision-now', { user: 'bob' });
    expect(status).toBe(200);
    expect((body.lines as { code: string }[]).map(({ code }) => code)).toEqual([
      'connected',
      'read',
      'scope',
      'matched',
      'did',
    ]);
    expect(body.plan).toMatchObject({ kind: 'single', state: 'done' });
    expect((await call('POST', '/connections/slack/provision-now', { group: 'Staff' })).body).toMatchObject({
      plan: { state: 'done' },
    });
  });

  it.each([
    [{}, 400],
    [{ user: 'ada', group: 'Staff' }, 400],
    [{ user: ['ada'] }, 400],
    [{ user: 'nobody' }, 404],
    [{ group: "'; --" }, 404],
  ])('refuses %j with %i (R65)', async (body, status) => {
    expect((await call('POST', '/connections/slack/provision-now', body)).status).toBe(status);
  });
});

describe('what failed', () => {
  it('waits for a person with the field, Slack’s code and the remedy, and is tried again', async () => {
    await mirror.slack.control('POST', '/faults', {
      kind: 'refuse',
      operation: 'scim.users.update',
      code: 'invalid_name_specials',
    });
    await mirror.services.directory.updateUser(actor, (await mirror.person('ada')).id, { jobTitle: 'Fellow' });
    await work();
    const { body } = await call('GET', '/connections/slack/failures');
    const [step] = body.items as Step[];
    expect(step).toMatchObject({
      subject: { name: expect.any(String) },
      state: 'dead',
      error: { slackCode: 'invalid_name_specials', remedy: expect.any(String) },
    });
    expect((await call('GET', '/connections/slack/status')).body).toMatchObject({ failures: 1 });
    expect((await mirror.run('run', 'failures', 'slack')).out).toContain('invalid_name_specials');
    await mirror.slack.control('DELETE', '/faults');
    const retried = await call('POST', '/connections/slack/failure-retries', { stepIds: [step?.id] });
    expect(retried.body).toEqual({ retried: 1 });
    await work();
    expect((await call('GET', '/connections/slack/failures')).body.items).toEqual([]);
    expect((await call('POST', '/connections/slack/failure-retries', { stepIds: [step?.id] })).status).toBe(404);
    expect((await call('POST', '/connections/slack/failure-retries', {})).status).toBe(400);
  });
});

describe('the lists', () => {
  it('are paged, and refuse what they do not know (R65, R72)', async () => {
    for (const path of ['/connections/slack/plans', '/connections/slack/runs']) {
      const first = (await call('GET', `${path}?limit=1`)).body as { items: { id: string }[]; nextCursor: string };
      const second = (await call('GET', `${path}?limit=1&cursor=${first.nextCursor}`)).body as typeof first;
      expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
      for (const query of [
        'cursor=x',
        'limit=201',
        'state=no',
        `cursor=${Buffer.from('["a","b"]').toString('base64url')}`,
      ]) {
        expect([path, query, (await call('GET', `${path}?${query}`)).status]).toEqual([path, query, 400]);
      }
    }
    const [plan] = (await call('GET', '/connections/slack/plans')).body.items as Plan[];
    for (const query of [
      'kind=account.explode',
      'state=maybe',
      'cursor=x',
      `cursor=${Buffer.from('["a"]').toString('base64url')}`,
    ]) {
      expect([query, (await call('GET', `/plans/${plan?.id}/steps?${query}`)).status]).toEqual([query, 400]);
    }
  });
});

describe('the command line', () => {
  const run = (line: string) => mirror.run(...line.split(' '));

  it('makes a plan, shows it as a difference, applies it by its hash, and plans the way back', async () => {
    await run('connection update slack --set activeRule.whenSuspended=deactivate');
    await mirror.person('carol');
    await run('group add-member Staff carol');
    await changesInOrder(mirror.api.test.database);
    const made = await run('plan make slack');
    expect(made.out).toMatch(/\+ carol Person: make an account\n {4}because /);
    expect(made.out).toMatch(/\n {4}email: carol@acme\.example\n/);
    expect(made.out).toContain('It waits because:');
    const hash = /Hash: +([0-9a-f]{64})/.exec(made.out)?.[1] ?? '';
    expect(made.error).toBe(`Approve and apply it: countersign plan apply slack --hash ${hash}\n`);
    const unsure = await run('plan apply slack');
    expect([unsure.code, unsure.error]).toEqual([2, expect.stringContaining('1 × account.create. It waits because:')]);
    expect((await run(`plan apply slack --hash ${'0'.repeat(64)}`)).code).toBe(4);
    const applied = await run(`plan apply slack --hash ${hash}`);
    expect([applied.code, applied.out]).toEqual([
      0,
      expect.stringMatching(/^The plan is done: \d+ steps done, 0 not needed, 0 failed\.\n$/),
    ]);
    expect((await run('plan show slack --state done')).out).toContain('[done]');
    expect((await run('run list slack')).out).toMatch(/done +operator/);
    expect((await run('run show slack')).out).toMatch(/State: +done/);
    const undo = await run('run undo slack');
    expect(undo.out).toContain('The way back:');
    expect((await run('plan show slack')).out).toContain('carol Person: switch the account off');
    expect((await run('plan apply slack --yes')).code).toBe(0);
    expect(mirror.slack.org.members.find('carol')).toMatchObject({ state: 'deactivated' });
  });

  it('brings one person now and says line by line how', async () => {
    const { out } = await run('provision user slack ada');
    expect(out).toContain('Connected to Acme.');
    expect(out).toContain('In scope, through Staff.');
    expect((await run('connection status slack')).out).toMatch(
      /State: +paused\nWhy: +operator paused it: a run was undone/,
    );
    expect((await run('connection usernames slack')).out).toMatch(/ada +ada Person +ada +ada +ada +kept/);
    expect((await run('plan reject slack')).code).toBe(4);
    expect((await run('plan show nothing')).code).toBe(3);
    expect((await run('run retry slack')).code).toBe(2);
  });

  it('ends the connection so that nobody keeps access, by a plan that is looked at and applied', async () => {
    await run('connection activate slack');
    const shown = await run('connection deactivate slack');
    expect([shown.code, shown.error]).toEqual([2, expect.stringContaining('These accounts stay on')]);
    const args = ['connection', 'deactivate', 'slack', '--deactivate-people', '--confirm', 'Slack slack'];
    const planned = await mirror.run(...args);
    expect([planned.code, planned.out]).toEqual([0, expect.stringContaining('removing the connection')]);
    expect((await mirror.run(...args, '--json')).json).toMatchObject({ kind: 'removal', state: 'waiting' });
    expect((await run('plan show slack')).out).toContain('ada Person: switch the account off');
    expect((await run('plan apply slack --yes')).code).toBe(0);
    expect(mirror.slack.org.members.find('ada')).toMatchObject({ state: 'deactivated' });
    expect((await run('connection status slack')).out).toMatch(
      /State: +deactivated\nWhy: +operator ended it; the people/,
    );
  });
});
