import {
  type CelFunc,
  type CelInput,
  type CelList,
  CelScalar,
  celEnv,
  celFunc,
  celList,
  celMethod,
  isCelList,
  listType,
} from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import type { AttributeFault } from './attribute-rule';
import { ComputingLimit } from './computing-limit';

const maximumSteps = 20_000;
const maximumMilliseconds = 250;
/** Longest text and list an expression may make on its way to the result. */
const maximumTextLength = 16_384;
const maximumListSize = 2_000;

/**
 * What one evaluation may use up. Evaluation is synchronous, so one budget, refilled before each, serves them all.
 */
export class EvaluationBudget {
  #steps = 0;
  #limits: readonly ComputingLimit[] = [];
  #exceeded: Pick<AttributeFault, 'kind' | 'message'> | undefined;

  /** @param table limit of the whole table, of which this is one row */
  refill(table: ComputingLimit): void {
    this.#steps = maximumSteps;
    this.#limits = [new ComputingLimit(maximumMilliseconds), table];
    this.#exceeded = undefined;
  }

  /** Why the evaluation was broken off, if it was: whatever it then resulted in counts for nothing. */
  exceeded(): Pick<AttributeFault, 'kind' | 'message'> | undefined {
    return this.#exceeded;
  }

  /** Throws when steps or time are used up. */
  check(): void {
    if (this.#steps <= 0 || this.#limits.some((limit) => limit.isOver())) {
      this.#exceeded ??= { kind: 'too_slow', message: 'The expression took too many steps or too long.' };
    }
    this.#throwIfExceeded();
  }

  takeStep(): void {
    this.#steps -= 1;
  }

  checkText(length: number): void {
    this.#checkSize(length <= maximumTextLength);
  }

  checkList(size: number): void {
    this.#checkSize(size <= maximumListSize);
  }

  #checkSize(fits: boolean): void {
    if (!fits) {
      this.#exceeded ??= { kind: 'too_large', message: 'The expression made a text or a list that is too large.' };
    }
    this.#throwIfExceeded();
  }

  #throwIfExceeded(): void {
    if (this.#exceeded !== undefined) throw new Error(this.#exceeded.message);
  }
}

/**
 * The functions of the language and of its strings extension, each taking its cost out of `budget`.
 * Two are our own: joining lists, because the library's result nests once per turn of a loop and overflows the stack
 * when read, and `replace`, because its growth has to be known before it happens.
 */
export function boundedFunctions(budget: EvaluationBudget): CelFunc[] {
  const { STRING, INT, DYN } = CelScalar;
  const list = listType(DYN);
  // A list made here is grown in place: the language has no names for intermediate results, so nobody else holds it.
  const grown = new WeakMap<CelList, CelInput[]>();
  const joinLists = celFunc('_+_', [list, list], list, (one: CelList, other: CelList) => {
    budget.checkList(one.size + other.size);
    const items = grown.get(one) ?? [...one];
    items.push(...other);
    const joined = celList(items);
    grown.set(joined, items);
    return joined;
  });
  const replace = (text: string, part: string, replacement: string, count: number) => {
    const pieces = text.split(part);
    const replaced = Math.min(count, pieces.length - 1);
    budget.checkText(text.length + replaced * (replacement.length - part.length));
    const untouched = pieces.slice(replaced).join(part);
    return [...pieces.slice(0, replaced), untouched].join(replacement);
  };
  const replaceAll = celMethod('replace', STRING, [STRING, STRING], STRING, function (part, replacement) {
    return replace(this, part, replacement, Number.POSITIVE_INFINITY);
  });
  const replaceFirst = celMethod('replace', STRING, [STRING, STRING, INT], STRING, function (part, replacement, count) {
    return replace(this, part, replacement, count < 0n ? Number.POSITIVE_INFINITY : Number(count));
  });
  const own = [joinLists, replaceAll, replaceFirst];
  const theirs = [...celEnv().funcs, ...strings].filter((func) => !own.some(({ id }) => id === func.id));
  // Overloads are tried in turn: those that attribute tables live on come first.
  const forTexts = (func: CelFunc) => /^_\+_\((string|list)/.test(func.id);
  const all = [...own, ...theirs];
  return [...all.filter(forTexts), ...all.filter((func) => !forTexts(func))].map((func) => bound(func, budget));
}

/** The same function, at a cost. Only `call` is replaced: the library tells its functions by a mark on the object. */
function bound(func: CelFunc, budget: EvaluationBudget): CelFunc {
  const call: CelFunc['call'] = (id, target, args) => {
    budget.check();
    const result = func.call(id, target, args);
    // The language tries one overload after the other; only the one that fits has done anything.
    if (result !== undefined) budget.takeStep();
    if (typeof result === 'string') budget.checkText(result.length);
    else if (isCelList(result)) budget.checkList(result.size);
    return result;
  };
  return Object.create(func, { call: { value: call } });
}
