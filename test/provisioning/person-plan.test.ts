import type { AccountId } from '../../src/core';
import { type AccountRank, type BindingFacts, type PersonPlan } from '../../src/provisioning';
import { applyPlan, unbound } from '../support/provisioning/apply-plan';
import { planWorld } from '../support/provisioning/plan-world';
import type { ModelAccount } from '../support/provisioning/slack-model';
import {
  addGroup,
  addPerson,
  changeUser,
  newWorld,
  tokenOwner,
  type World,
  type WorldPerson,
} from '../support/provisioning/world';

function planOf(world: World, person: WorldPerson): PersonPlan {
  const plan = planWorld(world).people.get(person.id);
  if (plan === undefined) throw new Error('somebody is not planned');
  return plan;
}

/** Kinds of operations, with the reason of each. */
const steps = ({ operations }: PersonPlan) => operations.map(({ kind, reason }) => `${kind}: ${reason.code}`);
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);

/** Somebody who is mirrored already, and their account. */
function mirrored(
  settings: object = {},
  user: Parameters<typeof addPerson>[1] = { username: 'ada', jobTitle: 'Analyst' },
) {
  const world = newWorld(settings);
  const ada = addPerson(world, user);
  applyPlan(world, planWorld(world));
  return { world, ada, account: () => accountOf(world, ada) };
}

function accountOf(world: World, person: WorldPerson): ModelAccount {
  const account = world.slack.accounts.get(world.bindings.get(person.id)?.accountId as AccountId);
  if (account === undefined) throw new Error('somebody has no account');
  return account;
}

function changeAccount(world: World, { id }: ModelAccount, change: Partial<ModelAccount>): void {
  const account = world.slack.accounts.get(id);
  if (account !== undefined)
    world.slack.accounts.set(id, { ...account, ...change, values: { ...account.values, ...change.values } });
}

function bind(world: World, person: WorldPerson, account: ModelAccount, more: Partial<BindingFacts> = {}): void {
  world.bindings.set(person.id, { ...unbound, accountId: account.id, ...more });
}

function suspend(person: WorldPerson): void {
  person.suspended = true;
}

function expire(person: WorldPerson): void {
  person.passwordExpired = true;
}

function remove(person: WorldPerson): void {
  person.deleted = true;
}

function leave(person: WorldPerson): void {
  person.groupIds.clear();
}

function makeTokenOwner(world: World, accountId: AccountId): void {
  world.capabilities = { ...world.capabilities, owner: { accountId, rank: 'owner' } };
}

/** A person with an account in Slack that holds these values, bound to nobody. */
function meeting(
  values: { email?: string; userName?: string; givenName?: string; familyName?: string },
  more: Partial<ModelAccount> = {},
  settings: object = {},
) {
  const world = newWorld(settings);
  const ada = addPerson(world, { username: 'ada', firstName: 'Ada', lastName: 'Byron' });
  const account = world.slack.add({ values: { email: 'other@acme.example', userName: 'other', ...values }, ...more });
  return { world, ada, account };
}

describe('the active rule', () => {
  it('is on while authorised, not suspended and the password not expired; said with every write', () => {
    const { world, ada } = mirrored();
    expect(planOf(world, ada)).toMatchObject({ operations: [], desire: { active: true, because: 'authorised' } });
  });

  it.each([
    ['is suspended', 'suspended', suspend],
    ['has an expired password', 'password_expired', expire],
    ['is in no authorised group any more', 'not_authorised', leave],
    ['was deleted', 'deleted', remove],
  ])('switches off who %s, and names that reason', (_what, code, happen) => {
    const { world, ada } = mirrored();
    happen(ada);
    const plan = planOf(world, ada);
    expect(steps(plan)).toEqual([`account.deactivate: ${code}`]);
    expect(plan.operations[0]).toMatchObject({ phase: 'leavers', changes: {} });
    expect(plan.counts).toEqual({
      managedActive: 1,
      deactivations: 1,
      inactiveNotByUs: 0,
      inScope: ada.deleted || code === 'not_authorised' ? 0 : 1,
    });
  });

  it.each([
    ['whenSuspended', suspend],
    ['whenPasswordExpired', expire],
    ['whenNotAuthorised', leave],
  ])('lets the account stay where %s is keep', (setting, happen) => {
    const { world, ada } = mirrored({ activeRule: { [setting]: 'keep' } });
    happen(ada);
    expect(steps(planOf(world, ada))).toEqual([]);
  });

  it('switches off who was deleted also where nothing else would, and who is suspended and not authorised', () => {
    const keep = { whenNotAuthorised: 'keep', whenPasswordExpired: 'keep' };
    const { world, ada } = mirrored({ activeRule: { ...keep, whenSuspended: 'keep' } });
    ada.deleted = true;
    expect(steps(planOf(world, ada))).toEqual(['account.deactivate: deleted']);
    const other = mirrored({ activeRule: keep });
    other.ada.groupIds.clear();
    other.ada.suspended = true;
    expect(steps(planOf(other.world, other.ada))).toEqual(['account.deactivate: suspended']);
  });

  it('makes no account for who is off, and asks nothing of who is in the directory only', () => {
    const world = newWorld();
    const people = [
      addPerson(world, {}, { suspended: true }),
      addPerson(world, {}, { passwordExpired: true }),
      addPerson(world, {}, { deleted: true }),
      addPerson(world, {}, { groupIds: new Set() }),
    ];
    for (const person of people)
      expect(planOf(world, person)).toMatchObject({ operations: [], binding: null, digests: null });
  });

  it('collapses what happened in between to the last state: off and on again is nothing (R107)', () => {
    const { world, ada } = mirrored();
    ada.suspended = true;
    ada.suspended = false;
    changeUser(ada, { jobTitle: 'Director' });
    expect(steps(planOf(world, ada))).toEqual(['account.update: attributes_differ']);
  });
});

describe('an account', () => {
  it('is made with everything that is mapped, and nothing that is not', () => {
    const world = newWorld();
    world.rows = [
      ...world.rows.filter(({ attribute }) => attribute !== 'title'),
      { attribute: 'title', sourceKind: 'constant', source: 'New here', apply: 'on_create' },
    ];
    const ada = addPerson(world, { username: 'ada', department: 'Research' });
    const [operation] = planOf(world, ada).operations;
    expect(operation).toMatchObject({
      kind: 'account.create',
      phase: 'accounts',
      accountId: null,
      basis: { held: null },
    });
    expect(operation?.changes).toEqual({
      userName: { before: null, after: 'ada' },
      email: { before: null, after: 'ada@acme.example' },
      displayName: { before: null, after: 'Ada Number1' },
      givenName: { before: null, after: 'Ada' },
      familyName: { before: null, after: 'Number1' },
      title: { before: null, after: 'New here' },
      department: { before: null, after: 'Research' },
    });
  });

  it('is changed by what differs only, each with its before and after', () => {
    const { world, ada } = mirrored();
    changeUser(ada, { jobTitle: 'Director', department: 'Research', lastName: 'Byron' });
    const [operation] = planOf(world, ada).operations;
    expect(operation?.changes).toEqual({
      title: { before: 'Analyst', after: 'Director' },
      department: { before: null, after: 'Research' },
      familyName: { before: 'Number1', after: 'Byron' },
      displayName: { before: 'Ada_Number1', after: 'Ada Byron' },
    });
    expect(operation?.reason.sentence).toContain('displayName, familyName, title and department');
  });

  it('loses what is unset in the directory, but not what Slack fills with something of its own', () => {
    const { world, ada } = mirrored(
      {},
      { username: 'ada', jobTitle: 'Analyst', timezone: 'Europe/London', photoUrl: 'https://photos.example/1' },
    );
    changeUser(ada, { jobTitle: null, timezone: null, photoUrl: null });
    expect(planOf(world, ada).operations[0]?.changes).toEqual({ title: { before: 'Analyst', after: null } });
  });

  it('keeps attributes that nobody mapped, that are on create only, and that are never written', () => {
    const { world, ada, account } = mirrored();
    changeAccount(world, account(), { values: { role: 'Queen', honorificPrefix: 'Countess' } });
    expect(steps(planOf(world, ada))).toEqual([]);
    for (const apply of ['on_create', 'never'] as const) {
      world.rows = world.rows.map((row) => (row.attribute === 'title' ? { ...row, apply } : row));
      changeUser(ada, { jobTitle: apply });
      expect(steps(planOf(world, ada))).toEqual([]);
    }
  });

  it('is given what is never overwritten where Slack holds nothing, and left alone where it holds something', () => {
    const { world, ada, account } = mirrored();
    world.rows = world.rows.map((row) => (row.attribute === 'title' ? { ...row, apply: 'never' } : row));
    changeUser(ada, { jobTitle: null });
    expect(steps(planOf(world, ada))).toEqual([]);
    changeAccount(world, account(), { values: { title: 'Queen' } });
    changeUser(ada, { jobTitle: 'Countess' });
    expect(steps(planOf(world, ada))).toEqual([]);
    changeAccount(world, account(), { values: { title: '' } });
    expect(planOf(world, ada).operations[0]?.changes).toEqual({ title: { before: null, after: 'Countess' } });
  });

  it('gets its photo again when the directory has another, not because Slack shows an address of its own', () => {
    const { world, ada } = mirrored({}, { username: 'ada', photoUrl: 'https://photos.example/1' });
    expect(steps(planOf(world, ada))).toEqual([]);
    changeUser(ada, { photoUrl: 'https://photos.example/2' });
    expect(planOf(world, ada).operations[0]?.changes).toEqual({
      photo: { before: 'https://photos.example/1', after: 'https://photos.example/2' },
    });
  });

  it('is left as it is in the one attribute whose value Slack would refuse, which is told; the others are written', () => {
    const { world, ada } = mirrored({}, { username: 'ada', department: 'Research', jobTitle: 'Analyst' });
    changeUser(ada, { department: 'x'.repeat(256), jobTitle: 'Director' });
    expect(planOf(world, ada).refusals).toEqual([]);
    changeUser(ada, { department: `${'x'.repeat(257)}` });
    const plan = planOf(world, ada);
    expect(plan.operations[0]?.changes).toEqual({ title: { before: 'Analyst', after: 'Director' } });
    expect(plan.refusals).toMatchObject([
      { code: 'value_invalid', subject: { id: ada.id }, sentence: expect.stringContaining('department') },
    ]);
    applyPlan(world, planWorld(world));
    expect(planOf(world, ada)).toMatchObject({ operations: [], refusals: [{ code: 'value_invalid' }], digests: null });
  });

  it('is not made without an e-mail address that Slack takes', () => {
    const world = newWorld();
    world.rows = world.rows.map((row) =>
      row.attribute === 'email' ? { ...row, sourceKind: 'constant', source: 'nobody' } : row,
    );
    const plan = planOf(world, addPerson(world));
    expect(plan.operations).toEqual([]);
    expect(codes(plan.refusals)).toEqual(['value_invalid', 'value_invalid']);
  });

  it('that was changed by hand in Slack is put right, and told apart from a change of the directory (R116)', () => {
    const { world, ada, account } = mirrored();
    changeAccount(world, account(), { values: { title: 'Queen' } });
    expect(steps(planOf(world, ada))).toEqual(['account.update: drift']);
    expect(planOf(world, ada).operations[0]?.changes).toEqual({ title: { before: 'Queen', after: 'Analyst' } });
    changeUser(ada, { jobTitle: 'Director' });
    expect(steps(planOf(world, ada))).toEqual(['account.update: attributes_differ']);
  });

  it('is reactivated when its person comes back, with what changed meanwhile', () => {
    const { world, ada, account } = mirrored();
    ada.suspended = true;
    applyPlan(world, planWorld(world));
    expect(account().active).toBe(false);
    changeUser(ada, { jobTitle: 'Director' });
    expect(steps(planOf(world, ada))).toEqual([]);
    ada.suspended = false;
    const plan = planOf(world, ada);
    expect(steps(plan)).toEqual(['account.reactivate: returned']);
    expect(plan.operations[0]?.changes).toEqual({ title: { before: 'Analyst', after: 'Director' } });
    expect(plan.counts.inactiveNotByUs).toBe(0);
  });

  it('that somebody else switched off stops the run, and is switched on only by whoever approves it (April 2024)', () => {
    const { world, ada, account } = mirrored();
    changeAccount(world, account(), { active: false });
    const plan = planWorld(world);
    expect(steps(planOf(world, ada))).toEqual(['account.reactivate: inactive_not_by_us']);
    expect(plan.breaches).toMatchObject([{ code: 'inactive_not_by_us', count: 1 }]);
  });

  it('that is off and is to be off counts as ours from then on, so that a return needs no decision', () => {
    const { world, ada, account } = mirrored();
    changeAccount(world, account(), { active: false });
    ada.suspended = true;
    expect(planOf(world, ada)).toMatchObject({ operations: [], binding: { kind: 'agree_inactive' } });
    applyPlan(world, planWorld(world));
    ada.suspended = false;
    expect(steps(planOf(world, ada))).toEqual(['account.reactivate: returned']);
  });

  it('is not tried where the token may not write accounts, and the token’s own words say why', () => {
    const world = newWorld();
    const ada = addPerson(world);
    const known = world.capabilities.capabilities.filter(({ name }) => name !== 'accounts.write');
    const missing = {
      name: 'accounts.write',
      state: 'impossible',
      reason: 'The scope admin is missing.',
      remedy: 'Add it.',
    } as const;
    world.capabilities = { ...world.capabilities, capabilities: [...known, missing] };
    expect(planOf(world, ada)).toMatchObject({
      operations: [],
      refusals: [{ code: 'capability_missing', sentence: 'The scope admin is missing.', remedy: 'Add it.' }],
      gets: null,
    });
  });
});

describe('a manager', () => {
  it('is named in a second pass where the same plan makes their account, and at once where they have one', () => {
    const world = newWorld();
    const boss = addPerson(world, { username: 'grace' });
    const ada = addPerson(world, { username: 'ada', managerId: boss.id });
    const plan = planOf(world, ada);
    expect(steps(plan)).toEqual(['account.create: authorised', 'account.update: manager']);
    expect(plan.operations[1]).toMatchObject({
      phase: 'managers',
      accountId: null,
      changes: { manager: { before: null, after: `person:${boss.id}` } },
    });
    applyPlan(world, planWorld(world));
    expect(accountOf(world, ada).values.manager).toBe(accountOf(world, boss).id);
    const alan = addPerson(world, { username: 'alan', managerId: boss.id });
    expect(planOf(world, alan).operations).toMatchObject([
      { kind: 'account.create', changes: { manager: { before: null, after: accountOf(world, boss).id } } },
    ]);
  });

  it('who has no account and gets none is not named, and one who is no manager any more is taken away', () => {
    const world = newWorld();
    const outside = addPerson(world, { username: 'grace' }, { groupIds: new Set() });
    const ada = addPerson(world, { username: 'ada', managerId: outside.id });
    expect(steps(planOf(world, ada))).toEqual(['account.create: authorised']);
    applyPlan(world, planWorld(world));
    const account = accountOf(world, ada);
    changeAccount(world, account, { values: { manager: tokenOwner } });
    expect(planOf(world, ada).operations[0]?.changes).toEqual({ manager: { before: tokenOwner, after: null } });
  });

  it('whose account becomes another is named anew, although nothing changed about the person', () => {
    const world = newWorld();
    const boss = addPerson(world, { username: 'grace' });
    const ada = addPerson(world, { username: 'ada', managerId: boss.id });
    applyPlan(world, planWorld(world));
    const other = world.slack.add({
      values: { ...accountOf(world, boss).values, email: 'grace@acme.example', userName: 'grace.h' },
    });
    world.slack.accounts.delete(accountOf(world, boss).id);
    bind(world, boss, other);
    expect(planOf(world, ada).operations[0]?.changes).toMatchObject({ manager: { after: other.id } });
  });
});

describe('a protected account (R105)', () => {
  const setRank = (world: World, account: ModelAccount, rank: AccountRank) => changeAccount(world, account, { rank });

  it.each([
    ['owner', 'owner', 'owner'],
    ['primary-owner', 'primary-owner', 'primary_owner'],
    ['primary-owner', 'owner', 'higher_rank'],
    ['owner', 'admin', 'higher_rank'],
    ['admin', 'member', 'higher_rank'],
    ['unknown', 'owner', 'rank_unknown'],
    ['unknown', 'unknown', 'rank_unknown'],
    ['owner', 'unknown', 'owner'],
  ] as const)('of rank %s is not switched off by a token of rank %s, and the plan says so', (rank, tokenRank, code) => {
    const { world, ada, account } = mirrored();
    setRank(world, account(), rank);
    world.capabilities = { ...world.capabilities, owner: { accountId: tokenOwner, rank: tokenRank } };
    ada.suspended = true;
    const plan = planOf(world, ada);
    expect(plan).toMatchObject({ operations: [], counts: { deactivations: 0 }, digests: null });
    expect(plan.refusals).toMatchObject([
      { code, sentence: expect.stringContaining('is suspended'), remedy: expect.stringMatching(/\w/) },
    ]);
  });

  it.each([
    ['member', 'owner'],
    ['admin', 'admin'],
    ['admin', 'owner'],
    ['unknown', 'admin'],
  ] as const)('is none of rank %s for a token of rank %s', (rank, tokenRank) => {
    const { world, ada, account } = mirrored();
    setRank(world, account(), rank);
    world.capabilities = { ...world.capabilities, owner: { accountId: tokenOwner, rank: tokenRank } };
    ada.suspended = true;
    expect(steps(planOf(world, ada))).toEqual(['account.deactivate: suspended']);
  });

  it('of an owner is kept up to date all the same, one above the token is not', () => {
    const { world, ada, account } = mirrored();
    setRank(world, account(), 'owner');
    changeUser(ada, { jobTitle: 'Director' });
    expect(steps(planOf(world, ada))).toEqual(['account.update: attributes_differ']);
    setRank(world, account(), 'primary-owner');
    expect(planOf(world, ada)).toMatchObject({ operations: [], refusals: [{ code: 'higher_rank' }] });
  });

  it.each([
    [
      'is listed for emergencies',
      'listed_as_protected',
      (world: World, id: AccountId) => void world.settings.protectedAccountIds.push(id),
    ],
    ['is the token’s own', 'token_owner', makeTokenOwner],
  ])(
    'that %s is neither switched off nor changed, and nothing is said while nothing is wanted',
    (_what, code, protect) => {
      const { world, ada, account } = mirrored();
      protect(world, account().id);
      expect(planOf(world, ada)).toMatchObject({ operations: [], refusals: [] });
      changeUser(ada, { jobTitle: 'Director' });
      expect(planOf(world, ada)).toMatchObject({ operations: [], refusals: [{ code }] });
      ada.suspended = true;
      expect(planOf(world, ada)).toMatchObject({ operations: [], refusals: [{ code }] });
    },
  );

  it('of an app is never a person’s: nobody is bound to it by themselves, nor written where somebody was by hand', () => {
    const { world, ada, account } = meeting({ email: 'ada@acme.example' }, { kind: 'bot' });
    expect(planOf(world, ada)).toMatchObject({ operations: [], conflicts: [{ code: 'email_taken' }] });
    bind(world, ada, account);
    expect(planOf(world, ada)).toMatchObject({ operations: [], refusals: [{ code: 'bot' }] });
  });

  it('of a guest is proposed and not taken; one that is managed by hand is written', () => {
    const { world, ada, account } = meeting(
      { email: 'ada@acme.example', userName: 'ada' },
      { kind: 'multi-channel-guest' },
    );
    expect(planOf(world, ada)).toMatchObject({ operations: [], binding: { kind: 'propose', accountId: account.id } });
    bind(world, ada, account);
    ada.suspended = true;
    expect(steps(planOf(world, ada))).toEqual(['account.deactivate: suspended']);
  });
});

describe('whose an account is', () => {
  it('is found by the e-mail address, in whatever case, and then brought to what is wanted', () => {
    const { world, ada, account } = meeting({ email: 'ADA@Acme.Example', userName: 'ada.b' });
    const plan = planOf(world, ada);
    expect(steps(plan)).toEqual(['account.bind: matched', 'account.update: attributes_differ']);
    expect(plan.operations[0]).toMatchObject({ accountId: account.id, signals: ['email'], changes: {} });
    expect(plan.operations[1]?.changes.userName).toEqual({ before: 'ada.b', after: 'ada' });
    expect(plan.operations[1]?.changes.email).toBeUndefined();
  });

  it('keeps the username it has where that fits, so that nobody is renamed for nothing', () => {
    const { world, ada } = meeting({ email: 'ada@acme.example', userName: 'ada-3' });
    expect(planOf(world, ada).operations[1]?.changes.userName).toBeUndefined();
  });

  it('waits for a person where the settings say so', () => {
    const { world, ada, account } = meeting(
      { email: 'ada@acme.example', userName: 'ada' },
      {},
      { matching: { whenCertain: 'propose' } },
    );
    expect(planOf(world, ada)).toMatchObject({
      operations: [],
      binding: { kind: 'propose', accountId: account.id, signals: ['email', 'userName'] },
      notices: [{ code: 'match_proposed' }],
    });
    applyPlan(world, planWorld(world));
    expect(planOf(world, ada)).toMatchObject({ operations: [], binding: null, notices: [{ code: 'match_proposed' }] });
  });

  it('is a conflict where e-mail address and username point to different accounts, and names both', () => {
    const { world, ada, account } = meeting({ email: 'ada@acme.example' });
    const other = world.slack.add({ values: { email: 'x@acme.example', userName: 'ada' } });
    expect(planOf(world, ada)).toMatchObject({
      operations: [],
      binding: { kind: 'conflict', pointers: { [account.id]: ['email'], [other.id]: ['userName'] } },
      conflicts: [{ code: 'signals_disagree', accountIds: [account.id, other.id], userId: ada.id }],
    });
  });

  it('is a conflict where only the username fits, and none where the username is the only signal', () => {
    const { world, ada, account } = meeting({ userName: 'ada' });
    expect(planOf(world, ada)).toMatchObject({
      operations: [],
      binding: { kind: 'conflict', pointers: { [account.id]: ['userName'] } },
      conflicts: [{ code: 'signals_disagree', accountIds: [account.id] }],
    });
    const alone = meeting({ userName: 'ada' }, {}, { matching: { signals: ['userName'] } });
    expect(steps(planOf(alone.world, alone.ada))[0]).toBe('account.bind: matched');
  });

  it('is decided by giving the person another username, which makes an account of their own', () => {
    const { world, ada } = meeting({ userName: 'ada' });
    world.bindings.set(ada.id, { ...unbound, state: 'conflicting', userName: 'ada-7' });
    expect(planOf(world, ada).operations[0]).toMatchObject({
      kind: 'account.create',
      changes: { userName: { after: 'ada-7' } },
    });
  });

  it('is a conflict where several accounts have the address', () => {
    const { world, ada, account } = meeting({ email: 'ada@acme.example' });
    const twin = world.slack.add({ values: { email: 'ada@acme.example', userName: 'twin' } });
    expect(planOf(world, ada)).toMatchObject({
      operations: [],
      binding: { kind: 'conflict', pointers: { [account.id]: ['email'], [twin.id]: ['email'] } },
      conflicts: [{ code: 'several_accounts', accountIds: [account.id, twin.id] }],
    });
  });

  it('is never somebody else’s: an address that another person’s account holds is a conflict (R115)', () => {
    const { world, ada, account } = meeting({ email: 'ada@acme.example' });
    const grace = addPerson(world, { username: 'grace' });
    bind(world, grace, account);
    expect(planOf(world, ada)).toMatchObject({
      operations: [],
      conflicts: [{ code: 'account_bound_to_other', accountIds: [account.id] }],
    });
  });

  it('found deactivated is reactivated where address and username, or address and name, fit', () => {
    for (const values of [{ userName: 'ada' }, { givenName: 'Ada', familyName: 'BYRON' }]) {
      const { world, ada } = meeting({ email: 'ada@acme.example', ...values }, { active: false });
      const plan = planOf(world, ada);
      expect(steps(plan)).toEqual(['account.bind: matched', 'account.reactivate: returned']);
      expect(plan.counts.inactiveNotByUs).toBe(0);
    }
  });

  it('found deactivated under another name is nobody’s before a person decides: the address may be somebody new’s (R115)', () => {
    const { world, ada, account } = meeting(
      { email: 'ada@acme.example', givenName: 'Ada', familyName: 'Smith' },
      { active: false },
    );
    expect(planOf(world, ada)).toMatchObject({
      operations: [],
      conflicts: [
        { code: 'email_held_by_deactivated', accountIds: [account.id], remedy: expect.stringContaining('reactivates') },
      ],
    });
  });

  it('found deactivated with the username only is told before anything is written', () => {
    const { world, ada } = meeting({ userName: 'ada' }, { active: false });
    expect(planOf(world, ada)).toMatchObject({ operations: [], conflicts: [{ code: 'username_taken' }] });
  });

  it('stays what it is when the account is renamed, or given another address, in Slack by hand (R115)', () => {
    const { world, ada, account } = mirrored();
    changeAccount(world, account(), { values: { userName: 'queen', email: 'queen@acme.example' } });
    const plan = planOf(world, ada);
    expect(steps(plan)).toEqual(['account.update: drift']);
    expect(plan.operations[0]).toMatchObject({
      accountId: account().id,
      changes: { userName: { after: 'ada' }, email: { after: 'ada@acme.example' } },
    });
  });

  it('is a conflict when the account is gone from Slack, and no other is taken or made for it (R115)', () => {
    const { world, ada, account } = mirrored();
    const { id, values } = account();
    world.slack.accounts.delete(id);
    world.slack.add({ values });
    expect(planOf(world, ada)).toMatchObject({
      operations: [],
      conflicts: [{ code: 'account_gone', accountIds: [id] }],
    });
    ada.suspended = true;
    expect(planOf(world, ada)).toMatchObject({ operations: [], conflicts: [] });
  });

  it('does not change with an address that another account holds: it stays, is told, and the rest is written (R115)', () => {
    const cases = [
      [{ active: true }, 'email_taken'],
      [{ active: false }, 'email_held_by_deactivated'],
    ] as const;
    for (const [more, code] of cases) {
      const { world, ada } = mirrored();
      const holder = world.slack.add({ values: { email: 'new@acme.example', userName: 'holder' }, ...more });
      changeUser(ada, { email: 'NEW@acme.example', jobTitle: 'Director' });
      const plan = planOf(world, ada);
      expect(plan.operations[0]?.changes).toEqual({ title: { before: 'Analyst', after: 'Director' } });
      expect(plan.conflicts).toMatchObject([{ code, accountIds: [holder.id] }]);
      bind(world, addPerson(world, { username: 'holder', email: 'new@acme.example' }), holder);
      expect(codes(planOf(world, ada).conflicts)).toEqual(['account_bound_to_other']);
    }
  });

  it('changes case of the address without a write (R115)', () => {
    const { world, ada } = mirrored();
    changeUser(ada, { email: 'Ada@ACME.example' });
    expect(steps(planOf(world, ada))).toEqual([]);
  });

  it('is recognised and never written while the person is not authorised; authorised, it is', () => {
    const { world, ada, account } = meeting({ email: 'ada@acme.example', userName: 'ada' });
    const groupIds = new Set(ada.groupIds);
    ada.groupIds.clear();
    expect(planOf(world, ada)).toMatchObject({ operations: [], binding: { kind: 'recognise', accountId: account.id } });
    applyPlan(world, planWorld(world));
    expect(world.bindings.get(ada.id)).toMatchObject({ state: 'bound', managed: false });
    expect(planOf(world, ada)).toMatchObject({ operations: [], counts: { managedActive: 0 } });
    ada.suspended = true;
    ada.deleted = true;
    expect(steps(planOf(world, ada))).toEqual([]);
    ada.deleted = false;
    ada.suspended = false;
    ada.groupIds = groupIds;
    expect(steps(planOf(world, ada))[0]).toBe('account.bind: matched');
  });

  it('is not written while it is ignored, only proposed, or in conflict', () => {
    for (const state of ['ignored', 'proposed', 'conflicting'] as const) {
      const { world, ada, account } = meeting({ email: 'ada@acme.example' });
      if (state === 'conflicting') world.slack.add({ values: { email: 'x@acme.example', userName: 'ada' } });
      bind(world, ada, account, { state, accountId: state === 'conflicting' ? null : account.id });
      expect(planOf(world, ada).operations).toEqual([]);
      ada.suspended = true;
      expect(planOf(world, ada).operations).toEqual([]);
    }
  });

  it('is looked for again when what was proposed or in conflict is there no more', () => {
    for (const state of ['proposed', 'conflicting'] as const) {
      const world = newWorld();
      const ada = addPerson(world, { username: 'ada' });
      world.bindings.set(ada.id, {
        ...unbound,
        state,
        accountId: state === 'proposed' ? ('UGONE' as AccountId) : null,
      });
      expect(planOf(world, ada)).toMatchObject({
        binding: { kind: 'clear' },
        operations: [{ kind: 'account.create' }],
      });
    }
  });
});

describe('a person in two apps', () => {
  it('loses the account of one app only: other apps do not count', () => {
    const { world, ada } = mirrored();
    const other = addGroup(world, 'For another app', { authorised: false });
    ada.groupIds = new Set([other.id]);
    expect(steps(planOf(world, ada))).toEqual(['account.deactivate: not_authorised']);
  });

  it('keeps it while any authorised group holds them', () => {
    const { world, ada } = mirrored();
    ada.groupIds = new Set([addGroup(world, 'Second', { link: { pushed: false } }).id]);
    expect(steps(planOf(world, ada))).toEqual([]);
  });
});
