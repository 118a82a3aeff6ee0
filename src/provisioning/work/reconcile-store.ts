import type { Actor, ConnectionId } from '../../core';
import type { Database, Transaction } from '../../db';

/** Who wants everybody compared, and why; `code` says whether a schedule, a person or we ourselves. */
export type ReconcileWish = {
  actor: Actor;
  at: string;
  code: 'schedule' | 'person' | 'first' | 'changed' | 'many_changes' | 'again';
};

export type ReconcileState = { dueAt: Date | null; wish: ReconcileWish | null };

/** When everybody is compared, and who asked for it. */
export class ReconcileStore {
  constructor(private readonly database: Database) {}

  async read(id: ConnectionId): Promise<ReconcileState> {
    const [row] = await this.database.query<ReconcileState>(
      'SELECT reconcile_at AS "dueAt", reconcile_wanted AS wish FROM connections WHERE id = $1',
      [id],
    );
    return row ?? { dueAt: null, wish: null };
  }

  /** Asks for it at once; the first who asks is remembered. */
  async wish(id: ConnectionId, wish: ReconcileWish, tx?: Transaction): Promise<void> {
    const text = `UPDATE connections SET reconcile_wanted = COALESCE(reconcile_wanted, $2) WHERE id = $1`;
    const values = [id, JSON.stringify(wish)];
    if (tx) await tx.query(text, values);
    else await this.database.query(text, values);
  }

  /** Moves the schedule on: the occurrence is taken, and becomes a wish that outlives whoever took it (R97, R112). */
  async schedule(id: ConnectionId, nextAt: Date | null, wish: ReconcileWish | null): Promise<void> {
    await this.database.query(
      `UPDATE connections SET reconcile_at = $2, reconcile_wanted = COALESCE(reconcile_wanted, $3) WHERE id = $1`,
      [id, nextAt, wish && JSON.stringify(wish)],
    );
  }

  /** Slack could not be read: later. */
  async postpone(id: ConnectionId, wish: ReconcileWish): Promise<void> {
    await this.database.query('UPDATE connections SET reconcile_wanted = $2 WHERE id = $1', [id, JSON.stringify(wish)]);
  }

  async forget(id: ConnectionId): Promise<void> {
    await this.database.query('UPDATE connections SET reconcile_wanted = NULL WHERE id = $1', [id]);
  }

  /** It was done; a wish that came meanwhile stays. */
  async fulfil(tx: Transaction, id: ConnectionId, wish: ReconcileWish): Promise<void> {
    await tx.query(`UPDATE connections SET reconcile_wanted = NULL WHERE id = $1 AND reconcile_wanted ->> 'at' = $2`, [
      id,
      wish.at,
    ]);
  }

  /** The state of the newest plan of everybody that was made for this revision of the scope; undefined: there is none. */
  async newestPlanState(id: ConnectionId, scopeRevision: number): Promise<string | undefined> {
    const [row] = await this.database.query<{ state: string }>(
      `SELECT state FROM plans WHERE connection_id = $1 AND kind = 'reconcile' AND scope_revision = $2
        ORDER BY created_at DESC, id DESC LIMIT 1`,
      [id, scopeRevision],
    );
    return row?.state;
  }
}
