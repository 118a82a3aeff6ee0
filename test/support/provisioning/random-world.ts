import fc from 'fast-check';
import type { AccountKind, AccountRank, GroupLink } from '../../../src/provisioning';
import { unbound } from './apply-plan';
import { addGroup, addPerson, changeUser, newWorld, type World, type WorldGroup, type WorldPerson } from './world';

const ranks: AccountRank[] = ['member', 'member', 'member', 'admin', 'owner', 'primary-owner', 'unknown'];
const kinds: AccountKind[] = ['person', 'person', 'person', 'multi-channel-guest', 'single-channel-guest', 'bot'];

/** One in five. */
function sometimes() {
  return fc.nat(4).map((roll) => roll === 0);
}

function often() {
  return sometimes().map((rare) => !rare);
}

const text = fc.option(fc.constantFrom('Ada', 'Zoë', 'a\nb', '  x  ', 'ł'.repeat(300), 'Team Lead', 'x@y'), {
  nil: null,
});

const personShape = fc.record({
  /** Few, so that names and addresses meet. */
  username: fc.constantFrom(
    'ada',
    'Ada',
    'adá',
    'grace',
    'a.very.long.user.name.indeed',
    'here',
    'alan',
    "o'neil",
    'ada-2',
  ),
  jobTitle: text,
  displayName: text,
  department: text,
  location: text,
  photoUrl: fc.option(fc.constantFrom('https://photos.example/1', 'https://photos.example/2'), { nil: null }),
  timezone: fc.option(fc.constantFrom('Europe/London', 'Asia/Tokyo'), { nil: null }),
  startDate: fc.option(fc.constant('2026-03-01'), { nil: null }),
  phone: fc.option(fc.constantFrom('+44 1', '+44 2'), { nil: null }),
  suspended: sometimes(),
  passwordExpired: sometimes(),
  deleted: sometimes(),
  groups: fc.uniqueArray(fc.nat(3), { minLength: 1 }),
  manager: fc.option(fc.nat(9), { nil: null }),
});

const accountShape = fc.record({
  /** Whose address and username it has; above nine: nobody's. */
  email: fc.nat(14),
  userName: fc.nat(14),
  rank: fc.constantFrom(...ranks),
  kind: fc.constantFrom(...kinds),
  active: fc.boolean(),
  isBound: fc.boolean(),
  isManaged: fc.boolean(),
  isOursToReturn: fc.boolean(),
  isProtected: sometimes(),
  title: text,
});

const groupShape = fc.record({
  authorised: often(),
  pushed: often(),
  deleted: sometimes(),
  inSlack: fc.constantFrom('no', 'no', 'namesake', 'agreed', 'built-in', 'ours', 'gone', 'disabled', 'renamed', 'left'),
  handle: fc.option(fc.constantFrom('staff', 'ada', 'ops'), { nil: null }),
  description: fc.option(fc.constant('All of us'), { nil: null }),
  members: fc.uniqueArray(fc.nat(7)),
});

export const worldShape = fc.record({
  people: fc.array(personShape, { minLength: 1, maxLength: 8 }),
  accounts: fc.array(accountShape, { maxLength: 8 }),
  groups: fc.array(groupShape, { minLength: 1, maxLength: 4 }),
  whenNotAuthorised: fc.constantFrom('deactivate', 'keep'),
  whenCertain: fc.constantFrom('bind', 'propose'),
  titleApplies: fc.constantFrom('always', 'always', 'never'),
});

export type WorldShape = typeof worldShape extends fc.Arbitrary<infer Shape> ? Shape : never;

/** A directory and a Slack in some state that they may have got into, whoever brought them there. */
export function buildWorld(shape: WorldShape): World {
  const { whenNotAuthorised, whenCertain, titleApplies } = shape;
  const world = newWorld({ activeRule: { whenNotAuthorised }, matching: { whenCertain } });
  world.rows = world.rows.map((row) => (row.attribute === 'title' ? { ...row, apply: titleApplies } : row));
  const groups = shape.groups.map((group, index) => buildGroup(world, group, index));
  const people = shape.people.map((person) => buildPerson(world, person, groups));
  shape.people.forEach(({ manager }, index) => {
    const person = people[index];
    const boss = manager === null ? undefined : people[manager];
    if (person !== undefined && boss !== undefined && boss !== person) changeUser(person, { managerId: boss.id });
  });
  const accounts = shape.accounts.map((account, index) => buildAccount(world, account, index, people));
  shape.groups.forEach(({ members }, index) => {
    const remoteId = groups[index]?.link.remoteId;
    const remote = remoteId
      ? world.slack.groups.get(remoteId)
      : [...world.slack.groups.values()].find(({ name }) => name === groups[index]?.name);
    for (const member of members) {
      const account = accounts[member];
      const mayBeIn = account?.active === true && ['person', 'multi-channel-guest'].includes(account.kind);
      if (account !== undefined && mayBeIn) remote?.memberIds.add(account.id);
    }
  });
  return world;
}

const linkStates: { [inSlack: string]: GroupLink['state'] } = {
  ours: 'bound',
  gone: 'bound',
  disabled: 'bound',
  renamed: 'bound',
  agreed: 'adopt',
  left: 'detached',
};

function buildGroup(world: World, shape: WorldShape['groups'][number], index: number): WorldGroup {
  const { authorised, pushed, deleted, inSlack, description } = shape;
  // Two groups with one handle are refused where they are set.
  const handle = shape.handle === null || index === 0 ? shape.handle : `${shape.handle}${index}`;
  const group = addGroup(world, `Group ${index}`, { authorised, deleted, link: { pushed, handle, description } });
  if (inSlack === 'no') return group;
  const name = inSlack === 'renamed' ? `Old ${index}` : group.name;
  const remote = world.slack.addGroup({ name, builtIn: inSlack === 'built-in', disabled: inSlack === 'disabled' });
  const state = linkStates[inSlack];
  if (state !== undefined) group.link = { ...group.link, state, remoteId: remote.id };
  if (inSlack === 'gone') world.slack.groups.delete(remote.id);
  return group;
}

function buildPerson(world: World, shape: WorldShape['people'][number], groups: readonly WorldGroup[]): WorldPerson {
  const { username, suspended, passwordExpired, deleted, phone, manager: _manager, groups: indexes, ...fields } = shape;
  const count = world.people.size;
  const groupIds = new Set(indexes.flatMap((index) => groups[index]?.id ?? []));
  // Our directory lets nobody have the address of somebody else.
  const user = {
    ...fields,
    username,
    email: `person${count}@acme.example`,
    phones: phone === null ? [] : [{ type: 'work', value: phone }],
  };
  return addPerson(world, user, { suspended, passwordExpired, deleted, groupIds });
}

function buildAccount(
  world: World,
  shape: WorldShape['accounts'][number],
  index: number,
  people: readonly WorldPerson[],
) {
  const { rank, kind, active, title } = shape;
  const used = [...world.slack.accounts.values()];
  const email = people[shape.email]?.user.email ?? `local${index}@acme.example`;
  const userName =
    people[shape.userName]?.user.username
      .toLowerCase()
      .replace(/[^a-z0-9._-]/g, '_')
      .slice(0, 21) ?? `local${index}`;
  const isEmailFree = !used.some(({ values }) => values.email === email);
  const isNameFree = !used.some(({ values }) => values.userName === userName);
  const account = world.slack.add({
    rank: kind === 'person' ? rank : 'member',
    kind,
    active,
    values: {
      email: isEmailFree ? email : `local${index}@acme.example`,
      userName: isNameFree ? userName : `local${index}`,
      displayName: `local${index}`,
      ...(title !== null && { title }),
    },
  });
  const owner = people[shape.email];
  if (shape.isBound && kind !== 'bot' && owner !== undefined && !world.bindings.has(owner.id)) {
    const deactivatedAt = shape.isOursToReturn && !active ? new Date(1) : null;
    world.bindings.set(owner.id, { ...unbound, accountId: account.id, managed: shape.isManaged, deactivatedAt });
  }
  if (shape.isProtected) world.settings.protectedAccountIds.push(account.id);
  return account;
}
