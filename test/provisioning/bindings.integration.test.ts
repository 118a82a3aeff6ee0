import { systemActor } from '../../src/core';
import { Mirror } from './mirror';

type Binding = {
  userId: string;
  username: string;
  state: string;
  managed: boolean;
  authorised: boolean;
  refusal: string | null;
  accountId: string | null;
  account: { userName: string } | null;
  signals: string[];
  candidates: { accountId: string; signals: string[] }[];
  link: { state: string; endsAt: string | null };
};

/** Who is which account: the desk at which a person decides. */
let mirror: Mirror;
const actor = systemActor('test');

beforeAll(async () => {
  mirror = await Mirror.start();
  const { slack } = mirror;
  await slack.turn({ scimInactiveInLists: 'listed' });
  slack.member('olivia', { rank: 'owner' });
  slack.member('ada');
  slack.member('bob', { email: 'robert@acme.example' });
  slack.member('carol');
  slack.member('local-one');
  slack.member('former', { state: 'deactivated' });
  slack.member('visitor', { rank: 'multi-channel-guest' });
  await mirror.app('slack');
  const group = await mirror.group('Staff', 'ada', 'bob', 'carol', 'dora');
  await mirror.person('eve');
  const app = await mirror.services.apps.get('slack');
  await mirror.services.apps.authoriseGroup(actor, app.id, group.id);
  await mirror.connection('slack', { token: mirror.ownerToken(), settings: { matching: { whenCertain: 'propose' } } });
  await mirror.call('POST', '/connections/slack/activate');
  await plan();
});
afterAll(() => mirror.stop());

const plan = async () => {
  mirror.slack.clock.advance(1_000);
  return mirror.services.plans.make(actor, (await mirror.services.connections.get('slack')).id);
};
const path = '/connections/slack/bindings';
const read = async (user: string) => (await mirror.call('GET', `${path}/${user}`)).body as unknown as Binding;
const accountOf = (username: string) => mirror.slack.org.members.find(username)?.id ?? '';
const list = async (query: string) =>
  ((await mirror.call('GET', `${path}?${query}`)).body.items as Binding[]).map(({ username }) => username);
const accounts = async (query: string) =>
  ((await mirror.call('GET', `/connections/slack/accounts?${query}`)).body.items as { userName: string }[]).map(
    ({ userName }) => userName,
  );

describe('who may enter', () => {
  const { directory, apps } = { directory: () => mirror.services.directory, apps: () => mirror.services.apps };
  const change = async (name: string, patch: object) =>
    directory().updateUser(actor, (await mirror.person(name)).id, patch);
  const all = async () => (await mirror.call('GET', `${path}?limit=50`)).body.items as Binding[];
  const asked = async ({ userId }: Binding) =>
    (await mirror.call('GET', `/apps/slack/access/${userId}`)).body as { reason: string | null };
  const counts = async () => (await mirror.call('GET', '/connections/slack/binding-counts')).body;
  const enable = async (enabled: boolean) => apps().update(actor, (await apps().get('slack')).id, { enabled });

  afterAll(async () => {
    await enable(true);
    await change('ada', { suspended: false });
    await change('carol', { passwordExpired: false });
  });

  it('is the answer that sign-in gives, for each in the list', async () => {
    await change('ada', { suspended: true });
    await change('carol', { passwordExpired: true });
    const found = await all();
    expect(found.map(({ username, authorised, refusal }) => [username, authorised, refusal])).toEqual([
      ['ada', true, 'user_suspended'],
      ['bob', true, null],
      ['carol', true, 'password_expired'],
      ['dora', true, null],
      ['eve', false, 'not_in_authorised_group'],
    ]);
    for (const person of found) expect(person.refusal).toBe((await asked(person)).reason);
    expect((await mirror.run('binding', 'show', 'slack', 'ada')).out).toMatch(
      /May enter: +no: the person is suspended/,
    );
  });

  it('is counted as for the app: nobody who is suspended, and nobody where it is off', async () => {
    const { people } = (await mirror.call('GET', '/apps/slack/access')).body;
    expect(people).toBe(3);
    expect((await counts()).mayEnter).toEqual({ people, withAccount: 0 });
    const listed = async (mayEnter: boolean) => {
      const { items } = (await mirror.call('GET', `${path}?mayEnter=${mayEnter}&limit=200`)).body;
      return (items as Binding[]).map(({ username }) => username);
    };
    expect(await listed(true)).toEqual(['bob', 'carol', 'dora']);
    expect(await listed(false)).toEqual(['ada', 'eve']);
    await enable(false);
    expect(await listed(true)).toEqual([]);
    expect((await counts()).mayEnter).toEqual({ people: 0, withAccount: 0 });
    expect(new Set((await all()).map(({ refusal }) => refusal))).toEqual(new Set(['app_disabled']));
  });
});

describe('the lists', () => {
  it('count people by binding and accounts by class', async () => {
    const { body } = await mirror.call('GET', '/connections/slack/binding-counts');
    expect(body).toMatchObject({
      people: { unbound: 2, proposed: 2, bound: 0, conflicting: 1, ignored: 0 },
      peopleWithoutAccount: 4,
      accounts: { matched_assigned: 0, local: 6, guest: 1, deactivated: 1 },
      links: { confirmed: 0, none: 0 },
      accountsReadAt: expect.any(String),
    });
    expect((await mirror.call('GET', '/connections/slack/status')).body).toMatchObject({ conflicts: 1 });
  });

  it('are narrowed by state, authorisation and words, in pages', async () => {
    expect(await list('state=proposed')).toEqual(['ada', 'carol']);
    expect(await list('state=conflicting')).toEqual(['bob']);
    expect(await list('authorised=false')).toEqual(['eve']);
    expect(await list('authorised=true&state=unbound')).toEqual(['dora']);
    expect(await list('mayEnter=true&state=unbound')).toEqual(['dora']);
    expect(await list('search=ad')).toEqual(['ada']);
    expect(await accounts('class=guest')).toEqual(['visitor']);
    expect(await accounts('class=deactivated')).toEqual(['former']);
    expect(await accounts('search=ROBERT@')).toEqual(['bob']);
    const first = (await mirror.call('GET', `${path}?limit=2`)).body as { items: Binding[]; nextCursor: string };
    const second = (await mirror.call('GET', `${path}?limit=2&cursor=${first.nextCursor}`)).body.items as Binding[];
    expect([...first.items, ...second].map(({ username }) => username)).toEqual(['ada', 'bob', 'carol', 'dora']);
  });

  it('say what a conflict is about, and what points where; of one found by an earlier version, only what about', async () => {
    const accountId = accountOf('bob');
    expect(await read('bob')).toMatchObject({
      state: 'conflicting',
      candidates: [{ accountId, signals: ['userName'] }],
    });
    const { database } = mirror.api.test;
    await database.query(`UPDATE bindings SET signals = signals - 'pointers' WHERE state = 'conflicting'`);
    expect(await read('bob')).toMatchObject({ signals: [], candidates: [{ accountId, signals: [] }] });
  });

  it.each(["'; DROP TABLE bindings; --", '%', '\\', "''", '*:* | !', '{}', '<script>', '🦄', ' '.repeat(100)])(
    'take %j for what it is: no error, and no row more (R65)',
    async (search) => {
      const encoded = encodeURIComponent(search);
      for (const [kind, all] of [
        ['bindings', 5],
        ['accounts', 9],
      ] as const) {
        const { status, body } = await mirror.call('GET', `/connections/slack/${kind}?search=${encoded}`);
        const found = (body.items as unknown[] | undefined)?.length;
        expect([kind, status, found]).toEqual([kind, 200, search.trim() === '' ? expect.any(Number) : 0]);
        expect(found).toBeLessThanOrEqual(all);
      }
    },
  );

  it.each(['state=other', 'class=x', 'link=soon', 'limit=201', 'limit=0', 'sort=email', 'state=bound&state=bound'])(
    'refuse %s with 400 (R65, R72)',
    async (query) => {
      expect((await mirror.call('GET', `${path}?${query}`)).status).toBe(400);
    },
  );

  it('sort accounts that are nobody’s into classes, by what they are and whether they are on', async () => {
    const { database } = mirror.api.test;
    const classes = [
      ['person', true, 'local'],
      ['person', false, 'deactivated'],
      ['multi-channel-guest', true, 'guest'],
      ['multi-channel-guest', false, 'deactivated'],
      ['single-channel-guest', true, 'guest'],
      ['single-channel-guest', false, 'deactivated'],
      ['bot', true, 'bot'],
      ['bot', false, 'bot'],
      ['external', true, 'external'],
      ['external', false, 'external'],
    ] as const;
    const { id } = await mirror.services.connections.get('slack');
    const found: unknown[] = [];
    for (const [kind, active] of classes) {
      await database.query(
        'UPDATE remote_accounts SET kind = $2, active = $3 WHERE connection_id = $1 AND account_id = $4',
        [id, kind, active, accountOf('local-one')],
      );
      const { body } = await mirror.call('GET', '/connections/slack/accounts?search=local-one');
      found.push([kind, active, (body.items as { class: string }[]).map((item) => item.class).join()]);
    }
    expect(found).toEqual(classes);
    await database.query(
      `UPDATE remote_accounts SET kind = 'person', active = true WHERE connection_id = $1 AND account_id = $2`,
      [id, accountOf('local-one')],
    );
  });
});

describe('a person', () => {
  it('agrees to a proposal, and nothing is written to Slack by that', async () => {
    const writes = () =>
      mirror.slack.sandbox
        .calls()
        .entries()
        .filter(({ operation }) => /create|patch|put/.test(operation)).length;
    const before = writes();
    const { body } = await mirror.call('PUT', `${path}/ada`, {});
    expect(body).toMatchObject({ state: 'bound', managed: true, signals: ['hand'], accountId: accountOf('ada') });
    expect(writes()).toBe(before);
    expect(await accounts('class=matched_assigned')).toEqual(['ada']);
    expect((await mirror.events('provisioning.bind')).at(-1)).toMatchObject({
      subject: { name: 'ada' },
      before: { state: 'proposed' },
      after: { state: 'bound', accountId: accountOf('ada') },
    });
  });

  it('decides a conflict, which the next plan takes for settled', async () => {
    expect((await mirror.call('PUT', `${path}/bob`, {})).body.code).toBe('provisioning.nothing_proposed');
    expect((await mirror.call('PUT', `${path}/bob`, { accountId: accountOf('bob') })).body).toMatchObject({
      state: 'bound',
    });
    const made = await plan();
    expect(made.conflicts).toEqual([]);
    expect(await read('bob')).toMatchObject({ state: 'bound' });
  });

  it('decides over what they looked at, and over nothing else: the second of two is told what it is now', async () => {
    const looked = await read('bob');
    expect(looked).toMatchObject({ state: 'bound', accountId: accountOf('bob') });
    const asBound = { seenState: 'bound', seenAccountId: accountOf('bob') };
    const other = accountOf('local-one');
    const over = (seen: object) => mirror.call('PUT', `${path}/bob`, { accountId: other, ...seen });
    const earlier = [{ seenState: 'conflicting' }, { seenState: 'bound' }, { ...asBound, seenAccountId: other }];
    const query = 'seenState=conflicting';
    const refused = [
      ...(await Promise.all(earlier.map(over))),
      await mirror.call('DELETE', `${path}/bob?${query}`),
      await mirror.call('POST', `${path}/bob/ignore?${query}`),
      await mirror.call('POST', `${path}/dora/ignore?${query}`),
    ];
    for (const { status, body } of refused) {
      expect([status, body.code]).toEqual([409, 'provisioning.changed_meanwhile']);
    }
    expect(refused[0]?.body.title).toContain('@bob is theirs now');
    expect(refused.at(-1)?.body.title).toContain('no account is known to be theirs now');
    expect(await read('bob')).toEqual(looked);
    // What was looked at is still so; and who does not say what they looked at is not asked.
    expect((await over(asBound)).body).toMatchObject({ state: 'bound', accountId: other });
    expect((await mirror.call('PUT', `${path}/bob`, { accountId: accountOf('bob') })).body).toMatchObject({
      accountId: accountOf('bob'),
    });
    expect((await mirror.call('POST', `${path}/dora/ignore?seenState=unbound`)).body.state).toBe('ignored');
    expect((await mirror.call('DELETE', `${path}/dora?seenState=ignored`)).body.state).toBe('unbound');
  });

  it('never gives one account to two people (R115)', async () => {
    const { status, body } = await mirror.call('PUT', `${path}/dora`, { accountId: accountOf('ada') });
    expect([status, body.code]).toEqual([409, 'provisioning.account_taken']);
    expect(await read('dora')).toMatchObject({ state: 'unbound' });
  });

  it.each([
    ['an account that is not there', 'U0NOWHERE', 404],
    ['a name for an id', 'ada', 400],
    ['a list for an id (R65)', ['U0123'], 400],
  ])('cannot bind %s', async (_, accountId, status) => {
    expect((await mirror.call('PUT', `${path}/dora`, { accountId })).status).toBe(status);
  });

  it('unbinds, and plans propose it again instead of taking it by themselves', async () => {
    await mirror.call('PATCH', '/connections/slack', { settings: { matching: { whenCertain: 'bind' } } });
    expect((await mirror.call('DELETE', `${path}/ada`)).body).toMatchObject({ state: 'proposed', signals: [] });
    await plan();
    await plan();
    expect(await read('ada')).toMatchObject({ state: 'proposed', accountId: accountOf('ada') });
    await mirror.call('PUT', `${path}/ada`, {});
    expect((await mirror.call('DELETE', `${path}/dora`)).body.code).toBe('provisioning.nothing_bound');
  });

  it('ignores somebody: no plan touches them until they are unbound', async () => {
    expect((await mirror.call('POST', `${path}/carol/ignore`)).body).toMatchObject({
      state: 'ignored',
      managed: false,
    });
    const made = await plan();
    const steps = await mirror.services.plans.steps(made.id, { limit: 200 });
    expect(steps.items.map(({ operation }) => operation.subject.name)).not.toContain('carol');
    expect((await mirror.call('DELETE', `${path}/carol`)).body).toMatchObject({ state: 'unbound' });
  });

  it('may be named by those who may only write, and not by those who may only read (R58)', async () => {
    const reader = (await mirror.withScopes('provisioning:read')).secret;
    expect((await mirror.call('PUT', `${path}/ada`, {}, reader)).status).toBe(403);
    expect((await mirror.call('GET', `${path}/nobody`, undefined, reader)).body.code).toBe('directory.user_not_found');
  });
});

describe('a SAML sign-in', () => {
  const signIn = async (username: string, outcome: 'success' | 'refused' = 'success') => {
    const person = await mirror.services.directory.getUser(username);
    const app = await mirror.services.apps.get('slack');
    await mirror.api.test.database.query('INSERT INTO audit_pending (record) VALUES ($1)', [
      JSON.stringify({
        action: 'saml.sign_in',
        actor: { kind: 'user', id: outcome === 'success' ? person.id : 'nobody', name: username },
        outcome,
        subject: { kind: 'app', id: app.id, name: 'slack' },
        at: mirror.slack.clock.now().toISOString(),
      }),
    ]);
    await mirror.services.appender.appendPending();
    await mirror.services.signInFollower.follow();
  };

  it('confirms whose account it is, and each is looked at once', async () => {
    await mirror.services.signInFollower.follow();
    await signIn('ada', 'refused');
    expect(await read('ada')).toMatchObject({ link: { state: 'none' } });
    await signIn('ada');
    expect(await read('ada')).toMatchObject({
      link: { state: 'confirmed' },
      signals: expect.arrayContaining(['saml']),
    });
    const followers = mirror.api.test.database.query('SELECT seq FROM audit_followers');
    await mirror.services.signInFollower.follow();
    expect(await mirror.api.test.database.query('SELECT seq FROM audit_followers')).toEqual(await followers);
  });

  it('makes a proposal of the same e-mail address certain, and settles no conflict', async () => {
    await mirror.call('PATCH', '/connections/slack', { settings: { matching: { whenCertain: 'propose' } } });
    await plan();
    expect(await read('carol')).toMatchObject({ state: 'proposed' });
    await signIn('carol');
    expect(await read('carol')).toMatchObject({ state: 'bound', link: { state: 'confirmed' } });
    await signIn('dora');
    expect(await read('dora')).toMatchObject({ state: 'unbound' });
  });
});

describe('binding links of 72 hours', () => {
  it('say whose runs out and whom to ask for a new one', async () => {
    expect((await mirror.call('POST', '/connections/slack/binding-links', {})).body).toEqual({ changed: 1 });
    expect(await read('bob')).toMatchObject({ link: { state: 'open', endsAt: expect.any(String) } });
    mirror.slack.clock.advance(49 * 3_600_000);
    expect(await list('link=ending')).toEqual(['bob']);
    mirror.slack.clock.advance(23 * 3_600_000);
    expect(await list('link=ended')).toEqual(['bob']);
    expect(await list('link=confirmed')).toEqual(['ada', 'carol']);
    const own = async (name: string) => mirror.services.ownAccounts.accountsOf((await mirror.person(name)).id);
    expect(await own('bob')).toEqual([
      expect.objectContaining({
        appSlug: 'slack',
        state: 'bound',
        active: true,
        link: 'ended',
        linkEndsAt: expect.any(Date),
      }),
    ]);
    expect(await own('ada')).toMatchObject([{ state: 'bound', link: 'confirmed', linkEndsAt: null }]);
    expect(await own('somebody-new')).toMatchObject([{ state: 'unbound', userName: null, link: 'none' }]);
    const { id } = await mirror.services.directory.getUser('bob');
    expect((await mirror.call('POST', '/connections/slack/binding-links', { userIds: [id] })).body).toEqual({
      changed: 1,
    });
    expect(await list('link=open')).toEqual(['bob']);
  });
});

describe('the command line', () => {
  const run = (line: string) => mirror.run(...line.split(' '));

  it('shows and decides what the API does', async () => {
    expect((await run('binding counts slack')).out).toMatch(/bound +3/);
    expect((await run('binding list slack --state bound --no-authorised')).out).toBe('Nobody fits.\n');
    expect((await run('binding list slack --search bob')).out).toMatch(/bob +bob Person +bound +bob \(\w+\)/);
    expect((await run('binding show slack bob')).out).toMatch(/Because of: +hand/);
    expect((await run('binding unbind slack bob')).error).toContain('Slack was not changed');
    expect((await run('binding list slack --state proposed --json')).json).toMatchObject({
      items: [{ username: 'bob' }],
    });
    expect((await run('binding confirm slack')).out).toBe('1 people are bound now.\n');
    expect((await run('binding ignore slack eve')).out).toMatch(/Binding: +ignored/);
    expect((await run('binding bind slack dora U0NOWHERE')).code).toBe(3);
    expect((await run('binding links-sent slack --user bob --at 2026-03-01T12:00:00Z')).out).toContain('1 people');
    expect((await run('account list slack --class local --new')).out).toContain('local-one');
  });
});

describe('an account that is off', () => {
  it('is nobody’s place in Slack: it is not counted, and found by itself', async () => {
    const counts = async () => (await mirror.call('GET', '/connections/slack/binding-counts')).body;
    const { mayEnter, mayNotEnter } = await counts();
    expect({ mayEnter, mayNotEnter }).toEqual({
      mayEnter: { people: 4, withAccount: 3 },
      mayNotEnter: { withAccount: 0 },
    });
    const [on, off, none] = [await list('account=on'), await list('account=off'), await list('account=none')];
    expect([on.length, off]).toEqual([3, []]);
    expect([...on, ...none].toSorted()).toEqual(await list(''));

    const bob = (await mirror.services.directory.getUser('bob')).id;
    await mirror.services.directory.updateUser(actor, bob, { suspended: true });
    expect(await counts()).toMatchObject({ mayEnter: { withAccount: 2 }, mayNotEnter: { withAccount: 1 } });
    expect(await list('account=on&mayEnter=false')).toEqual(['bob']);
    expect((await mirror.run('binding', 'counts', 'slack')).error).toContain(
      '1 people who may not enter have an account that is on.',
    );

    await mirror.api.test.database.query('UPDATE remote_accounts SET active = false WHERE account_id = $1', [
      accountOf('bob'),
    ]);
    expect(await counts()).toMatchObject({ mayEnter: { withAccount: 2 }, mayNotEnter: { withAccount: 0 } });
    expect(await list('account=off')).toEqual(['bob']);
    expect((await mirror.run('binding', 'list', 'slack', '--account', 'off')).out).toMatch(/bob +bob Person +bound/);
    await mirror.api.test.database.query('UPDATE remote_accounts SET active = true');
    await mirror.services.directory.updateUser(actor, bob, { suspended: false });
  });
});

describe('somebody who was deleted', () => {
  it('is listed while their account is to be seen to; the app is not theirs to enter, and they are counted nowhere', async () => {
    const mayEnter = async () => (await mirror.call('GET', '/connections/slack/binding-counts')).body.mayEnter;
    expect(await mayEnter()).toEqual({ people: 4, withAccount: 3 });
    const { id } = await mirror.services.directory.getUser('carol');
    await mirror.services.directory.deleteUser(actor, id);
    expect(await read(id)).toMatchObject({ deleted: true, authorised: false, refusal: 'user_deleted' });
    expect(await mayEnter()).toEqual({ people: 3, withAccount: 2 });
  });
});
