import { recordAudit } from '../../audit';
import {
  type Actor,
  type Clock,
  type ConnectionId,
  decodeInstantCursor,
  type OperationId,
  type Page,
  type RunId,
} from '../../core';
import type { Database, Transaction } from '../../db';
import { failureNotFound, runNotFound, runStateUnfit } from '../plan/plan-errors';
import { toPage } from '../plan/plan-service';
import type { PlanStore } from '../plan/plan-store';
import type { Run } from '../plan/saved-plan';
import type { ConnectionWork } from '../work/connection-work';
import type { FailureStore } from './failure-store';
import type { RunStore } from './run-store';
import type { Step } from './step';

type Collaborators = {
  database: Database;
  clock: Clock;
  plans: PlanStore;
  runs: RunStore;
  failures: FailureStore;
  work: ConnectionWork;
};

/** Runs, which are stopped and resumed, and what failed in them and waits for a person. */
export class RunService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** @throws ProvisioningError `provisioning.run_not_found` */
  async get(id: string): Promise<Run> {
    const run = await this.#use.runs.find(id);
    if (run === undefined) throw runNotFound();
    return run;
  }

  /**
   * Newest first.
   *
   * @param options.planId only the run of this plan
   * @throws CountersignError `page.cursor_invalid`
   */
  async list(
    id: ConnectionId,
    { cursor, limit = 50, planId }: { cursor?: string; limit?: number; planId?: string | undefined } = {},
  ): Promise<Page<Run>> {
    const place = cursor === undefined ? undefined : decodeInstantCursor(cursor);
    const before = place && { startedAt: place.at.toISOString(), id: place.id };
    const found = await this.#use.runs.list(id, limit + 1, { before, planId });
    return toPage(found, limit, (run) => [run.startedAt.toISOString(), run.id]);
  }

  /**
   * Sends nothing more of a run; what is on its way comes to its end, and what was done stays.
   *
   * @throws ProvisioningError `provisioning.run_not_found`, `provisioning.run_state_unfit`
   */
  stop(actor: Actor, id: RunId): Promise<Run> {
    return this.#change(actor, id, 'provisioning.run_stop', async (tx, run) => {
      const plan = await this.#use.plans.take(tx, run.planId);
      if (plan?.state !== 'applying') throw runStateUnfit(run.state, 'Only a run that is under way can be stopped.');
      await this.#use.plans.move(tx, run.planId, 'stopped');
      const stopReason = {
        code: 'stopped_by_person',
        sentence: `${actor.name} stopped it.`,
        remedy: 'Resume it, or make a new plan.',
      };
      await this.#use.runs.end(tx, id, 'stopped', stopReason, this.#use.clock.now());
    });
  }

  /** Goes on with a run that was stopped. @throws as `stop` */
  resume(actor: Actor, id: RunId): Promise<Run> {
    return this.#change(actor, id, 'provisioning.run_resume', async (tx, run) => {
      const plan = await this.#use.plans.take(tx, run.planId);
      if (plan?.state !== 'stopped') throw runStateUnfit(run.state, 'Only a run that was stopped can be resumed.');
      await this.#use.plans.move(tx, run.planId, 'applying');
    });
  }

  /** What failed and waits for a person, the latest first. @throws CountersignError `page.cursor_invalid` */
  async failures(
    id: ConnectionId,
    { cursor, limit = 50 }: { cursor?: string; limit?: number } = {},
  ): Promise<Page<Step>> {
    const place = cursor === undefined ? undefined : decodeInstantCursor(cursor);
    const before = place && { endedAt: place.at.toISOString(), id: place.id };
    const found = await this.#use.failures.list(id, limit + 1, before);
    return toPage(found, limit, (step) => [step.endedAt?.toISOString() ?? '', step.id]);
  }

  /**
   * Tries failures again, at once: these, or all of a connection.
   *
   * @returns how many
   * @throws ProvisioningError `provisioning.failure_not_found` when none of those named waits
   */
  async retry(actor: Actor, id: ConnectionId, stepIds: readonly OperationId[] | 'all'): Promise<number> {
    const { database, failures, clock, work } = this.#use;
    const count = await database.transaction(async (tx) => {
      const retried = await failures.retry(tx, id, stepIds === 'all' ? undefined : stepIds);
      if (retried === 0 && stepIds !== 'all') throw failureNotFound();
      await recordAudit(tx, {
        action: 'provisioning.failure_retry',
        actor,
        outcome: 'success',
        subject: { kind: 'connection', id },
        after: { steps: retried },
        at: clock.now(),
      });
      await tx.query(`SELECT pg_notify('connections', $1)`, [id]);
      return retried;
    });
    work.look(id);
    return count;
  }

  async #change(
    actor: Actor,
    id: RunId,
    action: string,
    change: (tx: Transaction, run: Run) => Promise<void>,
  ): Promise<Run> {
    const { database, clock, work } = this.#use;
    const run = await this.get(id);
    await database.transaction(async (tx) => {
      await change(tx, run);
      await recordAudit(tx, { action, actor, outcome: 'success', subject: { kind: 'run', id }, at: clock.now() });
      await tx.query(`SELECT pg_notify('connections', $1)`, [run.connectionId]);
    });
    work.look(run.connectionId);
    return this.get(id);
  }
}
