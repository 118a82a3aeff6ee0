import type { GroupId, UserId } from '../../core';
import type { Connection } from '../connection/connection';
import type { PlanDraft } from '../gather/plan-draft';
import type { FailureStore } from '../run/failure-store';
import type { StepStore } from '../run/step-store';
import type { ProvisioningTarget } from '../target/provisioning-target';
import { leaveToPerson } from './leave-to-person';
import type { Operation } from './operation';
import { PlanHash } from './plan-hash';
import type { PlanSubject, SavedPlan } from './saved-plan';

/** Makes what a plan is about once more, from what is true now. @throws TargetError */
export type Remake = (
  plan: SavedPlan,
  subjects: { userIds: readonly UserId[]; groupIds: readonly GroupId[] },
  connection: Connection,
  target: ProvisioningTarget,
) => Promise<PlanDraft>;

type Changed = NonNullable<PlanSubject['stale']>[number];
type Planned = { operation: Operation; hash: PlanHash; wanted: string | null };

/**
 * Whether the directory or Slack changed underneath a plan: whom it touches is planned once more, and whatever comes out
 * other than what was approved is not applied.
 */
export class StaleCheck {
  readonly #steps: StepStore;
  readonly #failures: FailureStore;
  readonly #remake: Remake;

  constructor(steps: StepStore, failures: FailureStore, remake: Remake) {
    this.#steps = steps;
    this.#failures = failures;
    this.#remake = remake;
  }

  /** Who changed; empty where what was approved is what would be done. */
  async changedSince(plan: SavedPlan, connection: Connection, target: ProvisioningTarget): Promise<Changed[]> {
    const approved = new Map<string, Planned>();
    for await (const operations of this.#steps.pagesOf(plan.id)) addAll(approved, operations);
    const userIds = new Set<UserId>(plan.conflicts.map(({ userId }) => userId));
    const groupIds = new Set<GroupId>();
    for (const { subject } of [...plan.refusals, ...[...approved.values()].map(({ operation }) => operation)]) {
      if (subject.kind === 'person') userIds.add(subject.id);
      else groupIds.add(subject.id);
    }
    const subjects = { userIds: [...userIds], groupIds: [...groupIds] };
    const draft = await this.#remake(plan, subjects, connection, target);
    leaveToPerson(draft, await this.#failures.listOf(connection.id, [...userIds, ...groupIds]));
    const now = new Map<string, Planned>();
    addAll(
      now,
      draft.steps.map(({ operation }) => operation),
    );
    return compare(approved, now);
  }
}

function addAll(planned: Map<string, Planned>, operations: readonly Operation[]): void {
  for (const operation of operations) {
    const { id } = operation.subject;
    const known = planned.get(id) ?? { operation, hash: new PlanHash(), wanted: operation.basis.wanted };
    known.hash.add(operation);
    planned.set(id, known);
  }
}

function compare(approved: ReadonlyMap<string, Planned>, now: ReadonlyMap<string, Planned>): Changed[] {
  const changed: Changed[] = [];
  for (const [id, was] of approved) {
    const is = now.get(id);
    if (was.hash.value() === is?.hash.value()) continue;
    changed.push({ ...was.operation.subject, side: was.wanted === is?.wanted ? 'slack' : 'directory' });
  }
  for (const [id, { operation }] of now) {
    if (!approved.has(id)) changed.push({ ...operation.subject, side: 'directory' });
  }
  return changed;
}
