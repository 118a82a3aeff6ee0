import type { GroupId, UserId } from '../../core';
import type { GroupPlan, LinkDecision } from '../plan/group-plan';
import type { Operation } from '../plan/operation';
import type { PersonFacts } from '../plan/person-facts';
import type { BindingDecision, PersonPlan } from '../plan/person-plan';
import type { PlanConflict, PlanNotice, PlanRefusal } from '../plan/plan';
import { PlanHash } from '../plan/plan-hash';
import { type PlanReach, reachOf } from '../plan/plan-reach';
import type { Settled } from '../run/step';
import type { NewStep } from '../run/step-store';

/** Most conflicts, refusals or notices that are kept with a plan: nobody reads more, and each is found again. */
const mostKept = 10_000;

/** A plan that is being put together, object by object. */
export class PlanDraft {
  steps: NewStep[] = [];
  readonly conflicts: PlanConflict[] = [];
  readonly refusals: PlanRefusal[] = [];
  readonly notices: PlanNotice[] = [];
  /** Decided without anything being sent. */
  bindings: { userId: UserId; decision: BindingDecision; isDeleted: boolean }[] = [];
  links: { groupId: GroupId; decision: LinkDecision }[] = [];
  /** People who are as wanted, and whose binding does not say so yet. */
  settled: { userId: UserId; digests: Settled }[] = [];
  /** Accounts that this plan makes, binds or switches, as they are once it is applied. */
  readonly gets = new Map<UserId, NonNullable<PersonPlan['gets']>>();
  readonly unchanged = { people: 0, groups: 0 };
  readonly sums = {
    managedActive: 0,
    deactivations: 0,
    inactiveNotByUs: 0,
    inScope: 0,
    managedGroups: 0,
    groupDeletions: 0,
  };
  readonly #hash = new PlanHash();

  addPerson(facts: PersonFacts, plan: PersonPlan): void {
    const { operations, digests, counts } = plan;
    this.#addOperations(operations, digests);
    if (operations.length === 0) this.unchanged.people += 1;
    if (plan.gets !== null) this.gets.set(facts.userId, plan.gets);
    if (operations.length === 0 && digests !== null && !isKept(facts, digests)) {
      this.settled.push({ userId: facts.userId, digests });
    }
    if (plan.binding !== null) {
      const isDeleted = facts.directory.state === 'deleted';
      this.bindings.push({ userId: facts.userId, decision: plan.binding, isDeleted });
    }
    keep(this.conflicts, plan.conflicts);
    keep(this.refusals, plan.refusals);
    keep(this.notices, plan.notices);
    for (const name of ['managedActive', 'deactivations', 'inactiveNotByUs', 'inScope'] as const) {
      this.sums[name] += counts[name];
    }
  }

  /** Says nothing of whom another plan was made of meanwhile, by what was known later. */
  leaveOut(ids: ReadonlySet<UserId | GroupId>): void {
    this.steps = this.steps.filter(({ operation }) => !ids.has(operation.subject.id));
    this.bindings = this.bindings.filter(({ userId }) => !ids.has(userId));
    this.links = this.links.filter(({ groupId }) => !ids.has(groupId));
    this.settled = this.settled.filter(({ userId }) => !ids.has(userId));
  }

  /** Somebody of whom the digests say that nothing is to be done. */
  addUpToDate(counts: { managedActive: boolean; inScope: boolean }): void {
    this.unchanged.people += 1;
    if (counts.managedActive) this.sums.managedActive += 1;
    if (counts.inScope) this.sums.inScope += 1;
  }

  addGroup(groupId: GroupId, plan: GroupPlan): void {
    this.#addOperations(plan.operations, null);
    if (plan.operations.length === 0) this.unchanged.groups += 1;
    if (plan.link !== null) this.links.push({ groupId, decision: plan.link });
    keep(this.refusals, plan.refusals);
    keep(this.notices, plan.notices);
    this.sums.managedGroups += plan.counts.managed;
    this.sums.groupDeletions += plan.counts.deletions;
  }

  /** Steps made without a person's or group's facts: of an undo, or of a removal. */
  addOperations(operations: readonly Operation[]): void {
    this.#addOperations(operations, null);
  }

  get isEmpty(): boolean {
    return this.steps.length === 0;
  }

  hash(): string {
    for (const { operation } of this.steps) this.#hash.add(operation);
    return this.#hash.value();
  }

  /** How many operations of each kind. */
  countKinds(): { [kind: string]: number } {
    const counts: { [kind: string]: number } = {};
    for (const { operation } of this.steps) counts[operation.kind] = (counts[operation.kind] ?? 0) + 1;
    return counts;
  }

  reach(): PlanReach {
    return reachOf(this.steps.map(({ operation }) => operation));
  }

  #addOperations(operations: readonly Operation[], digests: Settled | null): void {
    const last = operations.length - 1;
    operations.forEach((operation, n) => {
      this.steps.push({ operation, settled: n === last ? digests : null });
    });
  }
}

function isKept({ binding }: PersonFacts, digests: Settled): boolean {
  return binding !== null && binding.wantedDigest === digests.wanted && binding.heldDigest === digests.held;
}

function keep<T>(kept: T[], more: readonly T[]): void {
  kept.push(...more.slice(0, Math.max(0, mostKept - kept.length)));
}
