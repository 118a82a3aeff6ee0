import { sourceFault } from '../../apps';
import type { Fault } from '../../core';
import { accountAttributes } from '../target/account';
import type { MappingRow } from './mapping-row';

/**
 * What would make a mapping useless, all at once: an attribute named twice, a source that gives nothing for anybody, a
 * manager that is no person, and an account that could not be made because it lacks a username or an e-mail address
 * (Slack facts, SCIM §4).
 *
 * @returns empty if nothing is wrong; paths are `<attribute>.<cell>`
 */
export function mappingFaults(rows: readonly MappingRow[]): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const { attribute } = row;
    if (!accountAttributes.includes(attribute)) {
      faults.push({ path: attribute, message: 'is not an attribute of an account' });
    }
    if (seen.has(attribute)) faults.push({ path: attribute, message: 'has two rows; an attribute has one source' });
    seen.add(attribute);
    faults.push(...rowFaults(row));
  }
  for (const attribute of ['userName', 'email'] as const) {
    if (!rows.some((each) => each.attribute === attribute)) {
      faults.push({ path: attribute, message: 'is needed: Slack makes no account without it' });
    }
  }
  return faults;
}

/** What would make one row useless whatever the others are. */
export function rowFaults({ attribute, sourceKind, source }: MappingRow): Fault[] {
  const fault = sourceFault(sourceKind, source);
  const faults: Fault[] = fault === undefined ? [] : [{ path: `${attribute}.source`, message: fault }];
  if (attribute === 'manager' && !(sourceKind === 'field' && source === 'managerId')) {
    faults.push({
      path: 'manager.source',
      message: 'must be the field managerId: a manager is a person, not a text',
    });
  }
  return faults;
}
