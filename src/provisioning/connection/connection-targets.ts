import type { MasterKeys } from '../../certificates';
import { type ConnectionId, Secret } from '../../core';
import type { ProvisioningTarget } from '../target/provisioning-target';
import type { OpenTarget } from '../target/target-access';
import { connectionNotFound, tokenMissing } from './connection-errors';
import type { ConnectionRow, ConnectionStore } from './connection-store';
import { tokenColumn } from './sealed-columns';

type Opened = { key: string; target: ProvisioningTarget };

/** The ways to Slack of this process, one a connection: what a target knows of Slack's limits is kept as long as it holds. */
export class ConnectionTargets {
  readonly #store: ConnectionStore;
  readonly #masterKeys: MasterKeys;
  readonly #open: OpenTarget;
  readonly #opened = new Map<ConnectionId, Opened>();
  readonly #gates = new Map<ConnectionId, () => void>();

  constructor(collaborators: { store: ConnectionStore; masterKeys: MasterKeys; openTarget: OpenTarget }) {
    this.#store = collaborators.store;
    this.#masterKeys = collaborators.masterKeys;
    this.#open = collaborators.openTarget;
  }

  /**
   * The way to Slack with the token as it is now; another one after every change of token, capabilities or settings.
   *
   * @throws ProvisioningError `provisioning.connection_not_found`, `provisioning.token_missing`; SealingError
   */
  async targetOf(id: ConnectionId): Promise<ProvisioningTarget> {
    const connection = await this.#store.find(id);
    if (connection === undefined) throw connectionNotFound();
    const { sealedToken } = connection;
    if (sealedToken === null) throw tokenMissing();
    const key = keyOf(connection, sealedToken);
    const held = this.#opened.get(id);
    if (held?.key === key) return held.target;
    const token = new Secret(await this.#masterKeys.open(sealedToken, tokenColumn, id));
    const target = this.openWith(connection, token);
    this.#opened.set(id, { key, target });
    return target;
  }

  /**
   * Has every write of a connection ask first, right before it goes out: whoever waited for Slack's limits, or was stalled,
   * may have lost the right to it (R108).
   *
   * @param check throws where the write must not go; undefined takes the gate away
   */
  gateWrites(id: ConnectionId, check: (() => void) | undefined): void {
    if (check === undefined) this.#gates.delete(id);
    else this.#gates.set(id, check);
  }

  /** The same with a token that is not kept (yet): to ask Slack about it. */
  openWith(
    connection: Pick<ConnectionRow, 'id' | 'webApiOrigin' | 'scimOrigin' | 'capabilities' | 'settings'>,
    token: Secret,
  ): ProvisioningTarget {
    const { id, webApiOrigin, scimOrigin, capabilities, settings } = connection;
    const { otherAppsSharePercent, concurrency } = settings;
    const origins = { webApiOrigin, scimOrigin };
    const beforeWrite = () => this.#gates.get(id)?.();
    return this.#open({
      connectionId: id,
      ...origins,
      capabilities,
      token,
      beforeWrite,
      otherAppsSharePercent,
      concurrency,
    });
  }
}

function keyOf({ capabilities, settings }: ConnectionRow, sealedToken: string): string {
  const { otherAppsSharePercent, concurrency } = settings;
  return JSON.stringify([sealedToken, capabilities?.checkedAt ?? null, otherAppsSharePercent, concurrency]);
}
