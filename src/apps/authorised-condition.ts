/**
 * The rule of authorisation as an SQL condition: a group that the person is in, directly or through parent groups, is
 * authorised for the app. Denied by default. This file is the one place where this is said; sign-in and "may enter?" both
 * use it.
 *
 * @param user SQL expression of the person's id
 * @param app SQL expression of the app's id
 */
export function authorisedCondition(user: string, app: string): string {
  return `EXISTS (
    WITH RECURSIVE reached (group_id) AS (
      SELECT m.group_id FROM group_members m WHERE m.user_id = ${user}
      UNION
      SELECT c.parent_id FROM group_children c JOIN reached r ON r.group_id = c.child_id
    )
    SELECT 1 FROM reached r JOIN app_groups g ON g.group_id = r.group_id WHERE g.app_id = ${app})`;
}

/**
 * The same rule from the app's side: a table expression of everybody's id who is authorised, for questions about many
 * people at once.
 *
 * @param app SQL expression of the app's id
 */
export function authorisedPeople(app: string): string {
  return `(
    WITH RECURSIVE granting (group_id) AS (
      SELECT g.group_id FROM app_groups g WHERE g.app_id = ${app}
      UNION
      SELECT c.child_id FROM group_children c JOIN granting r ON r.group_id = c.parent_id
    )
    SELECT DISTINCT m.user_id FROM group_members m JOIN granting r ON r.group_id = m.group_id)`;
}
