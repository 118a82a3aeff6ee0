import type { AppId, UserId } from '../core';
import type { Database } from '../db';
import { personNameSql } from '../directory';
import type { App } from './app';
import { authorisedCondition, authorisedPeople } from './authorised-condition';
import { opensCondition } from './entry-condition';
import type { GroupGraph } from './find-paths';

/** What decides whether a person may enter an app; `person` or `app` undefined if there is none. */
export type AccessFacts = {
  app: { enabled: boolean } | undefined;
  person: { suspended: boolean; passwordExpired: boolean } | undefined;
  /** Groups of the person that lead to the app, and what lies between; empty if none does. */
  graph: GroupGraph;
};

/** An app a person may enter. */
export type Tile = Pick<App, 'id' | 'slug' | 'name' | 'kind'>;

/**
 * One statement, by indexes only. `reached`: every group the person is in, through parents too. `granting`: those of
 * them from which an authorised group is reached.
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
    )
    SELECT (SELECT json_build_object('enabled', a.enabled) FROM apps a WHERE a.id = $2) AS app,
           (SELECT json_build_object('suspended', u.suspended, 'passwordExpired', u.password_expired)
              FROM users u WHERE u.id = $1) AS person,
           COALESCE((SELECT json_agg(json_build_object(
                'id', g.id,
                'name', g.name,
                'isOwn', EXISTS (SELECT 1 FROM group_members m WHERE m.group_id = g.id AND m.user_id = $1),
                'isAuthorised', EXISTS (SELECT 1 FROM app_groups a WHERE a.group_id = g.id AND a.app_id = $2)) ORDER BY g.name, g.id)
              FROM granting w JOIN groups g ON g.id = w.id), '[]') AS groups,
           COALESCE((SELECT json_agg(json_build_object('child', c.child_id, 'parent', c.parent_id))
              FROM granting w JOIN group_children c ON c.child_id = w.id JOIN granting p ON p.id = c.parent_id), '[]') AS edges`,
};

const openAppsStatement = {
  name: 'apps_open',
  text: `
    SELECT a.id, a.slug, a.name, a.kind, a.hidden
      FROM users u
      JOIN apps a ON ${opensCondition('u', 'a')} AND ${authorisedCondition('u.id', 'a.id')}
     WHERE u.id = $1
     ORDER BY a.name, a.slug`,
};

/**
 * Reads in one statement what decides whether a person may enter an app; each part is empty where there is no such
 * person or app.
 */
export async function readAccessFacts(database: Database, userId: UserId, appId: AppId): Promise<AccessFacts> {
  const [row] = await database.prepared<
    GroupGraph & { app: AccessFacts['app'] | null; person: AccessFacts['person'] | null }
  >(factsStatement, [userId, appId]);
  return {
    app: row?.app ?? undefined,
    person: row?.person ?? undefined,
    graph: { groups: row?.groups ?? [], edges: row?.edges ?? [] },
  };
}

/** The apps that open for a person, by name; those without a tile on the portal too. */
export function readOpenApps(database: Database, userId: UserId): Promise<(Tile & { hidden: boolean })[]> {
  return database.prepared<Tile & { hidden: boolean }>(openAppsStatement, [userId]);
}

/** Somebody who is in a group that is authorised, directly or through groups inside it. */
export type AuthorisedPerson = { id: UserId; username: string; name: string };

/** Authorised people in the order of usernames, `count` of them after a username's key; suspended ones too. */
export function readAuthorisedPeople(
  database: Database,
  appId: AppId,
  count: number,
  after: string,
): Promise<(AuthorisedPerson & { key: string })[]> {
  return database.query(
    `WITH RECURSIVE opening (id) AS (
       SELECT g.group_id FROM app_groups g WHERE g.app_id = $1
       UNION
       SELECT c.child_id FROM opening o JOIN group_children c ON c.parent_id = o.id
     )
     SELECT u.id, u.username, ${personNameSql('u')} AS name, u.username_key AS key
       FROM users u
      WHERE u.username_key > $2
        AND EXISTS (SELECT 1 FROM group_members m JOIN opening o ON o.id = m.group_id WHERE m.user_id = u.id)
      ORDER BY u.username_key LIMIT $3`,
    [appId, after, count],
  );
}

/** How many people an app opens for at this moment, as `readOpenApps` says it of one: none where it is disabled. */
export async function countOpenFor(database: Database, appId: AppId): Promise<number> {
  const [row] = await database.query<{ people: number }>(
    `SELECT count(*)::int AS people
       FROM apps a
       JOIN ${authorisedPeople('$1')} AS p ON true
       JOIN users u ON u.id = p.user_id
      WHERE a.id = $1 AND ${opensCondition('u', 'a')}`,
    [appId],
  );
  return row?.people ?? 0;
}
