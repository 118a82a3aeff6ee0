import type { EntityManager } from 'typeorm';
import type { AppId, SessionId } from '../core';
import type { Transaction } from '../db';
import type { Cutover, CutoverOutcome, GrantHolder, StagedTry } from './cutover';

const columns = `id, app_id AS "appId", old_key_id AS "oldKeyId", new_key_id AS "newKeyId", phase, started_by AS "startedBy",
  started_at AS "startedAt", changed_by AS "changedBy", changed_at AS "changedAt"`;

/** Keeps the app's row for this transaction, so that steps of one change come one after the other, as promotions do. */
export async function lockApp(tx: Transaction, appId: AppId): Promise<void> {
  await tx.query('SELECT 1 FROM apps WHERE id = $1 FOR UPDATE', [appId]);
}

/** What an app is called, for the record. */
export async function appNameOf(tx: Transaction, appId: AppId): Promise<{ name?: string }> {
  const [row]: { name: string }[] = await tx.query('SELECT name FROM apps WHERE id = $1', [appId]);
  return row ?? {};
}

/** The change that is under way for an app; undefined for none. */
export async function findOpenCutover(manager: EntityManager, appId: AppId): Promise<Cutover | undefined> {
  const [row]: Cutover[] = await manager.query(
    `SELECT ${columns} FROM certificate_cutovers WHERE app_id = $1 AND ended_at IS NULL`,
    [appId],
  );
  return row;
}

/** Writes down that a change of certificate began; an index refuses a second one for the app. */
export async function insertCutover(tx: Transaction, cutover: Cutover): Promise<void> {
  const { id, appId, oldKeyId, newKeyId, phase, startedBy, startedAt } = cutover;
  await tx.query(
    `INSERT INTO certificate_cutovers (id, app_id, old_key_id, new_key_id, phase, started_by, started_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [id, appId, oldKeyId, newKeyId, phase, startedBy, startedAt],
  );
}

/** Notes the last switch or going back, and by whom. */
export async function changePhase(
  tx: Transaction,
  id: string,
  change: { phase: Cutover['phase']; by: string; at: Date },
): Promise<void> {
  await tx.query('UPDATE certificate_cutovers SET phase = $2, changed_by = $3, changed_at = $4 WHERE id = $1', [
    id,
    change.phase,
    change.by,
    change.at,
  ]);
}

/** Ends a change that was under way; who did it is in the audit record. */
export async function endCutover(
  tx: Transaction,
  id: string,
  end: { outcome: CutoverOutcome; at: Date },
): Promise<void> {
  await tx.query('UPDATE certificate_cutovers SET outcome = $2, ended_at = $3 WHERE id = $1', [
    id,
    end.outcome,
    end.at,
  ]);
}

/** Keeps a grant; false when the session is over by now, or another person's. */
export async function insertGrant(
  tx: Transaction,
  grant: GrantHolder & { id: string; cutover: Cutover; grantedAt: Date; expiresAt: Date },
): Promise<boolean> {
  const { id, cutover, userId, sessionId, grantedAt, expiresAt } = grant;
  const rows = await tx.query(
    `WITH living AS (SELECT id, user_id FROM sessions WHERE id = $6 AND user_id = $5 FOR KEY SHARE),
          made AS (INSERT INTO staged_key_grants
                     (id, cutover_id, app_id, key_id, user_id, session_id, granted_at, expires_at)
                   SELECT $1, $2, $3, $4, user_id, id, $7, $8 FROM living RETURNING id)
     SELECT id FROM made`,
    [id, cutover.id, cutover.appId, cutover.newKeyId, userId, sessionId, grantedAt, expiresAt],
  );
  return rows.length > 0;
}

/** Ends the grants of a change that wait, all or those of one session; returns how many there were. */
export async function endGrants(tx: Transaction, cutoverId: string, at: Date, sessionId?: SessionId): Promise<number> {
  const [, ended]: [unknown, number] = await tx.query(
    `UPDATE staged_key_grants SET ended_at = $2
      WHERE cutover_id = $1 AND used_at IS NULL AND ended_at IS NULL AND ($3::uuid IS NULL OR session_id = $3)`,
    [cutoverId, at, sessionId ?? null],
  );
  return ended;
}

/** The latest tries of a change, newest first. */
export function listTries(
  manager: EntityManager,
  cutoverId: string,
  now: Date,
  sessionId: SessionId | undefined,
): Promise<StagedTry[]> {
  return manager.query(
    `SELECT g.id, u.username, g.granted_at AS "grantedAt", g.expires_at AS "expiresAt", g.used_at AS "usedAt",
            g.trace_code AS "traceCode", coalesce(g.session_id = $3::uuid, false) AS own,
            CASE WHEN g.used_at IS NOT NULL THEN 'answered' WHEN g.ended_at IS NOT NULL OR g.session_id IS NULL THEN 'ended'
                 WHEN g.expires_at <= $2 THEN 'expired' ELSE 'waiting' END AS state
       FROM staged_key_grants g JOIN users u ON u.id = g.user_id
      WHERE g.cutover_id = $1 ORDER BY g.granted_at DESC, g.id LIMIT 10`,
    [cutoverId, now, sessionId ?? null],
  );
}
