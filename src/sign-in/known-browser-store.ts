import type { UserId } from '../core';
import type { Database, Transaction } from '../db';

/** Days a browser stays known after its last sign-in. */
export const knownBrowserDays = 180;

/**
 * Whether this person has signed in with the browser that holds the token of `tokenHash`. Nobody has not, which is
 * looked up all the same, so that an unknown name takes as long (R49).
 */
export async function isBrowserKnown(
  database: Database,
  userId: UserId | undefined,
  tokenHash: Buffer,
  now: Date,
): Promise<boolean> {
  const rows = await database.query(
    'SELECT 1 FROM known_browsers WHERE token_hash = $1 AND user_id = $2 AND last_used_at > $3',
    [tokenHash, userId ?? null, new Date(now.getTime() - knownBrowserDays * 86_400_000)],
  );
  return rows.length > 0;
}

/** Notes that a person signed in with a browser, and forgets those not seen for long. */
export async function rememberBrowser(tx: Transaction, userId: UserId, tokenHash: Buffer, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO known_browsers (token_hash, user_id, last_used_at) VALUES ($1, $2, $3)
     ON CONFLICT (token_hash, user_id) DO UPDATE SET last_used_at = excluded.last_used_at`,
    [tokenHash, userId, now],
  );
  await tx.query('DELETE FROM known_browsers WHERE user_id = $1 AND last_used_at <= $2', [
    userId,
    new Date(now.getTime() - knownBrowserDays * 86_400_000),
  ]);
}

/** No browser of a person is known any longer (R55). */
export async function forgetBrowsers(tx: Transaction, userId: UserId): Promise<void> {
  await tx.query('DELETE FROM known_browsers WHERE user_id = $1', [userId]);
}
