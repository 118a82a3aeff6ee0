import type { ConnectionId, GroupId, UserId } from '../../core';
import type { Transaction } from '../../db';

/** Puts those into the queue who waited for somebody else's account. */
export class DependentsStore {
  /**
   * Has everybody looked at again who waited for people to get an account: those they manage, and the pushed groups they
   * are in. Who is about to be planned or applied anyway is left out.
   */
  async raiseDependents(tx: Transaction, connectionId: ConnectionId, userIds: readonly UserId[]): Promise<void> {
    if (userIds.length === 0) return;
    await tx.query(
      `WITH RECURSIVE reached (id) AS (
         SELECT group_id FROM group_members WHERE user_id = ANY ($2::uuid[])
         UNION
         SELECT c.parent_id FROM group_children c JOIN reached r ON r.id = c.child_id
       ),
       dependents (kind, id) AS (
         SELECT 'group', g.group_id FROM connection_groups g JOIN reached r ON r.id = g.group_id
          WHERE g.connection_id = $1 AND g.pushed AND g.state = 'bound'
         UNION
         SELECT 'person', u.id FROM users u JOIN bindings b ON b.user_id = u.id
          WHERE u.manager_id = ANY ($2::uuid[]) AND b.connection_id = $1 AND b.state = 'bound'
       )
       INSERT INTO provisioning_queue (connection_id, kind, subject_id)
       SELECT $1::uuid, d.kind, d.id FROM dependents d
        WHERE NOT EXISTS (
          SELECT 1 FROM operations o JOIN plans p ON p.id = o.plan_id
           WHERE p.connection_id = $1 AND o.subject_id = d.id AND o.state IN ('planned', 'unknown', 'retry'))
       ON CONFLICT (connection_id, kind, subject_id) DO UPDATE SET raise = EXCLUDED.raise`,
      [connectionId, userIds],
    );
  }

  /**
   * Has groups looked at again that a step left people out of for want of an account, who have got one meanwhile: their own
   * step may have ended while that of the group was on its way.
   */
  async raiseMissed(
    tx: Transaction,
    connectionId: ConnectionId,
    missed: readonly { groupId: GroupId; userIds: readonly UserId[] }[],
  ): Promise<void> {
    const pairs = missed.flatMap(({ groupId, userIds }) => userIds.map((userId) => ({ groupId, userId })));
    if (pairs.length === 0) return;
    await tx.query(
      `INSERT INTO provisioning_queue (connection_id, kind, subject_id)
       SELECT DISTINCT $1::uuid, 'group', m.group_id
         FROM unnest($2::uuid[], $3::uuid[]) AS m (group_id, user_id)
         JOIN bindings b ON b.connection_id = $1 AND b.user_id = m.user_id
        WHERE b.state = 'bound' AND b.account_id IS NOT NULL
       ON CONFLICT (connection_id, kind, subject_id) DO UPDATE SET raise = EXCLUDED.raise`,
      [connectionId, pairs.map(({ groupId }) => groupId), pairs.map(({ userId }) => userId)],
    );
  }
}
