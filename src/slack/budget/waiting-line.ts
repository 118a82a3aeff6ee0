import type { TargetError } from '../../provisioning';
import type { BudgetCall } from './budget-call';

export type Waiting = { call: BudgetCall; start: () => void; refuse: (error: TargetError) => void };
type Queued = Waiting & { order: number };
type Lane = { urgent: Queued[]; usual: Queued[] };

/** Whoever waits for a turn: a lane for each kind of call, so that one whose bucket is empty holds up no other kind. */
export class WaitingLine {
  readonly #lanes = new Map<string, Lane>();
  #order = 0;

  add(waiting: Waiting): void {
    const name = waiting.call.buckets[0] ?? '';
    const lane = this.#lanes.get(name) ?? { urgent: [], usual: [] };
    this.#lanes.set(name, lane);
    lane[waiting.call.urgent ? 'urgent' : 'usual'].push({ ...waiting, order: this.#order++ });
  }

  /**
   * Takes out the first that may be sent now, leavers before all others.
   *
   * @param hasRoom whether one of this kind may be under way besides those that are
   * @param waitMs how long a call would have to wait
   * @returns `soonestMs`: how long until one may be sent, where none may now
   */
  pick(
    hasRoom: (urgent: boolean) => boolean,
    waitMs: (call: BudgetCall) => number,
  ): { ready: Waiting } | { ready: undefined; soonestMs: number | undefined } {
    let soonestMs: number | undefined;
    for (const kind of ['urgent', 'usual'] as const) {
      if (!hasRoom(kind === 'urgent')) continue;
      let first: Lane | undefined;
      for (const lane of this.#lanes.values()) {
        const waiting = lane[kind][0];
        if (waiting === undefined) continue;
        const forMs = waitMs(waiting.call);
        if (forMs > 0) soonestMs = Math.min(soonestMs ?? forMs, forMs);
        else if (waiting.order < (first?.[kind][0]?.order ?? Number.POSITIVE_INFINITY)) first = lane;
      }
      const ready = first?.[kind].shift();
      if (ready !== undefined) return { ready };
    }
    return { ready: undefined, soonestMs };
  }

  /** Sends away whoever fits. */
  refuse(fits: (call: BudgetCall) => boolean, error: (call: BudgetCall) => TargetError): void {
    for (const lane of this.#lanes.values()) {
      for (const kind of ['urgent', 'usual'] as const) {
        const refused = lane[kind].filter(({ call }) => fits(call));
        lane[kind] = lane[kind].filter(({ call }) => !fits(call));
        for (const waiting of refused) waiting.refuse(error(waiting.call));
      }
    }
  }
}
