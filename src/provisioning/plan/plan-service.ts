import { setTimeout as pause } from 'node:timers/promises';
import { recordAudit } from '../../audit';
import {
  type Actor,
  type Clock,
  type ConnectionId,
  decodeCursor,
  decodeInstantCursor,
  encodeCursor,
  invalidCursor,
  type Page,
  type PlanId,
} from '../../core';
import type { Database } from '../../db';
import type { Connection } from '../connection/connection';
import { connectionNotFound } from '../connection/connection-errors';
import type { ConnectionStore } from '../connection/connection-store';
import type { Step, StepState } from '../run/step';
import type { StepStore } from '../run/step-store';
import type { ConnectionWork } from '../work/connection-work';
import type { ReconcileStore } from '../work/reconcile-store';
import type { OperationKind } from './operation';
import { planChanged, planNotFound, planNotMade, planNotWaiting, planUnderWay } from './plan-errors';
import type { PlanStore } from './plan-store';
import type { SavedPlan } from './saved-plan';

type Collaborators = {
  database: Database;
  clock: Clock;
  connections: ConnectionStore;
  plans: PlanStore;
  steps: StepStore;
  reconciles: ReconcileStore;
  work: ConnectionWork;
};

/** How a list is narrowed, and where it goes on. */
export type StepQuery = { kind?: OperationKind; state?: StepState; cursor?: string; limit?: number };

/** How many steps of a plan are in each state: what a progress bar shows. */
export type PlanProgress = { state: SavedPlan['state']; steps: { [state in StepState]?: number } };

/** Plans: made, shown, approved or rejected. What is approved is a hash, and nothing else is applied. */
export class PlanService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /**
   * Makes a plan of everybody from what is true now, and waits for it.
   *
   * @param waitMs how long it is waited for; it goes on being made afterwards
   * @throws ProvisioningError `provisioning.connection_not_found`, `provisioning.plan_not_made`, `provisioning.plan_under_way`
   */
  async make(actor: Actor, id: ConnectionId, waitMs = 600_000): Promise<SavedPlan> {
    const { clock, plans, reconciles, work } = this.#use;
    const connection = await this.#connection(id);
    if (!connection.hasToken) throw planNotMade(null);
    const wish = { actor, at: clock.now().toISOString(), code: 'person' as const };
    await reconciles.wish(id, wish);
    // Somebody may have wished for the same before.
    const wishedAt = (await reconciles.read(id)).wish?.at ?? wish.at;
    const until = performance.now() + waitMs;
    for (;;) {
      const outcome = await work.work(id);
      const made = await plans.findWished(id, wishedAt);
      if (made !== undefined) return made;
      if ((await reconciles.read(id)).wish === null) throw planNotMade((await this.#connection(id)).stateReason);
      if (performance.now() > until) throw planUnderWay();
      // Another process works on the connection: it sees the wish.
      if (outcome !== 'done') await pause(200);
      else throw planNotMade((await this.#connection(id)).stateReason);
    }
  }

  /** @throws ProvisioningError `provisioning.plan_not_found` */
  async get(id: string): Promise<SavedPlan> {
    const plan = await this.#use.plans.find(id);
    if (plan === undefined) throw planNotFound();
    return plan;
  }

  /** Newest first. @throws CountersignError `page.cursor_invalid` */
  async list(
    id: ConnectionId,
    { cursor, limit = 50 }: { cursor?: string; limit?: number } = {},
  ): Promise<Page<SavedPlan>> {
    const place = cursor === undefined ? undefined : decodeInstantCursor(cursor);
    const before = place && { createdAt: place.at.toISOString(), id: place.id };
    const found = await this.#use.plans.list(id, limit + 1, before);
    return toPage(found, limit, (plan) => [plan.createdAt.toISOString(), plan.id]);
  }

  /** The steps of a plan in their order, with what became of each. @throws CountersignError `page.cursor_invalid` */
  async steps(id: PlanId, { cursor, limit = 50, ...filter }: StepQuery = {}): Promise<Page<Step>> {
    const behind = cursor === undefined ? 0 : Number(decodeCursor(cursor, 1)[0]);
    // The place is an integer of PostgreSQL.
    if (!Number.isInteger(behind) || Math.abs(behind) >= 2 ** 31) throw invalidCursor();
    const found = await this.#use.steps.list(id, filter, behind, limit + 1);
    return toPage(found, limit, (step) => [String(step.seq)]);
  }

  /** @throws ProvisioningError `provisioning.plan_not_found` */
  async progress(id: PlanId): Promise<PlanProgress> {
    const { state } = await this.get(id);
    return { state, steps: await this.#use.steps.countStates(id) };
  }

  /**
   * Lets a plan be applied: exactly the operations with this hash.
   *
   * @throws ProvisioningError `provisioning.plan_not_found`, `provisioning.plan_not_waiting`, `provisioning.plan_changed`
   */
  approve(actor: Actor, id: PlanId, hash: string): Promise<SavedPlan> {
    return this.#decide(actor, id, 'approved', (plan) => {
      if (plan.hash !== hash) throw planChanged();
    });
  }

  /** Drops a plan. What it would have done stays undone until a next one. @throws as `approve` */
  reject(actor: Actor, id: PlanId): Promise<SavedPlan> {
    return this.#decide(actor, id, 'rejected', () => undefined);
  }

  async #decide(
    actor: Actor,
    id: PlanId,
    state: 'approved' | 'rejected',
    check: (plan: SavedPlan) => void,
  ): Promise<SavedPlan> {
    const { database, clock, plans } = this.#use;
    const plan = await database.transaction(async (tx) => {
      const taken = await plans.take(tx, id);
      if (taken === undefined) throw planNotFound();
      if (taken.state !== 'waiting') throw planNotWaiting(taken.state);
      check(taken);
      const at = clock.now();
      await plans.decide(tx, id, state, actor, at);
      await recordAudit(tx, {
        action: state === 'approved' ? 'provisioning.plan_approve' : 'provisioning.plan_reject',
        actor,
        outcome: 'success',
        subject: { kind: 'plan', id, name: taken.kind },
        after: { hash: taken.hash, operations: taken.counts.operations, breaches: taken.breaches },
        at,
      });
      await tx.query(`SELECT pg_notify('connections', $1)`, [taken.connectionId]);
      return { ...taken, state, decidedBy: actor, decidedAt: at };
    });
    this.#use.work.look(plan.connectionId);
    return plan;
  }

  async #connection(id: ConnectionId): Promise<Connection> {
    const connection = await this.#use.connections.find(id);
    if (connection === undefined) throw connectionNotFound();
    return connection;
  }
}

/** One page of one item more than it may hold. */
export function toPage<T>(found: readonly T[], limit: number, keysOf: (item: T) => string[]): Page<T> {
  const items = found.slice(0, limit);
  const last = found.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last && encodeCursor(keysOf(last)) };
}
