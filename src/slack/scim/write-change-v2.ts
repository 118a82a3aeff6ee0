import type { AccountAttribute, AccountChange } from '../../provisioning';
import { patchOpUrn, scimUrns } from './scim-urns';
import { addressParts, enterpriseTexts, isCleared, nameParts, writeAttributes } from './write-account';

export type PatchOperation = { op: 'add' | 'replace' | 'remove'; path: string; value?: unknown };

const added = ['emails', 'phoneNumbers', 'addresses', 'photos', 'roles'] as const;

/**
 * An update as a PATCH of v2, with the operations and paths that Slack’s documentation shows (Slack facts, SCIM §5);
 * `active` is always said. The start date is not in it: no path for it is known to work in v2.
 */
export function writeChangeV2({ active, values }: AccountChange): { schemas: string[]; Operations: PatchOperation[] } {
  const { enterprise, profile } = scimUrns.v2;
  const { name, [enterprise]: extension, [profile]: _startDate, ...rest } = writeAttributes(values, 'v2');
  const operations: PatchOperation[] = [{ op: 'replace', path: 'active', value: active }];
  for (const [path, value] of Object.entries(rest)) {
    operations.push({ op: added.some((each) => each === path) ? 'add' : 'replace', path, value });
  }
  for (const [part, value] of Object.entries(name ?? {}))
    operations.push({ op: 'replace', path: `name.${part}`, value });
  if (extension !== undefined) operations.push({ op: 'replace', path: enterprise, value: extension });
  for (const path of clearedPaths(values)) operations.push({ op: 'remove', path });
  return { schemas: [patchOpUrn], Operations: operations };
}

function clearedPaths(values: AccountChange['values']): string[] {
  const { enterprise } = scimUrns.v2;
  const cleared = (attributes: readonly AccountAttribute[]) => attributes.filter((each) => isCleared(values, each));
  return [
    ...cleared(['displayName', 'title', 'userType', 'preferredLanguage', 'locale', 'timezone']),
    ...cleared(nameParts).map((part) => `name.${part}`),
    ...(isCleared(values, 'secondaryEmail') ? ['emails[primary eq false]'] : []),
    ...(addressParts.every((part) => isCleared(values, part)) ? ['addresses'] : []),
    ...(isCleared(values, 'photo') ? ['photos'] : []),
    ...(isCleared(values, 'role') ? ['roles'] : []),
    ...cleared(enterpriseTexts).map((part) => `${enterprise}.${part}`),
    ...(isCleared(values, 'manager') ? [`${enterprise}.manager.managerId`] : []),
  ];
}
