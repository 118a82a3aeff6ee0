import type { UserId } from '../core';
import type { Database, Transaction } from '../db';

/**
 * What a one-time token is for. Each reaches one page only:
 * `first_administrator` the set-up, `expired_password` the change that an expired password demands.
 */
export type LinkPurpose = 'first_administrator' | 'expired_password';

export type OneTimeLink = { userId: UserId | null; createdAt: Date; expiresAt: Date };

type Row = { user_id: UserId | null; created_at: Date; expires_at: Date };

/** Keeps a link by the hash of its token (R52). */
export async function insertLink(
  tx: Transaction,
  link: OneTimeLink & { purpose: LinkPurpose; tokenHash: Buffer },
): Promise<void> {
  await tx.query(
    `INSERT INTO one_time_links (token_hash, purpose, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
    [link.tokenHash, link.purpose, link.userId, link.createdAt, link.expiresAt],
  );
}

/** The link of a token, if it was made for `purpose` and lives at `now`. Looking does not use it up. */
export async function findLink(
  database: Database,
  purpose: LinkPurpose,
  tokenHash: Buffer,
  now: Date,
): Promise<OneTimeLink | undefined> {
  const [row] = await database.query<Row>(
    `SELECT user_id, created_at, expires_at FROM one_time_links
     WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3`,
    [tokenHash, purpose, now],
  );
  return row && toLink(row);
}

/** Uses a link up: of several who try at once, one gets it (R52). */
export async function consumeLink(
  tx: Transaction,
  purpose: LinkPurpose,
  tokenHash: Buffer,
  now: Date,
): Promise<OneTimeLink | undefined> {
  const [row]: Row[] = await tx.query(
    `WITH used AS (
       DELETE FROM one_time_links WHERE token_hash = $1 AND purpose = $2 AND expires_at > $3
       RETURNING user_id, created_at, expires_at)
     SELECT user_id, created_at, expires_at FROM used`,
    [tokenHash, purpose, now],
  );
  return row && toLink(row);
}

/** Ends every link made for a person. */
export async function deleteLinksOf(tx: Transaction, userId: UserId): Promise<void> {
  await tx.query('DELETE FROM one_time_links WHERE user_id = $1', [userId]);
}

/** Ends every link of a purpose that is bound to nobody, and what has expired. */
export async function deleteUnboundLinks(tx: Transaction, purpose: LinkPurpose): Promise<void> {
  await tx.query('DELETE FROM one_time_links WHERE purpose = $1 AND user_id IS NULL', [purpose]);
}

/** Forgets links that are over by `now`. */
export async function deleteExpiredLinks(tx: Transaction, now: Date): Promise<void> {
  await tx.query('DELETE FROM one_time_links WHERE expires_at <= $1', [now]);
}

function toLink(row: Row): OneTimeLink {
  return { userId: row.user_id, createdAt: row.created_at, expiresAt: row.expires_at };
}
