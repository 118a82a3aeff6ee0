import { type AttributeRulePatch, attributeRulePatch, type NewAttributeRule, newAttributeRule } from '../contracts';
import { type Fault, newId } from '../core';
import { attributeNotFound, attributePreset, invalidInput } from './app-errors';
import type { AttributeRule } from './attribute-rule';
import { parseInput } from './parse-input';
import { sourceFault } from './source-fault';

/** A new last row of a table. @throws AppError `apps.invalid_input` */
export function newRow(table: readonly AttributeRule[], input: NewAttributeRule): AttributeRule {
  const position = Math.max(-1, ...table.map((row) => row.position)) + 1;
  const row = { id: newId(), position, preset: false, ...parseInput(newAttributeRule, input) };
  refuseUnusable(row);
  return row;
}

/**
 * A row with some of its cells changed. A just-in-time row keeps its name.
 *
 * @throws AppError `apps.attribute_not_found`, `apps.attribute_preset`, `apps.invalid_input`
 */
export function changedRow(table: readonly AttributeRule[], id: string, patch: AttributeRulePatch): AttributeRule {
  const row = rowOf(table, id);
  const changed = { ...row, ...withoutUndefined(parseInput(attributeRulePatch, patch)) };
  if (row.preset && (changed.spName !== row.spName || changed.nameFormat !== row.nameFormat)) {
    throw attributePreset('The name of a just-in-time attribute cannot be changed.');
  }
  refuseUnusable(changed);
  return changed;
}

/** @throws AppError `apps.attribute_not_found`, `apps.attribute_preset` */
export function deletableRow(table: readonly AttributeRule[], id: string): AttributeRule {
  const row = rowOf(table, id);
  if (row.preset) throw attributePreset('A just-in-time attribute cannot be deleted.');
  return row;
}

/** All rows with new positions. @throws AppError `apps.invalid_input` unless `ids` names each row once */
export function reorderedRows(table: readonly AttributeRule[], ids: readonly string[]): AttributeRule[] {
  if (ids.length !== table.length || new Set(ids).size !== ids.length) throw orderIncomplete();
  return ids.map((id, position) => {
    const row = table.find((one) => one.id === id);
    if (row === undefined) throw orderIncomplete();
    return { ...row, position };
  });
}

function rowOf(table: readonly AttributeRule[], id: string): AttributeRule {
  const row = table.find((one) => one.id === id);
  if (row === undefined) throw attributeNotFound();
  return row;
}

/** What would fail at every sign-in is refused when it is written. */
function refuseUnusable({ sourceKind, source }: Pick<AttributeRule, 'sourceKind' | 'source'>): void {
  const message = sourceFault(sourceKind, source);
  const faults: Fault[] = message === undefined ? [] : [{ path: 'source', message }];
  if (faults.length > 0) throw invalidInput(faults);
}

function withoutUndefined<T extends object>(patch: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never;
}

function orderIncomplete() {
  return invalidInput([{ path: 'ids', message: 'must name every attribute of the app exactly once' }]);
}
