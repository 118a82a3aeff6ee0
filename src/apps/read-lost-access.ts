import type { AppId, GroupId, UserId } from '../core';
import type { Database } from '../db';

/** An app, and how many people no group would authorise for it any more. */
export type LostAccess = { id: AppId; slug: string; name: string; people: number };

/** What would not be there any more. Suspended people count, who would come back to less. */
export type Withdrawal =
  | { from: GroupId; taken: UserId | GroupId }
  | { deleted: GroupId }
  | { from: GroupId; unauthorised: AppId };

/**
 * The rule of `authorisedCondition`, asked as if something of the group $1 were not there. Planned anew each time: a person
 * and a large group want other plans.
 *
 * @param parts as SQL. `concerned`: apps, nothing else can be lost. `leaving`: groups whose people go by it, with those inside;
 *   `alone`: memberships that go without a group. What authorises without it: `seeds` of `app_groups g`, `steps` of
 *   `group_children c`, `members` of `group_members m`, each true of what stays.
 */
const statement = (parts: {
  concerned: string;
  leaving: string;
  alone: string;
  seeds: string;
  steps: string;
  members: string;
}) => `
    WITH RECURSIVE around (group_id) AS (
      SELECT $1::uuid
      UNION
      SELECT c.parent_id FROM around a JOIN group_children c ON c.child_id = a.group_id
    ),
    concerned (app_id) AS (${parts.concerned}),
    inside (group_id) AS (
      ${parts.leaving}
      UNION
      SELECT c.child_id FROM inside i JOIN group_children c ON c.parent_id = i.group_id
    ),
    leaving (user_id) AS (
      SELECT m.user_id FROM group_members m WHERE ${parts.alone}
      UNION
      SELECT m.user_id FROM group_members m JOIN inside i ON i.group_id = m.group_id
    ),
    granting (app_id, group_id) AS (
      SELECT g.app_id, g.group_id FROM app_groups g JOIN concerned o ON o.app_id = g.app_id WHERE ${parts.seeds}
      UNION
      SELECT w.app_id, c.child_id FROM granting w JOIN group_children c ON c.parent_id = w.group_id WHERE ${parts.steps}
    ),
    losing (app_id, user_id) AS (
      SELECT o.app_id, l.user_id FROM concerned o CROSS JOIN leaving l
      EXCEPT
      SELECT w.app_id, m.user_id FROM granting w JOIN group_members m ON m.group_id = w.group_id WHERE ${parts.members}
    ),
    -- Counted once: joined to the apps first, it would be gone through anew for each.
    counted (app_id, people) AS MATERIALIZED (SELECT l.app_id, count(*)::int FROM losing l GROUP BY l.app_id)
    SELECT a.id, a.slug, a.name, n.people
      FROM counted n JOIN apps a ON a.id = n.app_id
     ORDER BY a.name, a.slug`;

/** What the group and those around it open. */
const openedAround = 'SELECT DISTINCT g.app_id FROM app_groups g JOIN around a ON a.group_id = g.group_id';

/** One membership or one nesting: $2 in the group. */
const withoutMember = statement({
  concerned: openedAround,
  leaving: 'SELECT c.child_id FROM group_children c WHERE c.parent_id = $1 AND c.child_id = $2',
  alone: 'm.group_id = $1 AND m.user_id = $2',
  seeds: 'true',
  steps: 'NOT (c.parent_id = $1 AND c.child_id = $2)',
  members: 'NOT (m.group_id = $1 AND m.user_id = $2)',
});

const withoutGroup = statement({
  concerned: openedAround,
  leaving: 'SELECT $1::uuid',
  alone: 'false',
  seeds: 'g.group_id <> $1',
  steps: 'c.child_id <> $1',
  members: 'true',
});

/** The authorisation for the app $2. */
const withoutAuthorisation = statement({
  concerned: 'SELECT g.app_id FROM app_groups g WHERE g.group_id = $1 AND g.app_id = $2',
  leaving: 'SELECT $1::uuid',
  alone: 'false',
  seeds: 'g.group_id <> $1',
  steps: 'true',
  members: 'true',
});

/** What would be lost: apps by name; none where there is nothing of that kind to take away. */
export function readLostAccess(database: Database, withdrawal: Withdrawal): Promise<LostAccess[]> {
  if ('deleted' in withdrawal) return database.query<LostAccess>(withoutGroup, [withdrawal.deleted]);
  if ('taken' in withdrawal) return database.query<LostAccess>(withoutMember, [withdrawal.from, withdrawal.taken]);
  return database.query<LostAccess>(withoutAuthorisation, [withdrawal.from, withdrawal.unauthorised]);
}
