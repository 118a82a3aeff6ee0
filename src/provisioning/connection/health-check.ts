import { type ConnectionId, CountersignError, type Logger, systemActor } from '../../core';
import type { Capabilities } from '../target/capability';
import { TargetError } from '../target/target-error';
import type { StateReason } from './connection';
import type { ConnectionStateService } from './connection-state-service';
import type { ConnectionRow, ConnectionStore } from './connection-store';
import type { ConnectionTargets } from './connection-targets';
import type { TokenService } from './token-service';

const actor = systemActor('connection-health');
/** A little less than the hour between two rounds, so that none is left out because it came a second early. */
const pauseMs = 55 * 60_000;
/** A token that ends before the next round but one is renewed now. */
const renewBeforeMs = 3 * 3_600_000;

type Collaborators = {
  store: ConnectionStore;
  tokens: TokenService;
  states: ConnectionStateService;
  targets: ConnectionTargets;
  logger: Logger;
};

/**
 * Asks Slack every hour whether each connection is still let in and can do what it could; renews tokens that end soon.
 * A token that is revoked, expired or of another workspace stops the connection and alarms (R106). Slack being away is no
 * reason: the runs see that themselves.
 */
export class HealthCheck {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** Looks at every connection that was not looked at for an hour; one that fails holds up none of the others. */
  async checkAll(now: Date): Promise<void> {
    for (const connection of await this.#use.store.listUnchecked(new Date(now.getTime() - pauseMs))) {
      try {
        await this.#check(connection, now);
      } catch (error) {
        if (!(error instanceof CountersignError)) throw error;
        const { id: connectionId, appSlug: app } = connection;
        this.#use.logger.warn({ connectionId, app, code: error.code }, 'a connection could not be checked');
      }
    }
  }

  async #check(connection: ConnectionRow, now: Date): Promise<void> {
    const { id, tokenExpiresAt } = connection;
    if (tokenExpiresAt !== null && tokenExpiresAt.getTime() - now.getTime() < renewBeforeMs) {
      await this.#renew(id, tokenExpiresAt, now);
    }
    const target = await this.#use.targets.targetOf(id);
    const found = await target.probe();
    await this.#use.tokens.keepCapabilities(actor, id, found);
    const reason = reasonToStop(connection, found);
    if (reason !== undefined && connection.state === 'active') await this.#use.states.quarantine(actor, id, reason);
  }

  async #renew(id: ConnectionId, expiresAt: Date, now: Date): Promise<void> {
    try {
      await this.#use.tokens.refresh(actor, id);
    } catch (error) {
      if (!(error instanceof TargetError)) throw error;
      // It is tried again in an hour as long as the token holds; afterwards the check itself says what is wrong.
      const left = Math.round((expiresAt.getTime() - now.getTime()) / 60_000);
      this.#use.logger.warn({ connectionId: id, code: error.slackCode, minutesLeft: left }, 'a token was not renewed');
    }
  }
}

/** Why a connection must not go on, by what Slack says of its token now; undefined where it may. */
export function reasonToStop(connection: ConnectionRow, found: Capabilities): StateReason | undefined {
  const { organisation, owner, capabilities } = found;
  const remedy = 'Give it a new token; then it goes on where it stopped.';
  if (organisation === null && owner === null) {
    return { code: 'token_refused', sentence: 'Slack does not accept the token any more.', remedy };
  }
  if (connection.organisationId !== null && organisation !== null && organisation.id !== connection.organisationId) {
    return { code: 'other_workspace', sentence: 'The token is for another workspace now.', remedy };
  }
  const lost = capabilities.find(
    ({ name, state }) => state === 'impossible' && (name === 'scim' || name === 'accounts.write'),
  );
  if (lost === undefined) return undefined;
  return { code: 'scope_lost', sentence: `The token lost what mirroring needs: ${lost.reason}`, remedy };
}
