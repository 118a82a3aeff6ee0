import type { App, AppService } from '../../apps';
import type { MasterKeys } from '../../certificates';
import {
  type ConnectionPatch,
  connectionPatch,
  connectionSettings,
  type NewConnection,
  newConnection,
} from '../../contracts';
import {
  type Actor,
  type Clock,
  type ConnectionId,
  decodeCursor,
  encodeCursor,
  maximumPageSize,
  newId,
  type Page,
  Secret,
} from '../../core';
import type { Database, Transaction } from '../../db';
import { type AllowedOrigins, checkOrigin } from './check-origin';
import type { Connection } from './connection';
import { type ConnectionChanges, withoutEnvelopes } from './connection-changes';
import { appNotSlack, connectionInUse, connectionNotFound } from './connection-errors';
import type { ConnectionChange, ConnectionRow, ConnectionStore } from './connection-store';
import { changedSettings, changesScope, mergeSettings } from './merge-settings';
import { parseInput } from './parse-input';
import { clientSecretColumn, tokenColumn } from './sealed-columns';
import type { TokenTrial } from './token-trial';

export type ConnectionServiceCollaborators = {
  database: Database;
  clock: Clock;
  store: ConnectionStore;
  changes: ConnectionChanges;
  masterKeys: MasterKeys;
  apps: AppService;
  trial: TokenTrial;
  allowedOrigins: AllowedOrigins;
  /** Gives a new connection the rows that map a person to an account. */
  insertDefaultMapping(tx: Transaction, id: ConnectionId): Promise<void>;
};

/** Connections: made, read, set, forgotten. Every write is audited; no secret comes out again. */
export class ConnectionService {
  readonly #use: ConnectionServiceCollaborators;

  constructor(collaborators: ConnectionServiceCollaborators) {
    this.#use = collaborators;
  }

  /**
   * Makes a connection in draft for an app of kind slack. A token that comes along is tried first: one that Slack does
   * not accept makes no connection.
   *
   * @throws AppError `apps.app_not_found`; ProvisioningError `provisioning.app_not_slack`,
   *   `provisioning.origin_refused`, `provisioning.connection_exists`, `provisioning.token_refused`; TargetError when
   *   Slack cannot be asked
   */
  async create(actor: Actor, input: NewConnection): Promise<Connection> {
    const given = parseInput(newConnection, input);
    const { token, clientId, clientSecret, webApiOrigin, scimOrigin } = given;
    const app = await this.#use.apps.get(given.app);
    if (app.kind !== 'slack') throw appNotSlack();
    checkOrigin(webApiOrigin, 'webApiOrigin', this.#use.allowedOrigins);
    checkOrigin(scimOrigin, 'scimOrigin', this.#use.allowedOrigins);
    const settings = mergeSettings(connectionSettings.parse({}), given.settings);
    const id = newId<ConnectionId>();
    const found =
      token === undefined
        ? undefined
        : await this.#use.trial.probe(
            { id, webApiOrigin, scimOrigin, settings, capabilities: null, organisationId: null },
            new Secret(token),
          );
    return this.#use.database.transaction(async (tx) => {
      const at = this.#use.clock.now();
      await this.#use.store.insert(tx, { id, appId: app.id, webApiOrigin, scimOrigin, settings }, at);
      const change: ConnectionChange = {
        clientId: clientId ?? null,
        sealedClientSecret: await this.#seal(tx, clientSecret, 'client', id),
        sealedToken: await this.#seal(tx, token, 'token', id),
        ...(found && { capabilities: found, checkedAt: found.checkedAt }),
      };
      await this.#use.store.update(tx, id, change, at);
      await this.#use.insertDefaultMapping(tx, id);
      const after = {
        app: slugOf(app),
        webApiOrigin,
        scimOrigin,
        clientId: clientId ?? null,
        hasToken: token !== undefined,
      };
      await this.#use.changes.record(tx, actor, 'idm_integration_create', { id, appName: app.name }, { after });
      return this.get(id, tx);
    });
  }

  /** By the name of its app. @param options.limit at most 200 (R72) @throws `page.cursor_invalid` */
  async list(
    options: { app?: string | undefined; cursor?: string | undefined; limit?: number | undefined } = {},
  ): Promise<Page<Connection>> {
    const limit = Math.min(Math.max(options.limit ?? 50, 1), maximumPageSize);
    const [appName = '', appSlug = ''] = options.cursor === undefined ? [] : decodeCursor(options.cursor, 2);
    const after = options.cursor === undefined ? undefined : { appName, appSlug };
    const rows = await this.#use.store.list(limit + 1, after, options.app);
    const items = rows.slice(0, limit).map(withoutEnvelopes);
    const last = items.at(-1);
    const more = rows.length > limit && last !== undefined;
    return { items, nextCursor: more ? encodeCursor([last.appName, last.appSlug]) : undefined };
  }

  /** @param reference id of the connection, or id or slug of its app @throws ProvisioningError `provisioning.connection_not_found` */
  async get(reference: string, tx?: Transaction): Promise<Connection> {
    const row = await this.#use.store.find(reference, tx);
    if (row === undefined) throw connectionNotFound();
    return withoutEnvelopes(row);
  }

  /**
   * Changes settings and the OAuth client. What touches everybody (matching, the rule of when an account is on, pushing
   * of groups) makes the next plan wait for approval.
   *
   * @throws ProvisioningError `provisioning.connection_not_found`, `provisioning.invalid_input`,
   *   `provisioning.changed_meanwhile`
   */
  update(actor: Actor, id: ConnectionId, input: ConnectionPatch): Promise<Connection> {
    const { revision, ...patch } = parseInput(connectionPatch, input);
    const work = async (tx: Transaction, connection: ConnectionRow, at: Date) => {
      const settings = mergeSettings(connection.settings, patch.settings ?? {});
      const difference = changedSettings(connection.settings, settings);
      const clientId = patch.clientId === undefined ? connection.clientId : patch.clientId;
      const touchesClient = clientId !== connection.clientId || patch.clientSecret !== undefined;
      if (!difference.changed && !touchesClient) return undefined;
      await this.#use.store.update(
        tx,
        id,
        { settings, clientId, sealedClientSecret: await this.#seal(tx, patch.clientSecret, 'client', id) },
        at,
      );
      await this.#use.store.raiseRevision(tx, id);
      if (changesScope(connection.settings, settings)) await this.#use.store.raiseScopeRevision(tx, id);
      const client = (value: string | null) => (clientId === connection.clientId ? {} : { clientId: value });
      return {
        before: { ...difference.before, ...client(connection.clientId) },
        after: {
          ...difference.after,
          ...client(clientId),
          ...(patch.clientSecret !== undefined && {
            clientSecret: patch.clientSecret === null ? 'removed' : 'replaced',
          }),
        },
      };
    };
    return this.#use.changes.change(actor, id, 'idm_integration_update', work, revision);
  }

  /**
   * Holds an app against being deleted under a mirror that runs: who keeps access is looked at first.
   *
   * @param app id or slug
   * @throws ProvisioningError `provisioning.connection_in_use`
   */
  async requireNoneOf(app: string): Promise<void> {
    const connection = await this.#use.store.find(app);
    if (connection === undefined || connection.state === 'draft' || connection.state === 'deactivated') return;
    throw connectionInUse(connection.state);
  }

  /**
   * Forgets a connection with its bindings, plans and runs. What is in Slack stays as it is.
   *
   * @throws ProvisioningError `provisioning.connection_not_found`; `provisioning.connection_in_use` unless it is a draft
   *   or deactivated
   */
  async delete(actor: Actor, id: ConnectionId): Promise<void> {
    await this.#use.database.transaction(async (tx) => {
      const connection = await this.#use.store.take(tx, id);
      if (connection === undefined) throw connectionNotFound();
      const { state, appSlug, webApiOrigin, settings } = connection;
      if (state !== 'draft' && state !== 'deactivated') throw connectionInUse(state);
      await this.#use.store.delete(tx, id);
      const before = { app: appSlug, state, webApiOrigin, settings };
      await this.#use.changes.record(tx, actor, 'idm_integration_delete', connection, { before });
    });
  }

  /** `undefined` leaves the column, null empties it. */
  async #seal(
    tx: Transaction,
    plain: string | null | undefined,
    what: 'token' | 'client',
    id: ConnectionId,
  ): Promise<string | null | undefined> {
    if (plain === undefined || plain === null) return plain;
    return this.#use.masterKeys.seal(tx, plain, what === 'token' ? tokenColumn : clientSecretColumn, id);
  }
}

function slugOf(app: App): string {
  return app.slug;
}
