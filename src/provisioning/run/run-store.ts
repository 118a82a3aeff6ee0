import { type Actor, type ConnectionId, isUuid, type PlanId, type RunId } from '../../core';
import type { Database, Transaction } from '../../db';
import type { StateReason } from '../connection/connection';
import type { Run, RunState } from '../plan/saved-plan';

const selectRun = `
  SELECT r.id, r.plan_id AS "planId", r.connection_id AS "connectionId", r.state, r.stop_reason AS "stopReason",
         r.started_by AS "startedBy", r.started_at AS "startedAt", r.ended_at AS "endedAt" FROM runs r`;

/** The applying of plans: one run a plan, which goes on after it was stopped. */
export class RunStore {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Run | undefined> {
    if (!isUuid(id)) return undefined;
    return (await this.database.query<Run>(`${selectRun} WHERE r.id = $1`, [id]))[0];
  }

  async findOf(planId: PlanId): Promise<Run | undefined> {
    return (await this.database.query<Run>(`${selectRun} WHERE r.plan_id = $1`, [planId]))[0];
  }

  async list(
    connectionId: ConnectionId,
    count: number,
    { before, planId }: { before?: { startedAt: string; id: string } | undefined; planId?: string | undefined },
  ): Promise<Run[]> {
    return this.database.query<Run>(
      `${selectRun} WHERE r.connection_id = $1 AND ($3::timestamptz IS NULL OR (r.started_at, r.id) < ($3, $4::uuid))
          AND ($5::uuid IS NULL OR r.plan_id = $5)
        ORDER BY r.started_at DESC, r.id DESC LIMIT $2`,
      [connectionId, count, before?.startedAt ?? null, before?.id ?? null, planId ?? null],
    );
  }

  /** Begins the run of a plan, or goes on with the one it has. */
  async begin(
    tx: Transaction,
    run: { id: RunId; planId: PlanId; connectionId: ConnectionId; startedBy: Actor },
    at: Date,
  ): Promise<RunId> {
    const rows: { id: RunId }[] = await tx.query(
      `INSERT INTO runs (id, plan_id, connection_id, state, started_by, started_at) VALUES ($1, $2, $3, 'running', $4, $5)
       ON CONFLICT (plan_id) DO UPDATE SET state = 'running', stop_reason = NULL, ended_at = NULL RETURNING id`,
      [run.id, run.planId, run.connectionId, JSON.stringify(run.startedBy), at],
    );
    return rows[0]?.id ?? run.id;
  }

  async end(tx: Transaction, id: RunId, state: RunState, stopReason: StateReason | null, at: Date): Promise<void> {
    await tx.query('UPDATE runs SET state = $2, stop_reason = COALESCE($3, stop_reason), ended_at = $4 WHERE id = $1', [
      id,
      state,
      stopReason && JSON.stringify(stopReason),
      at,
    ]);
  }
}
