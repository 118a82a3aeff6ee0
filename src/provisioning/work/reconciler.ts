import { type AccountId, type Clock, type ConnectionId, type GroupId, type Logger, type UserId } from '../../core';
import type { Connection } from '../connection/connection';
import type { AccountReading } from '../gather/account-reading';
import type { PlanMaker } from '../gather/plan-maker';
import type { SavePlan } from '../plan/save-plan';
import { provisioningActor } from '../plan/saved-plan';
import type { ProvisioningTarget } from '../target/provisioning-target';
import { TargetError } from '../target/target-error';
import type { FeedStore } from './feed-store';
import type { NextOccurrence } from './next-occurrence';
import type { QueueStore } from './queue-store';
import type { ReconcileStore, ReconcileWish } from './reconcile-store';

type Collaborators = {
  clock: Clock;
  logger: Logger;
  maker: PlanMaker;
  save: SavePlan;
  feed: FeedStore;
  queue: QueueStore;
  reconciles: ReconcileStore;
  nextOccurrence: NextOccurrence;
};

/** How long after a reading that failed everybody is tried again. */
const againAfterMs = 60_000;

/** Compares everybody: by schedule, when asked, and when nothing was approved yet. */
export class Reconciler {
  readonly #use: Collaborators;

  constructor(collaborators: Collaborators) {
    this.#use = collaborators;
  }

  /** For one holder of a connection's lease. @param onEnd a comparison came to its end */
  begin(id: ConnectionId, onEnd: () => void): Reconciling {
    return new Reconciling(id, this.#use, onEnd);
  }

  /** Whether everybody is to be compared now. */
  async isDue(connection: Connection): Promise<boolean> {
    return (await this.wishFor(connection)) !== undefined;
  }

  /** Why everybody is to be compared now; undefined: not now. Moves the schedule on where its time has come. */
  async wishFor(connection: Connection): Promise<ReconcileWish | undefined> {
    const { reconciles, clock, nextOccurrence, feed } = this.#use;
    const { id, settings, scopeRevision, approvedScopeRevision } = connection;
    const now = clock.now();
    const { dueAt, wish } = await reconciles.read(id);
    const ours = (code: ReconcileWish['code']) => ({ actor: provisioningActor, at: now.toISOString(), code });
    const cron = settings.reconcileCron;
    const isDue = cron !== null && dueAt !== null && dueAt <= now;
    if (isDue || (cron === null) !== (dueAt === null)) {
      const nextAt = cron === null ? null : ((await nextOccurrence(cron, now)) ?? null);
      await reconciles.schedule(id, nextAt, isDue ? ours('schedule') : null);
      if (isDue) return wish ?? ours('schedule');
    }
    if (wish !== null) return new Date(wish.at) <= now ? wish : undefined;
    if (scopeRevision <= approvedScopeRevision) return undefined;
    const state = await reconciles.newestPlanState(id, scopeRevision);
    if (state === undefined) return ours(approvedScopeRevision === 0 ? 'first' : 'changed');
    if (state === 'stale') return ours('again');
    // Nothing was to be done and so nothing to be approved: the first who comes is planned with everybody.
    const place = state === 'done' ? await feed.placeOf(id) : undefined;
    return place !== undefined && (await feed.isBehind(place)) ? ours('first') : undefined;
  }
}

/** Comparing everybody beside whatever else is done: reading a large Slack takes minutes, and leavers do not wait for it. */
export class Reconciling {
  readonly #id: ConnectionId;
  readonly #use: Collaborators;
  readonly #onEnd: () => void;
  #running: { reading: AccountReading; planned: Set<UserId | GroupId>; done: Promise<void> } | undefined;
  #failure: { error: unknown } | undefined;

  constructor(id: ConnectionId, use: Collaborators, onEnd: () => void) {
    this.#id = id;
    this.#use = use;
    this.#onEnd = onEnd;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** An account was written while everybody is read. */
  noteWritten(id: AccountId): void {
    this.#running?.reading.noteWritten(id);
  }

  /** These were planned by themselves, and more lately. */
  notePlanned(ids: readonly (UserId | GroupId)[]): void {
    for (const id of ids) this.#running?.planned.add(id);
  }

  /**
   * Begins where it is due and no other plan is being applied.
   *
   * @throws what the comparison that ended last threw
   */
  async consider(
    connection: Connection,
    target: ProvisioningTarget,
    { onlyWished, lanes }: { onlyWished: boolean; lanes: number },
  ): Promise<void> {
    const failed = this.#failure;
    this.#failure = undefined;
    if (failed !== undefined) throw failed.error;
    if (this.isRunning || lanes > 0) return;
    const wish = onlyWished
      ? (await this.#use.reconciles.read(this.#id)).wish
      : await new Reconciler(this.#use).wishFor(connection);
    if (wish) this.#start(connection, target, wish);
  }

  /** Waits for the end of what is under way. */
  async end(): Promise<void> {
    await this.#running?.done;
  }

  #start(connection: Connection, target: ProvisioningTarget, wish: ReconcileWish): void {
    const reading = this.#use.maker.reading(this.#id);
    const planned = new Set<UserId | GroupId>();
    const done = this.#compare(connection, target, wish, { reading, planned })
      .catch((error: unknown) => {
        this.#failure = { error };
      })
      .finally(() => {
        this.#running = undefined;
        this.#onEnd();
      });
    this.#running = { reading, planned, done };
  }

  async #compare(
    connection: Connection,
    target: ProvisioningTarget,
    wish: ReconcileWish,
    { reading, planned }: { reading: AccountReading; planned: ReadonlySet<UserId | GroupId> },
  ): Promise<void> {
    const { feed, queue, maker, save, reconciles, logger } = this.#use;
    const place = await feed.present();
    const raise = await queue.present();
    try {
      const draft = await maker.make(connection, target, { kind: 'everybody' }, { freshness: 'read', reading });
      draft.leaveOut(planned);
      await save.save({
        connection,
        kind: 'reconcile',
        madeBy: wish.actor,
        subject: { wishedAt: wish.at },
        draft,
        leftOut: [...planned],
        alongside: async (tx) => {
          await feed.moveForward(tx, this.#id, place);
          await queue.settleAll(tx, this.#id, raise);
          await reconciles.fulfil(tx, this.#id, wish);
        },
      });
    } catch (error) {
      if (error instanceof TargetError && ['rate_limited', 'transient', 'outcome_unknown'].includes(error.kind)) {
        const at = new Date(this.#use.clock.now().getTime() + (error.retryAfterMs ?? againAfterMs));
        await reconciles.postpone(this.#id, { ...wish, at: at.toISOString() });
        logger.warn({ err: error, connectionId: this.#id }, 'Slack could not be read to the end; it is tried again');
        return;
      }
      throw error;
    }
  }
}
