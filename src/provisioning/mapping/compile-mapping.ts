import { type AttributeFault, type AttributeRule, compileAttributeRules, rulesNeedGroups } from '../../apps';
import { type AccountAttribute, type AccountValues, accountAttributes } from '../target/account';
import { checkValue } from './check-value';
import type { MappedValues, Mapping, MappingFault } from './mapping';
import type { ApplyRule, MappingRow } from './mapping-row';

/**
 * Prepares a mapping for use with every person: sources are looked up and expressions compiled here, once, by the rules
 * of the apps' attribute tables. A row that fails, or that gives what Slack would refuse, never takes the others with it.
 * Where a source gives several values, Slack keeps one: the first.
 *
 * @param rows as `mappingFaults` lets through, in any order
 */
export function compileMapping(rows: readonly MappingRow[]): Mapping {
  const rules = rows.map(toRule);
  const resolve = compileAttributeRules(rules);
  const ruled = (rule: ApplyRule) =>
    accountAttributes.filter((name) => rows.some(({ attribute, apply }) => attribute === name && apply === rule));
  return {
    rows,
    always: ruled('always'),
    onCreate: ruled('on_create'),
    fill: ruled('never'),
    needsGroups: rulesNeedGroups(rules),
    valuesFor(subject): MappedValues {
      const values: { -readonly [name in keyof AccountValues]: string } = {};
      const faults: MappingFault[] = [];
      const found = resolve(subject, (fault) => faults.push(toFault(fault)));
      for (const { name, values: several } of found) {
        const attribute = name as AccountAttribute;
        const first = several.find((value) => value.trim() !== '');
        if (first === undefined) continue;
        const checked = checkValue(attribute, first);
        if ('value' in checked) values[attribute] = checked.value;
        else faults.push({ attribute, ...checked });
      }
      return { values, faults };
    },
  };
}

/** Attributes take the place of names that a service provider knows. */
function toRule({ attribute, sourceKind, source }: MappingRow): AttributeRule {
  return {
    id: attribute,
    position: accountAttributes.indexOf(attribute),
    spName: attribute,
    nameFormat: '',
    sourceKind,
    source,
    enabled: true,
    preset: false,
  };
}

function toFault({ spName, message }: AttributeFault): MappingFault {
  const attribute = spName as AccountAttribute;
  return {
    attribute,
    sentence: `${attribute} has no value: ${message}`,
    remedy: 'Correct the source of this row in the mapping; everything else is written.',
  };
}
