import type { Actor, RunId } from '../../core';
import { phases } from '../plan/operation';
import type { SavedPlan } from '../plan/saved-plan';
import type { Step } from './step';
import type { StepStore } from './step-store';

/** Steps read from the database at once. */
const pageSize = 500;

/**
 * The steps of one plan that is being applied, in the order in which they may be sent: phase after phase, inside a phase
 * side by side for different people and groups, one after the other for the same. A step that waits for another try holds
 * up what comes later for the same person, and nobody else (R100).
 */
export class Lane {
  readonly plan: SavedPlan;
  readonly runId: RunId;
  readonly actor: Actor;
  readonly #steps: StepStore;
  #phase = 0;
  #lastSeq = 0;
  #isPhaseLoaded = false;
  #ready: Step[] = [];
  /** What waits for its time, or for another step of the same subject that does; in order. */
  #waiting: Step[] = [];
  readonly #inFlight = new Set<Step>();
  #isHalted = false;

  constructor(options: { plan: SavedPlan; runId: RunId; actor: Actor; steps: StepStore }) {
    this.plan = options.plan;
    this.runId = options.runId;
    this.actor = options.actor;
    this.#steps = options.steps;
  }

  /** Nothing is sent of it any more; what is on its way comes to its end. */
  halt(): void {
    this.#isHalted = true;
  }

  get isHalted(): boolean {
    return this.#isHalted;
  }

  get isIdle(): boolean {
    return this.#inFlight.size === 0;
  }

  /** Whether every step got somewhere, or nothing more is to be sent. */
  get isOver(): boolean {
    const isDone = this.#phase >= phases.length && this.#ready.length + this.#waiting.length === 0;
    return this.isIdle && (isDone || this.#isHalted);
  }

  /** When the next waiting step may be sent; undefined where none waits for its time. */
  get nextAt(): Date | undefined {
    const times = this.#waiting.flatMap(({ nextAt }) => nextAt?.getTime() ?? []);
    return this.#isHalted || times.length === 0 ? undefined : new Date(Math.min(...times));
  }

  /** Takes the next step that may be sent; undefined where there is none at this moment. */
  async take(now: Date, busy: ReadonlySet<string>): Promise<Step | undefined> {
    if (this.#isHalted) return undefined;
    const due = this.#takeDue(now, busy);
    if (due !== undefined) return due;
    for (;;) {
      const step = await this.#takeReady(now, busy);
      if (step !== undefined) return step;
      if (!(await this.#enterNextPhase())) return undefined;
    }
  }

  /** The step got somewhere. @param again the step as it is to be tried again */
  putBack(step: Step, again?: Step): void {
    this.#inFlight.delete(step);
    if (again === undefined) return;
    this.#waiting.push(again);
    this.#waiting.sort(bySeq);
  }

  #takeDue(now: Date, busy: ReadonlySet<string>): Step | undefined {
    const held = new Set(busy);
    for (const step of this.#waiting) {
      const { subject } = step.operation;
      const isDue = step.nextAt === null || step.nextAt <= now;
      if (isDue && !held.has(subject.id)) {
        this.#waiting = this.#waiting.filter((each) => each !== step);
        this.#inFlight.add(step);
        return step;
      }
      held.add(subject.id);
    }
    return undefined;
  }

  async #takeReady(now: Date, busy: ReadonlySet<string>): Promise<Step | undefined> {
    for (;;) {
      if (this.#ready.length === 0 && !(await this.#load())) return undefined;
      const index = this.#ready.findIndex(({ operation }) => !busy.has(operation.subject.id));
      const [step] = index < 0 ? [] : this.#ready.splice(index, 1);
      if (step === undefined) return undefined;
      const isLater = step.nextAt !== null && step.nextAt > now;
      if (isLater || this.#waiting.some(({ operation }) => operation.subject.id === step.operation.subject.id)) {
        this.putBack(step, step);
        continue;
      }
      this.#inFlight.add(step);
      return step;
    }
  }

  async #load(): Promise<boolean> {
    const phase = phases[this.#phase];
    if (this.#isPhaseLoaded || phase === undefined) return false;
    const page = await this.#steps.listOpen(this.plan.id, phase, this.#lastSeq, pageSize);
    this.#isPhaseLoaded = page.length < pageSize;
    this.#lastSeq = page.at(-1)?.seq ?? this.#lastSeq;
    this.#ready.push(...page);
    return page.length > 0;
  }

  /** A phase begins when everything of the one before was sent and answered; what is to be tried again is not waited for. */
  async #enterNextPhase(): Promise<boolean> {
    if (this.#phase >= phases.length || this.#ready.length > 0 || !this.isIdle) return false;
    const open = await this.#steps.openPhaseOf(this.plan.id, this.#phase + 1);
    this.#phase = open === undefined ? phases.length : phases.indexOf(open);
    this.#lastSeq = 0;
    this.#isPhaseLoaded = false;
    return open !== undefined;
  }
}

function bySeq(one: Step, other: Step): number {
  return one.seq - other.seq;
}
