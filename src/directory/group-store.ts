import { type GroupId, isUuid, type UserId } from '../core';
import type { Database, Transaction } from '../db';
import { translateConstraint } from '../db';
import { groupNotFound, userNotFound } from './directory-errors';
import type { Group, Member } from './group';
import { GroupEntity } from './group.entity';
import { groupConstraints } from './group-constraints';
import { nameKey } from './name-key';
import { readRows } from './read-store';
import type { GroupStep } from './resolve-group-paths';
import { type ListedUser, userColumns } from './user-store';

const groupColumns = `g.id, g.name, g.description, g.revision, g.created_at AS "createdAt", g.updated_at AS "updatedAt"`;

const byId = { name: 'directory_group_by_id', text: `SELECT ${groupColumns} FROM groups g WHERE g.id = $1` };
const byKey = { name: 'directory_group_by_key', text: `SELECT ${groupColumns} FROM groups g WHERE g.name_key = $1` };

/**
 * Every step from a person up to every group: once per edge of the graph, however many ways lead there, so that
 * it ends quickly in any nesting.
 */
const stepsAbove = {
  name: 'directory_group_steps_above',
  text: `WITH RECURSIVE above (group_id, via_id) AS (
           SELECT group_id, NULL::uuid FROM group_members WHERE user_id = $1
           UNION
           SELECT c.parent_id, c.child_id FROM group_children c JOIN above a ON a.group_id = c.child_id
         )
         SELECT ${groupColumns}, a.via_id AS "viaId" FROM above a JOIN groups g ON g.id = a.group_id
         ORDER BY g.name_key, a.via_id NULLS FIRST`,
};

/** A group and the key it is sorted by. */
export type ListedGroup = Group & { sortKey: string };

/** A person in a group, directly. */
export type Membership = { groupId: GroupId; userId: UserId };

/** Groups, memberships and nesting in the database. */
export class GroupStore {
  constructor(private readonly database: Database) {}

  /** By id or name. What has the shape of an id is one: no name may have it. */
  async find(reference: string, tx?: Transaction): Promise<Group | undefined> {
    if (isUuid(reference)) return (await readRows<Group>(this.database, byId, [reference], tx))[0];
    if (reference.length > 256 || reference.includes('\0')) return undefined;
    return (await readRows<Group>(this.database, byKey, [nameKey(reference)], tx))[0];
  }

  /** One page in the order of names, from behind `after` on; `part` is found anywhere in the name. */
  async list(options: { part: string; after: string | undefined; rows: number }): Promise<ListedGroup[]> {
    return this.database.query<ListedGroup>(
      `SELECT ${groupColumns}, g.name_key AS "sortKey" FROM groups g
       WHERE strpos(g.name_key, $1) > 0 AND g.name_key > $2 ORDER BY g.name_key LIMIT $3`,
      [nameKey(options.part), options.after ?? '', options.rows],
    );
  }

  /** Locks a group until the transaction ends; `delete` also keeps others from pointing at it. */
  async lock(tx: Transaction, id: GroupId, purpose: 'change' | 'delete'): Promise<Group | undefined> {
    if (!isUuid(id)) return undefined;
    const strength = purpose === 'change' ? 'NO KEY UPDATE' : 'UPDATE';
    const rows = await tx.query<Group[]>(`SELECT ${groupColumns} FROM groups g WHERE g.id = $1 FOR ${strength}`, [id]);
    return rows[0];
  }

  async insert(tx: Transaction, groups: readonly Group[]): Promise<void> {
    const rows = groups.map((group) => ({ ...group, nameKey: nameKey(group.name) }));
    try {
      await tx.getRepository(GroupEntity).insert(rows);
    } catch (error) {
      throw translateConstraint(error, groupConstraints);
    }
  }

  async update(tx: Transaction, group: Group): Promise<void> {
    const { id, ...changes } = group;
    try {
      await tx.getRepository(GroupEntity).update({ id }, { ...changes, nameKey: nameKey(group.name) });
    } catch (error) {
      throw translateConstraint(error, groupConstraints);
    }
  }

  async delete(tx: Transaction, id: GroupId): Promise<void> {
    await tx.getRepository(GroupEntity).delete({ id });
  }

  /** What a group holds and is held by, directly. */
  async relationsOf(tx: Transaction, id: GroupId) {
    const rows = await tx.query<{ memberIds: UserId[]; childIds: GroupId[]; parentIds: GroupId[] }[]>(
      `SELECT ARRAY(SELECT user_id FROM group_members WHERE group_id = $1 ORDER BY user_id) AS "memberIds",
              ARRAY(SELECT child_id FROM group_children WHERE parent_id = $1 ORDER BY child_id) AS "childIds",
              ARRAY(SELECT parent_id FROM group_children WHERE child_id = $1 ORDER BY parent_id) AS "parentIds"`,
      [id],
    );
    return rows[0] ?? { memberIds: [], childIds: [], parentIds: [] };
  }

  /** Puts people into groups; returns those who were not in them before. */
  async insertMembers(tx: Transaction, memberships: readonly Membership[]): Promise<Membership[]> {
    try {
      return await tx.query<Membership[]>(
        `INSERT INTO group_members (group_id, user_id)
         SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS given (group_id, user_id) ORDER BY 1, 2
         ON CONFLICT DO NOTHING RETURNING group_id AS "groupId", user_id AS "userId"`,
        toColumns(memberships),
      );
    } catch (error) {
      throw translateConstraint(error, {
        group_members_group_id_fkey: groupNotFound,
        group_members_user_id_fkey: userNotFound,
      });
    }
  }

  /** Takes people out of groups; returns those who were in them. */
  async deleteMembers(tx: Transaction, memberships: readonly Membership[]): Promise<Membership[]> {
    return tx.query<Membership[]>(
      `WITH gone AS (
         DELETE FROM group_members m USING unnest($1::uuid[], $2::uuid[]) AS given (group_id, user_id)
         WHERE m.group_id = given.group_id AND m.user_id = given.user_id RETURNING m.group_id, m.user_id
       ) SELECT group_id AS "groupId", user_id AS "userId" FROM gone`,
      toColumns(memberships),
    );
  }

  /** Groups with one of these folded names. */
  async findAll(tx: Transaction, keys: readonly string[]): Promise<Group[]> {
    return tx.query<Group[]>(`SELECT ${groupColumns} FROM groups g WHERE g.name_key = ANY ($1)`, [keys]);
  }

  /** Direct groups of these people, in the order of names. */
  async directGroupsOf(userIds: readonly UserId[], tx?: Transaction): Promise<NamedMembership[]> {
    const text = `SELECT m.user_id AS "userId", m.group_id AS "groupId", g.name
                  FROM group_members m JOIN groups g ON g.id = m.group_id WHERE m.user_id = ANY ($1) ORDER BY g.name_key`;
    return tx ? tx.query<NamedMembership[]>(text, [userIds]) : this.database.query<NamedMembership>(text, [userIds]);
  }

  /** Number of the advisory lock under which groups are nested. */
  static readonly nestingLock = 732_940_202;

  /** Whether `below` is `above` itself or inside it; nobody else nests until the transaction ends. */
  async contains(tx: Transaction, above: GroupId, below: GroupId): Promise<boolean> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [GroupStore.nestingLock]);
    const rows = await tx.query<object[]>(
      `WITH RECURSIVE inside (id) AS (
         SELECT $1::uuid UNION SELECT c.child_id FROM group_children c JOIN inside i ON i.id = c.parent_id
       ) SELECT 1 FROM inside WHERE id = $2`,
      [above, below],
    );
    return rows.length > 0;
  }

  /** Puts a group into another; false when it was there. */
  async insertChild(tx: Transaction, parentId: GroupId, childId: GroupId): Promise<boolean> {
    try {
      const rows = await tx.query<object[]>(
        'INSERT INTO group_children (parent_id, child_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1',
        [parentId, childId],
      );
      return rows.length > 0;
    } catch (error) {
      throw translateConstraint(error, groupConstraints);
    }
  }

  /** Takes a group out of another; false when it was not there. */
  async deleteChild(tx: Transaction, parentId: GroupId, childId: GroupId): Promise<boolean> {
    const rows = await tx.query<object[]>(
      `WITH gone AS (DELETE FROM group_children WHERE parent_id = $1 AND child_id = $2 RETURNING 1)
       SELECT 1 FROM gone`,
      [parentId, childId],
    );
    return rows.length > 0;
  }

  async childrenOf(id: GroupId): Promise<Group[]> {
    return this.#neighbours(id, 'parent_id', 'child_id');
  }

  async parentsOf(id: GroupId): Promise<Group[]> {
    return this.#neighbours(id, 'child_id', 'parent_id');
  }

  async #neighbours(id: GroupId, from: 'parent_id' | 'child_id', to: 'parent_id' | 'child_id'): Promise<Group[]> {
    return this.database.query<Group>(
      `SELECT ${groupColumns} FROM group_children c JOIN groups g ON g.id = c.${to} WHERE c.${from} = $1
       ORDER BY g.name_key`,
      [id],
    );
  }

  /** The steps from which `resolveGroupPaths` finds every group of a person. */
  async stepsAbove(userId: UserId, tx?: Transaction): Promise<GroupStep[]> {
    return readRows<GroupStep>(this.database, stepsAbove, [userId], tx);
  }

  /** One page of the people in a group, in the order of usernames; `nested` counts those of the groups inside it. */
  async membersOf(
    id: GroupId,
    options: { nested: boolean; after: string | undefined; rows: number },
  ): Promise<(ListedUser & Member)[]> {
    return this.database.query<ListedUser & Member>(
      `WITH RECURSIVE inside (id) AS (
         SELECT $1::uuid
         UNION
         SELECT c.child_id FROM group_children c JOIN inside i ON i.id = c.parent_id WHERE $2::boolean
       )
       SELECT ${userColumns}, u.username_key AS "sortKey",
              EXISTS (SELECT 1 FROM group_members d WHERE d.group_id = $1 AND d.user_id = u.id) AS direct
       FROM users u
       WHERE u.username_key > $3
         AND u.id IN (SELECT m.user_id FROM group_members m JOIN inside i ON i.id = m.group_id)
       ORDER BY u.username_key LIMIT $4`,
      [id, options.nested, options.after ?? '', options.rows],
    );
  }
}

/** A membership with the group's name. */
export type NamedMembership = Membership & { name: string };

function toColumns(memberships: readonly Membership[]): [GroupId[], UserId[]] {
  return [memberships.map(({ groupId }) => groupId), memberships.map(({ userId }) => userId)];
}
