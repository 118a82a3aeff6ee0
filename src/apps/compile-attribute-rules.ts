import { AttributeExpression } from './attribute-expression';
import type { AttributeFault, AttributeRule, AttributeSubject, ResolvedAttribute } from './attribute-rule';
import { ComputingLimit } from './computing-limit';
import { fieldReader } from './user-fields';
import { isXmlText, toSignableText } from './xml-text';

/** Applies a compiled table to a person; `report` hears of each row that gave no value although it should have. */
export type ResolveAttributes = (
  subject: AttributeSubject,
  report?: (fault: AttributeFault) => void,
) => ResolvedAttribute[];

type FaultReason = Pick<AttributeFault, 'kind' | 'message'>;
type ReadValues = (
  subject: AttributeSubject,
  fail: (reason: FaultReason) => void,
  limit: ComputingLimit,
) => readonly string[];

/** What all expressions of a table may take together, for one person. */
const maximumMilliseconds = 1_000;

/**
 * Prepares an app's attribute table for use at every sign-in: fields are looked up and expressions compiled here, once.
 * Rows that are switched off are left out, and so is a row without a value for the person. A row that fails never
 * stops the others, so one bad value locks nobody out (R36). Values are plain text: nothing in them is a template (R35).
 *
 * @param rules in any order; written in order of `position`
 */
export function compileAttributeRules(rules: readonly AttributeRule[]): ResolveAttributes {
  const rows = rules
    .filter((rule) => rule.enabled)
    .sort((one, other) => one.position - other.position)
    .map((rule) => ({ rule, read: valuesOf(rule) }));
  return (subject, report) => {
    const attributes: ResolvedAttribute[] = [];
    const limit = new ComputingLimit(maximumMilliseconds);
    for (const { rule, read } of rows) {
      const fail = (reason: FaultReason) => report?.({ ruleId: rule.id, spName: rule.spName, ...reason });
      const values = signable(read(subject, fail, limit), fail);
      if (values.length > 0) attributes.push({ name: rule.spName, nameFormat: rule.nameFormat, values });
    }
    return attributes;
  };
}

/** Whether any row that is on looks at the person's groups, so that they have to be resolved first. */
export function rulesNeedGroups(rules: readonly AttributeRule[]): boolean {
  return rules.some(
    (rule) =>
      rule.enabled &&
      ((rule.sourceKind === 'field' && rule.source === 'groups') ||
        (rule.sourceKind === 'expression' && /\bgroups\b/.test(rule.source))),
  );
}

function valuesOf(rule: AttributeRule): ReadValues {
  switch (rule.sourceKind) {
    case 'constant':
      return () => [rule.source];
    case 'field':
      return fieldReader(rule.source) ?? alwaysFailing(`There is no field "${rule.source}".`);
    case 'expression': {
      const compiled = AttributeExpression.tryCompile(rule.source);
      if ('fault' in compiled) return alwaysFailing(compiled.fault);
      const { expression } = compiled;
      return (subject, fail, limit) => {
        const result = expression.evaluate(subject, limit);
        if ('fault' in result) fail(result.fault);
        return 'values' in result ? result.values : [];
      };
    }
  }
}

function alwaysFailing(message: string): ReadValues {
  return (_subject, fail) => {
    fail({ kind: 'evaluation_failed', message });
    return [];
  };
}

function signable(values: readonly string[], fail: (reason: FaultReason) => void): string[] {
  const kept: string[] = [];
  for (const value of values) {
    if (value === '') continue;
    if (isXmlText(value)) kept.push(toSignableText(value));
    else fail({ kind: 'not_representable', message: 'A value holds a control character that XML cannot carry.' });
  }
  return kept;
}
