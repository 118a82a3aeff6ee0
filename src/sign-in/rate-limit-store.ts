import { RateLimiterPostgres } from 'rate-limiter-flexible';
import type { UserId } from '../core';
import type { Database, Transaction } from '../db';

/** Names of the counters: the beginning of their keys in `rate_limits`. */
export type Counter = 'sign-in-address' | 'sign-in-account' | 'sign-in-account-ever' | 'sign-in-current-password';

/**
 * A counter on the table `rate_limits`, shared by all processes. Each count is one atomic statement, so tries that come
 * at once cannot slip through together. Its windows run by the machine's clock: the library reads no other.
 *
 * The library is told that the table stands (the migration made it), so it never creates one; its hourly clearing of
 * what has expired is left to one counter, because it does not look at the name. A database that cannot be reached is
 * an error, not an open door (R87): there is no counter in memory to fall back to.
 */
export function openCounter(
  database: Database,
  options: { name: Counter; points: number; windowSeconds: number; pauseSeconds?: number; clearsTable?: boolean },
): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: {
      query: async (statement: { name: string; text: string; values: unknown[] }) => {
        const rows = await database.prepared(statement, statement.values);
        return { rows, rowCount: rows.length };
      },
    },
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: options.clearsTable ?? false,
    keyPrefix: options.name,
    points: options.points,
    duration: options.windowSeconds,
    blockDuration: options.pauseSeconds ?? 0,
  });
}

/** Forgets the wrong tries at a person's account from unknown browsers. */
export async function forgetTries(tx: Transaction, userId: UserId): Promise<void> {
  const counters: Counter[] = ['sign-in-account', 'sign-in-account-ever', 'sign-in-current-password'];
  await tx.query('DELETE FROM rate_limits WHERE key = ANY ($1)', [counters.map((name) => `${name}:${userId}`)]);
}
