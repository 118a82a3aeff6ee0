import type { Clock } from '../../core';
import type { Transaction } from '../../db';
import { provisioningActor, type SavedPlan } from '../plan/saved-plan';
import type { QueueStore } from './queue-store';
import type { ReconcileStore } from './reconcile-store';

/**
 * Has whom a plan was about looked at again at once, because a person approved it and nothing of it is done: what is still
 * wanted comes with a new plan, and a leaver does not keep Slack until everybody is compared next (R110). What takes
 * something back or ends the connection is for a person to ask for again.
 */
export class LookAgain {
  readonly #clock: Clock;
  readonly #queue: QueueStore;
  readonly #reconciles: ReconcileStore;

  constructor(collaborators: { clock: Clock; queue: QueueStore; reconciles: ReconcileStore }) {
    this.#clock = collaborators.clock;
    this.#queue = collaborators.queue;
    this.#reconciles = collaborators.reconciles;
  }

  /** @param tx the one that marks the plan stale: whoever is stopped after it finds them waiting */
  async after(tx: Transaction, plan: SavedPlan): Promise<void> {
    switch (plan.kind) {
      case 'touched':
      case 'single':
        return this.#queue.raiseAgain(tx, plan);
      case 'reconcile': {
        const wish = { actor: provisioningActor, at: this.#clock.now().toISOString(), code: 'again' as const };
        return this.#reconciles.wish(plan.connectionId, wish, tx);
      }
      case 'undo':
      case 'removal':
    }
  }
}
