import type { AppId, UserId } from '../core';
import type { Database } from '../db';
import type { App } from './app';
import { authorisedCondition } from './authorised-condition';

/** What decides whether a person may enter an app; `person` or `app` undefined if there is none. */
export type AccessFacts = {
  app: { enabled: boolean } | undefined;
  person: { suspended: boolean; passwordExpired: boolean } | undefined;
  /** Names of groups, the person's own first and the authorised one last; at most `maximumPaths`, shortest first. */
  paths: string[][];
};

/** An app a person may enter. */
export type Tile = Pick<App, 'id' | 'slug' | 'name' | 'kind'>;

/** More ways in than anybody reads; the count of all of them can grow exponentially with nesting. */
const maximumPaths = 50;

/**
 * One statement, by indexes only. `reached`: every group the person is in. `granting`: those of them from which an
 * authorised group is reached. Only these are walked for paths, and walking stops when there are enough.
 */
const factsStatement = {
  name: 'apps_access_facts',
  text: `
    WITH RECURSIVE reached (id) AS (
      SELECT m.group_id FROM group_members m WHERE m.user_id = $1
      UNION
      SELECT c.parent_id FROM reached r JOIN group_children c ON c.child_id = r.id
    ),
    granting (id) AS (
      SELECT r.id FROM reached r JOIN app_groups g ON g.group_id = r.id AND g.app_id = $2
      UNION
      SELECT c.child_id FROM granting w JOIN group_children c ON c.parent_id = w.id JOIN reached r ON r.id = c.child_id
    ),
    walked (id, ids) AS (
      SELECT m.group_id, ARRAY[m.group_id]
        FROM group_members m JOIN granting w ON w.id = m.group_id WHERE m.user_id = $1
      UNION ALL
      SELECT c.parent_id, p.ids || c.parent_id
        FROM walked p JOIN group_children c ON c.child_id = p.id JOIN granting w ON w.id = c.parent_id
       WHERE c.parent_id <> ALL (p.ids)
    ),
    found (ids) AS (
      SELECT p.ids FROM walked p JOIN app_groups g ON g.group_id = p.id AND g.app_id = $2 LIMIT ${maximumPaths}
    )
    SELECT (SELECT json_build_object('enabled', a.enabled) FROM apps a WHERE a.id = $2) AS app,
           (SELECT json_build_object('suspended', u.suspended, 'passwordExpired', u.password_expired)
              FROM users u WHERE u.id = $1) AS person,
           COALESCE((SELECT json_agg(named.path ORDER BY json_array_length(named.path), named.path::text)
              FROM (SELECT (SELECT json_agg(g.name ORDER BY step.place)
                              FROM unnest(f.ids) WITH ORDINALITY AS step (id, place) JOIN groups g ON g.id = step.id) AS path
                      FROM found f) named), '[]') AS paths`,
};

const tilesStatement = {
  name: 'apps_tiles',
  text: `
    SELECT a.id, a.slug, a.name, a.kind
      FROM users u
      JOIN apps a ON a.enabled AND NOT a.hidden AND ${authorisedCondition('u.id', 'a.id')}
     WHERE u.id = $1 AND NOT u.suspended
     ORDER BY a.name, a.slug`,
};

export async function readAccessFacts(database: Database, userId: UserId, appId: AppId): Promise<AccessFacts> {
  const [row] = await database.prepared<{
    app: AccessFacts['app'] | null;
    person: AccessFacts['person'] | null;
    paths: string[][];
  }>(factsStatement, [userId, appId]);
  return { app: row?.app ?? undefined, person: row?.person ?? undefined, paths: row?.paths ?? [] };
}

export function readTiles(database: Database, userId: UserId): Promise<Tile[]> {
  return database.prepared<Tile>(tilesStatement, [userId]);
}
