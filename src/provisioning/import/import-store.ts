import type { AccountId, Actor, ConnectionId, UserId } from '../../core';
import type { Database, Transaction } from '../../db';
import type { AccountSummary } from '../binding/binding';
import type { AccountValues } from '../target/account';

export type ImportFault = { accountId: AccountId; userName: string; message: string };

/** An import, running or at its end. */
export type AccountImport = {
  id: string;
  connectionId: ConnectionId;
  state: 'running' | 'done';
  total: number;
  done: number;
  imported: number;
  faults: ImportFault[];
  madeBy: Actor;
  createdAt: Date;
  endedAt: Date | null;
};

/** An account with what Slack holds of it, and whether somebody has it already. */
export type ImportableAccount = AccountSummary & { held: AccountValues; takenBy: string | null };

const selectImport = `
  SELECT id, connection_id AS "connectionId", state, cardinality(account_ids) AS total, done, imported, faults,
         made_by AS "madeBy", created_at AS "createdAt", ended_at AS "endedAt" FROM account_imports`;

/** Keeps imports, each with how far it has come: a process that dies over one leaves nothing half done. */
export class ImportStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(id: string): Promise<AccountImport | undefined> {
    return (await this.#database.query<AccountImport>(`${selectImport} WHERE id = $1`, [id]))[0];
  }

  /** Newest first, `count` of them behind `before`. */
  list(
    connectionId: ConnectionId,
    count: number,
    before: { createdAt: Date; id: string } | undefined,
  ): Promise<AccountImport[]> {
    return this.#database.query<AccountImport>(
      `${selectImport} WHERE connection_id = $1 AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4::uuid))
        ORDER BY created_at DESC, id DESC LIMIT $2`,
      [connectionId, count, before?.createdAt ?? null, before?.id ?? null],
    );
  }

  async insert(
    tx: Transaction,
    job: { id: string; connectionId: ConnectionId; accountIds: readonly string[]; madeBy: Actor },
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO account_imports (id, connection_id, state, account_ids, made_by, created_at)
       VALUES ($1, $2, 'running', $3, $4, $5)`,
      [job.id, job.connectionId, job.accountIds, JSON.stringify(job.madeBy), at],
    );
  }

  /** Takes an import that nobody works on. @returns whether it is this worker's until then */
  async claim(id: string, worker: string, now: Date, until: Date): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE account_imports SET worker = $2, worker_until = $4
        WHERE id = $1 AND state = 'running' AND (worker = $2 OR worker_until IS NULL OR worker_until < $3) RETURNING 1`,
      [id, worker, now, until],
    );
    return rows.length > 0;
  }

  /** Imports that run and that nobody works on. */
  async unclaimed(now: Date): Promise<string[]> {
    const rows = await this.#database.query<{ id: string }>(
      `SELECT id FROM account_imports WHERE state = 'running' AND (worker_until IS NULL OR worker_until < $1)
        ORDER BY created_at`,
      [now],
    );
    return rows.map(({ id }) => id);
  }

  /** The accounts behind a place, in the order in which they were selected; one that Slack does not have any more is null. */
  async slice(
    id: string,
    from: number,
    count: number,
  ): Promise<{ accountId: AccountId; account: ImportableAccount | null }[]> {
    return this.#database.query(
      `SELECT given.account_id AS "accountId", ${accountJson} AS account
         FROM account_imports i
         CROSS JOIN unnest(i.account_ids) WITH ORDINALITY AS given (account_id, place)
         LEFT JOIN remote_accounts r ON r.connection_id = i.connection_id AND r.account_id = given.account_id
        WHERE i.id = $1 AND given.place > $2 ORDER BY given.place LIMIT $3`,
      [id, from, count],
    );
  }

  /** Accounts by their ids, in the order of usernames. */
  async accounts(connectionId: ConnectionId, accountIds: readonly string[]): Promise<ImportableAccount[]> {
    const rows = await this.#database.query<{ account: ImportableAccount }>(
      `SELECT ${accountJson} AS account FROM remote_accounts r
        WHERE r.connection_id = $1 AND r.account_id = ANY ($2) ORDER BY lower(r.user_name), r.account_id`,
      [connectionId, accountIds],
    );
    return rows.map(({ account }) => account);
  }

  /** The person is the account's from now on, recognised only: it is written once they are authorised. */
  async bind(
    tx: Transaction,
    connectionId: ConnectionId,
    account: ImportableAccount,
    userId: UserId,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO bindings (connection_id, user_id, account_id, state, managed, signals, user_name, updated_at)
       VALUES ($1, $2, $3, 'bound', false, '{"hand": true}', $4, $5)`,
      [connectionId, userId, account.accountId, account.userName, at],
    );
    await tx.query('UPDATE remote_accounts SET imported_at = $3 WHERE connection_id = $1 AND account_id = $2', [
      connectionId,
      account.accountId,
      at,
    ]);
  }

  /**
   * One account more was looked at.
   *
   * @returns false where another worker has come further: what this one did for the account must not stay
   */
  async step(
    tx: Transaction,
    progress: { id: string; worker: string; from: number; fault: ImportFault | undefined },
    until: Date,
  ): Promise<boolean> {
    const { id, worker, from, fault } = progress;
    const rows: unknown[] = await tx.query(
      `WITH stepped AS (
         UPDATE account_imports SET done = done + 1, imported = imported + $4, faults = faults || $5::jsonb, worker_until = $6
          WHERE id = $1 AND worker = $2 AND done = $3 AND state = 'running' RETURNING 1)
       SELECT 1 FROM stepped`,
      [id, worker, from, fault === undefined ? 1 : 0, JSON.stringify(fault === undefined ? [] : [fault]), until],
    );
    return rows.length > 0;
  }

  /** @returns false where it had ended already */
  async end(tx: Transaction, id: string, at: Date): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `WITH ended AS (
         UPDATE account_imports SET state = 'done', ended_at = $2, worker_until = NULL
          WHERE id = $1 AND state = 'running' RETURNING 1)
       SELECT 1 FROM ended`,
      [id, at],
    );
    return rows.length > 0;
  }
}

/** `takenBy`: the username of whoever is bound to it, or ignored with it. */
const accountJson = `
  CASE WHEN r.account_id IS NOT NULL THEN
    json_build_object('accountId', r.account_id, 'userName', r.user_name, 'email', r.email, 'displayName', r.display_name,
                      'active', r.active, 'kind', r.kind, 'rank', r.rank, 'held', r.held,
                      'takenBy', (SELECT coalesce(u.username, b.user_id::text) FROM bindings b
                                    LEFT JOIN users u ON u.id = b.user_id
                                   WHERE b.connection_id = r.connection_id AND b.account_id = r.account_id
                                     AND b.state IN ('bound', 'ignored') LIMIT 1)) END`;
