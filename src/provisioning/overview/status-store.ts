import type { Clock, ConnectionId } from '../../core';
import type { Database } from '../../db';
import type { Run } from '../plan/saved-plan';

export type MirrorStatus = {
  queued: number;
  backlog: Backlog;
  waitingPlans: number;
  failures: number;
  conflicts: number;
  running: Run[];
  lastReconcileAt: Date | null;
  nextReconcileAt: Date | null;
  lastRun: Run | null;
  leavers: LeaverLatency;
};

/** Changes of the directory that nobody has taken in yet, and since when the oldest waits; empty where everything was. */
export type Backlog = { changes: number; oldestAt: Date | null };

/** How long people who left kept their account, in seconds, from the change of the directory to Slack's answer. */
export type LeaverLatency = { count: number; medianSeconds: number | null; slowestSeconds: number | null };

const thirtyDaysMs = 30 * 86_400_000;

const runColumns = `id, plan_id AS "planId", connection_id AS "connectionId", state, stop_reason AS "stopReason",
  started_by AS "startedBy", started_at AS "startedAt", ended_at AS "endedAt"`;

/** How a mirror stands: one answer for one screen. */
export class MirrorStatusStore {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async read(id: ConnectionId): Promise<MirrorStatus> {
    const [[counts], running, [lastRun], leavers, backlog] = await Promise.all([
      this.#database.query<Omit<MirrorStatus, 'running' | 'lastRun' | 'leavers' | 'backlog'>>(
        `SELECT (SELECT count(*)::int FROM provisioning_queue WHERE connection_id = $1) AS queued,
                (SELECT count(*)::int FROM plans WHERE connection_id = $1 AND state = 'waiting') AS "waitingPlans",
                (SELECT count(*)::int FROM operations o JOIN plans p ON p.id = o.plan_id
                  WHERE p.connection_id = $1 AND o.state = 'dead') AS failures,
                (SELECT count(*)::int FROM bindings WHERE connection_id = $1 AND state = 'conflicting') AS conflicts,
                (SELECT max(created_at) FROM plans WHERE connection_id = $1 AND kind = 'reconcile') AS "lastReconcileAt",
                c.reconcile_at AS "nextReconcileAt"
           FROM connections c WHERE c.id = $1`,
        [id],
      ),
      this.#database.query<Run>(
        `SELECT ${runColumns} FROM runs WHERE connection_id = $1 AND state = 'running' ORDER BY started_at`,
        [id],
      ),
      this.#database.query<Run>(
        `SELECT ${runColumns} FROM runs WHERE connection_id = $1 ORDER BY started_at DESC LIMIT 1`,
        [id],
      ),
      this.#leavers(id, new Date(this.#clock.now().getTime() - thirtyDaysMs)),
      this.#backlog(id),
    ]);
    const none = {
      queued: 0,
      waitingPlans: 0,
      failures: 0,
      conflicts: 0,
      lastReconcileAt: null,
      nextReconcileAt: null,
    };
    return { ...none, ...counts, running, lastRun: lastRun ?? null, leavers, backlog };
  }

  /** Also while a connection is paused or nobody works: that is when it says most (R110). */
  async #backlog(id: ConnectionId): Promise<Backlog> {
    const [row] = await this.#database.query<Backlog>(
      `SELECT count(d.seq)::int AS changes, min(d.at) AS "oldestAt"
         FROM connections c
         LEFT JOIN directory_changes d ON (d.transaction_id, d.seq) > (c.feed_transaction, c.feed_seq)
        WHERE c.id = $1 AND c.state <> 'deactivated'`,
      [id],
    );
    return row ?? { changes: 0, oldestAt: null };
  }

  async #leavers(id: ConnectionId, from: Date): Promise<LeaverLatency> {
    const [row] = await this.#database.query<LeaverLatency>(
      `SELECT count(*)::int AS count, percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds) AS "medianSeconds",
              max(seconds) AS "slowestSeconds"
         FROM (SELECT extract(epoch FROM o.ended_at - o.wanted_since)::float8 AS seconds
                 FROM operations o JOIN plans p ON p.id = o.plan_id
                WHERE p.connection_id = $1 AND o.state = 'done' AND o.kind = 'account.deactivate' AND o.ended_at > $2
                  AND o.wanted_since IS NOT NULL) AS left_within`,
      [id, from],
    );
    return row ?? { count: 0, medianSeconds: null, slowestSeconds: null };
  }
}
