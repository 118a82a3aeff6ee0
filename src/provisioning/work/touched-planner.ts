import { type Clock, type ConnectionId, type GroupId, type UserId } from '../../core';
import type { Connection } from '../connection/connection';
import type { PlanMaker } from '../gather/plan-maker';
import type { SavePlan } from '../plan/save-plan';
import { provisioningActor } from '../plan/saved-plan';
import type { ProvisioningTarget } from '../target/provisioning-target';
import type { Queued, QueueStore } from './queue-store';
import type { ReconcileStore } from './reconcile-store';
import type { Reconciling } from './reconciler';

/** Above so many in the queue, everybody is compared instead: it takes fewer requests than to ask for each. */
const mostTouched = 5_000;

/** Subjects of one plan. */
const subjectsAtATime = 500;

/** Plans whoever something happened to, and nobody else. */
export class TouchedPlanner {
  readonly #clock: Clock;
  readonly #queue: QueueStore;
  readonly #maker: PlanMaker;
  readonly #save: SavePlan;
  readonly #reconciles: ReconcileStore;

  constructor(collaborators: {
    clock: Clock;
    queue: QueueStore;
    maker: PlanMaker;
    save: SavePlan;
    reconciles: ReconcileStore;
  }) {
    this.#clock = collaborators.clock;
    this.#queue = collaborators.queue;
    this.#maker = collaborators.maker;
    this.#save = collaborators.save;
    this.#reconciles = collaborators.reconciles;
  }

  /**
   * Plans those in the queue who can be planned now.
   *
   * @returns whether a plan was kept
   * @throws TargetError; the queue stays as it is then
   */
  async plan(connection: Connection, target: ProvisioningTarget, reconciling: Reconciling): Promise<boolean> {
    const { id } = connection;
    const ready = await this.#queue.listReady(id, subjectsAtATime);
    if (ready.length === 0) return false;
    if (ready.length === subjectsAtATime && (await this.#queue.size(id)) > mostTouched && !reconciling.isRunning) {
      const wish = {
        actor: provisioningActor,
        at: this.#clock.now().toISOString(),
        code: 'many_changes' as const,
      };
      await this.#reconciles.wish(id, wish);
      return false;
    }
    const userIds = idsOf<UserId>(ready, 'person');
    const groupIds = idsOf<GroupId>(ready, 'group');
    const scope = { kind: 'some' as const, userIds, groupIds };
    const draft = await this.#maker.make(connection, target, scope, { freshness: 'where_needed' });
    reconciling.notePlanned([...userIds, ...groupIds]);
    const plan = await this.#save.save({
      connection,
      kind: 'touched',
      madeBy: provisioningActor,
      subject: { userIds, groupIds },
      draft,
      lookedAt: userIds,
      alongside: (tx) => this.#queue.settle(tx, id, ready),
    });
    return plan?.state === 'approved';
  }

  async hasReady(id: ConnectionId): Promise<boolean> {
    return (await this.#queue.listReady(id, 1)).length > 0;
  }
}

function idsOf<Id extends UserId | GroupId>(queued: readonly Queued[], kind: Queued['kind']): Id[] {
  return queued.flatMap((each) => (each.kind === kind ? [each.id as unknown as Id] : []));
}
