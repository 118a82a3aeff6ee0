import type { ConnectionId } from '../../core';
import type { Database } from '../../db';
import type { Run } from '../plan/saved-plan';

export type MirrorStatus = {
  queued: number;
  waitingPlans: number;
  failures: number;
  running: Run[];
  lastReconcileAt: Date | null;
  nextReconcileAt: Date | null;
};

/** How a mirror stands: one answer for one screen. */
export class MirrorStatusStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async read(id: ConnectionId): Promise<MirrorStatus> {
    const [[counts], running] = await Promise.all([
      this.#database.query<Omit<MirrorStatus, 'running'>>(
        `SELECT (SELECT count(*)::int FROM provisioning_queue WHERE connection_id = $1) AS queued,
                (SELECT count(*)::int FROM plans WHERE connection_id = $1 AND state = 'waiting') AS "waitingPlans",
                (SELECT count(*)::int FROM operations o JOIN plans p ON p.id = o.plan_id
                  WHERE p.connection_id = $1 AND o.state = 'dead') AS failures,
                (SELECT max(created_at) FROM plans WHERE connection_id = $1 AND kind = 'reconcile') AS "lastReconcileAt",
                c.reconcile_at AS "nextReconcileAt"
           FROM connections c WHERE c.id = $1`,
        [id],
      ),
      this.#database.query<Run>(
        `SELECT id, plan_id AS "planId", connection_id AS "connectionId", state, stop_reason AS "stopReason",
                started_by AS "startedBy", started_at AS "startedAt", ended_at AS "endedAt"
           FROM runs WHERE connection_id = $1 AND state = 'running' ORDER BY started_at`,
        [id],
      ),
    ]);
    const none = { queued: 0, waitingPlans: 0, failures: 0, lastReconcileAt: null, nextReconcileAt: null };
    return { ...none, ...counts, running };
  }
}
