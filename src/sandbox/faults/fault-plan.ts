import type { ApiOperation } from '../api/api-face';
import { seededRandom } from '../org/random-id';
import type { FaultRule } from './fault-rule';

type DrawnFor = Pick<ApiOperation, 'name' | 'target'>;
type Set = { id: string; rule: FaultRule; pattern: RegExp; random: () => number; seen: number; played: number };

/** The faults that are set, and how often each has played. */
export class FaultPlan {
  readonly #set = new Map<string, Set>();
  #lastId = 0;

  /** What is set, with how many calls fitted and how many were spoilt. */
  get all(): { id: string; rule: FaultRule; seen: number; played: number }[] {
    return [...this.#set.values()].map(({ id, rule, seen, played }) => ({ id, rule, seen, played }));
  }

  add(rule: FaultRule): string {
    const id = `f${++this.#lastId}`;
    const pattern = new RegExp(`^${rule.operation.replace(/[^\w*]/g, '\\$&').replaceAll('*', '.*')}$`);
    this.#set.set(id, { id, rule, pattern, random: seededRandom(rule.seed), seen: 0, played: 0 });
    return id;
  }

  remove(id: string): boolean {
    return this.#set.delete(id);
  }

  clear(): void {
    this.#set.clear();
  }

  /**
   * The fault that plays for a call: the first that fits. Every fault that fits counts the call.
   *
   * @param concerns leaves faults out that are not meant for such calls at all
   */
  draw(operation: DrawnFor, concerns: (rule: FaultRule) => boolean = () => true): FaultRule | undefined {
    if (this.#set.size === 0) return undefined;
    let drawn: FaultRule | undefined;
    for (const each of this.#set.values()) {
      const { rule } = each;
      if (!each.pattern.test(operation.name) || !concerns(rule)) continue;
      if (rule.target !== undefined && rule.target !== operation.target) continue;
      each.seen++;
      const isDue = rule.nth === undefined ? each.random() < rule.rate : each.seen === rule.nth;
      if (drawn || !isDue || (rule.times !== undefined && each.played >= rule.times)) continue;
      each.played++;
      drawn = rule;
    }
    return drawn;
  }
}
