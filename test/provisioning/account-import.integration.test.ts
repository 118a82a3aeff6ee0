import { newId, systemActor } from '../../src/core';
import { personFromAccount } from '../../src/provisioning/import/person-from-account';
import { Mirror } from './mirror';

type Import = {
  id: string;
  state: string;
  total: number;
  done: number;
  imported: number;
  faults: { userName: string; message: string }[];
  note: string;
};

const actor = systemActor('test');

describe('an account as a person', () => {
  const names = { userName: 'ada', email: 'ada@acme.example' };

  it('takes over every attribute that the directory has a place for', () => {
    const { person, faults } = personFromAccount({
      ...names,
      givenName: 'Ada',
      familyName: 'Byron',
      displayName: 'Ada B.',
      title: 'Analyst',
      primaryPhone: '+44 1',
      mobilePhone: '+44 2',
      streetAddress: '1 Street',
      country: 'GB',
      costCenter: '42',
      organization: 'Acme',
      startDate: '2026-03-01',
      timezone: 'Europe/London',
    });
    expect(faults).toEqual([]);
    expect(person).toEqual({
      username: 'ada',
      email: 'ada@acme.example',
      firstName: 'Ada',
      lastName: 'Byron',
      displayName: 'Ada B.',
      jobTitle: 'Analyst',
      company: 'Acme',
      costCentre: '42',
      startDate: '2026-03-01',
      timezone: 'Europe/London',
      phones: [
        { type: 'work', value: '+44 1' },
        { type: 'mobile', value: '+44 2' },
      ],
      addresses: [{ type: 'work', street: '1 Street', country: 'GB' }],
    });
  });

  it.each([
    [{ displayName: 'Grace Brewster Hopper' }, 'Grace', 'Brewster Hopper'],
    [{ displayName: 'Plato' }, 'Plato', 'Plato'],
    [{}, 'ada', 'ada'],
    [{ givenName: 'Ada', displayName: 'Ada B.' }, 'Ada', 'B.'],
  ])('has first and last name also where Slack has neither: %j', (more, firstName, lastName) => {
    expect(personFromAccount({ ...names, ...more }).person).toMatchObject({ firstName, lastName });
  });

  it('leaves out what the directory would not take, and says so; without an e-mail address it is nobody', () => {
    const { person, faults } = personFromAccount({ ...names, timezone: 'Mars/Olympus', startDate: 'soon', title: 'A' });
    expect(person).toMatchObject({ jobTitle: 'A' });
    expect(person).not.toHaveProperty('timezone');
    expect(faults.map(({ path }) => path).sort()).toEqual(['startDate', 'timezone']);
    expect(personFromAccount({ userName: 'ada' }).person).toBeUndefined();
  });
});

describe('importing', () => {
  let mirror: Mirror;
  beforeAll(async () => {
    mirror = await Mirror.start();
    const { slack } = mirror;
    await slack.turn({ scimInactiveInLists: 'listed' });
    slack.member('olivia', { rank: 'owner' });
    slack.member('ada');
    slack.member('twin');
    slack.member('gone', { state: 'deactivated' });
    for (let n = 0; n < 120; n += 1) slack.member(`many${n}`, { title: `Number ${n}` });
    await mirror.person('twin');
    await mirror.app('slack');
    await mirror.connection('slack', { token: mirror.ownerToken() });
    await mirror.call('POST', '/connections/slack/activate');
    await mirror.services.plans.make(actor, (await mirror.services.connections.get('slack')).id);
  });
  afterAll(() => mirror.stop());

  const idOf = (username: string) => mirror.slack.org.members.find(username)?.id ?? '';
  const begin = async (body: object) => {
    const answer = await mirror.call('POST', '/connections/slack/account-imports', body);
    return { ...answer, import: answer.body as unknown as Import };
  };
  const preview = async (body: object) =>
    (await mirror.call('POST', '/connections/slack/account-import-preview', body)).body as {
      items: { outcome: string; account: { userName: string }; faults: { message: string }[]; attributes: string[] }[];
      total: number;
      note: string;
    };

  it('shows first what would become of each, and changes nothing', async () => {
    const shown = await preview({ accountIds: [idOf('ada'), idOf('twin'), idOf('gone')] });
    expect(shown.items.map(({ account, outcome }) => [account.userName, outcome])).toEqual([
      ['ada', 'import'],
      ['gone', 'impossible'],
      ['twin', 'impossible'],
    ]);
    expect(shown.items[2]?.faults[0]?.message).toContain('bind them instead');
    expect(shown.note).toContain('in no group that is authorised');
    expect((await preview({ all: true })).total).toBe(124);
    expect(await mirror.services.directory.findUser('ada')).toBeUndefined();
  });

  it('makes people of up to 100 while one waits, in no group, recognised and not written', async () => {
    const { status, import: done } = await begin({ accountIds: [idOf('ada'), idOf('gone'), idOf('ada'), 'U0NOWHERE'] });
    expect(status).toBe(201);
    expect(done).toMatchObject({ state: 'done', total: 3, imported: 1 });
    expect(done.faults.map(({ message }) => message)).toEqual([
      expect.stringContaining('deactivated'),
      expect.stringContaining('does not have this account'),
    ]);
    const ada = await mirror.services.directory.getUser('ada');
    expect(ada).toMatchObject({ email: 'ada@acme.example', administrator: false });
    expect(await mirror.services.directory.groupsOf(ada.id)).toEqual([]);
    expect((await mirror.call('GET', '/connections/slack/bindings/ada')).body).toMatchObject({
      state: 'bound',
      managed: false,
      authorised: false,
    });
    expect((await mirror.events('provisioning.account_import')).at(-1)).toMatchObject({ subject: { name: 'ada' } });
    mirror.slack.clock.advance(1_000);
    const plan = await mirror.services.plans.make(actor, (await mirror.services.connections.get('slack')).id);
    expect(plan.counts.operations).toEqual({});
  });

  it('is not done twice: a second import of the same account makes nobody', async () => {
    const { import: again } = await begin({ accountIds: [idOf('ada')] });
    expect(again).toMatchObject({ imported: 0, faults: [{ message: expect.stringContaining('ada’s already') }] });
    const fresh = await mirror.call('GET', '/connections/slack/accounts?imported=true');
    expect(fresh.body.items).toEqual([expect.objectContaining({ userName: 'ada', person: expect.anything() })]);
    const news = (await mirror.call('GET', '/connections/slack/accounts?imported=false&limit=200')).body.items as {
      userName: string;
      class: string;
    }[];
    expect(news).toHaveLength(124 - 1);
    expect(new Set(news.map((account) => account.class))).toEqual(new Set(['local']));
    expect(news.map(({ userName }) => userName)).not.toContain('gone');
  });

  it('is a job above 100, whose progress can be read, which another process takes up where one died, and tells its end', async () => {
    mirror.slack.clock.advance(1_000);
    const { import: begun } = await begin({ all: true });
    expect(begun).toMatchObject({ state: 'running', total: 123, done: 0 });
    const stopping = new AbortController();
    const onProgress = (done: number) => (done === 7 ? stopping.abort() : undefined);
    await mirror.services.importRunner.work(begun.id, { onProgress, signal: stopping.signal });
    const read = async () => (await mirror.call('GET', `/account-imports/${begun.id}`)).body as unknown as Import;
    expect(await read()).toMatchObject({ state: 'running', done: 7 });
    const { database } = mirror.api.test;
    await database.query(`UPDATE account_imports SET worker = 'a process that died'`);
    await mirror.services.importRunner.workOff();
    expect(await read()).toMatchObject({ state: 'running', done: 7 });
    mirror.slack.clock.advance(61_000);
    const watched = mirror.watch<Import>(`/account-imports/${begun.id}/progress`);
    await mirror.services.importRunner.workOff();
    expect((await watched).found.at(-1)).toMatchObject({ name: 'end', data: { state: 'done', done: 123 } });
    expect(await read()).toMatchObject({ state: 'done', done: 123, imported: 122, faults: [{ userName: 'twin' }] });
    expect(await mirror.services.directory.getUser('many7')).toMatchObject({ jobTitle: 'Number 7' });
    expect((await mirror.events('provisioning.import_finish')).at(-1)).toMatchObject({
      after: { accounts: 123, imported: 122, impossible: 1 },
    });
    const [end] = (await watched).found.slice(-1);
    const again = await mirror.watch(`/account-imports/${begun.id}/progress`, { 'last-event-id': end?.id ?? '' });
    expect(again.found.map(({ name }) => name)).toEqual(['end']);
    const nothing = await mirror.call('GET', `/account-imports/${newId()}/progress`);
    expect([nothing.status, nothing.body.code]).toEqual([404, 'provisioning.import_not_found']);
    const list = await mirror.call('GET', '/connections/slack/account-imports?limit=1');
    expect(list.body).toMatchObject({ items: [{ id: begun.id }], nextCursor: expect.any(String) });
  });

  it.each([
    ['nothing', {}],
    ['both', { all: true, accountIds: ['U0123'] }],
    ['names for ids', { accountIds: ['ada'] }],
    ['objects for ids (R65)', { accountIds: [{}] }],
    ['everything but all', { all: false }],
    ['a role (R60)', { accountIds: ['U0123'], administrator: true }],
  ])('refuses %s with 400', async (_, body) => {
    expect((await begin(body)).status).toBe(400);
  });

  it('has nothing to do where nothing is left', async () => {
    const { database } = mirror.api.test;
    await database.query(`DELETE FROM remote_accounts WHERE user_name = 'twin'`);
    expect((await begin({ all: true })).body.code).toBe('provisioning.nothing_selected');
    expect((await mirror.call('GET', `/account-imports/${idOf('ada')}`)).status).toBe(400);
  });

  it('runs from the command line, with what was left out', async () => {
    await mirror.slack.user({ userName: 'late' });
    mirror.slack.clock.advance(1_000);
    await mirror.services.plans.make(actor, (await mirror.services.connections.get('slack')).id);
    const shown = await mirror.run('account', 'import', 'slack', idOf('late'), '--dry-run');
    expect(shown.out).toMatch(/late +a person/);
    expect(shown.error).toContain('Nothing was changed: this was a dry run.');
    const done = await mirror.run('account', 'import', 'slack', idOf('late'));
    expect([done.code, done.out]).toEqual([0, '1 of 1 accounts became people.\n']);
    expect(done.error).toContain('in no group that is authorised');
    expect((await mirror.run('account', 'import', 'slack')).code).toBe(2);
  });
});
