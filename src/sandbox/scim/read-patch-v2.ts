import type { Member } from '../org/org-data';
import { clearAttribute, type ItemSelector } from './clear-attribute';
import { urns } from './dialect';
import { readKnownAttribute } from './read-attribute';
import { isObject, type JsonObject } from './read-json';
import { readPhoneNumbers } from './read-multi-valued';
import { demandSchemas, readResource } from './read-user';
import type { ScimContext } from './scim-context';
import { demand } from './scim-refusal';
import type { UserChange } from './user-change';

export type PatchOperation = { op: 'add' | 'replace' | 'remove'; path: string | undefined; value: unknown };

const mostOperations = 1_000;

/** The operations of a PATCH of v2 (Slack facts, SCIM §2, §5). @throws ScimRefusal */
export function readOperations(body: JsonObject, context: ScimContext): PatchOperation[] {
  demandSchemas(body);
  const { Operations: operations } = body;
  demand(Array.isArray(operations) && operations.length <= mostOperations, 'invalid_request_payload');
  return operations.map((operation: unknown) => {
    demand(isObject(operation) && typeof operation.op === 'string', 'invalid_request_payload');
    const op = context.doubts.scimPatchOpCase === 'accept' ? operation.op.toLowerCase() : operation.op;
    demand(op === 'add' || op === 'replace' || op === 'remove', 'invalid_request_payload');
    const { path } = operation;
    demand(path === undefined || typeof path === 'string', 'invalid_request_payload');
    demand(path !== undefined || context.doubts.scimPatchWithoutPath === 'accept', 'invalid_request_payload');
    return { op, path, value: operation.value };
  });
}

/** A PATCH of v2 as one change: the operations in their order, the last word counts. @throws ScimRefusal */
export function readPatchV2(body: JsonObject, base: Readonly<Member>, context: ScimContext): UserChange {
  if (!('Operations' in body) && context.doubts.scimPatchWithoutOperations === 'applied') {
    demandSchemas(body);
    return readResource(body, base, context);
  }
  const change: UserChange = { profile: {} };
  for (const operation of readOperations(body, context)) applyOperation(operation, change, base, context);
  return change;
}

function applyOperation(
  { op, path, value }: PatchOperation,
  change: UserChange,
  base: Readonly<Member>,
  context: ScimContext,
): void {
  if (path === undefined) {
    demand(op !== 'remove' && isObject(value), 'invalid_request_payload');
    for (const [name, each] of Object.entries(value)) readKnownAttribute(name, each, change, base, context);
    return;
  }
  const { name, item, part } = readPath(path);
  if (isStartDate(name, context) && context.doubts.scimStartDatePath === 'ignored') return;
  if (op === 'remove') {
    clearAttribute(name, item, change, base, context);
    return;
  }
  demand(value !== undefined, 'invalid_request_payload');
  if (item) setItem(name, { item, part, value }, change, base, context);
  else readKnownAttribute(name, value, change, base, context);
}

type Path = { name: string; item: ItemSelector | undefined; part: string | undefined };

/** `emails`, `name.givenName`, `emails[primary eq false]`, `phoneNumbers[value eq "x"].value`, a URN and its part. */
export function readPath(path: string): Path {
  const match = /^([\w:.-]{1,200})(?:\[\s*(\w+) +eq +("[^"]*"|'[^']*'|[^\]\s]+)\s*\](?:\.(\w+))?)?$/i.exec(path.trim());
  demand(match, 'invalid_attribute_format');
  const [, name = '', attribute, value = '', part] = match;
  const item = attribute === undefined ? undefined : { attribute: attribute.toLowerCase(), value: unquoted(value) };
  return { name, item, part };
}

function unquoted(text: string): string {
  return /^".*"$|^'.*'$/.test(text) ? text.slice(1, -1) : text;
}

/** Sets one item of a multi-valued attribute: the one that the path selects must be there. */
function setItem(
  name: string,
  { item, part, value }: { item: ItemSelector; part: string | undefined; value: unknown },
  change: UserChange,
  base: Readonly<Member>,
  context: ScimContext,
): void {
  const sent = isObject(value) ? value : { value };
  demand(part === undefined || part === 'value', 'invalid_attribute_format');
  switch (name.toLowerCase()) {
    case 'emails': {
      const isPrimary = item.value === 'true' || item.value.toLowerCase() === base.email.toLowerCase();
      readKnownAttribute('emails', [{ ...sent, primary: isPrimary }], change, base, context);
      return;
    }
    case 'phonenumbers': {
      const isMobile = item.value === base.mobilePhone || item.value === 'work' || item.value === 'false';
      readPhoneNumbers([{ value: sent.value, primary: !isMobile }], change, base);
      return;
    }
    default:
      readKnownAttribute(name, [sent], change, base, context);
  }
}

function isStartDate(name: string, context: ScimContext): boolean {
  return name.toLowerCase().startsWith(urns[context.version].profile.toLowerCase());
}
