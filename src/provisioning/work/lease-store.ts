import type { ConnectionId } from '../../core';
import type { Database } from '../../db';

/** Seconds for which a lease is good without being renewed. */
export const leaseSeconds = 30;

/**
 * Who may write to Slack for a connection. All instants are the database's own: the clocks of processes may differ, jump
 * and stand still without two of them ever holding the same connection (R108, R112).
 */
export class LeaseStore {
  constructor(private readonly database: Database) {}

  /**
   * Takes the lease where nobody has it, or the same process lost sight of it while the database was away.
   *
   * @returns its fence, higher than any before; undefined while another process has it
   */
  async take(id: ConnectionId, holder: string): Promise<number | undefined> {
    const rows = await this.database.query<{ fence: string }>(
      `UPDATE connections
          SET lease_holder = $2, lease_fence = lease_fence + 1,
              lease_until = clock_timestamp() + make_interval(secs => $3)
        WHERE id = $1 AND (lease_holder IS NULL OR lease_holder = $2 OR lease_until < clock_timestamp())
        RETURNING lease_fence AS fence`,
      [id, holder, leaseSeconds],
    );
    return rows[0] && Number(rows[0].fence);
  }

  /** Makes it last again. @returns false when somebody else may have it by now: what was begun must not be gone on with */
  async renew(id: ConnectionId, fence: number): Promise<boolean> {
    const rows = await this.database.query<{ fence: string }>(
      `UPDATE connections SET lease_until = clock_timestamp() + make_interval(secs => $3)
        WHERE id = $1 AND lease_fence = $2 AND lease_holder IS NOT NULL AND lease_until > clock_timestamp()
        RETURNING lease_fence AS fence`,
      [id, fence, leaseSeconds],
    );
    return rows.length > 0;
  }

  /** Gives it back, if it is still ours. */
  async release(id: ConnectionId, fence: number): Promise<void> {
    await this.database.query(
      `UPDATE connections SET lease_holder = NULL, lease_until = NULL WHERE id = $1 AND lease_fence = $2`,
      [id, fence],
    );
  }
}
