import type { Actor } from '../../core';
import { connectionNotFound } from '../connection/connection-errors';
import type { ConnectionStore } from '../connection/connection-store';
import type { ConnectionTargets } from '../connection/connection-targets';
import { nothingToUndo, runNotFound, runStateUnfit } from '../plan/plan-errors';
import type { SavePlan } from '../plan/save-plan';
import type { SavedPlan } from '../plan/saved-plan';
import type { RunStore } from '../run/run-store';
import type { UndoPlanner } from './undo-planner';

type Collaborators = {
  connections: ConnectionStore;
  targets: ConnectionTargets;
  runs: RunStore;
  planner: UndoPlanner;
  save: SavePlan;
};

/** Undoing a run: a plan of its own, which is looked at and approved like any other. */
export class UndoService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /**
   * Plans the way back from a run that has come to its end or was stopped.
   *
   * @throws ProvisioningError `provisioning.run_not_found`, `provisioning.run_state_unfit`, `provisioning.nothing_to_undo`,
   *   `provisioning.token_missing`; TargetError
   */
  async undo(actor: Actor, runId: string): Promise<SavedPlan> {
    const { connections, targets, runs, planner, save } = this.#use;
    const run = await runs.find(runId);
    if (run === undefined) throw runNotFound();
    if (run.state === 'running') throw runStateUnfit(run.state, 'Stop it first; what it did by then can be undone.');
    const connection = await connections.find(run.connectionId);
    if (connection === undefined) throw connectionNotFound();
    const target = await targets.targetOf(connection.id);
    const draft = await planner.make(run, connection, target);
    if (draft.isEmpty) throw nothingToUndo();
    const plan = await save.save({
      connection,
      kind: 'undo',
      madeBy: actor,
      subject: { runId: run.id },
      draft,
      mustWait: true,
    });
    if (plan === undefined) throw nothingToUndo();
    return plan;
  }
}
