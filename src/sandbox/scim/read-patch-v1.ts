import type { Member } from '../org/org-data';
import { clearAttribute } from './clear-attribute';
import { isObject, type JsonObject } from './read-json';
import { readResource } from './read-user';
import type { ScimContext } from './scim-context';
import { demand } from './scim-refusal';
import type { UserChange } from './user-change';

/**
 * A PATCH of v1: the attributes that change; a blank clears; `operation: delete` in an item takes it out; names in
 * `meta.attributes` are cleared (Slack facts, SCIM §5).
 *
 * @throws ScimRefusal
 */
export function readPatchV1(body: JsonObject, base: Readonly<Member>, context: ScimContext): UserChange {
  const change = readResource(body, base, context);
  for (const name of clearedNames(body)) clearAttribute(name, undefined, change, base, context);
  return change;
}

/** The names in `meta.attributes`. @throws ScimRefusal */
export function clearedNames(body: JsonObject): string[] {
  const names = isObject(body.meta) ? (body.meta.attributes ?? []) : [];
  demand(Array.isArray(names) && names.every((name) => typeof name === 'string'), 'invalid_attribute_format');
  return names;
}
