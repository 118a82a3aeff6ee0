import type { AppId, GroupId, UserId } from '../../core';
import type { Database } from '../../db';
import type { FeedChange } from './feed-store';

/** Whom to look at again. */
export type Touched = { userIds: UserId[]; groupIds: GroupId[] };

/** What changes name directly, before nesting is followed. */
type Named = {
  people: Set<UserId>;
  /** Groups that have to be looked at, with every group around them. */
  groups: Set<GroupId>;
  /** Groups whose people have to be looked at, those of the groups inside too. */
  peopleOf: Set<GroupId>;
};

/**
 * Finds who is touched by changes: the people and groups they name, the groups around these, and the people inside a group
 * that was nested, taken out, authorised or not authorised any more.
 */
export class TouchedStore {
  constructor(private readonly database: Database) {}

  async find(changes: readonly FeedChange[], appId: AppId): Promise<Touched> {
    const named = collect(changes, appId);
    const [row] = await this.database.query<Touched>(
      `WITH RECURSIVE around (id) AS (
         SELECT unnest($1::uuid[])
         UNION
         SELECT c.parent_id FROM group_children c JOIN around a ON a.id = c.child_id
       ),
       inside (id) AS (
         SELECT unnest($2::uuid[])
         UNION
         SELECT c.child_id FROM group_children c JOIN inside i ON i.id = c.parent_id
       )
       SELECT ARRAY(SELECT unnest($3::uuid[])
                    UNION SELECT m.user_id FROM group_members m JOIN inside i ON i.id = m.group_id) AS "userIds",
              ARRAY(SELECT id FROM around) AS "groupIds"`,
      [[...named.groups], [...named.peopleOf], [...named.people]],
    );
    return row ?? { userIds: [], groupIds: [] };
  }
}

function collect(changes: readonly FeedChange[], appId: AppId): Named {
  const named: Named = { people: new Set(), groups: new Set(), peopleOf: new Set() };
  for (const change of changes) {
    if (change.kind.startsWith('user_')) named.people.add(change.subjectId as UserId);
    else collectGroup(change, appId, named);
  }
  return named;
}

function collectGroup(change: FeedChange, appId: AppId, { people, groups, peopleOf }: Named): void {
  const id = change.subjectId as GroupId;
  switch (change.kind) {
    case 'member_added':
    case 'member_removed':
      if (change.memberId !== null) people.add(change.memberId);
      groups.add(id);
      return;
    case 'child_added':
    case 'child_removed':
      if (change.childId !== null) peopleOf.add(change.childId);
      groups.add(id);
      return;
    case 'group_deleted':
      for (const memberId of change.memberIds) people.add(memberId);
      for (const childId of change.childIds) peopleOf.add(childId);
      for (const parentId of change.parentIds) groups.add(parentId);
      groups.add(id);
      return;
    case 'group_authorised':
    case 'group_unauthorised':
      if (change.appId !== appId) return;
      groups.add(id);
      peopleOf.add(id);
      return;
    default:
      groups.add(id);
      // A rename changes what a mapping by group names gives.
      if (change.kind === 'group_updated') peopleOf.add(id);
  }
}
