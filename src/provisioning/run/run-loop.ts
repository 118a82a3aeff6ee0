import { Batch, type Clock, type ConnectionId, type Logger, type OperationId, type RunId } from '../../core';
import type { Lease } from '../work/lease';
import { Bell } from './bell';
import { Breaker } from './breaker';
import { decideEnding } from './decide-ending';
import type { Ending, EndSteps } from './end-steps';
import type { Lane } from './lane';
import type { Outcome } from './outcome';
import type { Step } from './step';
import type { StepStore } from './step-store';

export type RunLoopOptions = {
  lease: Lease;
  clock: Clock;
  logger: Logger;
  steps: StepStore;
  endings: EndSteps;
  concurrency: number;
  perform(step: Step): Promise<Outcome>;
  /** Between steps: takes in what happened meanwhile, and may add lanes. @returns false when nothing more is to be begun */
  lookAround(): Promise<boolean>;
  /** Whether something is under way that may bring more to do. */
  isBusy(): boolean;
  /** A lane has come to its end. @returns the lane that goes on with the same plan, if there is more to do */
  finish(lane: Lane): Promise<Lane | undefined>;
  /** A step ended in a way that may be a reason to stop. */
  judge(lane: Lane, ending: Ending): Promise<void>;
  random?: () => number;
};

/** How often one looks around when nobody rings. */
const lookEveryMs = 500;

/**
 * Applies plans: steps of different people and groups side by side, those that joined later before those of a longer run.
 * A step is recorded before it is sent and ended after it was answered; in between, no transaction is open.
 */
export class RunLoop {
  readonly bell = new Bell();
  readonly #options: RunLoopOptions;
  readonly #lanes: Lane[] = [];
  /** Subjects that something is being done to: one thing at a time. */
  readonly #busy = new Set<string>();
  readonly #breaker: Breaker;
  readonly #marks: Batch<{ id: OperationId; runId: RunId }, boolean>;
  readonly #ends: Batch<Ending, undefined>;
  #failure: { error: unknown } | undefined;
  #lookAgainAt = 0;

  constructor(options: RunLoopOptions) {
    this.#options = options;
    const { lease, clock, random = Math.random } = options;
    this.#breaker = new Breaker(clock, random);
    const all = { inFlight: 2, largest: 100 };
    this.#marks = new Batch((runs) => this.#mark(lease.connectionId, lease.fence, runs), all);
    this.#ends = new Batch(
      async (endings) => {
        await options.endings.write(lease.connectionId, endings);
        return endings.map(() => undefined);
      },
      { ...all, inFlight: 1 },
    );
  }

  /** The newest plan goes first: what happened now overtakes what has been running for long. */
  add(lane: Lane): void {
    this.#lanes.unshift(lane);
    this.bell.ring();
  }

  get lanes(): readonly Lane[] {
    return this.#lanes;
  }

  haltAll(): void {
    for (const lane of this.#lanes) lane.halt();
    this.bell.ring();
  }

  /**
   * Works until nothing is left to do, or nothing may be begun any more; what is on its way comes to its end first.
   *
   * @throws LeaseLost, and what the database threw: what was sent then stays recorded as sent
   */
  async run(): Promise<void> {
    for (;;) {
      await this.#throwFailure();
      this.#options.lease.check();
      if (!(await this.#lookAround())) this.haltAll();
      await this.#finishLanes();
      if (this.#lanes.length === 0 && !this.#options.isBusy()) return;
      if ((await this.#startNext()) || this.#lanes.some((lane) => lane.isOver)) continue;
      await this.bell.wait(this.#pauseMs());
    }
  }

  /** Says that something happened that is worth a look. */
  lookSoon(): void {
    this.#lookAgainAt = 0;
    this.bell.ring();
  }

  async #lookAround(): Promise<boolean> {
    if (performance.now() < this.#lookAgainAt) return true;
    this.#lookAgainAt = performance.now() + lookEveryMs;
    return this.#options.lookAround();
  }

  async #finishLanes(): Promise<void> {
    for (const lane of this.#lanes.filter((each) => each.isOver)) {
      const next = await this.#options.finish(lane);
      if (next === undefined) this.#lanes.splice(this.#lanes.indexOf(lane), 1);
      else this.#lanes.splice(this.#lanes.indexOf(lane), 1, next);
    }
  }

  async #startNext(): Promise<boolean> {
    if (this.#busy.size >= this.#options.concurrency || this.#breaker.isOpen) return false;
    for (const lane of this.#lanes) {
      const step = await lane.take(this.#options.clock.now(), this.#busy);
      if (step === undefined) continue;
      this.#busy.add(step.operation.subject.id);
      void this.#carryOut(lane, step)
        .catch((error: unknown) => {
          this.#failure ??= { error };
          lane.putBack(step);
        })
        .finally(() => {
          this.#busy.delete(step.operation.subject.id);
          this.bell.ring();
        });
      return true;
    }
    return false;
  }

  async #carryOut(lane: Lane, step: Step): Promise<void> {
    const { clock, random = Math.random, lease } = this.#options;
    if (!(await this.#marks.add({ id: step.id, runId: lane.runId }))) {
      // Planned anew meanwhile; or the lease is gone, which the next check of it tells.
      await lease.confirm();
      return lane.putBack(step);
    }
    const tried = { ...step, attempts: step.attempts + 1 };
    const outcome = await this.#options.perform(step);
    this.#breaker.note(outcome);
    const decided = decideEnding(outcome, tried.attempts, { now: clock.now(), random });
    const ending: Ending = { step: tried, outcome, runId: lane.runId, actor: lane.actor, ...decided };
    await this.#ends.add(ending);
    await this.#options.judge(lane, ending);
    const { state, nextAt } = decided;
    const isOpen = state === 'retry' || state === 'unknown';
    const mayBeDone = step.mayBeDone || state === 'unknown';
    lane.putBack(step, isOpen ? { ...tried, state, nextAt, mayBeDone } : undefined);
  }

  async #mark(id: ConnectionId, fence: number, runs: readonly { id: OperationId; runId: RunId }[]): Promise<boolean[]> {
    const granted = await this.#options.steps.markSent(id, fence, runs, this.#options.clock.now());
    return runs.map((each) => granted.has(each.id));
  }

  #pauseMs(): number {
    const now = this.#options.clock.now().getTime();
    const times = this.#lanes.flatMap((lane) => lane.nextAt?.getTime() ?? []);
    return Math.max(1, Math.min(lookEveryMs, ...times.map((time) => time - now).filter((ms) => ms > 0)));
  }

  /** A defect or a lost database ends the loop, once everything that is on its way has come to its end. */
  async #throwFailure(): Promise<void> {
    if (this.#failure === undefined) return;
    while (this.#busy.size > 0) await this.bell.wait(lookEveryMs);
    throw this.#failure.error;
  }
}
