import { recordAudit } from '../../audit';
import { type Actor, type Clock, type GroupId, newId, type PlanId, type UserId } from '../../core';
import type { Database, Transaction } from '../../db';
import type { Connection } from '../connection/connection';
import type { PlanDraft } from '../gather/plan-draft';
import type { GuardStore } from '../guards/guard-store';
import { judgePlan } from '../guards/judge-plan';
import { unapprovedScope } from '../guards/unapproved-scope';
import type { FailureStore } from '../run/failure-store';
import type { StepStore } from '../run/step-store';
import type { DecisionStore } from './decision-store';
import { leaveToPerson } from './leave-to-person';
import type { GuardBreach } from './plan';
import type { PlanStore } from './plan-store';
import { type PlanKind, type PlanSubject, provisioningActor, type SavedPlan } from './saved-plan';

const dayMs = 86_400_000;

/** Steps written by one statement. */
const stepsAtATime = 1_000;

type NewPlan = {
  connection: Connection;
  kind: PlanKind;
  madeBy: Actor;
  subject: PlanSubject;
  draft: PlanDraft;
  /** Who was looked at, where that was not everybody: what was planned for them before does not count any more. */
  lookedAt?: readonly (UserId | GroupId)[];
  /** Who is left out of everybody, because they were planned by themselves meanwhile: that plan goes on waiting. */
  leftOut?: readonly (UserId | GroupId)[];
  /** Whether it waits for a person whatever the guards say. */
  mustWait?: boolean;
  /** What is kept in the same transaction. */
  alongside?: (tx: Transaction) => Promise<void>;
};

/** Keeps plans: with the guards' verdict, everything that follows from planning, and what they are approved by. */
export class SavePlan {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #plans: PlanStore;
  readonly #steps: StepStore;
  readonly #failures: FailureStore;
  readonly #decisions: DecisionStore;
  readonly #guards: GuardStore;

  constructor(collaborators: {
    database: Database;
    clock: Clock;
    plans: PlanStore;
    steps: StepStore;
    failures: FailureStore;
    decisions: DecisionStore;
    guards: GuardStore;
  }) {
    this.#database = collaborators.database;
    this.#clock = collaborators.clock;
    this.#plans = collaborators.plans;
    this.#steps = collaborators.steps;
    this.#failures = collaborators.failures;
    this.#decisions = collaborators.decisions;
    this.#guards = collaborators.guards;
  }

  /** @returns the plan; a touched one without operations is not kept, and undefined */
  async save({
    connection,
    kind,
    madeBy,
    subject,
    draft,
    lookedAt = [],
    leftOut = [],
    mustWait = false,
    alongside,
  }: NewPlan): Promise<SavedPlan | undefined> {
    const at = this.#clock.now();
    const dead = await this.#failures.listOf(connection.id, subjectsOf(draft));
    const replaced = leaveToPerson(draft, dead);
    const breaches = draft.isEmpty ? [] : await this.#judge(connection, kind, draft, at);
    const isDone = draft.isEmpty;
    const isHeld = !isDone && (mustWait || breaches.length > 0);
    const plan: SavedPlan = {
      id: newId<PlanId>(),
      connectionId: connection.id,
      kind,
      state: isDone ? 'done' : isHeld ? 'waiting' : 'approved',
      hash: draft.hash(),
      scopeRevision: connection.scopeRevision,
      counts: { operations: draft.countKinds(), reach: draft.reach(), unchanged: draft.unchanged },
      conflicts: draft.conflicts,
      refusals: draft.refusals,
      breaches,
      notices: draft.notices,
      subject,
      madeBy,
      decidedBy: isHeld || isDone ? null : provisioningActor,
      decidedAt: isHeld || isDone ? null : at,
      createdAt: at,
    };
    const isKept = !isDone || kind !== 'touched';
    await this.#database.transaction(async (tx) => {
      await this.#decisions.keepBindings(tx, connection.id, draft.bindings, at);
      await this.#decisions.settle(tx, connection.id, draft.settled);
      await this.#decisions.keepLinks(tx, connection.id, draft.links, at);
      if (kind === 'reconcile') await this.#plans.replaceWaiting(tx, connection.id, leftOut);
      // Nothing is sure to be removed before it is approved, so people are kept like the directory until then.
      if (kind === 'removal') await this.#plans.replaceRemoval(tx, connection.id);
      else await this.#steps.supersede(tx, connection.id, [...peopleOf(draft), ...lookedAt], at);
      await this.#failures.dismiss(tx, replaced, at);
      if (isKept) await this.#insert(tx, plan, draft);
      if (!isDone) await recordAudit(tx, planEvent(plan, connection, at));
      await alongside?.(tx);
    });
    return isKept ? plan : undefined;
  }

  async #insert(tx: Transaction, plan: SavedPlan, draft: PlanDraft): Promise<void> {
    await this.#plans.insert(tx, plan);
    for (let start = 0; start < draft.steps.length; start += stepsAtATime) {
      await this.#steps.insert(tx, plan.id, start, draft.steps.slice(start, start + stepsAtATime));
    }
  }

  async #judge(connection: Connection, kind: PlanKind, { sums }: PlanDraft, at: Date): Promise<GuardBreach[]> {
    const counted = await this.#guards.count(connection.id, new Date(at.getTime() - dayMs), null);
    const { managedActive, managedGroups } = counted;
    const ours = kind === 'reconcile' ? sums : { ...sums, managedActive, managedGroups };
    // A removal asks neither who is authorised nor what the mapping says.
    if (kind === 'removal') {
      return judgePlan({ ...counted, ...ours, everybody: false, unapprovedScope: null }, connection.settings);
    }
    // Who would switch off everybody at once has looked at everybody, whatever the plan is called.
    const everybody = kind === 'reconcile' || (managedActive > 1 && sums.deactivations >= managedActive);
    return judgePlan(
      { ...counted, ...ours, everybody, unapprovedScope: unapprovedScope(connection) },
      connection.settings,
    );
  }
}

function peopleOf({ steps, bindings, settled }: PlanDraft): UserId[] {
  const people = steps.flatMap(({ operation }) => (operation.subject.kind === 'person' ? [operation.subject.id] : []));
  return [...new Set([...people, ...bindings.map(({ userId }) => userId), ...settled.map(({ userId }) => userId)])];
}

function subjectsOf({ steps }: PlanDraft): (UserId | GroupId)[] {
  return [...new Set(steps.map(({ operation }) => operation.subject.id))];
}

/** What a plan is about, as whoever reads the record knows it. */
const kindWords: { readonly [kind in PlanKind]: string } = {
  reconcile: 'everybody',
  touched: 'who changed',
  single: 'one person or group',
  undo: 'taking a run back',
  removal: 'ending the connection',
};

function planEvent(plan: SavedPlan, { appName }: Connection, at: Date) {
  const { id, kind, state, hash, counts, breaches, madeBy } = plan;
  return {
    action: 'provisioning.plan_make',
    actor: madeBy,
    outcome: 'success' as const,
    subject: { kind: 'plan', id, name: `${appName} (${kindWords[kind]})` },
    after: { kind, state, hash, operations: counts.operations, breaches },
    at,
  };
}
