import type { Transaction } from '../db';
import type { SealedColumn } from './sealed-column';

/** What is known of a master key: never the key itself, except sealed with its counterpart. */
export type MasterKeyRow = {
  id: string;
  state: 'current' | 'previous';
  canary: string;
  /** The key sealed with the other one of a rotation; null outside a rotation. */
  sealedKey: string | null;
};

/** Number of the advisory lock under which one process at a time unlocks or rotates. */
const masterKeyLock = 732_940_119;

const columns = 'id, state, canary, sealed_key AS "sealedKey"';

/** Waits until no other process looks at the master keys in order to change them; held to the end of the transaction. */
export async function lockMasterKeys(tx: Transaction): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock($1)', [masterKeyLock]);
}

/** Every master key that is known of: the present one and, while a rotation is not finished, the one before. */
export function listMasterKeys(tx: Transaction): Promise<MasterKeyRow[]> {
  return tx.query(`SELECT ${columns} FROM master_keys`);
}

/** Id of the key to seal with; a rotation cannot begin until the transaction that asked has ended. */
export async function currentMasterKeyId(tx: Transaction): Promise<string | undefined> {
  const rows: { id: string }[] = await tx.query(`SELECT id FROM master_keys WHERE state = 'current' FOR SHARE`);
  return rows[0]?.id;
}

/** Writes down a master key by its id and canary, never by itself. */
export async function insertMasterKey(tx: Transaction, row: MasterKeyRow, at: Date): Promise<void> {
  await tx.query('INSERT INTO master_keys (id, state, canary, sealed_key, created_at) VALUES ($1, $2, $3, $4, $5)', [
    row.id,
    row.state,
    row.canary,
    row.sealedKey,
    at,
  ]);
}

/**
 * Makes the present key the previous one, kept sealed by the new one so that what is not sealed anew yet can be
 * opened (R76).
 */
export async function demoteMasterKey(tx: Transaction, id: string, sealedKey: string): Promise<void> {
  await tx.query(`UPDATE master_keys SET state = 'previous', sealed_key = $2 WHERE id = $1`, [id, sealedKey]);
}

/** Ends a rotation, once nothing is sealed with the previous key any more. */
export async function forgetPreviousMasterKey(tx: Transaction): Promise<void> {
  await tx.query(`DELETE FROM master_keys WHERE state = 'previous'`);
  await tx.query('UPDATE master_keys SET sealed_key = NULL');
}

/** Whether anything at all is sealed. Table and column names are our own constants, never input. */
export async function anythingSealed(tx: Transaction, sealed: readonly SealedColumn[]): Promise<boolean> {
  for (const { table, column } of sealed) {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM ${table} WHERE ${column} IS NOT NULL LIMIT 1`);
    if (rows.length > 0) return true;
  }
  return false;
}

/** Some row whose value is not sealed with the key `keyId`, locked. */
export async function takeRowSealedOtherwise(
  tx: Transaction,
  { table, idColumn, column }: SealedColumn,
  keyId: string,
): Promise<{ id: string; envelope: string } | undefined> {
  const rows: { id: string; envelope: string }[] = await tx.query(
    `SELECT ${idColumn}::text AS id, ${column} AS envelope FROM ${table}
     WHERE ${column} IS NOT NULL AND NOT starts_with(${column}, $1) LIMIT 1 FOR UPDATE`,
    [`v1.${keyId}.`],
  );
  return rows[0];
}

/** Puts what was sealed anew in the place of what was. */
export async function replaceEnvelope(
  tx: Transaction,
  { table, idColumn, column }: SealedColumn,
  id: string,
  envelope: string,
): Promise<void> {
  await tx.query(`UPDATE ${table} SET ${column} = $2 WHERE ${idColumn}::text = $1`, [id, envelope]);
}
