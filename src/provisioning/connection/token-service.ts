import type { MasterKeys } from '../../certificates';
import { type Actor, type Clock, type ConnectionId, Secret } from '../../core';
import type { Transaction } from '../../db';
import type { Capabilities } from '../target/capability';
import type { OAuthGrant, TargetOAuth } from '../target/target-oauth';
import type { Connection } from './connection';
import type { ConnectionChanges } from './connection-changes';
import { connectionNotFound } from './connection-errors';
import type { ConnectionChange, ConnectionRow, ConnectionStore } from './connection-store';
import type { ConnectionTargets } from './connection-targets';
import { clientSecretColumn, refreshTokenColumn, tokenColumn } from './sealed-columns';
import { requireSameWorkspace, type TokenTrial } from './token-trial';

/** Reasons of a quarantine that a new token ends. */
export const tokenReasons: ReadonlySet<string> = new Set([
  'misconfigured',
  'token_refused',
  'token_expired',
  'other_workspace',
  'scope_lost',
]);

/** A process that died over a renewal holds nobody up for longer. */
const refreshPatienceMs = 120_000;

type Collaborators = {
  clock: Clock;
  store: ConnectionStore;
  changes: ConnectionChanges;
  masterKeys: MasterKeys;
  targets: ConnectionTargets;
  trial: TokenTrial;
  oauth: TargetOAuth;
};

/** What lets us in at Slack: tokens, what they can do, and getting new ones. */
export class TokenService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /**
   * Takes a new token in place of the one there is. One that Slack does not accept, or of another workspace, changes
   * nothing; one that works ends a quarantine that was about the token, and what waited goes on (R106).
   *
   * @throws ProvisioningError `provisioning.token_refused`, `provisioning.other_workspace`; TargetError
   */
  async replace(actor: Actor, id: ConnectionId, grant: OAuthGrant): Promise<Connection> {
    const connection = await this.#take(id);
    const found = await this.#use.trial.probe(connection, grant.token);
    return this.#use.changes.change(actor, id, 'idm_integration_reauth', async (tx, before, at) => {
      requireSameWorkspace(before, found);
      const heals = before.state === 'quarantined' && tokenReasons.has(before.stateReason?.code ?? '');
      const change: ConnectionChange = {
        ...(await this.#sealGrant(tx, id, grant, at)),
        capabilities: found,
        checkedAt: found.checkedAt,
        ...(heals && { state: 'active', stateReason: null }),
      };
      await this.#use.store.update(tx, id, change, at);
      return { before: summary(before, before.capabilities), after: summary({ ...before, ...change }, found) };
    });
  }

  /** Asks Slack what the token can do, and keeps the answer for every later step. @throws ProvisioningError, TargetError */
  async test(actor: Actor, id: ConnectionId): Promise<Connection> {
    const target = await this.#use.targets.targetOf(id);
    return this.keepCapabilities(actor, id, await target.probe());
  }

  /** Keeps what Slack said. It is an event only where the answer is another than before. */
  keepCapabilities(actor: Actor, id: ConnectionId, found: Capabilities): Promise<Connection> {
    return this.#use.changes.change(actor, id, 'idm_integration_update', async (tx, before, at) => {
      await this.#use.store.update(tx, id, { capabilities: found, checkedAt: found.checkedAt }, at);
      if (sameAbilities(before.capabilities, found)) return undefined;
      return { before: { capabilities: abilities(before.capabilities) }, after: { capabilities: abilities(found) } };
    });
  }

  /**
   * Renews a token that ends, with its refresh token; one process at a time, because a refresh token is good once.
   *
   * @returns false where there is nothing to renew with, or another process is at it
   * @throws TargetError
   */
  async refresh(actor: Actor, id: ConnectionId): Promise<boolean> {
    const { clock, store, oauth } = this.#use;
    const now = clock.now();
    if (!(await store.beginTokenRefresh(id, now, new Date(now.getTime() - refreshPatienceMs)))) return false;
    try {
      const { webApiOrigin, clientId, sealedClientSecret, sealedRefreshToken } = await this.#take(id);
      if (clientId === null || sealedClientSecret === null || sealedRefreshToken === null) return false;
      const clientSecret = await this.#open(sealedClientSecret, clientSecretColumn, id);
      const refreshToken = await this.#open(sealedRefreshToken, refreshTokenColumn, id);
      const grant = await oauth.refresh({ webApiOrigin, clientId, clientSecret, refreshToken });
      await this.#use.changes.change(actor, id, 'idm_integration_reauth', async (tx, before, at) => {
        const change = await this.#sealGrant(tx, id, grant, at);
        await store.update(tx, id, change, at);
        const after = { tokenExpiresAt: change.tokenExpiresAt ?? null };
        return { before: { tokenExpiresAt: before.tokenExpiresAt }, after, reason: 'renewed with the refresh token' };
      });
      return true;
    } finally {
      await store.endTokenRefresh(id);
    }
  }

  async #sealGrant(tx: Transaction, id: ConnectionId, grant: OAuthGrant, at: Date): Promise<ConnectionChange> {
    const { token, refreshToken, expiresInSeconds } = grant;
    const { masterKeys } = this.#use;
    return {
      sealedToken: await masterKeys.seal(tx, token.reveal(), tokenColumn, id),
      sealedRefreshToken:
        refreshToken === null ? null : await masterKeys.seal(tx, refreshToken.reveal(), refreshTokenColumn, id),
      tokenExpiresAt: expiresInSeconds === null ? null : new Date(at.getTime() + expiresInSeconds * 1000),
    };
  }

  async #open(envelope: string, column: typeof tokenColumn, id: ConnectionId): Promise<Secret> {
    return new Secret(await this.#use.masterKeys.open(envelope, column, id));
  }

  async #take(id: ConnectionId): Promise<ConnectionRow> {
    const connection = await this.#use.store.find(id);
    if (connection === undefined) throw connectionNotFound();
    return connection;
  }
}

/** What the audit record keeps of a token: whose it is and what it may do, never the token. */
function summary({ state, tokenExpiresAt }: Pick<Connection, 'state' | 'tokenExpiresAt'>, found: Capabilities | null) {
  const { organisation = null, owner = null, scopes = [] } = found ?? {};
  return { state, tokenExpiresAt, organisation, owner, scopes };
}

function abilities(found: Capabilities | null) {
  return (found?.capabilities ?? []).map(({ name, state, reason }) => ({ name, state, reason }));
}

function sameAbilities(before: Capabilities | null, after: Capabilities): boolean {
  return JSON.stringify(abilities(before)) === JSON.stringify(abilities(after));
}
