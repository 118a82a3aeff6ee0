import type { Actor, ConnectionId } from '../../core';
import { connectionNotFound, notConfirmed, stateUnfit } from '../connection/connection-errors';
import type { ConnectionStore } from '../connection/connection-store';
import type { ConnectionTargets } from '../connection/connection-targets';
import { nothingToRemove } from '../plan/plan-errors';
import type { SavePlan } from '../plan/save-plan';
import type { SavedPlan } from '../plan/saved-plan';
import type { RemovalPlanner } from './removal-planner';
import type { KeptAccess, RemovalStore } from './removal-store';

type Collaborators = {
  connections: ConnectionStore;
  targets: ConnectionTargets;
  planner: RemovalPlanner;
  store: RemovalStore;
  save: SavePlan;
};

/** The end of a connection: who keeps access if all is left as it is, and the plan by which nobody does. */
export class RemovalService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** Who keeps access when the connection ends and all is left as it is. */
  read(id: ConnectionId): Promise<KeptAccess> {
    return this.#use.store.read(id);
  }

  /**
   * Plans to deactivate everybody whose account is managed. The plan waits for approval whatever the guards say; once it
   * was applied the connection is deactivated.
   *
   * @param confirm what was typed: the name of the app
   * @throws ProvisioningError `provisioning.connection_not_found`, `provisioning.not_confirmed`, `provisioning.state_unfit`,
   *   `provisioning.nothing_to_remove`, `provisioning.token_missing`; TargetError
   */
  async plan(actor: Actor, id: ConnectionId, confirm: string): Promise<SavedPlan> {
    const { connections, targets, planner, save } = this.#use;
    const connection = await connections.find(id);
    if (connection === undefined) throw connectionNotFound();
    if (confirm !== connection.appName) throw notConfirmed(connection.appName);
    if (connection.state !== 'active') {
      throw stateUnfit(
        connection.state,
        'Activate it first: people are deactivated by way of it. Or leave all as it is.',
      );
    }
    const draft = await planner.make(connection, await targets.targetOf(id));
    if (draft.isEmpty) throw nothingToRemove(draft.refusals.length);
    const plan = await save.save({ connection, kind: 'removal', madeBy: actor, subject: {}, draft, mustWait: true });
    if (plan === undefined) throw nothingToRemove(draft.refusals.length);
    return plan;
  }
}
