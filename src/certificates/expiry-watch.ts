import { recordAudit } from '../audit';
import { type AppId, type Clock, type SigningKeyId, systemActor } from '../core';
import type { Database, Transaction } from '../db';
import { daysUntil, type SigningKeyState } from './signing-key';
import type { ExpiringRow, SigningKeyStore } from './signing-key-store';

/** Days left at which an expiry is announced; 0 = it has expired. */
export const expiryThresholds = [90, 30, 14, 7, 1, 0] as const;

const dayInMs = 86_400_000;

/** A published certificate that ends soon, as readiness and console tell it. */
export type ExpiryWarning = {
  keyId: SigningKeyId;
  appId: AppId;
  appSlug: string;
  appName: string;
  state: SigningKeyState;
  /** Negative once expired. */
  daysLeft: number;
  notAfter: Date;
};

/** Tells of certificates that end; never changes one, because a service provider has to be told first. */
export class ExpiryWatch {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #store: SigningKeyStore;

  constructor(collaborators: { database: Database; clock: Clock; store: SigningKeyStore }) {
    this.#database = collaborators.database;
    this.#clock = collaborators.clock;
    this.#store = collaborators.store;
  }

  /** Published certificates with 90 days or less, soonest first. */
  async expiryWarnings(): Promise<ExpiryWarning[]> {
    return (await this.#store.listExpiring(this.#horizon())).map((row) => this.#toWarning(row));
  }

  /**
   * Announces each threshold that a certificate has passed, once, as an audit event (R78). If several were passed
   * while nothing ran, the nearest is announced alone: the others would say what is no longer so.
   * Several processes may call it at once.
   *
   * @returns what was announced by this call
   */
  announceExpiries(): Promise<ExpiryWarning[]> {
    return this.#database.transaction(async (tx) => {
      const announced: ExpiryWarning[] = [];
      for (const row of await this.#store.takeExpiring(tx, this.#horizon())) {
        const warning = this.#toWarning(row);
        const threshold = passedThreshold(warning.daysLeft);
        if (row.announcedDays !== null && row.announcedDays <= threshold) continue;
        await this.#store.update(tx, row.id, { announcedDays: threshold });
        await this.#announce(tx, row, warning);
        announced.push(warning);
      }
      return announced;
    });
  }

  #announce(tx: Transaction, row: ExpiringRow, warning: ExpiryWarning): Promise<void> {
    const { appId, appSlug, state, daysLeft, notAfter } = warning;
    return recordAudit(tx, {
      action: daysLeft < 0 ? 'certificates.expired' : 'certificates.expires_soon',
      actor: systemActor('certificates.expiry'),
      outcome: 'success',
      subject: { kind: 'signing_key', id: row.id, name: `${row.appName}: ${row.subject}` },
      after: { appId, appSlug, state, daysLeft, notAfter },
      at: this.#clock.now(),
    });
  }

  /** A whole day more than the first threshold, because days left are rounded down. */
  #horizon(): Date {
    return new Date(this.#clock.now().getTime() + (expiryThresholds[0] + 1) * dayInMs);
  }

  #toWarning(row: ExpiringRow): ExpiryWarning {
    const { id, appId, appSlug, appName, state, notAfter } = row;
    const daysLeft = daysUntil(notAfter, this.#clock.now());
    return { keyId: id, appId, appSlug, appName, state, daysLeft, notAfter };
  }
}

/** The nearest threshold that `daysLeft` has reached: 20 days left have passed 90 and 30, and 30 counts. */
function passedThreshold(daysLeft: number): number {
  if (daysLeft < 0) return 0;
  return Math.min(...expiryThresholds.filter((threshold) => threshold > 0 && daysLeft <= threshold));
}
