import { type GroupPatch, groupPatch, memberQuery, type NewGroup, newGroup, searchQuery } from '../contracts';
import {
  type Actor,
  type Clock,
  decodeCursor,
  encodeCursor,
  type GroupId,
  newId,
  type Page,
  type UserId,
} from '../core';
import type { Database, Transaction } from '../db';
import { writeChanges } from './change-store';
import { diffAttributes } from './diff-attributes';
import { changedMeanwhile, groupCycle, groupNotFound, userNotFound } from './directory-errors';
import type { Group, GroupOfUser, Member } from './group';
import type { GroupStore } from './group-store';
import { parseInput } from './parse-input';
import { resolveGroupPaths } from './resolve-group-paths';
import { toPage } from './user-service';
import type { UserStore } from './user-store';
import { within } from './within';

const groupAttributeNames = ['name', 'description'] as const;

/** Groups, who is in them, and which are inside which. */
export class GroupService {
  constructor(
    private readonly database: Database,
    private readonly groups: GroupStore,
    private readonly users: UserStore,
    private readonly clock: Clock,
  ) {}

  async create(actor: Actor, input: NewGroup, tx?: Transaction): Promise<Group> {
    const given = parseInput(newGroup, input);
    return within(this.database, tx, async (tx) => {
      const at = this.clock.now();
      const group: Group = { ...given, id: newId<GroupId>(), revision: 1, createdAt: at, updatedAt: at };
      await this.groups.insert(tx, [group]);
      const attributes = diffAttributes(undefined, group, groupAttributeNames);
      await writeChanges(tx, actor, at, [{ kind: 'group_created', subject: group, attributes }]);
      return group;
    });
  }

  async update(actor: Actor, id: GroupId, input: GroupPatch, tx?: Transaction): Promise<Group> {
    const { revision, ...patch } = parseInput(groupPatch, input);
    return within(this.database, tx, async (tx) => {
      const before = await this.groups.lock(tx, id, 'change');
      if (before === undefined) throw groupNotFound();
      if (revision !== undefined && revision !== before.revision) throw changedMeanwhile('group');
      const at = this.clock.now();
      const after: Group = { ...before, ...patch, revision: before.revision + 1, updatedAt: at };
      const attributes = diffAttributes(before, after, groupAttributeNames);
      if (Object.keys(attributes).length === 0) return before;
      await this.groups.update(tx, after);
      await writeChanges(tx, actor, at, [{ kind: 'group_updated', subject: after, attributes }]);
      return after;
    });
  }

  delete(actor: Actor, id: GroupId, tx?: Transaction): Promise<void> {
    return within(this.database, tx, async (tx) => {
      const group = await this.groups.lock(tx, id, 'delete');
      if (group === undefined) throw groupNotFound();
      const relations = await this.groups.relationsOf(tx, id);
      await this.groups.delete(tx, id);
      const attributes = diffAttributes(group, undefined, groupAttributeNames);
      await writeChanges(tx, actor, this.clock.now(), [
        { kind: 'group_deleted', subject: group, attributes, relations },
      ]);
    });
  }

  find(reference: string, tx?: Transaction): Promise<Group | undefined> {
    return this.groups.find(reference, tx);
  }

  async get(reference: string, tx?: Transaction): Promise<Group> {
    const group = await this.groups.find(reference, tx);
    if (group === undefined) throw groupNotFound();
    return group;
  }

  async list(options: { search?: string; cursor?: string; limit?: number }): Promise<Page<Group>> {
    const { search, cursor, limit } = parseInput(searchQuery, options);
    const [after] = cursor === undefined ? [undefined] : decodeCursor(cursor, 1);
    const rows = await this.groups.list({ part: (search ?? '').replaceAll('\0', ''), after, rows: limit + 1 });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(({ sortKey: _, ...group }) => group),
      nextCursor: last && encodeCursor([last.sortKey]),
    };
  }

  addMember(actor: Actor, groupId: GroupId, userId: UserId, tx?: Transaction): Promise<boolean> {
    return within(this.database, tx, async (tx) => {
      const { group, member } = await this.#groupAndUser(tx, groupId, userId);
      const added = await this.groups.insertMembers(tx, [{ groupId: group.id, userId: member.id }]);
      if (added.length === 0) return false;
      await writeChanges(tx, actor, this.clock.now(), [{ kind: 'member_added', subject: group, member }]);
      return true;
    });
  }

  removeMember(actor: Actor, groupId: GroupId, userId: UserId, tx?: Transaction): Promise<boolean> {
    return within(this.database, tx, async (tx) => {
      const { group, member } = await this.#groupAndUser(tx, groupId, userId);
      const removed = await this.groups.deleteMembers(tx, [{ groupId: group.id, userId: member.id }]);
      if (removed.length === 0) return false;
      await writeChanges(tx, actor, this.clock.now(), [{ kind: 'member_removed', subject: group, member }]);
      return true;
    });
  }

  addChild(actor: Actor, parentId: GroupId, childId: GroupId, tx?: Transaction): Promise<boolean> {
    return within(this.database, tx, async (tx) => {
      const parent = await this.get(parentId, tx);
      const child = await this.get(childId, tx);
      if (await this.groups.contains(tx, child.id, parent.id)) throw groupCycle();
      if (!(await this.groups.insertChild(tx, parent.id, child.id))) return false;
      await writeChanges(tx, actor, this.clock.now(), [{ kind: 'child_added', subject: parent, child: nameOf(child) }]);
      return true;
    });
  }

  removeChild(actor: Actor, parentId: GroupId, childId: GroupId, tx?: Transaction): Promise<boolean> {
    return within(this.database, tx, async (tx) => {
      const parent = await this.get(parentId, tx);
      const child = await this.get(childId, tx);
      if (!(await this.groups.deleteChild(tx, parent.id, child.id))) return false;
      await writeChanges(tx, actor, this.clock.now(), [
        { kind: 'child_removed', subject: parent, child: nameOf(child) },
      ]);
      return true;
    });
  }

  async groupsOf(userId: UserId, tx?: Transaction): Promise<GroupOfUser[]> {
    return resolveGroupPaths(await this.groups.stepsAbove(userId, tx));
  }

  async membersOf(
    groupId: GroupId,
    options: { nested?: boolean; cursor?: string; limit?: number },
  ): Promise<Page<Member>> {
    const { nested, cursor, limit } = parseInput(memberQuery, options);
    const group = await this.get(groupId);
    const [after] = cursor === undefined ? [undefined] : decodeCursor(cursor, 1);
    return toPage(await this.groups.membersOf(group.id, { nested, after, rows: limit + 1 }), limit);
  }

  async childrenOf(groupId: GroupId): Promise<Group[]> {
    return this.groups.childrenOf((await this.get(groupId)).id);
  }

  async parentsOf(groupId: GroupId): Promise<Group[]> {
    return this.groups.parentsOf((await this.get(groupId)).id);
  }

  async #groupAndUser(tx: Transaction, groupId: GroupId, userId: UserId) {
    const group = await this.get(groupId, tx);
    const user = await this.users.find(userId, tx);
    if (user === undefined) throw userNotFound();
    return { group, member: { id: user.id, name: user.username } };
  }
}

function nameOf(group: Group): { id: GroupId; name: string } {
  return { id: group.id, name: group.name };
}
