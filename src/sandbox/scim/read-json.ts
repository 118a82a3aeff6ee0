import { type ScimCode, ScimRefusal } from './scim-refusal';

export type JsonObject = { [name: string]: unknown };

/** A JSON object, not an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text with content, or undefined for null, `""` and blanks (a blank clears). @throws ScimRefusal `code` for anything else */
export function readText(value: unknown, code: ScimCode = 'invalid_attribute_format'): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== 'string') throw new ScimRefusal(code);
  return value.trim() === '' ? undefined : value;
}

/** One object or several as a list. @throws ScimRefusal `code` */
export function readItems(value: unknown, code: ScimCode): unknown[] {
  if (value === null) return [];
  if (Array.isArray(value)) return value;
  if (isObject(value) || typeof value === 'string') return [value];
  throw new ScimRefusal(code);
}

/** An instant in ISO 8601, offset with or without a colon. */
export function readInstant(value: unknown): Date | undefined {
  if (typeof value !== 'string') return undefined;
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/.exec(value);
  if (!match) return undefined;
  const [, day, time = '00:00:00', offset = 'Z'] = match;
  const at = new Date(`${day}T${time}${offset.replace(/([+-]\d{2})(\d{2})/, '$1:$2')}`);
  return Number.isNaN(at.getTime()) ? undefined : at;
}
