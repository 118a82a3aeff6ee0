import type { AppId } from '../core';
import type { Database } from '../db';
import { type User, userColumns } from '../directory';
import type { AttributeSubject } from './attribute-rule';
import { authorisedPeople } from './authorised-condition';

/** Names of all groups of a person, nested ones resolved, as an SQL array. @param user SQL expression of the person's id */
export function nestedGroupNames(user: string): string {
  return `ARRAY(
    WITH RECURSIVE reached (id) AS (
      SELECT m.group_id FROM group_members m WHERE m.user_id = ${user}
      UNION
      SELECT c.parent_id FROM group_children c JOIN reached r ON r.id = c.child_id
    ) SELECT g.name FROM reached r JOIN groups g ON g.id = r.id ORDER BY g.name_key)`;
}

/** Somebody who is authorised, with all that a row can be made of; `key` is where a page goes on. */
export type AuthorisedSubject = AttributeSubject & { user: User; key: string };

/** Whole people, as rows of attribute tables and of mappings look at them. */
export class SubjectStore {
  constructor(private readonly database: Database) {}

  /**
   * Authorised people in the order of usernames, `count` of them behind a username's key; suspended ones too.
   *
   * @param needsGroups whether a row looks at the names of groups, which cost the most
   */
  async authorised(
    appId: AppId,
    { after, count, needsGroups }: { after: string; count: number; needsGroups: boolean },
  ): Promise<AuthorisedSubject[]> {
    const rows = await this.database.query<User & { groups: string[] | null; key: string }>(
      `WITH RECURSIVE opening (id) AS (
         SELECT g.group_id FROM app_groups g WHERE g.app_id = $1
         UNION
         SELECT c.child_id FROM opening o JOIN group_children c ON c.parent_id = o.id
       )
       SELECT ${userColumns}, ${needsGroups ? nestedGroupNames('u.id') : 'NULL::text[]'} AS groups, u.username_key AS key
         FROM users u
        WHERE u.username_key > $2
          AND EXISTS (SELECT 1 FROM group_members m JOIN opening o ON o.id = m.group_id WHERE m.user_id = u.id)
        ORDER BY u.username_key LIMIT $3`,
      [appId, after, count],
    );
    return rows.map(({ groups, key, ...user }) => ({ user, groups: groups ?? [], key }));
  }

  /** How many people are authorised. */
  async countAuthorised(appId: AppId): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM ${authorisedPeople('$1')} AS a`,
      [appId],
    );
    return row?.count ?? 0;
  }
}
