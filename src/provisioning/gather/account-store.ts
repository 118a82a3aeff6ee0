import type { AccountId, ConnectionId } from '../../core';
import type { Database } from '../../db';

/** Accounts as they were last read. */
export class AccountStore {
  constructor(private readonly database: Database) {}

  /** What each account was known as (`summaryOf` of `AccountReading`); compact, because it is held for all at once. */
  async summaries(connectionId: ConnectionId): Promise<Map<AccountId, string>> {
    const summaries = new Map<AccountId, string>();
    for (let behind = ''; ; ) {
      const rows = await this.database.query<{ id: AccountId; summary: string }>(
        `SELECT account_id AS id,
                CASE WHEN active THEN '+' ELSE '-' END || digest || ' ' || kind || ' ' || rank AS summary
           FROM remote_accounts
          WHERE connection_id = $1 AND account_id > $2 ORDER BY account_id LIMIT 10000`,
        [connectionId, behind],
      );
      for (const { id, summary } of rows) summaries.set(id, summary);
      const last = rows.at(-1);
      if (last === undefined) return summaries;
      behind = last.id;
    }
  }

  async count(connectionId: ConnectionId): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM remote_accounts WHERE connection_id = $1',
      [connectionId],
    );
    return row?.count ?? 0;
  }

  async forget(connectionId: ConnectionId, accountIds: readonly AccountId[]): Promise<void> {
    if (accountIds.length === 0) return;
    await this.database.query('DELETE FROM remote_accounts WHERE connection_id = $1 AND account_id = ANY ($2)', [
      connectionId,
      accountIds,
    ]);
  }
}
