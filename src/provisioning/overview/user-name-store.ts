import { authorisedPeople } from '../../apps';
import type { AppId, ConnectionId } from '../../core';
import type { Database } from '../../db';
import { type User, userColumns } from '../../directory';

/** A person who is authorised, with the username they have in Slack and the one that the newest plan gives them. */
export type NamedPerson = {
  user: User;
  current: string | null;
  wanted: string | null;
  planned: boolean;
  sortKey: string;
};

type Row = User & { sortKey: string; current: string | null; wanted: string | null; planned: boolean };

/** Usernames of everybody who is authorised: what they are, and what a plan makes of them. */
export class UserNameStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** In the order of usernames, `count` of them behind `after`. `changed`: only those whose name is to be another, or new. */
  async list(
    { id, appId }: { id: ConnectionId; appId: AppId },
    changed: boolean | undefined,
    options: { count: number; after: string | undefined },
  ): Promise<NamedPerson[]> {
    const rows = await this.#database.query<Row>(
      `WITH authorised AS MATERIALIZED (SELECT user_id FROM ${authorisedPeople('$2')} AS a),
       newest AS (
         SELECT id FROM plans WHERE connection_id = $1 AND kind = 'reconcile' AND state NOT IN ('stale', 'rejected')
          ORDER BY created_at DESC, id DESC LIMIT 1),
       named AS (
         SELECT o.subject_id AS user_id, max(o.body -> 'operation' -> 'changes' -> 'userName' ->> 'after') AS wanted
           FROM operations o JOIN newest n ON n.id = o.plan_id
          WHERE o.subject_kind = 'person' AND o.kind IN ('account.create', 'account.update', 'account.reactivate')
          GROUP BY 1)
       SELECT ${userColumns}, u.username_key AS "sortKey", r.user_name AS current,
              coalesce(n.wanted, r.user_name) AS wanted, EXISTS (SELECT 1 FROM newest) AS planned
         FROM users u
         JOIN authorised a ON a.user_id = u.id
         LEFT JOIN bindings b ON b.connection_id = $1 AND b.user_id = u.id AND b.state = 'bound'
         LEFT JOIN remote_accounts r ON r.connection_id = $1 AND r.account_id = b.account_id
         LEFT JOIN named n ON n.user_id = u.id
        WHERE ($3::text IS NULL OR u.username_key > $3)
          AND ($4::boolean IS NULL OR (n.wanted IS NOT NULL AND n.wanted IS DISTINCT FROM r.user_name) = $4)
        ORDER BY u.username_key LIMIT $5`,
      [id, appId, options.after ?? null, changed ?? null, options.count],
    );
    return rows.map(({ sortKey, current, wanted, planned, ...user }) => ({ user, sortKey, current, wanted, planned }));
  }
}
