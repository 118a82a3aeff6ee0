import { recordAudit } from '../audit';
import { type Actor, type AppId, type Clock, newId, type SessionId, type SigningKeyId } from '../core';
import type { Database, Transaction } from '../db';
import type { Cutover, GrantHolder, StagedTry } from './cutover';
import {
  cutoverNotFound,
  cutoverOpen,
  nothingSigns,
  nothingToEnd,
  signsAlready,
  tryNeedsSession,
  wrongPhase,
} from './cutover-errors';
import {
  appNameOf,
  endCutover,
  endGrants,
  findOpenCutover,
  insertCutover,
  insertGrant,
  listTries,
  lockApp,
} from './cutover-store';
import { keyNotFound, refuseUnfit } from './key-state-errors';
import type { SigningKey } from './signing-key';
import type { SigningKeyService } from './signing-key-service';
import type { SigningKeyStore } from './signing-key-store';

/** How long a grant to try the staged key holds: long enough to press Test Configuration in Slack. */
const grantMs = 5 * 60_000;

/** A change that is under way, with its keys and tries. */
export type CutoverReport = Cutover & { oldKey: SigningKey; newKey: SigningKey; tries: StagedTry[] };

type Collaborators = { database: Database; clock: Clock; store: SigningKeyStore; signingKeys: SigningKeyService };

/**
 * Leads an app that takes one certificate only, as Slack does, from one key to the next: staged, tried by an
 * administrator alone, switched, watched, and back if need be. What is true lies in the database: it survives a reload,
 * and a second administrator sees the same. While it is open neither of its keys can be destroyed.
 */
export class CutoverService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /**
   * What is under way for an app; undefined for nothing.
   *
   * @param sessionId that of whoever asks, to tell their own tries
   */
  async find(appId: AppId, sessionId?: SessionId): Promise<CutoverReport | undefined> {
    const { database, signingKeys, clock } = this.#use;
    const cutover = await findOpenCutover(database.manager, appId);
    if (cutover === undefined) return undefined;
    const [oldKey, newKey, tries] = await Promise.all([
      signingKeys.get(cutover.oldKeyId),
      signingKeys.get(cutover.newKeyId),
      listTries(database.manager, cutover.id, clock.now(), sessionId),
    ]);
    return { ...cutover, oldKey, newKey, tries };
  }

  /** @throws CertificateError `certificates.cutover_not_found` */
  async get(appId: AppId, sessionId?: SessionId): Promise<CutoverReport> {
    const found = await this.find(appId, sessionId);
    if (found === undefined) throw cutoverNotFound();
    return found;
  }

  /**
   * Begins a change to a pair that waits, or to a retired one that can still sign. Nothing signs otherwise yet.
   *
   * @throws CertificateError `certificates.key_not_found`, `certificates.key_signs_already`, `certificates.no_active_key`,
   *   `certificates.cutover_open`, `certificates.private_key_destroyed`, `certificates.expired`, `certificates.not_yet_valid`
   */
  start(actor: Actor, appId: AppId, keyId: SigningKeyId): Promise<void> {
    const { database, store } = this.#use;
    return database.transaction(async (tx) => {
      await lockApp(tx, appId);
      const open = await findOpenCutover(tx, appId);
      if (open !== undefined) throw cutoverOpen(open);
      const key = await store.find(keyId, tx);
      if (key?.appId !== appId) throw keyNotFound();
      if (key.state === 'active') throw signsAlready();
      const now = this.#use.clock.now();
      refuseUnfit(key, now);
      const active = await store.findActive(appId, tx);
      if (active === undefined) throw nothingSigns();
      const cutover: Cutover = {
        id: newId(),
        appId,
        oldKeyId: active.id,
        newKeyId: keyId,
        phase: 'staged',
        startedBy: actor.name,
        startedAt: now,
        changedBy: null,
        changedAt: null,
      };
      await insertCutover(tx, cutover);
      await this.#record(tx, actor, 'cutover_start', cutover, { oldKeyId: active.id, newKeyId: keyId });
    });
  }

  /**
   * Lets the next sign-in of one person, in the session from which they ask, be signed with the staged key. It takes the
   * place of an earlier grant of that session, and ends after five minutes, at the switch, and with the change.
   *
   * @throws CertificateError `certificates.cutover_not_found`, `certificates.cutover_phase`,
   *   `certificates.try_needs_session`; as `refuseUnfit`
   */
  grantTry(actor: Actor, appId: AppId, holder: GrantHolder): Promise<void> {
    return this.#step(appId, async (tx, cutover, now) => {
      if (cutover.phase === 'switched') throw wrongPhase(cutover);
      const key = await this.#use.store.find(cutover.newKeyId, tx);
      if (key === undefined) throw keyNotFound();
      refuseUnfit(key, now);
      await endGrants(tx, cutover.id, now, holder.sessionId);
      const grant = { ...holder, id: newId(), cutover, grantedAt: now, expiresAt: new Date(now.getTime() + grantMs) };
      if (!(await insertGrant(tx, grant))) throw tryNeedsSession();
      const { userId, sessionId, expiresAt } = grant;
      await this.#record(tx, actor, 'try_grant', cutover, { userId, sessionId, keyId: key.id, expiresAt });
    });
  }

  /** Ends the try of a session that waits. @throws CertificateError `certificates.cutover_not_found`, `certificates.try_not_found` */
  endTry(actor: Actor, appId: AppId, { sessionId }: GrantHolder): Promise<void> {
    return this.#step(appId, async (tx, cutover, now) => {
      if ((await endGrants(tx, cutover.id, now, sessionId)) === 0) throw nothingToEnd();
      await this.#record(tx, actor, 'try_end', cutover, { sessionId });
    });
  }

  /** The new key signs from this instant. @throws CertificateError as `grantTry` */
  switch(actor: Actor, appId: AppId): Promise<void> {
    return this.#step(appId, async (tx, cutover) => {
      if (cutover.phase === 'switched') throw wrongPhase(cutover);
      await this.#use.signingKeys.promote(actor, cutover.newKeyId, tx);
    });
  }

  /** The old key signs again from this instant; the change stays open. @throws CertificateError as `grantTry` */
  goBack(actor: Actor, appId: AppId): Promise<void> {
    return this.#step(appId, async (tx, cutover) => {
      if (cutover.phase !== 'switched') throw wrongPhase(cutover);
      await this.#use.signingKeys.promote(actor, cutover.oldKeyId, tx);
    });
  }

  /** Gives the change up before anything signed otherwise. @throws CertificateError `certificates.cutover_phase`, `…_not_found` */
  abort(actor: Actor, appId: AppId): Promise<void> {
    return this.#step(appId, (tx, cutover, now) => {
      if (cutover.phase !== 'staged') throw wrongPhase(cutover);
      return this.#end(tx, actor, cutover, 'aborted', now);
    });
  }

  /** Ends the watch: from now on the pair that does not sign can be destroyed. @throws CertificateError as `abort` */
  finish(actor: Actor, appId: AppId): Promise<void> {
    return this.#step(appId, (tx, cutover, now) => {
      if (cutover.phase === 'staged') throw wrongPhase(cutover);
      return this.#end(tx, actor, cutover, 'finished', now);
    });
  }

  async #end(
    tx: Transaction,
    actor: Actor,
    cutover: Cutover,
    outcome: 'aborted' | 'finished',
    now: Date,
  ): Promise<void> {
    const grantsEnded = await endGrants(tx, cutover.id, now);
    await endCutover(tx, cutover.id, { outcome, at: now });
    await this.#record(tx, actor, `cutover_${outcome}`, cutover, { phase: cutover.phase, grantsEnded });
  }

  /** One step of a change: the app's row is held, so that the phase is true until the step is done. */
  #step(appId: AppId, work: (tx: Transaction, cutover: Cutover, now: Date) => Promise<void>): Promise<void> {
    return this.#use.database.transaction(async (tx) => {
      await lockApp(tx, appId);
      const cutover = await findOpenCutover(tx, appId);
      if (cutover === undefined) throw cutoverNotFound();
      await work(tx, cutover, this.#use.clock.now());
    });
  }

  async #record(tx: Transaction, actor: Actor, action: string, { id, appId }: Cutover, after: object): Promise<void> {
    await recordAudit(tx, {
      action: `certificates.${action}`,
      actor,
      outcome: 'success',
      subject: { kind: 'app', id: appId, ...(await appNameOf(tx, appId)) },
      after: { cutover: id, ...after },
      at: this.#use.clock.now(),
    });
  }
}
