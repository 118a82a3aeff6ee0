import type { parse } from '@bufbuild/cel';
import { plainFields } from './user-fields';

type Expr = ReturnType<typeof parse>['expr'];

export const maximumSourceLength = 1_000;
const maximumDepth = 32;

/** Fields of `user` in an expression. */
const userFields = new Set<string>([...plainFields, 'phones', 'addresses', 'custom']);

/** Operators the evaluator treats itself, outside its table of functions. */
const operators = new Set(['_&&_', '_||_', '_?_:_', '_[_]', '@not_strictly_false', '__not_strictly_false__']);
const typeNames = new Set(['bool', 'bytes', 'double', 'duration', 'int', 'list', 'map', 'null_type', 'string', 'type']);

/**
 * Finds what would make a parsed expression fail or run long, before it is kept: unknown names and fields, nesting
 * beyond 32, and a loop inside a loop, whose steps multiply.
 *
 * @returns one sentence, or undefined if nothing is wrong
 */
export function findExpressionFault(root: Expr, hasFunction: (name: string) => boolean): string | undefined {
  return walk(root, { depth: 0, variables: new Set(['user', 'groups']), inLoop: false });

  function walk(expr: Expr | undefined, scope: Scope): string | undefined {
    if (expr === undefined) return undefined;
    if (scope.depth > maximumDepth) return `The expression is nested more than ${maximumDepth} levels deep.`;
    const inner = { ...scope, depth: scope.depth + 1 };
    const { exprKind } = expr;
    switch (exprKind.case) {
      case 'identExpr': {
        const { name } = exprKind.value;
        return scope.variables.has(name) || typeNames.has(name)
          ? undefined
          : `There is no "${name}": an expression knows "user" and "groups".`;
      }
      case 'selectExpr': {
        const { operand, field } = exprKind.value;
        const ofUser = operand?.exprKind.case === 'identExpr' && operand.exprKind.value.name === 'user';
        if (ofUser && !userFields.has(field)) return `A person has no field "${field}".`;
        return walk(operand, inner);
      }
      case 'callExpr': {
        const { function: name, target, args } = exprKind.value;
        if (!operators.has(name) && !hasFunction(qualified(target, name)) && !hasFunction(name)) {
          return `There is no function "${name}".`;
        }
        const ownTarget = hasFunction(qualified(target, name)) && target !== undefined ? undefined : target;
        return first([ownTarget, ...args], inner);
      }
      case 'listExpr':
        return first(exprKind.value.elements, inner);
      case 'structExpr':
        if (exprKind.value.messageName !== '') return 'An expression cannot make messages.';
        return first(
          exprKind.value.entries.flatMap((entry) => [
            entry.keyKind.case === 'mapKey' ? entry.keyKind.value : undefined,
            entry.value,
          ]),
          inner,
        );
      case 'comprehensionExpr': {
        if (scope.inLoop) return 'A loop (map, filter, exists, all) cannot stand inside another loop.';
        const { iterVar, accuVar, iterRange, accuInit, loopCondition, loopStep, result } = exprKind.value;
        const variables = new Set([...scope.variables, iterVar, accuVar]);
        return (
          first([iterRange, accuInit], inner) ??
          first([loopCondition, loopStep], { ...inner, variables, inLoop: true }) ??
          walk(result, { ...inner, variables })
        );
      }
      default:
        return undefined;
    }
  }

  function first(exprs: ReadonlyArray<Expr | undefined>, scope: Scope): string | undefined {
    for (const expr of exprs) {
      const fault = walk(expr, scope);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }
}

type Scope = { depth: number; variables: ReadonlySet<string>; inLoop: boolean };

/** `strings.quote`: a function whose name looks like a field of its namespace. */
function qualified(target: Expr | undefined, name: string): string {
  return target?.exprKind.case === 'identExpr' ? `${target.exprKind.value.name}.${name}` : name;
}
