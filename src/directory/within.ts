import type { Database, Transaction } from '../db';

/** Runs `work` in the caller's transaction if there is one, else in one of its own. */
export function within<T>(
  database: Database,
  tx: Transaction | undefined,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return tx ? work(tx) : database.transaction(work);
}
