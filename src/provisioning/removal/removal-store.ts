import type { AccountId, ConnectionId, UserId } from '../../core';
import type { Database } from '../../db';
import { personNameSql } from '../../directory';

/** Who keeps access to Slack when nobody looks after its accounts any more. */
export type KeptAccess = {
  /** Managed accounts that are on: left alone they stay on, whatever the directory says afterwards. */
  active: number;
  /** The first of them, by username. */
  sample: { username: string; accountId: string }[];
  /** Groups that were kept like the directory. */
  groups: number;
};

/** Somebody whose account is kept like the directory. */
export type ManagedPerson = { userId: UserId; name: string; accountId: AccountId };

/** What stays in Slack when a connection ends, and whom it is about. */
export class RemovalStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async read(id: ConnectionId): Promise<KeptAccess> {
    const managed = `FROM bindings b JOIN remote_accounts r ON r.connection_id = b.connection_id AND r.account_id = b.account_id
                     WHERE b.connection_id = $1 AND b.state = 'bound' AND b.managed AND r.active`;
    const [[counts], sample] = await Promise.all([
      this.#database.query<{ active: number; groups: number }>(
        `SELECT (SELECT count(*)::int ${managed}) AS active,
                (SELECT count(*)::int FROM connection_groups WHERE connection_id = $1 AND state = 'bound') AS groups`,
        [id],
      ),
      this.#database.query<{ username: string; accountId: string }>(
        `SELECT r.user_name AS username, r.account_id AS "accountId" ${managed} ORDER BY lower(r.user_name) LIMIT 50`,
        [id],
      ),
    ]);
    return { active: counts?.active ?? 0, groups: counts?.groups ?? 0, sample };
  }

  /** Everybody whose account we write, deleted from the directory or not; whether it is on, Slack is asked. */
  async listManaged(id: ConnectionId): Promise<ManagedPerson[]> {
    return this.#database.query<ManagedPerson>(
      `SELECT b.user_id AS "userId", b.account_id AS "accountId",
              coalesce(${personNameSql('u')}, b.user_name, b.user_id::text) AS name
         FROM bindings b LEFT JOIN users u ON u.id = b.user_id
        WHERE b.connection_id = $1 AND b.state = 'bound' AND b.managed AND b.account_id IS NOT NULL
        ORDER BY b.user_id`,
      [id],
    );
  }
}
