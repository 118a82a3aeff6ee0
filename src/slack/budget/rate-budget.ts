import type { Clock } from '../../core';
import { TargetError } from '../../provisioning';
import { notSent, type SentCall } from '../sort-error';
import { type Allowances, slackLimits } from './allowances';
import { Brakes } from './brakes';
import { InFlight } from './in-flight';
import { TokenBucket } from './token-bucket';

/** Resolves after `milliseconds`, or when `signal` is aborted. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

export type RateBudgetOptions = {
  clock: Clock;
  wait: Wait;
  /** Slack's own unless told. */
  allowances?: Allowances;
  /** Calls under way at once, at most; 8 unless told. */
  concurrency?: number;
  /** Part of SCIM's limits that is left to other apps of the organisation; 20 unless told. */
  otherAppsSharePercent?: number;
};

/** A call as the budget sees it. */
export type BudgetCall = {
  sent: SentCall;
  /** Names of the buckets it takes a token of; the first is its own. */
  buckets: readonly string[];
  /** What waits with it after a “too many”: all of SCIM, or one method of the Web API. */
  brake: string;
  /** Leavers: overtakes all others that wait. */
  urgent: boolean;
};

type Waiting = { call: BudgetCall; order: number; start: () => void; refuse: (error: TargetError) => void };
type Lane = { urgent: Waiting[]; usual: Waiting[] };

/** Longer pauses are not waited for in memory: the call is refused with the time that is left. */
const longestPauseMs = 120_000;

/**
 * What one Slack organisation lets us do, shared by everybody in the process who calls it (R99). Calls wait for a token
 * of each of their buckets; a “too many” from Slack makes everybody wait for exactly as long as it says, and after that
 * they come one by one, more slowly, until it goes well for a while.
 */
export class RateBudget {
  readonly #clock: Clock;
  readonly #wait: Wait;
  readonly #allowances: Allowances;
  readonly #buckets = new Map<string, TokenBucket>();
  readonly #lanes = new Map<string, Lane>();
  readonly #brakes = new Brakes();
  readonly #inFlight: InFlight;
  #share: number;
  #order = 0;
  #stopped = false;
  #alarm: { atMs: number; cancel: AbortController } | undefined;

  constructor(options: RateBudgetOptions) {
    this.#clock = options.clock;
    this.#wait = options.wait;
    this.#allowances = options.allowances ?? slackLimits;
    this.#inFlight = new InFlight(options.concurrency ?? 8);
    this.#share = 1 - (options.otherAppsSharePercent ?? 20) / 100;
  }

  /** Changes how much is left to other apps, and how many calls may be under way. */
  adjust(options: { otherAppsSharePercent: number; concurrency: number }): void {
    this.#share = 1 - options.otherAppsSharePercent / 100;
    for (const [name, bucket] of this.#buckets) bucket.share = this.#shareOf(name);
    this.#inFlight.most = options.concurrency;
    this.#pump();
  }

  /**
   * Sends a call when its turn comes, and learns from what came of it.
   *
   * @throws TargetError what `send` threw; `rate_limited` `[paused]` where Slack wants a longer pause; `transient`
   *   `[stopped]` where it was not sent before `stop`
   */
  async run<T>(call: BudgetCall, send: () => Promise<T>): Promise<T> {
    await this.#turn(call);
    try {
      const result = await send();
      this.#brakes.forget(call.brake);
      this.#inFlight.end('well');
      return result;
    } catch (error) {
      this.#inFlight.end(this.#learn(call, error));
      throw error;
    } finally {
      this.#pump();
    }
  }

  /** Refuses what waits and what comes; calls under way go on to their end. */
  stop(): void {
    this.#stopped = true;
    this.#alarm?.cancel.abort();
    this.#refuse(
      () => true,
      (call) => notSent(call.sent, { stopping: true }),
    );
  }

  /** Resolves once no call is under way. */
  idle(): Promise<void> {
    return this.#inFlight.idle();
  }

  #turn(call: BudgetCall): Promise<void> {
    return new Promise((start, refuse) => {
      if (this.#stopped) return refuse(notSent(call.sent, { stopping: true }));
      const pauseMs = this.#brakes.leftMs(call.brake, this.#nowMs());
      if (pauseMs > longestPauseMs) return refuse(notSent(call.sent, { pauseMs }));
      const name = call.buckets[0] ?? '';
      const lane = this.#lanes.get(name) ?? { urgent: [], usual: [] };
      this.#lanes.set(name, lane);
      lane[call.urgent ? 'urgent' : 'usual'].push({ call, order: this.#order++, start, refuse });
      this.#pump();
    });
  }

  /** Starts whoever may start, and sets the alarm for the next one. */
  #pump(): void {
    while (!this.#stopped) {
      const nowMs = this.#nowMs();
      const { ready, soonestMs } = this.#pick(nowMs);
      if (ready === undefined) {
        if (soonestMs !== undefined) this.#setAlarm(nowMs + soonestMs, soonestMs);
        return;
      }
      for (const bucket of this.#bucketsOf(ready.call)) bucket.take();
      this.#inFlight.begin();
      ready.start();
    }
  }

  /** Takes out the first that may be sent now, urgent ones first; or tells how long until one may. */
  #pick(nowMs: number): { ready?: Waiting; soonestMs?: number } {
    let soonestMs: number | undefined;
    for (const kind of ['urgent', 'usual'] as const) {
      if (!this.#inFlight.hasRoom(kind === 'urgent')) continue;
      let first: { waiting: Waiting; queue: Waiting[] } | undefined;
      for (const lane of this.#lanes.values()) {
        const waiting = lane[kind][0];
        if (waiting === undefined) continue;
        const waitMs = this.#waitMs(waiting.call, nowMs);
        if (waitMs > 0) soonestMs = Math.min(soonestMs ?? waitMs, waitMs);
        else if (first === undefined || waiting.order < first.waiting.order) first = { waiting, queue: lane[kind] };
      }
      if (first === undefined) continue;
      first.queue.shift();
      return { ready: first.waiting };
    }
    return soonestMs === undefined ? {} : { soonestMs };
  }

  #waitMs(call: BudgetCall, nowMs: number): number {
    const pauseMs = this.#brakes.leftMs(call.brake, nowMs);
    return this.#bucketsOf(call).reduce((longest, bucket) => Math.max(longest, bucket.waitMs(nowMs)), pauseMs);
  }

  #setAlarm(atMs: number, afterMs: number): void {
    if (this.#alarm !== undefined && this.#alarm.atMs <= atMs) return;
    this.#alarm?.cancel.abort();
    const alarm = { atMs, cancel: new AbortController() };
    this.#alarm = alarm;
    void this.#wait(Math.ceil(afterMs), alarm.cancel.signal).then(() => {
      if (this.#alarm !== alarm) return;
      this.#alarm = undefined;
      this.#pump();
    });
  }

  /** @returns how it went, for the number of calls under way */
  #learn(call: BudgetCall, error: unknown): 'refused' | 'badly' | 'well' {
    if (!(error instanceof TargetError)) return 'badly';
    if (error.kind === 'transient' || error.kind === 'outcome_unknown') return 'badly';
    if (error.kind !== 'rate_limited') return 'well';
    const nowMs = this.#nowMs();
    const pause = this.#brakes.pull(call.brake, error.retryAfterMs, nowMs);
    // calls that were under way when the first was refused tell nothing new
    if (pause.isNew) for (const bucket of this.#bucketsOf(call)) bucket.slowDown(pause.untilMs);
    if (pause.untilMs - nowMs > longestPauseMs) {
      const pauseMs = pause.untilMs - nowMs;
      this.#refuse(
        (each) => each.brake === call.brake,
        (each) => notSent(each.sent, { pauseMs }),
      );
    }
    return 'refused';
  }

  #refuse(fits: (call: BudgetCall) => boolean, error: (call: BudgetCall) => TargetError): void {
    for (const lane of this.#lanes.values()) {
      for (const kind of ['urgent', 'usual'] as const) {
        const refused = lane[kind].filter(({ call }) => fits(call));
        lane[kind] = lane[kind].filter(({ call }) => !fits(call));
        for (const waiting of refused) waiting.refuse(error(waiting.call));
      }
    }
  }

  #bucketsOf(call: BudgetCall): TokenBucket[] {
    return call.buckets.flatMap((name) => this.#bucket(name) ?? []);
  }

  #bucket(name: string): TokenBucket | undefined {
    const known = this.#buckets.get(name);
    if (known !== undefined) return known;
    const allowance = Object.hasOwn(this.#allowances, name) ? this.#allowances[name] : undefined;
    if (allowance === undefined) return undefined;
    const bucket = new TokenBucket(allowance, this.#shareOf(name));
    this.#buckets.set(name, bucket);
    return bucket;
  }

  /** SCIM's limits are the organisation's; those of the Web API are each app's own (Slack facts, Web API §1). */
  #shareOf(bucket: string): number {
    return bucket.startsWith('scim.') ? this.#share : 1;
  }

  #nowMs(): number {
    return this.#clock.now().getTime();
  }
}
