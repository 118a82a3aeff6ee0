import { type ConnectionSettings, connectionSettings } from '../../contracts';
import { type AppId, type ConnectionId, isUuid } from '../../core';
import { type Database, type Transaction, translateConstraint } from '../../db';
import type { Capabilities } from '../target/capability';
import type { Connection, ConnectionState, StateReason } from './connection';
import { connectionExists } from './connection-errors';

/** A connection with what only this room may see: envelopes, and the workspace it was activated for. */
export type ConnectionRow = Connection & {
  organisationId: string | null;
  sealedToken: string | null;
  sealedRefreshToken: string | null;
  sealedClientSecret: string | null;
};

/** What a write names; the rest stays. */
export type ConnectionChange = Partial<{
  state: ConnectionState;
  stateReason: StateReason | null;
  clientId: string | null;
  sealedToken: string | null;
  sealedRefreshToken: string | null;
  sealedClientSecret: string | null;
  tokenExpiresAt: Date | null;
  capabilities: Capabilities | null;
  checkedAt: Date | null;
  organisationId: string | null;
  settings: ConnectionSettings;
}>;

type Read = Omit<ConnectionRow, 'revision' | 'scopeRevision' | 'approvedScopeRevision' | 'capabilities'> & {
  revision: string;
  scopeRevision: string;
  approvedScopeRevision: string;
  capabilities: (Omit<Capabilities, 'checkedAt'> & { checkedAt: string }) | null;
};

const selectConnection = `
  SELECT c.id, c.app_id AS "appId", a.slug AS "appSlug", a.name AS "appName", c.state, c.state_reason AS "stateReason",
         c.web_api_origin AS "webApiOrigin", c.scim_origin AS "scimOrigin", c.client_id AS "clientId",
         c.sealed_token AS "sealedToken", c.sealed_refresh_token AS "sealedRefreshToken",
         c.sealed_client_secret AS "sealedClientSecret", c.token_expires_at AS "tokenExpiresAt", c.capabilities,
         c.checked_at AS "checkedAt", c.organisation_id AS "organisationId", c.settings,
         c.revision, c.scope_revision AS "scopeRevision", c.approved_scope_revision AS "approvedScopeRevision",
         c.created_at AS "createdAt", c.updated_at AS "updatedAt"
    FROM connections c JOIN apps a ON a.id = c.app_id`;

const columns: { [Field in keyof Required<ConnectionChange>]: string } = {
  state: 'state',
  stateReason: 'state_reason',
  clientId: 'client_id',
  sealedToken: 'sealed_token',
  sealedRefreshToken: 'sealed_refresh_token',
  sealedClientSecret: 'sealed_client_secret',
  tokenExpiresAt: 'token_expires_at',
  capabilities: 'capabilities',
  checkedAt: 'checked_at',
  organisationId: 'organisation_id',
  settings: 'settings',
};

/** Keeps connections. What is sealed goes in and out as an envelope. */
export class ConnectionStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By its id, or by id or slug of its app. */
  async find(reference: string, tx: Transaction = this.#database.manager): Promise<ConnectionRow | undefined> {
    const where = isUuid(reference)
      ? 'c.id = $1 OR c.app_id = $1'
      : 'c.app_id = (SELECT app_id FROM app_addresses WHERE slug = $1)';
    const rows: Read[] = await tx.query(`${selectConnection} WHERE ${where}`, [reference]);
    return rows.map(toRow)[0];
  }

  /** The same, with its row locked to the end of the transaction. */
  async take(tx: Transaction, id: ConnectionId): Promise<ConnectionRow | undefined> {
    await tx.query('SELECT 1 FROM connections WHERE id = $1 FOR UPDATE', [id]);
    return this.find(id, tx);
  }

  /** By the name of its app, `count` of them after `after`. @param app only that of this app, by id, slug or an old slug */
  async list(
    count: number,
    after: { appName: string; appSlug: string } | undefined,
    app?: string,
  ): Promise<ConnectionRow[]> {
    const rows = await this.#database.query<Read>(
      `${selectConnection}
        WHERE ($2::text IS NULL OR (a.name, a.slug) > ($2, $3))
          AND ($4::text IS NULL OR a.id::text = $4 OR a.id = (SELECT app_id FROM app_addresses WHERE slug = $4))
        ORDER BY a.name, a.slug LIMIT $1`,
      [count, after?.appName ?? null, after?.appSlug ?? null, app ?? null],
    );
    return rows.map(toRow);
  }

  /** Connections that run or might again, not looked at since `before`. */
  async listUnchecked(before: Date): Promise<ConnectionRow[]> {
    const rows = await this.#database.query<Read>(
      `${selectConnection} WHERE c.state IN ('active', 'paused', 'quarantined') AND c.sealed_token IS NOT NULL
         AND (c.checked_at IS NULL OR c.checked_at < $1) ORDER BY c.checked_at NULLS FIRST`,
      [before],
    );
    return rows.map(toRow);
  }

  /** Connections for which something may be to be done: those that run, and those of which somebody wants a plan. */
  async listWorkable(): Promise<ConnectionId[]> {
    const rows = await this.#database.query<{ id: ConnectionId }>(
      `SELECT id FROM connections
        WHERE sealed_token IS NOT NULL AND state <> 'deactivated' AND (state = 'active' OR reconcile_wanted IS NOT NULL)`,
    );
    return rows.map(({ id }) => id);
  }

  /** @throws ProvisioningError `provisioning.connection_exists` */
  async insert(
    tx: Transaction,
    row: { id: ConnectionId; appId: AppId; webApiOrigin: string; scimOrigin: string; settings: ConnectionSettings },
    at: Date,
  ): Promise<void> {
    try {
      await tx.query(
        `INSERT INTO connections (id, app_id, state, web_api_origin, scim_origin, settings, created_at, updated_at)
         VALUES ($1, $2, 'draft', $3, $4, $5, $6, $6)`,
        [row.id, row.appId, row.webApiOrigin, row.scimOrigin, JSON.stringify(row.settings), at],
      );
    } catch (error) {
      throw translateConstraint(error, { connections_app_unique: () => connectionExists() });
    }
  }

  async update(tx: Transaction, id: ConnectionId, change: ConnectionChange, at: Date): Promise<void> {
    const entries = Object.entries(change).filter(([, value]) => value !== undefined);
    const sets = entries.map(([field], place) => `${columns[field as keyof ConnectionChange]} = $${place + 3}`);
    await tx.query(
      `UPDATE connections SET ${['updated_at = greatest(updated_at, $2)', ...sets].join(', ')} WHERE id = $1`,
      [id, at, ...entries.map(([, value]) => toColumn(value))],
    );
  }

  /** Settings or mapping are others than before. */
  async raiseRevision(tx: Transaction, id: ConnectionId): Promise<void> {
    await tx.query('UPDATE connections SET revision = revision + 1 WHERE id = $1', [id]);
  }

  /** Makes the next plan wait for approval. */
  async raiseScopeRevision(tx: Transaction, id: ConnectionId): Promise<void> {
    await tx.query('UPDATE connections SET scope_revision = scope_revision + 1 WHERE id = $1', [id]);
  }

  async delete(tx: Transaction, id: ConnectionId): Promise<void> {
    await tx.query('DELETE FROM connections WHERE id = $1', [id]);
  }

  /** Lets one process at a time renew the token; a process that died over it holds nobody up for longer than `staleAt`. */
  async beginTokenRefresh(id: ConnectionId, now: Date, staleAt: Date): Promise<boolean> {
    const rows = await this.#database.query(
      `UPDATE connections SET token_refresh_at = $2
        WHERE id = $1 AND (token_refresh_at IS NULL OR token_refresh_at < $3) RETURNING 1`,
      [id, now, staleAt],
    );
    return rows.length > 0;
  }

  async endTokenRefresh(id: ConnectionId): Promise<void> {
    await this.#database.query('UPDATE connections SET token_refresh_at = NULL WHERE id = $1', [id]);
  }
}

function toColumn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !(value instanceof Date) ? JSON.stringify(value) : value;
}

function toRow({ capabilities, ...row }: Read): ConnectionRow {
  return {
    ...row,
    // In the order of the schema, and with what a newer release added.
    settings: connectionSettings.parse(row.settings),
    capabilities: capabilities && { ...capabilities, checkedAt: new Date(capabilities.checkedAt) },
    revision: Number(row.revision),
    scopeRevision: Number(row.scopeRevision),
    approvedScopeRevision: Number(row.approvedScopeRevision),
    hasToken: row.sealedToken !== null,
    hasRefreshToken: row.sealedRefreshToken !== null,
    hasClientSecret: row.sealedClientSecret !== null,
  };
}
