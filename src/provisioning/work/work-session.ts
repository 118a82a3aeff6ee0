import type { Clock, ConnectionId, Logger } from '../../core';
import type { Database } from '../../db';
import type { Connection } from '../connection/connection';
import type { ConnectionStore } from '../connection/connection-store';
import type { ConnectionTargets } from '../connection/connection-targets';
import { ProvisioningError } from '../provisioning-error';
import type { EndSteps } from '../run/end-steps';
import { RunLoop } from '../run/run-loop';
import type { StepPerformer } from '../run/step-performer';
import type { StepStore } from '../run/step-store';
import type { ProvisioningTarget } from '../target/provisioning-target';
import type { Alarm } from './alarm';
import type { FeedIntake } from './feed-intake';
import type { LanePicker } from './lane-picker';
import type { Lease } from './lease';
import type { Reconciler, Reconciling } from './reconciler';
import type { TouchedPlanner } from './touched-planner';

export type SessionCollaborators = {
  database: Database;
  connections: ConnectionStore;
  targets: ConnectionTargets;
  steps: StepStore;
  endings: EndSteps;
  feed: FeedIntake;
  lanes: LanePicker;
  touched: TouchedPlanner;
  reconciler: Reconciler;
  alarm: Alarm;
  performer: StepPerformer;
};

/** What one holder of a connection's lease does, from taking it to giving it back. */
export class WorkSession {
  readonly #use: SessionCollaborators & { lease: Lease; clock: Clock; logger: Logger };
  #loop: RunLoop | undefined;
  #isHandingOver = false;
  /** Changes are there that an older transaction holds up: they are waited for. */
  #hasUnordered = false;
  #looks = 0;

  constructor(use: SessionCollaborators & { lease: Lease; clock: Clock; logger: Logger }) {
    this.#use = use;
  }

  get #id(): ConnectionId {
    return this.#use.lease.connectionId;
  }

  /** Something happened: look at once instead of at the next turn. */
  look(): void {
    this.#loop?.lookSoon();
  }

  /** Begins nothing new; what is on its way comes to its end. */
  handOver(): void {
    this.#isHandingOver = true;
    this.#loop?.lookSoon();
  }

  async run(): Promise<void> {
    const { lease, steps, connections } = this.#use;
    await steps.markUnknown(this.#id, lease.fence);
    const connection = await connections.find(this.#id);
    if (connection === undefined) return;
    const target = await this.#targetOf(connection);
    if (target === undefined) return;
    const state = { connection, target };
    const { clock, logger, endings, performer, alarm, lanes, reconciler } = this.#use;
    const reconciling = reconciler.begin(this.#id, () => this.look());
    const performance = performer.forSession({
      lease,
      target: () => state.target,
      connection: () => state.connection,
      noteWritten: (accountId) => reconciling.noteWritten(accountId),
    });
    const loop = new RunLoop({
      lease,
      clock,
      logger,
      steps,
      endings,
      concurrency: connection.settings.concurrency,
      perform: performance,
      lookAround: () => this.#lookAround(state, reconciling),
      isBusy: () => reconciling.isRunning || this.#hasUnordered,
      finish: (lane) => lanes.finish(lane),
      judge: (lane, ending) => alarm.judge(state.connection, lane, ending, () => loop.haltAll()),
    });
    this.#loop = loop;
    this.#use.targets.gateWrites(this.#id, () => lease.check());
    try {
      await loop.run();
    } finally {
      await reconciling.end();
      this.#use.targets.gateWrites(this.#id, undefined);
    }
  }

  /** Whether something is to be done that this session may not have seen. */
  async hasMore(): Promise<boolean> {
    const { connections, feed, lanes, touched, reconciler } = this.#use;
    const connection = await connections.find(this.#id);
    if (connection?.state !== 'active' || !connection.hasToken || this.#isHandingOver) return false;
    if (await lanes.hasOpen(this.#id)) return true;
    if (isApproved(connection) && ((await feed.hasNews(this.#id)) || (await touched.hasReady(this.#id)))) return true;
    return reconciler.isDue(connection);
  }

  /** Takes in what happened: the connection itself, the directory, decisions of people. @returns false: begin nothing more */
  async #lookAround(
    state: { connection: Connection; target: ProvisioningTarget },
    reconciling: Reconciling,
  ): Promise<boolean> {
    if (this.#isHandingOver) return false;
    const { connections, feed, lanes, touched, alarm } = this.#use;
    const connection = await connections.find(this.#id);
    if (connection === undefined || !connection.hasToken) return false;
    state.connection = connection;
    const target = await this.#targetOf(connection);
    if (target === undefined) return false;
    state.target = target;
    return alarm.guard(connection, async () => {
      const loop = this.#loop as RunLoop;
      if (connection.state !== 'active') {
        await reconciling.consider(connection, target, { onlyWished: true, lanes: loop.lanes.length });
        return false;
      }
      await lanes.haltStopped(loop.lanes);
      for (const lane of await lanes.pick(connection, target, loop.lanes)) loop.add(lane);
      if (await lanes.isEnding(this.#id)) {
        this.#hasUnordered = false;
        return true;
      }
      if (isApproved(connection)) {
        this.#hasUnordered = await feed.take(connection);
        this.#lookAgainForChanges();
        if (await touched.plan(connection, target, reconciling)) {
          for (const lane of await lanes.pick(connection, target, loop.lanes)) loop.add(lane);
        }
      }
      await reconciling.consider(connection, target, { onlyWished: false, lanes: loop.lanes.length });
      return true;
    });
  }

  /** An older transaction mostly ends at once; one that does not is looked after at the usual pace. */
  #lookAgainForChanges(): void {
    this.#looks = this.#hasUnordered ? this.#looks + 1 : 0;
    if (this.#hasUnordered && this.#looks < 50) setTimeout(() => this.look(), 20);
  }

  /** Undefined where there is none, which is told where the connection is looked at. */
  async #targetOf(connection: Connection): Promise<ProvisioningTarget | undefined> {
    try {
      return await this.#use.targets.targetOf(connection.id);
    } catch (error) {
      if (!(error instanceof ProvisioningError)) throw error;
      this.#use.logger.warn({ connectionId: connection.id, code: error.code }, 'a connection cannot reach Slack');
      return undefined;
    }
  }
}

/** Whether what changes is mirrored by itself: mapping, matching and scope are as somebody approved them. */
export function isApproved({ scopeRevision, approvedScopeRevision }: Connection): boolean {
  return scopeRevision <= approvedScopeRevision;
}
