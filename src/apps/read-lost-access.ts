import type { AppId, GroupId, UserId } from '../core';
import type { Database } from '../db';

/** An app, and how many people no group would authorise for it any more. */
export type LostAccess = { id: AppId; slug: string; name: string; people: number };

/**
 * The rule of `authorisedCondition`, asked as if one membership or one nesting ($2 in the group $1) were not there.
 * `leaving`: the people who would go by it. `granting`: what authorises without it; nothing else can be lost than what the
 * group and those around it open. Planned anew each time: a person and a large group want other plans.
 */
const statement = `
    WITH RECURSIVE around (group_id) AS (
      SELECT $1::uuid
      UNION
      SELECT c.parent_id FROM around a JOIN group_children c ON c.child_id = a.group_id
    ),
    inside (group_id) AS (
      SELECT c.child_id FROM group_children c WHERE c.parent_id = $1 AND c.child_id = $2
      UNION
      SELECT c.child_id FROM inside i JOIN group_children c ON c.parent_id = i.group_id
    ),
    leaving (user_id) AS (
      SELECT m.user_id FROM group_members m WHERE m.group_id = $1 AND m.user_id = $2
      UNION
      SELECT m.user_id FROM group_members m JOIN inside i ON i.group_id = m.group_id
    ),
    granting (app_id, group_id) AS (
      SELECT g.app_id, g.group_id FROM app_groups g
       WHERE g.app_id IN (SELECT o.app_id FROM app_groups o JOIN around a ON a.group_id = o.group_id)
      UNION
      SELECT w.app_id, c.child_id FROM granting w JOIN group_children c ON c.parent_id = w.group_id
       WHERE NOT (c.parent_id = $1 AND c.child_id = $2)
    ),
    losing (app_id, user_id) AS (
      SELECT w.app_id, l.user_id FROM (SELECT DISTINCT app_id FROM granting) w CROSS JOIN leaving l
      EXCEPT
      SELECT w.app_id, m.user_id FROM granting w JOIN group_members m ON m.group_id = w.group_id
       WHERE NOT (m.group_id = $1 AND m.user_id = $2)
    ),
    -- Counted once: joined to the apps first, it would be gone through anew for each.
    counted (app_id, people) AS MATERIALIZED (SELECT l.app_id, count(*)::int FROM losing l GROUP BY l.app_id)
    SELECT a.id, a.slug, a.name, n.people
      FROM counted n JOIN apps a ON a.id = n.app_id
     ORDER BY a.name, a.slug`;

/**
 * What would be lost if a person, or a group inside, were taken out of a group: apps by name. Suspended people count, who
 * would come back to less; none are lost where it is not in the group.
 */
export function readLostAccess(database: Database, from: GroupId, taken: UserId | GroupId): Promise<LostAccess[]> {
  return database.query<LostAccess>(statement, [from, taken]);
}
