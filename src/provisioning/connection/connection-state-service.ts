import type { Actor, ConnectionId, Logger } from '../../core';
import type { CapabilityName } from '../target/capability';
import type { Connection, StateReason } from './connection';
import type { ConnectionChanges } from './connection-changes';
import { capabilityMissing, notConfirmed, otherWorkspace, stateUnfit, tokenRefused } from './connection-errors';
import type { ConnectionRow, ConnectionStore } from './connection-store';
import type { TokenService } from './token-service';

/** Without these nothing can be mirrored at all. */
const needed: readonly CapabilityName[] = ['scim', 'accounts.read', 'accounts.write'];

type Collaborators = {
  store: ConnectionStore;
  changes: ConnectionChanges;
  tokens: TokenService;
  /** Domain of the workspace that the app signs people in to; undefined where the app does not say. */
  domainOf(connection: Connection): Promise<string | undefined>;
  logger: Logger;
};

/**
 * The life of a connection: draft → active ⇄ paused; active → quarantined when something is wrong, and back by the way
 * that `stateReason` names; deactivated at the end.
 */
export class ConnectionStateService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /**
   * Lets Slack follow the directory, after a test whose answer says that it can. The first plan waits for approval; so
   * does the one after a deactivation.
   *
   * @throws ProvisioningError `provisioning.token_missing`, `provisioning.token_refused`,
   *   `provisioning.capability_missing`, `provisioning.other_workspace`, `provisioning.state_unfit`; TargetError
   */
  async activate(actor: Actor, id: ConnectionId): Promise<Connection> {
    const tested = await this.#use.tokens.test(actor, id);
    const domain = await this.#use.domainOf(tested);
    return this.#use.changes.change(actor, id, 'idm_integration_activate', async (tx, connection, at) => {
      if (connection.state === 'active') throw stateUnfit('active', 'Nothing is to be done: it runs already.');
      requireAble(connection);
      requireRightWorkspace(connection, domain);
      const organisationId = connection.capabilities?.organisation?.id ?? connection.organisationId;
      await this.#use.store.update(tx, id, { state: 'active', stateReason: null, organisationId }, at);
      // Nobody kept Slack up to date meanwhile: what would change now is looked at first.
      if (connection.state === 'deactivated') await this.#use.store.raiseScopeRevision(tx, id);
      return { before: stateOf(connection), after: { state: 'active', organisationId } };
    });
  }

  /** Stops writing until it is activated again; what changes meanwhile is caught up then. @throws ProvisioningError `provisioning.state_unfit` */
  pause(actor: Actor, id: ConnectionId, reason: string | undefined): Promise<Connection> {
    return this.#use.changes.change(actor, id, 'idm_integration_update', async (tx, connection, at) => {
      if (connection.state !== 'active') {
        throw stateUnfit(connection.state, 'Only a connection that is active can be paused.');
      }
      const stateReason: StateReason = {
        code: 'paused_by_person',
        sentence: `${actor.name} paused it${reason === undefined ? '.' : `: ${reason}`}`,
        remedy: 'Activate it again: what changed meanwhile is caught up.',
      };
      await this.#use.store.update(tx, id, { state: 'paused', stateReason }, at);
      return { before: stateOf(connection), after: { state: 'paused', stateReason } };
    });
  }

  /** Stops an active connection because something is wrong, and alarms: somebody must act (R106). */
  async quarantine(actor: Actor, id: ConnectionId, stateReason: StateReason): Promise<Connection> {
    const changed = await this.#use.changes.change(actor, id, 'idm_integration_alarm', async (tx, connection, at) => {
      if (connection.state !== 'active') return undefined;
      await this.#use.store.update(tx, id, { state: 'quarantined', stateReason }, at);
      const reason = stateReason.sentence;
      return { outcome: 'failed', reason, before: stateOf(connection), after: { state: 'quarantined', stateReason } };
    });
    this.#use.logger.error({ connectionId: id, app: changed.appSlug, code: stateReason.code }, stateReason.sentence);
    return changed;
  }

  /**
   * Ends it: nothing is written any more, and everybody keeps the account they have.
   *
   * @param confirm what was typed: the name of the app
   * @throws ProvisioningError `provisioning.not_confirmed`, `provisioning.state_unfit`
   */
  deactivate(actor: Actor, id: ConnectionId, confirm: string): Promise<Connection> {
    return this.#use.changes.change(actor, id, 'idm_integration_update', async (tx, connection, at) => {
      if (confirm !== connection.appName) throw notConfirmed(connection.appName);
      if (connection.state === 'deactivated' || connection.state === 'draft') {
        throw stateUnfit(connection.state, 'Nothing is mirrored by it: it can be deleted.');
      }
      const stateReason: StateReason = {
        code: 'deactivated_by_person',
        sentence: `${actor.name} ended it; accounts were left as they are.`,
        remedy: 'Activate it to go on: the first plan then waits for approval.',
      };
      await this.#use.store.update(tx, id, { state: 'deactivated', stateReason }, at);
      return { before: stateOf(connection), after: { state: 'deactivated', stateReason } };
    });
  }

  /** Ends it after its people were deactivated. @param failed how many of them Slack did not let be deactivated */
  endAfterRemoval(actor: Actor, id: ConnectionId, failed: number): Promise<Connection> {
    return this.#use.changes.change(actor, id, 'idm_integration_update', async (tx, connection, at) => {
      if (connection.state === 'deactivated') return undefined;
      const rest = failed === 0 ? '' : `, except ${failed} where Slack refused`;
      const look = failed === 0 ? '' : 'Look at the list of failures, and deactivate those people in Slack by hand. ';
      const stateReason: StateReason = {
        code: 'people_deactivated',
        sentence: `${actor.name} ended it; the people it managed were deactivated${rest}.`,
        remedy: `${look}Activate it to go on: the first plan then waits for approval.`,
      };
      await this.#use.store.update(tx, id, { state: 'deactivated', stateReason }, at);
      return { before: stateOf(connection), after: { state: 'deactivated', stateReason } };
    });
  }
}

function stateOf({ state, stateReason }: ConnectionRow) {
  return { state, stateReason };
}

function requireAble({ capabilities }: ConnectionRow): void {
  const found = capabilities?.capabilities ?? [];
  const missing = found.filter(({ name, state }) => state === 'impossible' && needed.includes(name));
  if (capabilities?.organisation === null && capabilities.owner === null) throw tokenRefused(missing[0]?.reason ?? '');
  if (missing.length > 0) throw capabilityMissing(missing);
}

/** The token must be of the workspace that the app signs people in to: people would be sought among strangers else. */
function requireRightWorkspace({ capabilities, organisationId }: ConnectionRow, domain: string | undefined): void {
  const organisation = capabilities?.organisation;
  if (!organisation) return;
  if (organisationId !== null && organisation.id !== organisationId) {
    throw otherWorkspace(organisationId, organisation.name || organisation.id);
  }
  const label = (text: string) => text.toLowerCase().split('.')[0] ?? '';
  if (domain === undefined || organisation.domain === '' || label(domain) === label(organisation.domain)) return;
  throw otherWorkspace(domain, organisation.domain);
}
