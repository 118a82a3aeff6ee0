import { setTimeout as pause } from 'node:timers/promises';
import type { AccessService } from '../../apps';
import type { Actor, Clock, ConnectionId, GroupId, UserId } from '../../core';
import type { PeopleListStore } from '../binding/people-list-store';
import type { Connection } from '../connection/connection';
import { connectionNotFound } from '../connection/connection-errors';
import type { ConnectionStore } from '../connection/connection-store';
import type { ConnectionTargets } from '../connection/connection-targets';
import type { PlanDraft } from '../gather/plan-draft';
import type { PlanMaker } from '../gather/plan-maker';
import type { PlanStore } from '../plan/plan-store';
import type { SavePlan } from '../plan/save-plan';
import type { SavedPlan } from '../plan/saved-plan';
import type { Step } from '../run/step';
import type { StepStore } from '../run/step-store';
import type { ConnectionWork } from '../work/connection-work';
import type { FeedIntake } from '../work/feed-intake';
import type { QueueStore } from '../work/queue-store';
import { type TraceLine, traceLines } from './trace-lines';

/** One person or one group. */
export type NowSubject = { userId: UserId } | { groupId: GroupId };

/** What was found and done, line by line; `plan` is null where nothing was to be done. */
export type NowTrace = { lines: TraceLine[]; plan: SavedPlan | null; steps: Step[] };

type Collaborators = {
  access: AccessService;
  bindings: PeopleListStore;
  clock: Clock;
  connections: ConnectionStore;
  targets: ConnectionTargets;
  maker: PlanMaker;
  save: SavePlan;
  plans: PlanStore;
  steps: StepStore;
  feed: FeedIntake;
  queue: QueueStore;
  work: ConnectionWork;
};

/** How long it is waited for what is done now; it goes on afterwards. */
const longestWaitMs = 60_000;
const lookEveryMs = 100;

/** Brings one person or group to Slack at once, and tells how it came about. */
export class ProvisionNowService {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /**
   * Reads, plans and applies for one subject. A guard that would be broken, or a scope that nobody approved, makes the
   * plan wait like any other.
   *
   * @throws ProvisioningError `provisioning.connection_not_found`, `provisioning.token_missing`; TargetError
   */
  async provision(actor: Actor, id: ConnectionId, subject: NowSubject): Promise<NowTrace> {
    const { connections, targets, maker, save, feed, queue } = this.#use;
    const connection = await connections.find(id);
    if (connection === undefined) throw connectionNotFound();
    const target = await targets.targetOf(id);
    const userIds = 'userId' in subject ? [subject.userId] : [];
    const groupIds = 'groupId' in subject ? [subject.groupId] : [];
    const ids = [...userIds, ...groupIds];
    await this.#untilFree(connection, userIds, groupIds);
    // What happened to them so far is seen by this plan, and need not be planned once more.
    await feed.take(connection);
    const waiting = await queue.listOf(id, ids);
    const draft = await maker.make(connection, target, { kind: 'some', userIds, groupIds }, { freshness: 'read' });
    const plan = await save.save({
      connection,
      kind: 'single',
      madeBy: actor,
      subject: { userIds, groupIds },
      draft,
      lookedAt: ids,
      alongside: (tx) => queue.settle(tx, id, waiting),
    });
    const ended = plan && (await this.#apply(connection, plan));
    return this.#trace(connection, subject, draft, ended ?? null);
  }

  /**
   * While something is on its way for somebody, what Slack will hold is not known. What was planned for a group and is about
   * to be sent is waited for as well: planned once more beside it, the same members would be added twice.
   */
  async #untilFree({ id, state }: Connection, userIds: readonly UserId[], groupIds: readonly GroupId[]): Promise<void> {
    const { steps } = this.#use;
    const isTaken = async () =>
      (await steps.isUnderWay(id, [...userIds, ...groupIds])) ||
      (state === 'active' && groupIds.length > 0 && (await steps.hasOpen(id, groupIds)));
    const until = performance.now() + longestWaitMs;
    while (performance.now() < until && (await isTaken())) await pause(lookEveryMs);
  }

  async #apply({ id, state }: Connection, plan: SavedPlan): Promise<SavedPlan> {
    const { plans, work } = this.#use;
    // It is applied when the connection is activated, unless it is planned anew by then.
    if (state !== 'active') return plan;
    const until = performance.now() + longestWaitMs;
    for (;;) {
      const now = (await plans.find(plan.id)) ?? plan;
      if (!['approved', 'applying'].includes(now.state) || performance.now() > until) return now;
      // Another process, or a longer run of this one, may have the connection: it sees the plan and takes it first.
      await Promise.race([work.work(id), pause(lookEveryMs)]);
      await pause(1);
    }
  }

  /** Where something changed meanwhile, the steps were planned anew by another plan: that one did it. */
  async #stepsOf({ id }: Connection, plan: SavedPlan): Promise<Step[]> {
    const own = await this.#use.steps.list(plan.id, {}, 0, 100);
    const [first] = own;
    if (first === undefined || !own.some(({ result }) => result?.skipped === 'planned_anew')) return own;
    const all = await this.#use.steps.listOfSubject(id, first.operation.subject.id, plan.createdAt, 100);
    return all.filter(({ result }) => result?.skipped !== 'planned_anew');
  }

  async #trace(
    connection: Connection,
    subject: NowSubject,
    draft: PlanDraft,
    plan: SavedPlan | null,
  ): Promise<NowTrace> {
    const steps = plan === null ? [] : await this.#stepsOf(connection, plan);
    const found = 'userId' in subject ? await this.#about(connection, subject.userId) : {};
    return {
      lines: traceLines({ connection, access: undefined, binding: undefined, ...found, draft, plan, steps }),
      plan,
      steps,
    };
  }

  async #about(connection: Connection, userId: UserId) {
    const options = { count: 1, after: undefined, now: this.#use.clock.now() };
    const [access, [binding]] = await Promise.all([
      this.#use.access.mayEnter(userId, connection.appId),
      this.#use.bindings.list(connection, { userIds: [userId] }, options),
    ]);
    return { access, binding };
  }
}
