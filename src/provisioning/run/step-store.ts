import type { ConnectionId, GroupId, OperationId, PlanId, RunId, UserId } from '../../core';
import type { Database, Transaction } from '../../db';
import { type Operation, type Phase, phases } from '../plan/operation';
import { openStates, type Settled, type Step, type StepError, type StepResult, type StepState } from './step';
import { type StepRow, stepColumns, toStep } from './step-row';

/** An operation on its way into a plan. */
export type NewStep = { operation: Operation; settled: Settled | null };

/** How a step ended, or when it goes on. */
export type StepEnd = {
  id: OperationId;
  state: Exclude<StepState, 'planned' | 'sent'>;
  nextAt: Date | null;
  result: StepResult | null;
  error: StepError | null;
};

const open = `('${openStates.join("','")}')`;

/**
 * Since when a leaver is to be switched off: as they wait in the queue, or as a plan said that this one takes the place of.
 * The queue is settled only after the steps are kept.
 */
const wantedSince = `COALESCE(
  (SELECT q.since FROM provisioning_queue q JOIN plans p ON p.connection_id = q.connection_id
    WHERE p.id = $1 AND q.kind = 'person' AND q.subject_id = given.subject_id),
  (SELECT earlier.wanted_since FROM operations earlier
     JOIN plans of ON of.id = earlier.plan_id JOIN plans p ON p.connection_id = of.connection_id
    WHERE p.id = $1 AND earlier.subject_id = given.subject_id AND earlier.kind = 'account.deactivate'
      AND earlier.state <> 'done' AND of.state IN ('waiting', 'stale')
    ORDER BY of.created_at DESC LIMIT 1))`;

/** The steps of saved plans. */
export class StepStore {
  constructor(private readonly database: Database) {}

  /** Puts steps behind the first `count` of a plan, in the order given. */
  async insert(tx: Transaction, planId: PlanId, count: number, steps: readonly NewStep[]): Promise<void> {
    const of = <T>(read: (operation: Operation) => T) => steps.map(({ operation }) => read(operation));
    await tx.query(
      `INSERT INTO operations (id, plan_id, seq, phase, kind, subject_kind, subject_id, remote_id, body, state, wanted_since)
       SELECT given.id, $1, $2 + given.place, given.phase, given.kind, given.subject_kind, given.subject_id,
              given.remote_id, given.body, 'planned', CASE given.kind WHEN 'account.deactivate' THEN ${wantedSince} END
         FROM unnest($3::uuid[], $4::smallint[], $5::text[], $6::text[], $7::uuid[], $8::text[], $9::jsonb[])
              WITH ORDINALITY AS given (id, phase, kind, subject_kind, subject_id, remote_id, body, place)`,
      [
        planId,
        count,
        of(({ id }) => id),
        of(({ phase }) => phases.indexOf(phase)),
        of(({ kind }) => kind),
        of(({ subject }) => subject.kind),
        of(({ subject }) => subject.id),
        of((operation) => ('accountId' in operation ? operation.accountId : operation.remoteId)),
        steps.map((step) => JSON.stringify(step)),
      ],
    );
  }

  /** The first phase, from a place in their order on, in which something is still to be done; undefined: nothing is. */
  async openPhaseOf(planId: PlanId, from: number): Promise<Phase | undefined> {
    const [row] = await this.database.query<{ phase: number }>(
      `SELECT phase FROM operations WHERE plan_id = $1 AND phase >= $2 AND state IN ${open} ORDER BY phase LIMIT 1`,
      [planId, from],
    );
    return row && phases[row.phase];
  }

  /** Open steps of a phase in their order, behind a place. */
  async listOpen(planId: PlanId, phase: Phase, behindSeq: number, limit: number): Promise<Step[]> {
    const rows = await this.database.query<StepRow>(
      `SELECT ${stepColumns} FROM operations o
        WHERE o.plan_id = $1 AND o.phase = $2 AND o.seq > $3 AND o.state IN ${open} ORDER BY o.seq LIMIT $4`,
      [planId, phases.indexOf(phase), behindSeq, limit],
    );
    return rows.map(toStep);
  }

  /** Steps of a plan in their order, behind a place. */
  async list(
    planId: PlanId,
    { kind, state }: { kind?: string | undefined; state?: StepState | undefined },
    behindSeq: number,
    limit: number,
  ): Promise<Step[]> {
    const rows = await this.database.query<StepRow>(
      `SELECT ${stepColumns} FROM operations o
        WHERE o.plan_id = $1 AND o.seq > $2 AND ($4::text IS NULL OR o.kind = $4) AND ($5::text IS NULL OR o.state = $5)
        ORDER BY o.seq LIMIT $3`,
      [planId, behindSeq, limit, kind ?? null, state ?? null],
    );
    return rows.map(toStep);
  }

  /** What plans made since a point in time do to one subject, in their order. */
  async listOfSubject(connectionId: ConnectionId, subjectId: string, since: Date, limit: number): Promise<Step[]> {
    const rows = await this.database.query<StepRow>(
      `SELECT ${stepColumns} FROM operations o JOIN plans p ON p.id = o.plan_id
        WHERE o.subject_id = $2 AND p.connection_id = $1 AND p.created_at >= $3
        ORDER BY p.created_at, p.id, o.seq LIMIT $4`,
      [connectionId, subjectId, since, limit],
    );
    return rows.map(toStep);
  }

  async countStates(planId: PlanId): Promise<{ [state in StepState]?: number }> {
    const rows = await this.database.query<{ state: StepState; count: number }>(
      'SELECT state, count(*)::int AS count FROM operations WHERE plan_id = $1 GROUP BY state',
      [planId],
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  /** The operations of a plan in their order, page by page. */
  async *pagesOf(planId: PlanId): AsyncGenerator<Operation[]> {
    for (let behind = 0; ; ) {
      const rows = await this.database.query<{ seq: number; operation: Operation }>(
        `SELECT seq, body -> 'operation' AS operation FROM operations
          WHERE plan_id = $1 AND seq > $2 ORDER BY seq LIMIT 1000`,
        [planId, behind],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      yield rows.map(({ operation }) => operation);
      behind = last.seq;
    }
  }

  /**
   * Records that steps are about to be sent, under the lease's fence, in one statement: what is not recorded is not sent
   * (R108, R113).
   *
   * @returns those that may be sent; the others are no longer open, or the lease is no longer ours
   */
  async markSent(
    connectionId: ConnectionId,
    fence: number,
    runs: readonly { id: OperationId; runId: RunId }[],
    at: Date,
  ): Promise<Set<OperationId>> {
    const rows = await this.database.prepared<{ id: OperationId }>(
      {
        name: 'provisioning_mark_sent',
        text: `UPDATE operations o
                  SET state = 'sent', attempts = o.attempts + 1, fence = c.lease_fence, sent_at = $5, run_id = given.run_id
                 FROM connections c, unnest($3::uuid[], $4::uuid[]) AS given (id, run_id)
                WHERE o.id = given.id AND o.state IN ('planned', 'retry', 'unknown')
                  AND c.id = $1 AND c.lease_fence = $2 AND c.lease_until > clock_timestamp()
                RETURNING o.id`,
      },
      [connectionId, fence, runs.map(({ id }) => id), runs.map(({ runId }) => runId), at],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** What was sent under an earlier lease and has no answer: whoever sent it is gone, and so is the answer (R97). */
  async markUnknown(connectionId: ConnectionId, fence: number): Promise<number> {
    const rows = await this.database.query(
      `UPDATE operations o SET state = 'unknown', body = jsonb_set(o.body, '{mayBeDone}', 'true')
         FROM plans p
        WHERE p.id = o.plan_id AND p.connection_id = $1 AND o.state = 'sent' AND o.fence < $2 RETURNING o.id`,
      [connectionId, fence],
    );
    return rows.length;
  }

  /** Writes how steps ended or when they go on. */
  async end(tx: Transaction, ends: readonly StepEnd[], at: Date): Promise<void> {
    await tx.query(
      `UPDATE operations o
          SET state = given.state, next_at = given.next_at, result = given.result, error = given.error,
              ended_at = CASE WHEN given.state IN ('done', 'dead', 'skipped') THEN $6::timestamptz END,
              body = CASE WHEN given.state = 'unknown' THEN jsonb_set(o.body, '{mayBeDone}', 'true') ELSE o.body END
         FROM unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::jsonb[], $5::jsonb[])
              AS given (id, state, next_at, result, error)
        WHERE o.id = given.id`,
      [
        ends.map(({ id }) => id),
        ends.map(({ state }) => state),
        ends.map(({ nextAt }) => nextAt),
        ends.map(({ result }) => (result === null ? null : JSON.stringify(result))),
        ends.map(({ error }) => (error === null ? null : JSON.stringify(error))),
        at,
      ],
    );
  }

  /** Whether something that was sent for one of these has no answer yet. */
  async isUnderWay(connectionId: ConnectionId, subjectIds: readonly (UserId | GroupId)[]): Promise<boolean> {
    const [row] = await this.database.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM operations o JOIN plans p ON p.id = o.plan_id
         WHERE p.connection_id = $1 AND o.subject_id = ANY ($2::uuid[]) AND o.state IN ('sent', 'unknown')) AS found`,
      [connectionId, subjectIds],
    );
    return row?.found === true;
  }

  /** Whether plans that are being applied still have something to do for any of these. */
  async hasOpen(connectionId: ConnectionId, subjectIds: readonly (UserId | GroupId)[]): Promise<boolean> {
    const [row] = await this.database.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM operations o JOIN plans p ON p.id = o.plan_id
         WHERE p.connection_id = $1 AND p.state IN ('approved', 'applying') AND o.subject_id = ANY ($2::uuid[])
           AND o.state IN ${open}) AS found`,
      [connectionId, subjectIds],
    );
    return row?.found === true;
  }

  /** What of a plan was done, in the order in which it was. */
  async listDone(planId: PlanId): Promise<Step[]> {
    const rows = await this.database.query<StepRow>(
      `SELECT ${stepColumns} FROM operations o WHERE o.plan_id = $1 AND o.state = 'done' ORDER BY o.phase, o.seq`,
      [planId],
    );
    return rows.map(toStep);
  }

  /**
   * Gives up what was planned for people or groups and not begun, because they are planned anew; of a removal nothing, which does not
   * ask what the directory says.
   *
   * @returns the ids of the steps
   */
  async supersede(
    tx: Transaction,
    connectionId: ConnectionId,
    subjectIds: readonly (UserId | GroupId)[],
    at: Date,
  ): Promise<OperationId[]> {
    const rows: { id: OperationId }[] = await tx.query(
      `WITH gone AS (
         UPDATE operations o SET state = 'skipped', ended_at = $3,
                result = '{"before":{},"after":{},"skipped":"planned_anew"}'
           FROM plans p
          WHERE p.id = o.plan_id AND p.connection_id = $1 AND p.state IN ('approved', 'applying', 'stopped')
            AND p.kind <> 'removal' AND o.subject_id = ANY ($2::uuid[]) AND o.state IN ('planned', 'retry') RETURNING o.id
       ) SELECT id FROM gone`,
      [connectionId, subjectIds, at],
    );
    return rows.map(({ id }) => id);
  }
}
