import type { ConnectionId, GroupId, OperationId, PlanId, RunId, UserId } from '../../core';
import type { Database, Transaction } from '../../db';
import type { Operation } from '../plan/operation';
import type { Step, StepError } from './step';
import { type StepRow, stepColumns, toStep } from './step-row';
import type { StepStore } from './step-store';

/** Steps that failed for good and wait for a person. */
export class FailureStore {
  readonly #database: Database;
  readonly #steps: StepStore;

  constructor(collaborators: { database: Database; steps: StepStore }) {
    this.#database = collaborators.database;
    this.#steps = collaborators.steps;
  }

  /** Puts steps behind the last of a plan that are left over from others, and wait for a person. */
  async insert(
    tx: Transaction,
    planId: PlanId,
    runId: RunId,
    left: readonly { operation: Operation; error: StepError }[],
    at: Date,
  ): Promise<void> {
    const [last] = await tx.query<{ seq: number }[]>('SELECT max(seq) AS seq FROM operations WHERE plan_id = $1', [
      planId,
    ]);
    await this.#steps.insert(
      tx,
      planId,
      last?.seq ?? 0,
      left.map(({ operation }) => ({ operation, settled: null })),
    );
    const ends = left.map(({ operation, error }) => ({
      id: operation.id,
      state: 'dead' as const,
      nextAt: null,
      result: null,
      error,
    }));
    await this.#steps.end(tx, ends, at);
    await tx.query('UPDATE operations SET run_id = $2, attempts = 1 WHERE id = ANY ($1::uuid[])', [
      ends.map(({ id }) => id),
      runId,
    ]);
  }

  /** Failures of these subjects that wait for a person. */
  async listOf(connectionId: ConnectionId, subjectIds: readonly (UserId | GroupId)[]): Promise<Step[]> {
    const rows = await this.#database.query<StepRow>(
      `SELECT ${stepColumns} FROM operations o JOIN plans p ON p.id = o.plan_id
        WHERE p.connection_id = $1 AND o.state = 'dead' AND o.subject_id = ANY ($2::uuid[]) ORDER BY o.ended_at`,
      [connectionId, subjectIds],
    );
    return rows.map(toStep);
  }

  /** Failures of a connection that wait for a person, the latest first. */
  async list(
    connectionId: ConnectionId,
    limit: number,
    before: { endedAt: string; id: string } | undefined,
  ): Promise<Step[]> {
    const rows = await this.#database.query<StepRow>(
      `SELECT ${stepColumns} FROM operations o JOIN plans p ON p.id = o.plan_id
        WHERE p.connection_id = $1 AND o.state = 'dead'
          AND ($3::timestamptz IS NULL OR (o.ended_at, o.id) < ($3, $4::uuid))
        ORDER BY o.ended_at DESC, o.id DESC LIMIT $2`,
      [connectionId, limit, before?.endedAt ?? null, before?.id ?? null],
    );
    return rows.map(toStep);
  }

  /** Puts failures back, and their plans with them; Slack is looked at before anything is sent. @returns how many */
  async retry(tx: Transaction, connectionId: ConnectionId, among: readonly OperationId[] | undefined): Promise<number> {
    const rows: unknown[] = await tx.query(
      `WITH again AS (
         UPDATE operations o SET state = 'retry', attempts = 1, next_at = NULL, ended_at = NULL FROM plans p
          WHERE p.id = o.plan_id AND p.connection_id = $1 AND o.state = 'dead' AND ($2::uuid[] IS NULL OR o.id = ANY ($2))
         RETURNING o.id, o.plan_id
       ),
       reopened AS (
         UPDATE plans SET state = 'applying' WHERE id IN (SELECT plan_id FROM again) AND state IN ('done', 'stopped')
       )
       SELECT id FROM again`,
      [connectionId, among ?? null],
    );
    return rows.length;
  }

  /** Failures that a newer plan takes the place of. */
  async dismiss(tx: Transaction, ids: readonly OperationId[], at: Date): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(
      `UPDATE operations SET state = 'skipped', ended_at = $2,
              result = '{"before":{},"after":{},"skipped":"planned_anew"}'
        WHERE id = ANY ($1::uuid[]) AND state = 'dead'`,
      [ids, at],
    );
  }
}
