import { authorisedCondition, authorisedPeople } from '../../apps';
import type { AppId, ConnectionId } from '../../core';
import type { Database } from '../../db';
import { personNameSql } from '../../directory';
import type { AccountClass } from '../matching/account-class';
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

/** The class of an account (`matching/account-class.ts`); `authorised` is an SQL condition. */
const classSql = (authorised: string) => `
  CASE WHEN b.user_id IS NOT NULL AND ${authorised} THEN 'matched_assigned'
       WHEN b.user_id IS NOT NULL THEN 'matched_unassigned'
       WHEN r.kind IN ('bot', 'external') THEN r.kind
       WHEN NOT r.active THEN 'deactivated'
       WHEN r.kind = 'person' THEN 'local'
       ELSE 'guest' END`;

/** The same rule as conditions, so that each class is looked for by what tells it (and by an index). `$2`: the app. */
const isOfClass: { readonly [name in AccountClass]: string } = {
  matched_assigned: `b.user_id IN ${authorisedPeople('$2')}`,
  matched_unassigned: `b.user_id IS NOT NULL AND b.user_id NOT IN ${authorisedPeople('$2')}`,
  bot: `NOT r.bound AND r.kind = 'bot'`,
  external: `NOT r.bound AND r.kind = 'external'`,
  deactivated: `NOT r.bound AND NOT r.active AND r.kind NOT IN ('bot', 'external')`,
  local: `NOT r.bound AND r.active AND r.kind = 'person'`,
  guest: `NOT r.bound AND r.active AND r.kind NOT IN ('bot', 'external', 'person')`,
};

/** Of which a person can be made, and was not yet. */
const isNew = `r.imported_at IS NULL AND ${isOfClass.local}`;

const accounts = `
  remote_accounts r
  LEFT JOIN bindings b ON b.connection_id = r.connection_id AND b.account_id = r.account_id AND b.state = 'bound'`;

/** What Slack has, and whose it is, a page at a time. */
export class AccountListStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * In the order of usernames, `count` of them behind `after`. The search is for a part of name, username or e-mail. Whose an
   * account is, and whether they are authorised, is asked of those on the page alone.
   */
  list(
    { id, appId }: Connection,
    filter: AccountFilter,
    count: number,
    after: { sortKey: string; accountId: string } | undefined,
  ): Promise<ListedAccount[]> {
    const parameters: unknown[] = [id, appId, count];
    const conditions = conditionsOf(filter, after, (value) => `$${parameters.push(value)}`);
    return this.#database.query<ListedAccount>(
      `WITH page AS (
         SELECT r.account_id, lower(r.user_name) AS sort_key, b.user_id FROM ${accounts}
          WHERE r.connection_id = $1 AND ${conditions.join(' AND ')}
          ORDER BY lower(r.user_name), r.account_id LIMIT $3)
       SELECT r.account_id AS "accountId", r.user_name AS "userName", r.email, r.display_name AS "displayName", r.active,
              r.kind, r.rank, ${classSql(authorisedCondition('b.user_id', '$2'))} AS class,
              CASE WHEN b.user_id IS NOT NULL THEN
                json_build_object('userId', b.user_id, 'username', coalesce(u.username, d.username, b.user_id::text),
                                  'name', coalesce(${personNameSql('u')}, d.username, '')) END AS person,
              r.first_seen_at AS "firstSeenAt", r.imported_at AS "importedAt", b.sort_key AS "sortKey"
         FROM page b
         JOIN remote_accounts r ON r.connection_id = $1 AND r.account_id = b.account_id
         LEFT JOIN users u ON u.id = b.user_id
         LEFT JOIN deleted_users d ON d.id = b.user_id
        ORDER BY b.sort_key, b.account_id`,
      parameters,
    );
  }

  /** How many there are of each class, and when the first of them was seen. */
  async counts({ id, appId }: Connection) {
    return this.#database.query<{ class: AccountClass; count: number; firstSeenAt: Date }>(
      `WITH authorised AS MATERIALIZED (SELECT user_id FROM ${authorisedPeople('$2')} AS a)
       SELECT ${classSql('a.user_id IS NOT NULL')} AS class, count(*)::int AS count, min(r.first_seen_at) AS "firstSeenAt"
         FROM ${accounts} LEFT JOIN authorised a ON a.user_id = b.user_id
        WHERE r.connection_id = $1 GROUP BY 1`,
      [id, appId],
    );
  }

  /** Ids of every account that fits, at most `most`: what "import all of these" means. */
  async idsOf({ id, appId }: Connection, filter: AccountFilter, most: number): Promise<string[]> {
    const rows = await this.list({ id, appId }, filter, most, undefined);
    return rows.map(({ accountId }) => accountId);
  }
}

function conditionsOf(
  filter: AccountFilter,
  after: { sortKey: string; accountId: string } | undefined,
  give: (value: unknown) => string,
): string[] {
  const search = filter.search?.trim();
  const text = `lower(r.user_name || ' ' || r.email || ' ' || r.display_name)`;
  return [
    after === undefined
      ? 'true'
      : `(lower(r.user_name), r.account_id) > (${give(after.sortKey)}, ${give(after.accountId)})`,
    ...(search ? [`position(lower(${give(search)}) IN ${text}) > 0`] : []),
    ...(filter.class === undefined ? [] : [isOfClass[filter.class]]),
    ...(filter.imported === undefined ? [] : [filter.imported ? 'r.imported_at IS NOT NULL' : isNew]),
    ...(filter.accountIds === undefined ? [] : [`r.account_id = ANY (${give(filter.accountIds)}::text[])`]),
  ];
}
