import type { GroupId, UserId } from '../core';
import type { Database } from '../db';
import type { AccessFacts, Tile } from './access-store';
import type { GroupGraph } from './find-paths';

/** An app in the order of names, with those of a person's groups that are authorised for it. */
export type ReachedApp = Tile & { enabled: boolean; hidden: boolean; authorisedIds: readonly GroupId[] };

/** A person with every group they are in, through parents too, and the apps of a page. */
export type PersonReach = {
  person: AccessFacts['person'];
  groups: readonly { id: GroupId; name: string; isOwn: boolean }[];
  edges: GroupGraph['edges'];
  apps: readonly ReachedApp[];
};

/**
 * One statement for all apps: a person's groups are resolved once. `$2` and `$3` are name and slug after which the apps begin
 * (null: at the first), `$4` how many of them (null: all), `$5` whether only those that open.
 */
const reachStatement = {
  name: 'apps_reach',
  text: `
    WITH RECURSIVE reached (id) AS (
      SELECT m.group_id FROM group_members m WHERE m.user_id = $1
      UNION
      SELECT c.parent_id FROM reached r JOIN group_children c ON c.child_id = r.id
    ),
    page AS (
      SELECT a.id, a.slug, a.name, a.kind, a.enabled, a.hidden, own.ids
        FROM apps a
       CROSS JOIN LATERAL (SELECT ARRAY(
         SELECT g.group_id FROM app_groups g JOIN reached r ON r.id = g.group_id WHERE g.app_id = a.id) AS ids) own
       WHERE ($2::text IS NULL OR (a.name, a.slug) > ($2, $3))
         AND (NOT $5::boolean OR (a.enabled AND cardinality(own.ids) > 0))
       ORDER BY a.name, a.slug LIMIT $4
    )
    SELECT (SELECT json_build_object('suspended', u.suspended, 'passwordExpired', u.password_expired)
              FROM users u WHERE u.id = $1) AS person,
           COALESCE((SELECT json_agg(json_build_object(
                'id', g.id,
                'name', g.name,
                'isOwn', EXISTS (SELECT 1 FROM group_members m WHERE m.group_id = g.id AND m.user_id = $1)) ORDER BY g.name, g.id)
              FROM reached r JOIN groups g ON g.id = r.id), '[]') AS groups,
           COALESCE((SELECT json_agg(json_build_object('child', c.child_id, 'parent', c.parent_id))
              FROM reached r JOIN group_children c ON c.child_id = r.id), '[]') AS edges,
           COALESCE((SELECT json_agg(json_build_object(
                'id', p.id, 'slug', p.slug, 'name', p.name, 'kind', p.kind, 'enabled', p.enabled, 'hidden', p.hidden,
                'authorisedIds', p.ids) ORDER BY p.name, p.slug) FROM page p), '[]') AS apps`,
};

/**
 * A person's groups, and the apps they may or may not open, in one statement.
 *
 * @param page.after the app after which they begin
 * @param page.count at most so many; all without it
 * @param page.onlyOpen enabled apps for which one of the groups is authorised
 */
export async function readReach(
  database: Database,
  userId: UserId,
  page: { after?: { name: string; slug: string } | undefined; count?: number; onlyOpen: boolean },
): Promise<PersonReach> {
  const [row] = await database.prepared<Omit<PersonReach, 'person'> & { person: AccessFacts['person'] | null }>(
    reachStatement,
    [userId, page.after?.name ?? null, page.after?.slug ?? null, page.count ?? null, page.onlyOpen],
  );
  return {
    person: row?.person ?? undefined,
    groups: row?.groups ?? [],
    edges: row?.edges ?? [],
    apps: row?.apps ?? [],
  };
}
