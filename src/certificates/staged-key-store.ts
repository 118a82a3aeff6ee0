import type { AppId, SigningKeyId } from '../core';
import type { Database } from '../db';
import type { GrantHolder } from './cutover';

/**
 * Uses a grant up, in one statement: every condition is asked of the database at that moment, so that a switch, an abort
 * or a second sign-in in another process counts.
 *
 * @returns the key to sign with; undefined where no grant holds
 */
export async function takeGrant(
  database: Database,
  holder: GrantHolder & { appId: AppId; at: Date; traceCode: string },
): Promise<SigningKeyId | undefined> {
  const [taken] = await database.query<{ key_id: SigningKeyId }>(
    `UPDATE staged_key_grants g SET used_at = $4, trace_code = $5
       FROM certificate_cutovers c, signing_keys k
      WHERE g.app_id = $1 AND g.session_id = $2 AND g.user_id = $3
        AND g.used_at IS NULL AND g.ended_at IS NULL AND g.expires_at > $4
        AND c.id = g.cutover_id AND c.ended_at IS NULL AND c.phase <> 'switched' AND c.new_key_id = g.key_id
        AND k.id = g.key_id AND k.app_id = g.app_id AND k.state <> 'active' AND k.sealed_private_key IS NOT NULL
        AND k.not_before <= $4 AND k.not_after > $4
      RETURNING g.key_id`,
    [holder.appId, holder.sessionId, holder.userId, holder.at, holder.traceCode],
  );
  return taken?.key_id;
}
