import type { Handover } from '../contracts';
import type { AppId } from '../core';
import type { Database, Transaction } from '../db';

/** A hand-over as it is kept; what state that is depends on the hour. */
export type KeptHandover = Omit<Handover, 'state' | 'opens'>;

const columns = `id, step, made_by AS "madeBy", created_at AS "createdAt", expires_at AS "expiresAt", done_at AS "doneAt",
  revoked_at AS "revokedAt"`;

/** Keeps a link by the hash of its token. */
export async function insertHandover(
  tx: Transaction,
  handover: KeptHandover & { tokenHash: Buffer; appId: AppId },
): Promise<void> {
  const { id, tokenHash, appId, step, madeBy, createdAt, expiresAt } = handover;
  await tx.query(
    `INSERT INTO handovers (id, token_hash, app_id, step, made_by, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, tokenHash, appId, step, madeBy, createdAt, expiresAt],
  );
}

/** Of one app, newest first. */
export function listHandovers(database: Database, appId: AppId): Promise<KeptHandover[]> {
  return database.query<KeptHandover>(
    `SELECT ${columns} FROM handovers WHERE app_id = $1 ORDER BY created_at DESC, id LIMIT 50`,
    [appId],
  );
}

/** A link that still opens: neither ended nor taken back. Done ones open too, to be looked at again. */
export async function findOpenHandover(
  database: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<(KeptHandover & { appId: AppId }) | undefined> {
  const [row] = await database.query<KeptHandover & { appId: AppId }>(
    `SELECT ${columns}, app_id AS "appId" FROM handovers WHERE token_hash = $1 AND expires_at > $2 AND revoked_at IS NULL`,
    [tokenHash, now],
  );
  return row;
}

/** Notes that it was done, once; tells whether this was the first time. */
export async function markDone(tx: Transaction, id: string, at: Date): Promise<boolean> {
  const [, changed]: [unknown, number] = await tx.query(
    'UPDATE handovers SET done_at = $2 WHERE id = $1 AND done_at IS NULL',
    [id, at],
  );
  return changed > 0;
}

/** Takes a link back; tells whether there was one of that app that still stood. */
export async function revokeHandover(tx: Transaction, appId: AppId, id: string, at: Date): Promise<boolean> {
  const [, changed]: [unknown, number] = await tx.query(
    'UPDATE handovers SET revoked_at = $3 WHERE id = $2 AND app_id = $1 AND revoked_at IS NULL',
    [appId, id, at],
  );
  return changed > 0;
}
