import type { Fault } from '../core';
import type { CustomAttribute, CustomScalar, CustomValue } from './custom-attribute';

type GivenValues = Readonly<Record<string, CustomValue | null>>;

/**
 * Merges given values of custom attributes into those a person has: null, an empty text and an empty list unset.
 * Each value is held against its definition.
 *
 * @returns the merged values, sorted by name, and a fault for every value that does not fit (then not merged)
 */
export function mergeCustom(
  current: Readonly<Record<string, CustomValue>>,
  given: GivenValues,
  definitions: readonly CustomAttribute[],
): { custom: Record<string, CustomValue>; faults: Fault[] } {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  const merged = new Map(Object.entries(current));
  const faults: Fault[] = [];
  for (const [name, value] of Object.entries(given)) {
    const definition = byName.get(name);
    const message = definition ? misfit(value, definition) : 'is not a defined custom attribute';
    if (message !== undefined) faults.push({ path: `custom.${name}`, message });
    else if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) merged.delete(name);
    else merged.set(name, value);
  }
  const sorted = [...merged].sort(([left], [right]) => (left < right ? -1 : 1));
  return { custom: Object.fromEntries(sorted), faults };
}

function misfit(value: CustomValue | null, { type, multiple }: CustomAttribute): string | undefined {
  if (value === null || value === '') return undefined;
  if (Array.isArray(value) !== multiple) return multiple ? 'must be a list' : 'must be a single value, not a list';
  const scalars = Array.isArray(value) ? value : [value];
  if (Array.isArray(value) && scalars.includes('')) return 'holds an empty value';
  return scalars.every((scalar) => fits(scalar, type)) ? undefined : wanted[type];
}

const wanted: Record<CustomAttribute['type'], string> = {
  text: 'must be a text',
  number: 'must be a number',
  boolean: 'must be true or false',
  date: 'must be a date such as 2026-03-01',
};

function fits(scalar: CustomScalar, type: CustomAttribute['type']): boolean {
  switch (type) {
    case 'text':
      return typeof scalar === 'string';
    case 'number':
      return typeof scalar === 'number' && Number.isFinite(scalar);
    case 'boolean':
      return typeof scalar === 'boolean';
    case 'date':
      return typeof scalar === 'string' && isDate(scalar);
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
