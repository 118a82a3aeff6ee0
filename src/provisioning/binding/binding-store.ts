import type { AccountId, ConnectionId, UserId } from '../../core';
import { type Database, type Transaction, translateConstraint } from '../../db';
import type { AccountKind } from '../target/account';
import type { BindingRow } from './binding';
import { accountTaken } from './binding-errors';

const columns = `connection_id AS "connectionId", user_id AS "userId", account_id AS "accountId", state, managed, signals`;

/** Writes who is which account by a person's decision. */
export class BindingStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** The row of a person, locked to the end of the transaction. */
  async take(tx: Transaction, id: ConnectionId, userId: UserId): Promise<BindingRow | undefined> {
    const rows: BindingRow[] = await tx.query(
      `SELECT ${columns} FROM bindings WHERE connection_id = $1 AND user_id = $2 FOR UPDATE`,
      [id, userId],
    );
    return rows[0];
  }

  /** The account as it was last read. */
  async account(id: ConnectionId, accountId: AccountId): Promise<{ kind: AccountKind; userName: string } | undefined> {
    const rows = await this.#database.query<{ kind: AccountKind; userName: string }>(
      `SELECT kind, user_name AS "userName" FROM remote_accounts WHERE connection_id = $1 AND account_id = $2`,
      [id, accountId],
    );
    return rows[0];
  }

  /**
   * Keeps a decision. What was written before and what was wanted are forgotten, so that the next plan looks at everything.
   *
   * @throws ProvisioningError `provisioning.account_taken` where somebody else has the account
   */
  async put(tx: Transaction, row: BindingRow, userName: string | null, at: Date): Promise<void> {
    try {
      await tx.query(
        `INSERT INTO bindings (connection_id, user_id, account_id, state, managed, signals, user_name, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (connection_id, user_id) DO UPDATE
            SET account_id = $3, state = $4, managed = $5, signals = $6, user_name = $7, wanted_digest = NULL,
                held_digest = NULL, held = NULL, deactivated_at = NULL, updated_at = $8`,
        [
          row.connectionId,
          row.userId,
          row.accountId,
          row.state,
          row.managed,
          JSON.stringify(row.signals),
          userName,
          at,
        ],
      );
    } catch (error) {
      throw translateConstraint(error, { bindings_account: () => accountTaken() });
    }
  }

  async delete(tx: Transaction, id: ConnectionId, userId: UserId): Promise<void> {
    await tx.query('DELETE FROM bindings WHERE connection_id = $1 AND user_id = $2', [id, userId]);
  }

  /** Has somebody looked at by the next plan, and whoever plans told. */
  async raise(tx: Transaction, id: ConnectionId, userId: UserId): Promise<void> {
    await tx.query(
      `INSERT INTO provisioning_queue (connection_id, kind, subject_id) VALUES ($1, 'person', $2)
       ON CONFLICT (connection_id, kind, subject_id) DO UPDATE SET raise = EXCLUDED.raise`,
      [id, userId],
    );
    await tx.query(`SELECT pg_notify('directory_changes', '')`);
  }

  /** People who are bound and have not signed in by SAML, or those of them who are named: a link was mailed to them. */
  async markLinksSent(
    tx: Transaction,
    id: ConnectionId,
    userIds: readonly UserId[] | undefined,
    sentAt: Date,
  ): Promise<number> {
    const [, changed] = (await tx.query(
      `UPDATE bindings SET link_sent_at = $3 WHERE connection_id = $1 AND state = 'bound' AND saml_confirmed_at IS NULL
          AND ($2::uuid[] IS NULL OR user_id = ANY ($2))`,
      [id, userIds ?? null, sentAt],
    )) as [unknown, number];
    return changed;
  }
}
