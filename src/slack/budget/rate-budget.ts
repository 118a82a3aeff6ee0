import { setImmediate as letOthersGoOn } from 'node:timers/promises';
import type { Clock } from '../../core';
import { TargetError } from '../../provisioning';
import { notSent } from '../sort-error';
import { type Allowances, slackLimits } from './allowances';
import { Brakes } from './brakes';
import { BucketSet } from './bucket-set';
import type { BudgetCall } from './budget-call';
import { InFlight } from './in-flight';
import { WaitingLine } from './waiting-line';

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
  readonly #line = new WaitingLine();
  readonly #buckets: BucketSet;
  readonly #brakes = new Brakes();
  readonly #inFlight: InFlight;
  #stopped = false;
  #alarm: { atMs: number; cancel: AbortController } | undefined;

  constructor({ clock, wait, allowances, concurrency = 8, otherAppsSharePercent = 20 }: RateBudgetOptions) {
    this.#clock = clock;
    this.#wait = wait;
    this.#buckets = new BucketSet(allowances ?? slackLimits, 1 - otherAppsSharePercent / 100);
    this.#inFlight = new InFlight(concurrency);
  }

  /** Changes how much is left to other apps, and how many calls may be under way. */
  adjust({ otherAppsSharePercent, concurrency }: { otherAppsSharePercent: number; concurrency: number }): void {
    this.#buckets.share = 1 - otherAppsSharePercent / 100;
    if (this.#inFlight.most !== concurrency) this.#inFlight.most = concurrency;
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
    this.#line.refuse(
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
      this.#line.add({ call, start, refuse });
      this.#pump();
    });
  }

  /** Starts whoever may start, and sets the alarm for the next one. */
  #pump(): void {
    while (!this.#stopped) {
      const nowMs = this.#nowMs();
      const picked = this.#line.pick(
        (urgent) => this.#inFlight.hasRoom(urgent),
        ({ brake, buckets }) => Math.max(this.#brakes.leftMs(brake, nowMs), this.#buckets.waitMs(buckets, nowMs)),
      );
      if (picked.ready === undefined) {
        if (picked.soonestMs !== undefined) this.#setAlarm(nowMs, picked.soonestMs);
        return;
      }
      this.#buckets.take(picked.ready.call.buckets);
      this.#inFlight.begin();
      picked.ready.start();
    }
  }

  #setAlarm(nowMs: number, afterMs: number): void {
    const atMs = nowMs + afterMs;
    if (this.#alarm !== undefined && this.#alarm.atMs <= atMs) return;
    this.#alarm?.cancel.abort();
    const alarm = { atMs, cancel: new AbortController() };
    this.#alarm = alarm;
    void this.#wait(Math.ceil(afterMs), alarm.cancel.signal).then(async () => {
      // whoever waits too short, as timers may, lets everything else go on before it is tried again
      if (this.#nowMs() < atMs) await letOthersGoOn();
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
    const { untilMs, isNew } = this.#brakes.pull(call.brake, error.retryAfterMs, nowMs);
    // calls that were under way when the first was refused tell nothing new
    if (isNew) this.#buckets.slowDown(call.buckets, untilMs);
    const pauseMs = untilMs - nowMs;
    if (pauseMs > longestPauseMs) {
      this.#line.refuse(
        ({ brake }) => brake === call.brake,
        ({ sent }) => notSent(sent, { pauseMs }),
      );
    }
    return 'refused';
  }

  #nowMs(): number {
    return this.#clock.now().getTime();
  }
}
