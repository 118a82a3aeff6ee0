import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Database } from './database';

/** Names of the counters: the beginning of their keys in `rate_limits`. */
export type CounterName =
  | 'sign-in-address'
  | 'sign-in-account'
  | 'sign-in-account-ever'
  | 'sign-in-current-password'
  | 'sso-refused'
  | 'api-refused'
  | 'api-requests'
  | 'console-openings'
  | 'handover-refused'
  | 'setup-link-refused'
  | 'connect-link-refused';

export type CounterOptions = {
  name: CounterName;
  /** How many a key may have in the window. */
  points: number;
  windowSeconds: number;
  /** How long a key pauses that had too many; default: until its window ends. */
  pauseSeconds?: number;
  /**
   * Whether this process remembers until when a key is over the limit and does not ask again: a flood then costs the
   * database nothing. Only for counters from which nothing is taken back.
   */
  remembersFull?: boolean;
  clearsTable?: boolean;
};

/**
 * A counter on the table `rate_limits`, shared by all processes (R85). Each count is one atomic statement, so tries that
 * come at once cannot slip through together. Its windows run by the machine's clock: the library reads no other.
 *
 * The library is told that the table stands (the migration made it), so it never creates one; its hourly clearing of
 * what has expired is left to one counter, because it does not look at the name. A database that cannot be reached is
 * an error, not an open door (R87): there is no counter in memory to fall back to.
 */
export class Counter {
  readonly #limiter: RateLimiterPostgres;

  constructor(database: Database, options: CounterOptions) {
    this.#limiter = new RateLimiterPostgres({
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
      ...(options.remembersFull ? { inMemoryBlockOnConsumed: options.points } : {}),
    });
  }

  /**
   * Counts one.
   *
   * @param windowSeconds another window than the counter's own; 0 = for good
   * @returns the seconds to wait when that is too many
   */
  async consume(key: string, windowSeconds?: number): Promise<number | undefined> {
    try {
      await this.#limiter.consume(key, 1, windowSeconds === undefined ? {} : { customDuration: windowSeconds });
      return undefined;
    } catch (rejection) {
      if (rejection instanceof RateLimiterRes) return Math.max(1, Math.ceil(rejection.msBeforeNext / 1_000));
      throw rejection;
    }
  }

  /** Takes one back. */
  async takeBack(key: string): Promise<void> {
    await this.#limiter.reward(key);
  }

  async forget(key: string): Promise<void> {
    await this.#limiter.delete(key);
  }
}
