import { type Actor, type Clock, type ConnectionId, newId, type RunId } from '../../core';
import type { Database } from '../../db';
import type { Connection } from '../connection/connection';
import type { ConnectionStateService } from '../connection/connection-state-service';
import type { GuardStore } from '../guards/guard-store';
import { judgePlan } from '../guards/judge-plan';
import type { PlanStore } from '../plan/plan-store';
import { isAutomatic, type SavedPlan } from '../plan/saved-plan';
import type { StaleCheck } from '../plan/stale-check';
import { Lane } from '../run/lane';
import type { RunStore } from '../run/run-store';
import type { StepStore } from '../run/step-store';
import type { ProvisioningTarget } from '../target/provisioning-target';
import type { LookAgain } from './look-again';

const dayMs = 86_400_000;

type Collaborators = {
  database: Database;
  clock: Clock;
  plans: PlanStore;
  runs: RunStore;
  steps: StepStore;
  guards: GuardStore;
  staleCheck: StaleCheck;
  lookAgain: LookAgain;
  states: ConnectionStateService;
};

/** Takes approved plans up to be applied, and brings those that are through to their end. */
export class LanePicker {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  async hasOpen(id: ConnectionId): Promise<boolean> {
    return (await this.#use.plans.listIn(id, ['approved', 'applying'])).length > 0;
  }

  /** Whether the connection is about to end: who is deactivated by that must not be brought back by another plan. */
  async isEnding(id: ConnectionId): Promise<boolean> {
    return (await this.#use.plans.listIn(id, ['approved', 'applying'])).some(isRemoval);
  }

  /** Lanes for plans that are to be applied and are not yet. @throws TargetError while Slack is asked whether one is stale */
  async pick(connection: Connection, target: ProvisioningTarget, present: readonly Lane[]): Promise<Lane[]> {
    const known = new Set(present.map(({ plan }) => plan.id));
    const plans = inTurn(await this.#use.plans.listIn(connection.id, ['approved', 'applying']));
    const lanes: Lane[] = [];
    for (const plan of plans.filter(({ id }) => !known.has(id))) {
      if (plan.state === 'approved' && !(await this.#mayBegin(plan, connection, target))) continue;
      lanes.push(await this.#begin(plan));
    }
    return lanes;
  }

  /** Plans that a person stopped meanwhile. */
  async haltStopped(lanes: readonly Lane[]): Promise<void> {
    if (lanes.length === 0) return;
    const states = await this.#use.plans.statesOf(lanes.map(({ plan }) => plan.id));
    for (const lane of lanes) if (states.get(lane.plan.id) !== 'applying') lane.halt();
  }

  /** @returns a lane for what came up in the same plan meanwhile */
  async finish(lane: Lane): Promise<Lane | undefined> {
    const { database, plans, runs, clock } = this.#use;
    const { plan, runId } = lane;
    const isDone = await database.transaction(async (tx) => {
      const at = clock.now();
      if (lane.isHalted) {
        const state = (await plans.take(tx, plan.id))?.state;
        // What was halted because the process or the connection stopped goes on by itself later.
        if (state === 'stopped') await runs.end(tx, runId, 'stopped', null, at);
        return true;
      }
      if (!(await plans.finish(tx, plan.id))) return false;
      await runs.end(tx, runId, 'done', null, at);
      return true;
    });
    if (!isDone) return this.#begin(plan);
    if (!lane.isHalted) await this.#switchAfter(plan);
    return undefined;
  }

  /** What was undone would be done again at once, and a connection that was taken down has nothing more to do. */
  async #switchAfter({ id, kind, connectionId, decidedBy, madeBy }: SavedPlan): Promise<void> {
    const { database, plans, states, steps } = this.#use;
    const actor = decidedBy ?? madeBy;
    if (kind === 'undo') await states.pause(actor, connectionId, 'a run was undone');
    if (kind !== 'removal') return;
    await states.endAfterRemoval(actor, connectionId, (await steps.countStates(id)).dead ?? 0);
    await database.transaction((tx) => plans.dropUnbegun(tx, connectionId));
  }

  /** What a person approved must be what would be done now; what nobody looked at must keep to the guards still. */
  async #mayBegin(plan: SavedPlan, connection: Connection, target: ProvisioningTarget): Promise<boolean> {
    const { database, plans, guards, clock, staleCheck, lookAgain } = this.#use;
    if (!isAutomatic(plan)) {
      const changed = await staleCheck.changedSince(plan, connection, target);
      if (changed.length === 0) return true;
      await database.transaction(async (tx) => {
        if (await plans.markStale(tx, plan.id, changed)) await lookAgain.after(tx, plan);
      });
      return false;
    }
    const since = new Date(clock.now().getTime() - dayMs);
    const counts = await guards.count(connection.id, since, plan.id);
    const open = await guards.openOf(plan.id);
    const totals = { ...counts, ...open, inactiveNotByUs: 0, everybody: false, inScope: 0, unapprovedScope: null };
    const breaches = judgePlan(totals, connection.settings);
    if (breaches.length === 0) return true;
    await database.transaction((tx) => plans.hold(tx, plan.id, breaches));
    return false;
  }

  async #begin(plan: SavedPlan): Promise<Lane> {
    const { database, plans, runs, steps, clock } = this.#use;
    const actor: Actor = isAutomatic(plan) ? plan.madeBy : (plan.decidedBy ?? plan.madeBy);
    const runId = await database.transaction(async (tx) => {
      await plans.move(tx, plan.id, 'applying');
      if (!isAutomatic(plan)) await plans.approveScope(tx, plan);
      const run = { id: newId<RunId>(), planId: plan.id, connectionId: plan.connectionId, startedBy: actor };
      return runs.begin(tx, run, clock.now());
    });
    return new Lane({ plan, runId, actor, steps });
  }
}

/** A removal comes alone: after everything that was begun before it, and instead of everything that was not. */
function inTurn(plans: readonly SavedPlan[]): readonly SavedPlan[] {
  const begun = plans.filter((plan) => plan.state === 'applying' && !isRemoval(plan));
  if (!plans.some(isRemoval)) return plans;
  return begun.length > 0 ? begun : plans.filter(isRemoval);
}

function isRemoval({ kind }: SavedPlan): boolean {
  return kind === 'removal';
}
