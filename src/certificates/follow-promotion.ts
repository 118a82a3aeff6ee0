import { recordAudit } from '../audit';
import type { Actor, AppId, SigningKeyId } from '../core';
import type { Transaction } from '../db';
import { appNameOf, changePhase, endCutover, endGrants, findOpenCutover } from './cutover-store';

/**
 * Keeps the change that is under way true to what was promoted, by whomever and from wherever: the new key signs, the old
 * one signs again, or a third one does, which ends it. No grant to try a key outlives a promotion.
 *
 * @param tx the transaction of the promotion; it holds the app's row
 */
export async function followPromotion(
  tx: Transaction,
  actor: Actor,
  promoted: { appId: AppId; id: SigningKeyId; at: Date },
): Promise<void> {
  const { appId, id, at } = promoted;
  const cutover = await findOpenCutover(tx, appId);
  if (cutover === undefined) return;
  const grantsEnded = await endGrants(tx, cutover.id, at);
  const phase = id === cutover.newKeyId ? 'switched' : id === cutover.oldKeyId ? 'gone_back' : undefined;
  if (phase === undefined) await endCutover(tx, cutover.id, { outcome: 'overtaken', at });
  else await changePhase(tx, cutover.id, { phase, by: actor.name, at });
  await recordAudit(tx, {
    action: `certificates.cutover_${phase ?? 'overtaken'}`,
    actor,
    outcome: 'success',
    subject: { kind: 'app', id: appId, ...(await appNameOf(tx, appId)) },
    before: { phase: cutover.phase },
    after: { cutover: cutover.id, keyId: id, grantsEnded },
    at,
  });
}
