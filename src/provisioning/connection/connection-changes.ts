import { recordAudit } from '../../audit';
import type { Actor, Clock, ConnectionId } from '../../core';
import type { Database, Transaction } from '../../db';
import type { Connection } from './connection';
import { changedMeanwhile, connectionNotFound } from './connection-errors';
import type { ConnectionRow, ConnectionStore } from './connection-store';

/** What is told of a connection in the audit record: names of actions that others rely on. */
export type ConnectionAction =
  | 'idm_integration_create'
  | 'idm_integration_activate'
  | 'idm_integration_update'
  | 'idm_integration_reauth'
  | 'idm_integration_delete'
  | 'idm_integration_alarm';

/** The record of one change; `before` and `after` hold no secret. */
export type ConnectionRecord = {
  before?: object;
  after?: object;
  reason?: string;
  outcome?: 'success' | 'refused' | 'failed';
};

/** What every write to a connection has in common: one transaction, its row locked, an audit record. */
export class ConnectionChanges {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #store: ConnectionStore;

  constructor(collaborators: { database: Database; clock: Clock; store: ConnectionStore }) {
    this.#database = collaborators.database;
    this.#clock = collaborators.clock;
    this.#store = collaborators.store;
  }

  /**
   * Changes a connection whose row is locked meanwhile. Work that answers `undefined` changed nothing and is not recorded.
   *
   * @param seen the revision that was looked at; left out, whatever there is is changed
   * @throws ProvisioningError `provisioning.connection_not_found`, `provisioning.changed_meanwhile`
   */
  change(
    actor: Actor,
    id: ConnectionId,
    action: ConnectionAction,
    work: (tx: Transaction, connection: ConnectionRow, at: Date) => Promise<ConnectionRecord | undefined>,
    seen?: number,
  ): Promise<Connection> {
    return this.#database.transaction(async (tx) => {
      const before = await this.#store.take(tx, id);
      if (before === undefined) throw connectionNotFound();
      if (seen !== undefined && seen !== before.revision) throw changedMeanwhile();
      const record = await work(tx, before, this.#clock.now());
      const after = await this.#store.find(id, tx);
      if (after === undefined) throw connectionNotFound();
      if (record !== undefined) {
        await this.record(tx, actor, action, after, record);
        // Whoever works on connections looks again once this commits.
        await tx.query(`SELECT pg_notify('connections', $1)`, [id]);
      }
      return withoutEnvelopes(after);
    });
  }

  record(
    tx: Transaction,
    actor: Actor,
    action: ConnectionAction,
    { id, appName }: Pick<Connection, 'id' | 'appName'>,
    { outcome = 'success', ...rest }: ConnectionRecord,
  ): Promise<void> {
    const subject = { kind: 'connection', id, name: appName };
    return recordAudit(tx, { action, actor, outcome, subject, ...rest, at: this.#clock.now() });
  }
}

/** The connection as others may see it (R61). */
export function withoutEnvelopes(row: ConnectionRow): Connection {
  const { sealedToken: _token, sealedRefreshToken: _refresh, sealedClientSecret: _secret, ...connection } = row;
  const { organisationId: _organisation, ...shown } = connection;
  return shown;
}
