import type { AttributeUser } from '../../../src/apps';
import { type ConnectionSettings, connectionSettings } from '../../../src/contracts';
import type { AccountId, GroupId, OperationId, RemoteGroupId, UserId } from '../../../src/core';
import {
  type BindingFacts,
  type Capabilities,
  type CapabilityName,
  compileMapping,
  defaultMapping,
  type GroupLink,
  type MappingRow,
  type PlanContext,
} from '../../../src/provisioning';
import { attributeSubject } from '../attribute-subject';
import { SlackModel } from './slack-model';

export type WorldPerson = {
  id: UserId;
  user: AttributeUser;
  since: Date;
  suspended: boolean;
  passwordExpired: boolean;
  deleted: boolean;
  groupIds: Set<GroupId>;
};

export type WorldGroup = {
  id: GroupId;
  name: string;
  authorised: boolean;
  deleted: boolean;
  link: GroupLink;
  otherApps: string[];
};

/** A directory, a connection, and the Slack that it is mirrored to. */
export type World = {
  people: Map<UserId, WorldPerson>;
  groups: Map<GroupId, WorldGroup>;
  bindings: Map<UserId, BindingFacts>;
  slack: SlackModel;
  /** Groups that were made, also of those that are in the directory no more. */
  remade: Map<GroupId, RemoteGroupId>;
  settings: ConnectionSettings;
  rows: MappingRow[];
  capabilities: Capabilities;
};

export const tokenOwner = 'U0OWNER' as AccountId;

const worksAll: CapabilityName[] = [
  'scim',
  'accounts.read',
  'accounts.write',
  'accounts.protect_owners',
  'groups.write',
  'usergroups.describe',
];

export function newWorld(settings: object = {}): World {
  const slack = new SlackModel();
  slack.add({ id: tokenOwner, rank: 'owner', values: { userName: 'slack.owner', email: 'slack.owner@acme.example' } });
  return {
    people: new Map(),
    groups: new Map(),
    bindings: new Map(),
    slack,
    remade: new Map(),
    settings: connectionSettings.parse(settings),
    rows: defaultMapping(),
    capabilities: {
      checkedAt: new Date(0),
      plan: 'business-plus',
      organisation: { id: 'T1', name: 'Acme', domain: 'acme', kind: 'workspace' },
      owner: { accountId: tokenOwner, rank: 'owner' },
      scopes: ['admin', 'users:read'],
      scimVersion: 'v2',
      capabilities: worksAll.map((name) => ({ name, state: 'works', reason: '', remedy: '' })),
    },
  };
}

export function contextOf(world: World): PlanContext {
  let count = 0;
  return {
    settings: world.settings,
    mapping: compileMapping(world.rows),
    capabilities: world.capabilities,
    newOperationId: () => {
      count += 1;
      return `operation-${count}` as OperationId;
    },
  };
}

const uuid = (kind: string, count: number) => `00000000-0000-4000-${kind}000-${String(count).padStart(12, '0')}`;

/** Adds somebody; in the group `staff`, which is made and authorised with the first of them, unless other groups are given. */
export function addPerson(
  world: World,
  user: Partial<AttributeUser> = {},
  more: Partial<WorldPerson> = {},
): WorldPerson {
  const count = world.people.size + 1;
  const id = uuid('8', count) as UserId;
  const username = user.username ?? `person${count}`;
  const names = { firstName: 'Ada', lastName: `Number${count}` };
  const subject = attributeSubject({ id, username, email: `${username}@acme.example`, ...names, ...user });
  const groupIds = more.groupIds ?? new Set([staff(world).id]);
  const person = {
    id,
    user: subject.user,
    since: new Date(count * 1_000),
    suspended: false,
    passwordExpired: false,
    deleted: false,
    ...more,
    groupIds,
  };
  world.people.set(id, person);
  return person;
}

export function addGroup(
  world: World,
  name: string,
  more: Partial<Omit<WorldGroup, 'link'>> & { link?: Partial<GroupLink> } = {},
): WorldGroup {
  const id = uuid('9', world.groups.size + 1) as GroupId;
  const link: GroupLink = {
    pushed: true,
    state: 'unbound',
    remoteId: null,
    handle: null,
    description: null,
    defaultChannelIds: [],
    ...more.link,
  };
  const group = { id, name, authorised: true, deleted: false, otherApps: [], ...more, link };
  world.groups.set(id, group);
  return group;
}

function staff(world: World): WorldGroup {
  const found = [...world.groups.values()].find(({ name }) => name === 'staff');
  return found ?? addGroup(world, 'staff', { link: { pushed: false } });
}

/** Changes what the directory says of somebody. */
export function changeUser(person: WorldPerson, change: Partial<AttributeUser>): void {
  person.user = { ...person.user, ...change };
}
