import { recordAudit } from '../audit';
import type { Actor, AppId, Clock } from '../core';
import type { Database, Transaction } from '../db';
import type { App } from './app';
import { appNotFound, changedMeanwhile } from './app-errors';
import type { AppStore } from './app-store';

/** What every write to an app has in common: one transaction, a raised revision, an audit record. */
export class AppChanges {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #store: AppStore;

  constructor(collaborators: { database: Database; clock: Clock; store: AppStore }) {
    this.#database = collaborators.database;
    this.#clock = collaborators.clock;
    this.#store = collaborators.store;
  }

  /** Runs `work` in the caller's transaction, or in one of its own. */
  in<T>(tx: Transaction | undefined, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return tx === undefined ? this.#database.transaction(work) : work(tx);
  }

  /**
   * Changes an app whose row is locked meanwhile, and records what it was and is.
   *
   * @param seen the revision that was looked at; left out, whatever there is is changed
   * @throws AppError `apps.app_not_found`, `apps.changed_meanwhile`
   */
  change(
    tx: Transaction | undefined,
    actor: Actor,
    id: AppId,
    action: string,
    work: (tx: Transaction, app: App) => Promise<void>,
    seen?: number,
  ): Promise<App> {
    return this.in(tx, async (own) => {
      const before = await this.#store.take(own, id);
      if (before === undefined) throw appNotFound();
      if (seen !== undefined && Number(before.revision) !== seen) throw changedMeanwhile();
      await work(own, before);
      await this.#store.raiseRevision(own, id, this.#clock.now());
      const after = await this.#store.find(id, own);
      if (after === undefined) throw appNotFound();
      await this.record(own, actor, action, after, { before: auditable(before), after: auditable(after) });
      return after;
    });
  }

  /** Raises the revision and locks the app's row to the end of the transaction. @throws AppError `apps.app_not_found` */
  async raise(tx: Transaction, id: AppId): Promise<Pick<App, 'id' | 'name'>> {
    const name = await this.#store.raiseRevision(tx, id, this.#clock.now());
    if (name === undefined) throw appNotFound();
    return { id, name };
  }

  record(
    tx: Transaction,
    actor: Actor,
    action: string,
    { id, name }: Pick<App, 'id' | 'name'>,
    change: { before?: object; after?: object },
  ): Promise<void> {
    const subject = { kind: 'app', id, name };
    return recordAudit(tx, { action, actor, outcome: 'success', subject, ...change, at: this.#clock.now() });
  }
}

/** An app as the audit record keeps it: certificates by fingerprint. */
export function auditable({ id: _id, revision: _revision, createdAt: _createdAt, updatedAt: _updatedAt, ...app }: App) {
  return {
    ...app,
    spCertificates: app.spCertificates.map(({ use, fingerprintSha256 }) => ({ use, fingerprintSha256 })),
    attributes: app.attributes.map(({ id: _ruleId, ...row }) => row),
  };
}
