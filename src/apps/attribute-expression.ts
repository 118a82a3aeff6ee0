import {
  type CelInput,
  CelScalar,
  celEnv,
  isCelError,
  isCelList,
  isCelUint,
  listType,
  mapType,
  parse,
  plan,
} from '@bufbuild/cel';
import type { AttributeFault, AttributeSubject } from './attribute-rule';
import { findExpressionFault, maximumSourceLength } from './check-expression';
import type { ComputingLimit } from './computing-limit';
import { boundedFunctions, EvaluationBudget } from './evaluation-budget';
import { plainFields } from './user-fields';

/** Most characters one value may have. */
const maximumValueLength = 8_192;

type Fault = Pick<AttributeFault, 'kind' | 'message'>;

const budget = new EvaluationBudget();

const environment = celEnv({
  variables: { user: mapType(CelScalar.STRING, CelScalar.DYN), groups: listType(CelScalar.STRING) },
  funcs: boundedFunctions(budget),
});

type Bindings = { user: { [field: string]: CelInput }; groups: readonly string[] };

/**
 * A CEL expression (cel-spec) over `user` and `groups`, compiled once and run at every sign-in.
 * Its length, nesting, steps, time and sizes are bounded: whatever it says, it cannot hold up a sign-in.
 */
export class AttributeExpression {
  readonly #run: (bindings: Bindings) => unknown;

  private constructor(run: (bindings: Bindings) => unknown) {
    this.#run = run;
  }

  /** Compiles `source`, or says in one sentence why it is none that we run. */
  static tryCompile(source: string): { expression: AttributeExpression } | { fault: string } {
    if (source.length > maximumSourceLength) {
      return { fault: `The expression is longer than ${maximumSourceLength} characters.` };
    }
    try {
      const parsed = parse(source);
      const fault = findExpressionFault(parsed.expr, (name) => environment.funcs.find(name) !== undefined);
      return fault === undefined ? { expression: new AttributeExpression(plan(environment, parsed)) } : { fault };
    } catch (error) {
      return { fault: `The expression cannot be read: ${firstLine(error)}` };
    }
  }

  /**
   * The values for one person, or why there are none; text, numbers, booleans and lists of them are values.
   *
   * @param table what all rows of the table may take together; it is broken off at the latest when that is over
   */
  evaluate(subject: AttributeSubject, table: ComputingLimit): { values: string[] } | { fault: Fault } {
    budget.refill(table);
    const result = this.#run({ user: toBinding(subject.user), groups: subject.groups });
    const exceeded = budget.exceeded();
    if (exceeded !== undefined) return { fault: exceeded };
    if (isCelError(result)) {
      return { fault: { kind: 'evaluation_failed', message: `The expression failed: ${firstLine(result)}` } };
    }
    return toValues(result);
  }
}

function toBinding(user: AttributeSubject['user']): Bindings['user'] {
  const binding: Bindings['user'] = {};
  for (const field of plainFields) binding[field] = user[field];
  binding.phones = user.phones.map(({ type, value }) => ({ type, value }));
  binding.addresses = user.addresses.map((address) =>
    Object.fromEntries(Object.entries(address).map(([part, text]) => [part, text ?? null])),
  );
  binding.custom = { ...user.custom } as { [name: string]: CelInput };
  return binding;
}

function toValues(result: unknown): { values: string[] } | { fault: Fault } {
  const values: string[] = [];
  for (const item of isCelList(result) ? result : [result]) {
    const text = toText(item);
    if (text === undefined) {
      const message = 'The expression must result in a text, a number, a boolean, or a list of them.';
      return { fault: { kind: 'unsuitable_result', message } };
    }
    if (text.length > maximumValueLength) {
      return { fault: { kind: 'too_large', message: `A value is longer than ${maximumValueLength} characters.` } };
    }
    values.push(text);
  }
  return { values };
}

/** null is no value: an unset field stays out of the Assertion. */
function toText(item: unknown): string | undefined {
  switch (typeof item) {
    case 'string':
      return item;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(item);
    default:
      if (item === null) return '';
      return isCelUint(item) ? String(item.value) : undefined;
  }
}

/** The library's messages name fields and types, never a value of the person. */
function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : 'unknown';
  return (message.split('\n')[0] ?? '').slice(0, 200);
}
