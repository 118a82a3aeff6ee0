import { type Actor, type ConnectionId, type GroupId, isUuid, type PlanId, type UserId } from '../../core';
import type { Database, Transaction } from '../../db';
import type { GuardBreach } from './plan';
import type { PlanState, PlanSubject, SavedPlan } from './saved-plan';

type Row = Omit<SavedPlan, 'scopeRevision'> & { scopeRevision: string };

const selectPlan = `
  SELECT p.id, p.connection_id AS "connectionId", p.kind, p.state, p.hash, p.scope_revision AS "scopeRevision", p.counts,
         p.conflicts, p.refusals, p.breaches, p.notices, p.subject, p.made_by AS "madeBy", p.decided_by AS "decidedBy",
         p.decided_at AS "decidedAt", p.created_at AS "createdAt"
    FROM plans p`;

/** Plans, without their operations. */
export class PlanStore {
  constructor(private readonly database: Database) {}

  async find(id: string, tx: Transaction = this.database.manager): Promise<SavedPlan | undefined> {
    if (!isUuid(id)) return undefined;
    const rows: Row[] = await tx.query(`${selectPlan} WHERE p.id = $1`, [id]);
    return rows.map(toPlan)[0];
  }

  /** The same, with its row locked to the end of the transaction. */
  async take(tx: Transaction, id: PlanId): Promise<SavedPlan | undefined> {
    const rows: Row[] = await tx.query(`${selectPlan} WHERE p.id = $1 FOR UPDATE`, [id]);
    return rows.map(toPlan)[0];
  }

  /** Newest first, `count` of them behind `before`. */
  async list(
    connectionId: ConnectionId,
    count: number,
    before: { createdAt: string; id: string } | undefined,
  ): Promise<SavedPlan[]> {
    const rows = await this.database.query<Row>(
      `${selectPlan} WHERE p.connection_id = $1 AND ($3::timestamptz IS NULL OR (p.created_at, p.id) < ($3, $4::uuid))
        ORDER BY p.created_at DESC, p.id DESC LIMIT $2`,
      [connectionId, count, before?.createdAt ?? null, before?.id ?? null],
    );
    return rows.map(toPlan);
  }

  /** The plan of everybody that fulfils a wish. */
  async findWished(connectionId: ConnectionId, wishedAt: string): Promise<SavedPlan | undefined> {
    const rows = await this.database.query<Row>(
      `${selectPlan} WHERE p.connection_id = $1 AND p.kind = 'reconcile' AND p.subject ->> 'wishedAt' = $2`,
      [connectionId, wishedAt],
    );
    return rows.map(toPlan)[0];
  }

  /** Plans in these states, the oldest first. */
  async listIn(connectionId: ConnectionId, states: readonly PlanState[]): Promise<SavedPlan[]> {
    const rows = await this.database.query<Row>(
      `${selectPlan} WHERE p.connection_id = $1 AND p.state = ANY ($2) ORDER BY p.created_at, p.id`,
      [connectionId, states],
    );
    return rows.map(toPlan);
  }

  async insert(tx: Transaction, plan: SavedPlan): Promise<void> {
    await tx.query(
      `INSERT INTO plans (id, connection_id, kind, state, hash, scope_revision, counts, conflicts, refusals, breaches,
                          notices, subject, made_by, decided_by, decided_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        plan.id,
        plan.connectionId,
        plan.kind,
        plan.state,
        plan.hash,
        plan.scopeRevision,
        JSON.stringify(plan.counts),
        JSON.stringify(plan.conflicts),
        JSON.stringify(plan.refusals),
        JSON.stringify(plan.breaches),
        JSON.stringify(plan.notices),
        JSON.stringify(plan.subject),
        JSON.stringify(plan.madeBy),
        plan.decidedBy && JSON.stringify(plan.decidedBy),
        plan.decidedAt,
        plan.createdAt,
      ],
    );
  }

  async move(tx: Transaction, id: PlanId, state: PlanState): Promise<void> {
    await tx.query('UPDATE plans SET state = $2 WHERE id = $1', [id, state]);
  }

  async statesOf(ids: readonly PlanId[]): Promise<Map<PlanId, PlanState>> {
    const rows = await this.database.query<{ id: PlanId; state: PlanState }>(
      'SELECT id, state FROM plans WHERE id = ANY ($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, state }) => [id, state]));
  }

  /** It is through, unless something of it is to be done again. @returns whether it is */
  async finish(tx: Transaction, id: PlanId): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `WITH through AS (
         UPDATE plans SET state = 'done' WHERE id = $1 AND state = 'applying' AND NOT EXISTS (
           SELECT 1 FROM operations WHERE plan_id = $1 AND state IN ('planned', 'sent', 'unknown', 'retry'))
         RETURNING id
       ) SELECT id FROM through`,
      [id],
    );
    return rows.length > 0;
  }

  /** Says who decided, and what. */
  async decide(tx: Transaction, id: PlanId, state: 'approved' | 'rejected', by: Actor, at: Date): Promise<void> {
    await tx.query('UPDATE plans SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1', [
      id,
      state,
      JSON.stringify(by),
      at,
    ]);
  }

  /** Mapping, matching and scope are approved once the plan that was made by them is applied. */
  async approveScope(tx: Transaction, { connectionId, kind, scopeRevision }: SavedPlan): Promise<void> {
    if (kind !== 'reconcile') return;
    await tx.query(
      'UPDATE connections SET approved_scope_revision = greatest(approved_scope_revision, $2) WHERE id = $1',
      [connectionId, scopeRevision],
    );
  }

  /** Puts it back in front of a person, with the guards it breaks now. */
  async hold(tx: Transaction, id: PlanId, breaches: readonly GuardBreach[]): Promise<void> {
    await tx.query(
      `UPDATE plans SET state = 'waiting', breaches = $2, decided_by = NULL, decided_at = NULL WHERE id = $1`,
      [id, JSON.stringify(breaches)],
    );
  }

  /** @returns whether it was about to be applied still, and is stale by this */
  async markStale(tx: Transaction, id: PlanId, stale: NonNullable<PlanSubject['stale']>): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `WITH marked AS (
         UPDATE plans SET state = 'stale', subject = jsonb_set(subject, '{stale}', $2::jsonb)
          WHERE id = $1 AND state = 'approved' RETURNING id
       ) SELECT id FROM marked`,
      [id, JSON.stringify(stale)],
    );
    return rows.length > 0;
  }

  /** A removal that waits or was approved has nothing to say once a newer one is there. */
  async replaceRemoval(tx: Transaction, connectionId: ConnectionId): Promise<void> {
    await tx.query(
      `UPDATE plans SET state = 'stale' WHERE connection_id = $1 AND state IN ('waiting', 'approved') AND kind = 'removal'`,
      [connectionId],
    );
  }

  /** Nothing that was planned before the connection ended is begun when it is activated again. */
  async dropUnbegun(tx: Transaction, connectionId: ConnectionId): Promise<void> {
    await tx.query(`UPDATE plans SET state = 'stale' WHERE connection_id = $1 AND state IN ('waiting', 'approved')`, [
      connectionId,
    ]);
  }

  /**
   * Plans that wait have nothing to say once a newer one of everybody is there.
   *
   * @param leftOut people and groups of whom the newer one says nothing: plans about them go on waiting
   */
  async replaceWaiting(
    tx: Transaction,
    connectionId: ConnectionId,
    leftOut: readonly (UserId | GroupId)[],
  ): Promise<void> {
    await tx.query(
      `UPDATE plans SET state = 'stale'
        WHERE connection_id = $1 AND state = 'waiting' AND kind IN ('reconcile', 'touched')
          AND NOT (kind = 'touched' AND ((subject -> 'userIds') ?| $2::text[] OR (subject -> 'groupIds') ?| $2::text[]))`,
      [connectionId, leftOut],
    );
  }
}

function toPlan(row: Row): SavedPlan {
  return { ...row, scopeRevision: Number(row.scopeRevision) };
}
