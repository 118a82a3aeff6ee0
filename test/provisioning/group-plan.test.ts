import type { AccountId, RemoteGroupId } from '../../src/core';
import { type GroupPlan, memberStanding } from '../../src/provisioning';
import { membershipParts, mostMembers } from '../../src/provisioning/plan/group-limits';
import { applyPlan } from '../support/provisioning/apply-plan';
import { planWorld } from '../support/provisioning/plan-world';
import {
  addGroup,
  addPerson,
  newWorld,
  type World,
  type WorldGroup,
  type WorldPerson,
} from '../support/provisioning/world';

function planOf(world: World, { id }: WorldGroup): GroupPlan {
  const plan = planWorld(world).groups.get(id);
  if (plan === undefined) throw new Error('the group is not planned');
  return plan;
}

const steps = ({ operations }: GroupPlan) => operations.map(({ kind, reason }) => `${kind}: ${reason.code}`);
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code);

/** Two people in one group that is authorised and pushed, all of it mirrored. */
function mirrored(settings: object = {}, link: Parameters<typeof addGroup>[2] = {}) {
  const world = newWorld(settings);
  const red = addGroup(world, 'Red', link);
  const [ada, grace] = ['ada', 'grace'].map((username) =>
    addPerson(world, { username }, { groupIds: new Set([red.id]) }),
  );
  if (ada === undefined || grace === undefined) throw new Error('two were added');
  applyPlan(world, planWorld(world));
  return { world, red, ada, grace };
}

const accountId = (world: World, person: WorldPerson) => world.bindings.get(person.id)?.accountId as AccountId;
const remoteOf = (world: World, { link }: WorldGroup) => world.slack.groups.get(link.remoteId as RemoteGroupId);
const namesOf = (members: readonly { name: string }[]) => members.map(({ name }) => name);

describe('a group', () => {
  it('is made with its members, once it has some', () => {
    const world = newWorld();
    const red = addGroup(world, 'Red', { link: { handle: 'red-team' } });
    expect(planOf(world, red)).toMatchObject({ operations: [], notices: [{ code: 'group_empty' }] });
    const ada = addPerson(world, { username: 'ada' }, { groupIds: new Set([red.id]) });
    const plan = planOf(world, red);
    expect(steps(plan)).toEqual(['group.create: group_pushed', 'group.describe: text_differs']);
    expect(plan.operations[0]).toMatchObject({
      phase: 'groups',
      name: 'Red',
      members: [{ userId: ada.id, accountId: null }],
    });
  });

  it('that is empty is not made, also not where all who are in it are off', () => {
    const world = newWorld();
    const red = addGroup(world, 'Red');
    addPerson(world, {}, { groupIds: new Set([red.id]), suspended: true });
    expect(planOf(world, red)).toMatchObject({ operations: [], notices: [{ code: 'group_empty' }] });
  });

  it('that becomes empty stays, with nobody in it', () => {
    const { world, red, ada, grace } = mirrored();
    for (const person of [ada, grace]) person.groupIds = new Set([addGroup(world, `${person.user.username}'s`).id]);
    expect(planOf(world, red).operations).toMatchObject([{ kind: 'group.members', add: [], remove: [{}, {}] }]);
  });

  it('is pushed only where that is set, whoever is in scope by it', () => {
    const world = newWorld();
    const red = addGroup(world, 'Red', { link: { pushed: false } });
    const ada = addPerson(world, {}, { groupIds: new Set([red.id]) });
    expect(planOf(world, red)).toMatchObject({ operations: [], notices: [] });
    expect(planWorld(world).people.get(ada.id)?.operations).toHaveLength(1);
  });

  it('follows a rename', () => {
    const { world, red } = mirrored();
    red.name = 'Crimson';
    expect(planOf(world, red).operations).toMatchObject([
      { kind: 'group.rename', before: 'Red', after: 'Crimson', remoteId: red.link.remoteId },
    ]);
  });

  it('is not renamed to the name of another group, and its members are kept up to date all the same', () => {
    const { world, red, ada } = mirrored();
    world.slack.addGroup({ name: 'crimson' });
    red.name = 'Crimson';
    ada.suspended = false;
    addPerson(world, {}, { groupIds: new Set([red.id]) });
    const plan = planOf(world, red);
    expect(steps(plan)).toEqual(['group.members: members_differ']);
    expect(plan.refusals).toMatchObject([
      { code: 'group_name_taken', sentence: expect.stringContaining('not renamed') },
    ]);
  });

  it('built in by Slack is never touched, under whatever name it is met', () => {
    const world = newWorld();
    world.slack.addGroup({ name: 'Team Admins', builtIn: true });
    const group = addGroup(world, 'team admins');
    addPerson(world, {}, { groupIds: new Set([group.id]) });
    expect(planOf(world, group)).toMatchObject({ operations: [], link: null, refusals: [{ code: 'built_in_group' }] });
    const { world: other, red } = mirrored();
    other.slack.groups.set(
      red.link.remoteId as RemoteGroupId,
      { ...(remoteOf(other, red) as never as object), builtIn: true } as never,
    );
    red.name = 'Other';
    expect(planOf(other, red)).toMatchObject({ operations: [], refusals: [{ code: 'built_in_group' }] });
    red.deleted = true;
    expect(planOf(other, red)).toMatchObject({ operations: [], refusals: [{ code: 'built_in_group' }] });
  });
});

describe('a group of the same name that is there already', () => {
  function met() {
    const world = newWorld();
    const red = addGroup(world, 'Red');
    const ada = addPerson(
      world,
      { username: 'ada', firstName: 'Ada', lastName: 'Byron' },
      { groupIds: new Set([red.id]) },
    );
    const local = world.slack.add({ values: { userName: 'local', email: 'local@acme.example' } });
    const remote = world.slack.addGroup({ name: 'RED', memberIds: new Set([local.id]) });
    return { world, red, ada, local, remote };
  }

  it('is not taken over without asking, and the plan shows what would change for its members', () => {
    const { world, red, ada, local, remote } = met();
    const plan = planOf(world, red);
    expect(plan).toMatchObject({ operations: [], link: { kind: 'ask', remoteId: remote.id } });
    expect(plan.refusals).toMatchObject([
      {
        code: 'group_name_taken',
        sentence: expect.stringContaining('1 would be added (Ada Byron) and 1 taken out (local)'),
        wouldChange: { remoteId: remote.id, add: [{ userId: ada.id }], remove: [{ accountId: local.id }] },
      },
    ]);
    applyPlan(world, planWorld(world));
    expect(planOf(world, red)).toMatchObject({ operations: [], link: null, refusals: [{ code: 'group_name_taken' }] });
  });

  it('is taken over once somebody agreed: its members become those of the directory', () => {
    const { world, red, remote } = met();
    red.link = { ...red.link, state: 'adopt', remoteId: remote.id };
    const plan = planOf(world, red);
    expect(steps(plan)).toEqual([
      'group.adopt: group_name_taken',
      'group.rename: group_renamed',
      'group.members: members_differ',
    ]);
    expect(plan.operations[2]).toMatchObject({
      phase: 'members',
      add: [{ name: 'Ada Byron' }],
      remove: [{ name: 'local' }],
    });
  });

  it('takes nobody out and in again whose account the same plan binds', () => {
    const { world, red, ada, local, remote } = met();
    world.slack.accounts.set(local.id, { ...local, values: { userName: 'ada', email: ada.user.email } });
    red.link = { ...red.link, state: 'adopt', remoteId: remote.id };
    expect(steps(planOf(world, red))).toEqual(['group.adopt: group_name_taken', 'group.rename: group_renamed']);
  });

  it('is as if it had never been there once it is gone or renamed', () => {
    const { world, red, remote } = met();
    applyPlan(world, planWorld(world));
    world.slack.groups.delete(remote.id);
    const plan = planOf(world, red);
    expect(plan.link).toEqual({ kind: 'unbind' });
    expect(steps(plan)).toEqual(['group.create: group_pushed']);
  });
});

describe('members', () => {
  it('are a delta, never the whole list', () => {
    const { world, red, ada, grace } = mirrored();
    grace.groupIds = new Set([addGroup(world, 'Elsewhere', { link: { pushed: false } }).id]);
    const alan = addPerson(world, { username: 'alan' }, { groupIds: new Set([red.id]) });
    expect(planOf(world, red).operations).toEqual([
      expect.objectContaining({
        kind: 'group.members',
        add: [{ userId: alan.id, accountId: null, name: expect.any(String) }],
        remove: [{ userId: grace.id, accountId: accountId(world, grace), name: expect.any(String) }],
      }),
    ]);
    expect(JSON.stringify(planOf(world, red).operations)).not.toContain(ada.id);
  });

  it('that somebody put in or took out by hand in Slack are put right (R116)', () => {
    const { world, red, ada } = mirrored();
    const local = world.slack.add({ values: { userName: 'local', email: 'local@acme.example' } });
    remoteOf(world, red)?.memberIds.add(local.id);
    remoteOf(world, red)?.memberIds.delete(accountId(world, ada));
    expect(planOf(world, red).operations).toMatchObject([
      { add: [{ userId: ada.id }], remove: [{ accountId: local.id, userId: null, name: 'local' }] },
    ]);
  });

  it('who are off are neither added nor taken out, so that Slack’s own way with them makes no plan', () => {
    const { world, red, ada } = mirrored();
    ada.suspended = true;
    applyPlan(world, planWorld(world));
    expect(planOf(world, red).operations).toEqual([]);
    remoteOf(world, red)?.memberIds.delete(accountId(world, ada));
    expect(planOf(world, red).operations).toEqual([]);
    ada.suspended = false;
    expect(planOf(world, red).operations).toMatchObject([
      { kind: 'group.members', add: [{ userId: ada.id }], remove: [] },
    ]);
  });

  it('who are ignored or protected stay where they are', () => {
    const { world, red, ada, grace } = mirrored();
    world.settings.protectedAccountIds.push(accountId(world, ada));
    const binding = world.bindings.get(grace.id);
    if (binding) world.bindings.set(grace.id, { ...binding, state: 'ignored' });
    for (const person of [ada, grace]) person.groupIds = new Set();
    expect(planOf(world, red).operations).toEqual([]);
    const blue = addGroup(world, 'Blue');
    for (const person of [ada, grace]) person.groupIds = new Set([blue.id]);
    expect(planOf(world, blue)).toMatchObject({ operations: [], notices: [{ code: 'group_empty' }] });
  });

  it.each([
    [
      'somebody bound and on',
      { desire: { active: true }, binding: { state: 'bound' }, account: { active: true, kind: 'person' } },
      'active',
    ],
    [
      'a multi-channel guest',
      { desire: { active: true }, binding: { state: 'bound' }, account: { active: true, kind: 'multi-channel-guest' } },
      'active',
    ],
    [
      'somebody kept as they are',
      { desire: { active: 'keep' }, binding: { state: 'bound' }, account: { active: true, kind: 'person' } },
      'active',
    ],
    [
      'somebody kept, and off',
      { desire: { active: 'keep' }, binding: { state: 'bound' }, account: { active: false, kind: 'person' } },
      'inactive',
    ],
    [
      'somebody off who is to stay off',
      { desire: { active: false }, binding: { state: 'bound' }, account: { active: true, kind: 'person' } },
      'inactive',
    ],
    [
      'somebody whose account could not be switched on',
      { desire: { active: true }, binding: { state: 'bound' }, account: { active: false, kind: 'person' } },
      'inactive',
    ],
    ['somebody without an account', { desire: { active: true }, binding: null, account: null }, 'inactive'],
    [
      'somebody whose account is gone',
      { desire: { active: true }, binding: { state: 'bound' }, account: null },
      'inactive',
    ],
    [
      'somebody who gets one',
      { desire: { active: true }, gets: { accountId: null, active: true }, binding: null, account: null },
      'active',
    ],
    [
      'somebody bound and off by this plan',
      { desire: { active: false }, gets: { accountId: null, active: false }, binding: null, account: null },
      'inactive',
    ],
    [
      'somebody in conflict',
      { desire: { active: true }, binding: { state: 'conflicting' }, account: null },
      'left_alone',
    ],
    [
      'a single-channel guest',
      {
        desire: { active: true },
        binding: { state: 'bound' },
        account: { active: true, kind: 'single-channel-guest' },
      },
      'left_alone',
    ],
    [
      'an app',
      { desire: { active: true }, binding: { state: 'bound' }, account: { active: true, kind: 'bot' } },
      'left_alone',
    ],
    [
      'somebody protected',
      {
        desire: { active: true },
        binding: { state: 'bound' },
        account: { active: true, kind: 'person' },
        isProtected: true,
      },
      'left_alone',
    ],
  ] as const)('%s: %#', (_who, facts, standing) => {
    expect(memberStanding({ gets: null, isProtected: false, ...facts })).toBe(standing);
  });

  it('come in parts of what one call takes, in a fixed order', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_none, n) => ({ userId: null, accountId: `U${n}` as AccountId, name: '' }));
    const sizes = membershipParts({ add: many(5_001), remove: many(2_001) }).map(({ add, remove }) => [
      add.length,
      remove.length,
    ]);
    expect(sizes).toEqual([
      [5_000, 1_000],
      [1, 1_000],
      [0, 1],
    ]);
    expect(membershipParts({ add: [], remove: [] })).toEqual([]);
  });

  it('who would be more than Slack takes are not added, and who leaves still leaves', () => {
    const world = newWorld();
    const red = addGroup(world, 'Red', { link: { state: 'bound', remoteId: 'S1' as RemoteGroupId } });
    const members = new Set(Array.from({ length: 5_000 }, (_none, n) => `U${n}` as AccountId));
    world.slack.addGroup({ id: 'S1' as RemoteGroupId, name: 'Red', memberIds: members });
    for (const id of members)
      world.slack.accounts.set(id, {
        id,
        active: true,
        kind: 'person',
        rank: 'member',
        values: { userName: id, email: `${id}@acme.example` },
      });
    world.settings.protectedAccountIds.push(...[...members].slice(1));
    addPerson(world, {}, { groupIds: new Set([red.id]) });
    addPerson(world, {}, { groupIds: new Set([red.id]) });
    const plan = planOf(world, red);
    expect(plan.operations).toMatchObject([{ kind: 'group.members', add: [], remove: [{ accountId: 'U0' }] }]);
    expect(plan.refusals).toMatchObject([{ code: 'group_too_large', sentence: expect.stringContaining('5001') }]);
    expect([
      mostMembers({ plan: 'enterprise' }),
      mostMembers({ plan: 'business-plus' }),
      mostMembers({ plan: 'unknown' }),
    ]).toEqual([15_000, 5_000, 5_000]);
  });
});

describe('a group that is taken out', () => {
  it('by unauthorising stays in Slack as it is and is no longer synced; its members lose Slack unless another group holds them', () => {
    const { world, red, ada, grace } = mirrored();
    const blue = addGroup(world, 'Blue');
    grace.groupIds = new Set([red.id, blue.id]);
    red.authorised = false;
    const plan = planWorld(world);
    expect(plan.groups.get(red.id)).toMatchObject({
      operations: [],
      link: { kind: 'detach' },
      notices: [{ code: 'group_left' }],
    });
    expect(plan.people.get(ada.id)?.operations).toMatchObject([
      { kind: 'account.deactivate', reason: { code: 'not_authorised' } },
    ]);
    expect(plan.people.get(grace.id)?.operations).toEqual([]);
    applyPlan(world, plan);
    red.name = 'Crimson';
    grace.groupIds = new Set([blue.id]);
    expect(planOf(world, red)).toMatchObject({ operations: [], link: null });
    expect(remoteOf(world, red)).toMatchObject({ name: 'Red', memberIds: { size: 2 } });
  });

  it('by not being pushed any more stays as it is, and its members keep Slack', () => {
    const { world, red, ada } = mirrored();
    red.link = { ...red.link, pushed: false };
    const plan = planWorld(world);
    expect(plan.groups.get(red.id)).toMatchObject({ operations: [], link: { kind: 'detach' } });
    expect(plan.people.get(ada.id)?.operations).toEqual([]);
  });

  it('by deleting it is deleted there, after everything else; its members lose Slack unless another group holds them', () => {
    const { world, red, ada, grace } = mirrored();
    grace.groupIds = new Set([red.id, addGroup(world, 'Blue').id]);
    red.deleted = true;
    const plan = planWorld(world);
    expect(plan.groups.get(red.id)).toMatchObject({
      operations: [{ kind: 'group.delete', phase: 'removals', name: 'Red', remoteId: red.link.remoteId }],
      counts: { managed: 1, deletions: 1 },
    });
    expect(plan.people.get(ada.id)?.operations).toHaveLength(1);
    expect(plan.people.get(grace.id)?.operations).toEqual([]);
  });

  it('by deleting it is left where it was left before, and forgotten where it is gone or was never ours', () => {
    for (const state of ['detached', 'adopting', 'unbound'] as const) {
      const { world, red } = mirrored();
      red.link = { ...red.link, state };
      red.deleted = true;
      expect(planOf(world, red)).toMatchObject({ operations: [], link: { kind: 'forget' }, counts: { deletions: 0 } });
    }
    const { world, red } = mirrored();
    world.slack.groups.clear();
    red.deleted = true;
    expect(planOf(world, red)).toMatchObject({ operations: [], link: { kind: 'forget' } });
  });

  it('and put back is ours again: with what changed, enabled where it was disabled, made anew where it is gone', () => {
    const { world, red, ada } = mirrored();
    red.link = { ...red.link, state: 'detached' };
    expect(planOf(world, red)).toMatchObject({ operations: [], link: { kind: 'rebind' } });
    const remote = remoteOf(world, red);
    if (remote) remote.disabled = true;
    remote?.memberIds.delete(accountId(world, ada));
    expect(steps(planOf(world, red))).toEqual([
      'group.enable: group_disabled_in_slack',
      'group.members: members_differ',
    ]);
    expect(planOf(world, red).operations[0]?.reason.sentence).toContain('not made anew');
    world.slack.groups.clear();
    const plan = planOf(world, red);
    expect(plan.operations).toMatchObject([
      { kind: 'group.create', remoteId: null, reason: { code: 'group_recreated' } },
    ]);
    expect(namesOf(plan.operations[0]?.kind === 'group.create' ? plan.operations[0].members : [])).toHaveLength(2);
  });

  it('and put back is not made anew over one of the same name that came meanwhile', () => {
    const { world, red } = mirrored();
    world.slack.groups.clear();
    const other = world.slack.addGroup({ name: 'Red' });
    expect(planOf(world, red)).toMatchObject({ operations: [], link: { kind: 'ask', remoteId: other.id } });
  });

  it('by switching group management off leaves all as is, whatever else happened', () => {
    const { world, red, grace } = mirrored({ pushGroups: false });
    expect(world.slack.groups.size).toBe(0);
    for (const happen of [
      () => grace.groupIds.clear(),
      () => Object.assign(red, { name: 'Crimson' }),
      () => Object.assign(red, { authorised: false }),
      () => Object.assign(red, { deleted: true }),
    ]) {
      happen();
      expect(planOf(world, red)).toMatchObject({ operations: [], link: null, notices: [], refusals: [] });
    }
  });
});

describe('a group for two Slack apps', () => {
  it('is warned about, and nobody is deactivated in one because of the other', () => {
    const { world, red, ada } = mirrored({}, { otherApps: ['Slack Europe'] });
    expect(planOf(world, red).notices).toMatchObject([
      { code: 'group_in_several_apps', sentence: expect.stringContaining('Slack Europe') },
    ]);
    expect(planWorld(world).people.get(ada.id)?.operations).toEqual([]);
    const { world: alone, red: other } = mirrored();
    expect(planOf(alone, other).notices).toEqual([]);
  });
});

describe('handle, description and default channels', () => {
  const link = { handle: 'red-team', description: 'The red ones', defaultChannelIds: ['C1', 'C2'] };

  it('are written where they differ, and left where nothing is set', () => {
    const { world, red } = mirrored({}, { link });
    expect(planOf(world, red).operations).toEqual([]);
    red.link = { ...red.link, handle: 'Red-Team', description: 'Others', defaultChannelIds: ['C2', 'C1'] };
    expect(planOf(world, red).operations).toMatchObject([
      {
        kind: 'group.describe',
        phase: 'texts',
        before: { description: 'The red ones' },
        after: { description: 'Others' },
      },
    ]);
    red.link = { ...red.link, handle: null, description: '', defaultChannelIds: [] };
    expect(planOf(world, red).operations).toEqual([]);
  });

  it('of which the handle is somebody’s already are written without it, which is told', () => {
    const { world, red } = mirrored({}, { link: { description: 'The red ones' } });
    red.link = { ...red.link, handle: 'ada', description: 'Others' };
    const plan = planOf(world, red);
    expect(plan.operations).toMatchObject([{ after: { description: 'Others' } }]);
    expect(codes(plan.refusals)).toEqual(['handle_taken']);
  });

  it('are refused in the token’s own words where it may not write them, and the members are kept up to date', () => {
    const { world, red } = mirrored({}, { link });
    const known = world.capabilities.capabilities.filter(({ name }) => name !== 'usergroups.describe');
    const missing = {
      name: 'usergroups.describe',
      state: 'impossible',
      reason: 'The scope usergroups:write is missing.',
      remedy: 'Add it.',
    } as const;
    world.capabilities = { ...world.capabilities, capabilities: [...known, missing] };
    red.link = { ...red.link, description: 'Others' };
    addPerson(world, {}, { groupIds: new Set([red.id]) });
    const plan = planOf(world, red);
    expect(steps(plan)).toEqual(['group.members: members_differ']);
    expect(plan.refusals).toMatchObject([{ code: 'capability_missing', sentence: missing.reason }]);
  });
});

it('a token that may not write groups is said, and nothing is tried', () => {
  const { world, red } = mirrored();
  const known = world.capabilities.capabilities.filter(({ name }) => name !== 'groups.write');
  const missing = {
    name: 'groups.write',
    state: 'impossible',
    reason: 'The plan has no groups.',
    remedy: 'Upgrade.',
  } as const;
  world.capabilities = { ...world.capabilities, capabilities: [...known, missing] };
  expect(planOf(world, red)).toMatchObject({ operations: [], refusals: [] });
  red.name = 'Crimson';
  expect(planOf(world, red)).toMatchObject({ operations: [], refusals: [{ code: 'capability_missing' }] });
  red.deleted = true;
  expect(planOf(world, red)).toMatchObject({ operations: [], refusals: [{ code: 'capability_missing' }] });
});
