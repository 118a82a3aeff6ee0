import type { Database, Transaction } from '../db';

const text = 'SELECT EXISTS (SELECT 1 FROM users WHERE administrator) AS found';

/** Whether there is an administrator, suspended ones included: then the set-up is closed. */
export async function hasAdministrator(database: Database): Promise<boolean> {
  const [row] = await database.query<{ found: boolean }>(text);
  return row?.found === true;
}

/** As `hasAdministrator`, for whoever is about to make the first one: one at a time, until the transaction ends. */
export async function hasAdministratorLocked(tx: Transaction): Promise<boolean> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('countersign first administrator'))`);
  const [row]: { found: boolean }[] = await tx.query(text);
  return row?.found === true;
}
