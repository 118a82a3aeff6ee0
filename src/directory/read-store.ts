import type { QueryResultRow } from 'pg';
import type { Database, Prepared, Transaction } from '../db';

/** Reads inside the caller's transaction where there is one (and sees what it wrote), else with a prepared statement. */
export function readRows<Row extends QueryResultRow>(
  database: Database,
  statement: Prepared,
  values: readonly unknown[],
  tx?: Transaction,
): Promise<Row[]> {
  return tx ? tx.query<Row[]>(statement.text, [...values]) : database.prepared<Row>(statement, values);
}
