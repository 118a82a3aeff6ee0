import type { ConnectionId, GroupId, UserId } from '../../core';
import type { Database, Transaction } from '../../db';
import type { SavedPlan } from '../plan/saved-plan';
import type { Touched } from './touched-store';

/** A subject of the queue; `raise` is a different one each time something happens to it. */
export type Queued = { kind: 'person'; id: UserId; raise: string } | { kind: 'group'; id: GroupId; raise: string };

/** People and groups that no plan has looked at since something happened to them. */
export class QueueStore {
  constructor(private readonly database: Database) {}

  /**
   * Puts subjects in, or raises them again where they wait already, since when they do.
   *
   * @param since when the directory changed
   */
  async raise(tx: Transaction, connectionId: ConnectionId, touched: Touched, since: Date): Promise<void> {
    const { userIds, groupIds } = touched;
    if (userIds.length + groupIds.length === 0) return;
    await tx.query(
      `INSERT INTO provisioning_queue (connection_id, kind, subject_id, since)
       SELECT $1::uuid, 'person', unnest($2::uuid[]), $4::timestamptz
        UNION SELECT $1::uuid, 'group', unnest($3::uuid[]), $4::timestamptz
       ON CONFLICT (connection_id, kind, subject_id) DO UPDATE SET raise = EXCLUDED.raise`,
      [connectionId, userIds, groupIds, since],
    );
  }

  /**
   * Puts in again whom a plan was about that went out of date, unless a newer one has steps for them: that one was made from
   * what was true later, and what a person decided about it stands.
   */
  async raiseAgain(tx: Transaction, { connectionId, subject, createdAt }: SavedPlan): Promise<void> {
    const { userIds = [], groupIds = [] } = subject;
    const rows: { id: UserId | GroupId }[] = await tx.query(
      `SELECT DISTINCT o.subject_id AS id FROM operations o JOIN plans p ON p.id = o.plan_id
        WHERE p.connection_id = $1 AND o.subject_id = ANY ($2::uuid[]) AND p.created_at > $3
          AND p.kind IN ('reconcile', 'touched', 'single') AND p.state <> 'stale'`,
      [connectionId, [...userIds, ...groupIds], createdAt],
    );
    const newer = new Set(rows.map(({ id }) => id));
    const left = {
      userIds: userIds.filter((id) => !newer.has(id)),
      groupIds: groupIds.filter((id) => !newer.has(id)),
    };
    await this.raise(tx, connectionId, left, createdAt);
  }

  async size(connectionId: ConnectionId): Promise<number> {
    const [row] = await this.database.query<{ size: number }>(
      'SELECT count(*)::int AS size FROM provisioning_queue WHERE connection_id = $1',
      [connectionId],
    );
    return row?.size ?? 0;
  }

  /**
   * Who can be planned now, people first. A person waits while one of their operations is on its way; a group while it has
   * operations of its own before it, or while somebody in it is still to get an account: its members would be incomplete.
   */
  async listReady(connectionId: ConnectionId, limit: number): Promise<Queued[]> {
    return this.database.query<Queued>(
      `WITH open AS (
         SELECT o.subject_id, o.kind, o.state FROM operations o JOIN plans p ON p.id = o.plan_id
          WHERE p.connection_id = $1 AND p.state IN ('approved', 'applying')
            AND o.state IN ('planned', 'sent', 'unknown', 'retry')
       )
       SELECT q.kind, q.subject_id AS id, q.raise FROM provisioning_queue q
        WHERE q.connection_id = $1
          AND CASE q.kind
                WHEN 'person' THEN NOT EXISTS (
                  SELECT 1 FROM open o WHERE o.subject_id = q.subject_id AND o.state IN ('sent', 'unknown'))
                ELSE NOT EXISTS (SELECT 1 FROM open o WHERE o.subject_id = q.subject_id)
                 AND NOT EXISTS (
                   WITH RECURSIVE inside (id) AS (
                     SELECT q.subject_id
                     UNION
                     SELECT c.child_id FROM group_children c JOIN inside i ON i.id = c.parent_id
                   )
                   SELECT 1 FROM group_members m JOIN inside i ON i.id = m.group_id
                     JOIN open o ON o.subject_id = m.user_id AND o.kind IN ('account.create', 'account.reactivate'))
              END
        ORDER BY q.kind DESC, q.raise LIMIT $2`,
      [connectionId, limit],
    );
  }

  /** These, where they wait. */
  async listOf(connectionId: ConnectionId, ids: readonly (UserId | GroupId)[]): Promise<Queued[]> {
    return this.database.query<Queued>(
      `SELECT kind, subject_id AS id, raise FROM provisioning_queue
        WHERE connection_id = $1 AND subject_id = ANY ($2::uuid[])`,
      [connectionId, ids],
    );
  }

  /** Takes subjects out that a plan has looked at, unless something happened to them since. */
  async settle(tx: Transaction, connectionId: ConnectionId, queued: readonly Queued[]): Promise<void> {
    await tx.query(
      `DELETE FROM provisioning_queue q
        USING unnest($2::text[], $3::uuid[], $4::bigint[]) AS seen (kind, subject_id, raise)
        WHERE q.connection_id = $1 AND q.kind = seen.kind AND q.subject_id = seen.subject_id AND q.raise = seen.raise`,
      [connectionId, queued.map(({ kind }) => kind), queued.map(({ id }) => id), queued.map(({ raise }) => raise)],
    );
  }

  /** The highest raise given out so far: whatever waits with it or a lower one is seen by a reading that begins now. */
  async present(): Promise<string> {
    const [row] = await this.database.query<{ raise: string }>(
      'SELECT last_value::text AS raise FROM provisioning_queue_raises',
    );
    return row?.raise ?? '0';
  }

  /** Takes everything out that waited before a complete reading began. */
  async settleAll(tx: Transaction, connectionId: ConnectionId, raise: string): Promise<void> {
    await tx.query('DELETE FROM provisioning_queue WHERE connection_id = $1 AND raise <= $2::bigint', [
      connectionId,
      raise,
    ]);
  }
}
