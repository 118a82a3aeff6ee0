import { authorisedPeople } from '../../apps';
import type { AppId, ConnectionId } from '../../core';
import type { Database } from '../../db';
import type { AccountClass } from '../matching/classify-account';
import type { ClassifiedAccount } from './binding';

type Connection = { id: ConnectionId; appId: AppId };

export type AccountFilter = {
  search?: string | undefined;
  class?: AccountClass | undefined;
  imported?: boolean | undefined;
  accountIds?: readonly string[] | undefined;
};

/** An account with the key by which the list goes on behind it. */
export type ListedAccount = ClassifiedAccount & { sortKey: string };

/** The rule of `classifyAccount`, said where whole lists are read. */
const classSql = `
  CASE WHEN b.user_id IS NOT NULL AND a.user_id IS NOT NULL THEN 'matched_assigned'
       WHEN b.user_id IS NOT NULL THEN 'matched_unassigned'
       WHEN r.kind IN ('bot', 'external') THEN r.kind
       WHEN NOT r.active THEN 'deactivated'
       WHEN r.kind = 'person' THEN 'local'
       ELSE 'guest' END`;

/** `$1`: the connection, `$2`: its app. */
const accounts = `
  WITH authorised AS MATERIALIZED (SELECT user_id FROM ${authorisedPeople('$2')} AS a),
  accounts AS (
    SELECT r.*, lower(r.user_name) AS sort_key, ${classSql} AS class,
           CASE WHEN b.user_id IS NOT NULL THEN
             json_build_object('userId', b.user_id, 'username', coalesce(u.username, d.username, b.user_id::text),
                               'name', coalesce(u.display_name, u.first_name || ' ' || u.last_name, d.username, '')) END AS person
      FROM remote_accounts r
      LEFT JOIN bindings b ON b.connection_id = r.connection_id AND b.account_id = r.account_id AND b.state = 'bound'
      LEFT JOIN authorised a ON a.user_id = b.user_id
      LEFT JOIN users u ON u.id = b.user_id
      LEFT JOIN deleted_users d ON d.id = b.user_id
     WHERE r.connection_id = $1
  )`;

/** What Slack has, and whose it is, a page at a time. */
export class AccountListStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In the order of usernames, `count` of them behind `after`. The search is for a part of name, username or e-mail. */
  list(
    { id, appId }: Connection,
    filter: AccountFilter,
    count: number,
    after: { sortKey: string; accountId: string } | undefined,
  ): Promise<ListedAccount[]> {
    return this.#database.query<ListedAccount>(
      `${accounts}
       SELECT c.account_id AS "accountId", c.user_name AS "userName", c.email, c.display_name AS "displayName", c.active,
              c.kind, c.rank, c.class, c.person, c.first_seen_at AS "firstSeenAt", c.imported_at AS "importedAt",
              c.sort_key AS "sortKey"
         FROM accounts c
        WHERE ($3::text IS NULL
               OR position(lower($3) IN lower(c.user_name || ' ' || c.email || ' ' || c.display_name)) > 0)
          AND ($4::text IS NULL OR c.class = $4)
          AND ($5::boolean IS NULL OR (c.imported_at IS NOT NULL) = $5)
          AND ($6::text[] IS NULL OR c.account_id = ANY ($6))
          AND ($7::text IS NULL OR (c.sort_key, c.account_id) > ($7, $8))
        ORDER BY c.sort_key, c.account_id LIMIT $9`,
      [
        id,
        appId,
        filter.search?.trim() || null,
        filter.class ?? null,
        filter.imported ?? null,
        filter.accountIds ?? null,
        after?.sortKey ?? null,
        after?.accountId ?? null,
        count,
      ],
    );
  }

  /** How many there are of each class, and when the first of them was seen. */
  async counts({ id, appId }: Connection) {
    return this.#database.query<{ class: AccountClass; count: number; firstSeenAt: Date }>(
      `${accounts} SELECT c.class, count(*)::int AS count, min(c.first_seen_at) AS "firstSeenAt" FROM accounts c GROUP BY 1`,
      [id, appId],
    );
  }

  /** Ids of every account that fits, at most `most`: what "import all of these" means. */
  async idsOf({ id, appId }: Connection, filter: AccountFilter, most: number): Promise<string[]> {
    const rows = await this.list({ id, appId }, filter, most, undefined);
    return rows.map(({ accountId }) => accountId);
  }
}
