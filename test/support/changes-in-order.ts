import { setImmediate as aMoment } from 'node:timers/promises';
import type { Database } from '../../src/db';

/**
 * Waits until what a test changed in the directory is taken in at once. Changes are put in order when no older transaction is
 * open in the whole of PostgreSQL, and other tests have theirs there: they would come in portions.
 */
export async function changesInOrder(database: Database): Promise<void> {
  const isBehind = `SELECT EXISTS (SELECT 1 FROM directory_changes
                                    WHERE transaction_id >= pg_snapshot_xmin(pg_current_snapshot())) AS found`;
  while ((await database.query<{ found: boolean }>(isBehind))[0]?.found === true) await aMoment();
}
