import type { ConnectionId, PlanId } from '../../core';
import type { Database } from '../../db';

/** What guards count besides a plan itself. */
export type GuardCounts = {
  managedActive: number;
  managedGroups: number;
  deactivationsLastDay: number;
  groupDeletionsLastDay: number;
};

/** Counts for the guards. */
export class GuardStore {
  constructor(private readonly database: Database) {}

  /**
   * Accounts and groups that are ours, and what was taken away since `since` or is about to be by other plans under way.
   *
   * @param planId a plan that is not counted, because it is the one that is judged
   */
  async count(id: ConnectionId, since: Date, planId: PlanId | null): Promise<GuardCounts> {
    const [row] = await this.database.query<GuardCounts>(
      `WITH removals AS (
         SELECT o.kind FROM operations o JOIN plans p ON p.id = o.plan_id
          WHERE p.connection_id = $1 AND o.kind IN ('account.deactivate', 'group.delete')
            AND ($3::uuid IS NULL OR p.id <> $3)
            AND ((o.state = 'done' AND o.ended_at > $2)
              OR (p.state IN ('approved', 'applying') AND o.state IN ('planned', 'sent', 'unknown', 'retry')))
       )
       SELECT (SELECT count(*)::int FROM bindings b
                 JOIN remote_accounts r ON r.connection_id = $1 AND r.account_id = b.account_id
                WHERE b.connection_id = $1 AND b.state = 'bound' AND b.managed AND r.active) AS "managedActive",
              (SELECT count(*)::int FROM connection_groups WHERE connection_id = $1 AND state = 'bound') AS "managedGroups",
              (SELECT count(*)::int FROM removals WHERE kind = 'account.deactivate') AS "deactivationsLastDay",
              (SELECT count(*)::int FROM removals WHERE kind = 'group.delete') AS "groupDeletionsLastDay"`,
      [id, since, planId],
    );
    return row ?? { managedActive: 0, managedGroups: 0, deactivationsLastDay: 0, groupDeletionsLastDay: 0 };
  }

  /** What a saved plan still has to take away. */
  async openOf(planId: PlanId): Promise<{ deactivations: number; groupDeletions: number }> {
    const [row] = await this.database.query<{ deactivations: number; groupDeletions: number }>(
      `SELECT (count(*) FILTER (WHERE kind = 'account.deactivate'))::int AS deactivations,
              (count(*) FILTER (WHERE kind = 'group.delete'))::int AS "groupDeletions"
         FROM operations WHERE plan_id = $1 AND state IN ('planned', 'sent', 'unknown', 'retry')`,
      [planId],
    );
    return row ?? { deactivations: 0, groupDeletions: 0 };
  }

  /** How many steps ended since an instant, and how many of them wait for a person because they failed. */
  async failuresSince(id: ConnectionId, since: Date): Promise<{ ended: number; failed: number }> {
    const [row] = await this.database.query<{ ended: number; failed: number }>(
      `SELECT count(*)::int AS ended, (count(*) FILTER (WHERE o.state = 'dead'))::int AS failed
         FROM operations o JOIN plans p ON p.id = o.plan_id
         JOIN connections c ON c.id = p.connection_id
        WHERE p.connection_id = $1 AND o.state IN ('done', 'dead') AND o.ended_at > greatest($2, c.failures_since)`,
      [id, since],
    );
    return row ?? { ended: 0, failed: 0 };
  }

  async forgetFailures(id: ConnectionId, at: Date): Promise<void> {
    await this.database.query('UPDATE connections SET failures_since = $2 WHERE id = $1', [id, at]);
  }
}
