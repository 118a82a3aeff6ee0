import type { AccountAttribute, AccountChange } from '../../provisioning';
import { scimUrns } from './scim-urns';
import { addressParts, enterpriseTexts, isCleared, nameParts, writeAttributes } from './write-account';

/**
 * An update as a PATCH of v1: a partial resource with what is set, and the names of what is taken away in
 * `meta.attributes`; `active` is always said (Slack facts, SCIM §5).
 */
export function writeChangeV1({ active, values }: AccountChange): object {
  const { user, enterprise, profile } = scimUrns.v1;
  const attributes = writeAttributes(values, 'v1');
  const extensions = [enterprise, profile].filter((urn) => urn in attributes);
  const cleared = clearedNames(values);
  return {
    schemas: [user, ...extensions],
    active,
    ...attributes,
    ...(cleared.length > 0 && { meta: { attributes: cleared } }),
  };
}

function clearedNames(values: AccountChange['values']): string[] {
  const { enterprise, profile } = scimUrns.v1;
  const cleared = (attributes: readonly AccountAttribute[]) => attributes.filter((each) => isCleared(values, each));
  return [
    ...cleared(['displayName', 'title', 'userType', 'preferredLanguage', 'locale', 'timezone']),
    ...cleared(nameParts).map((part) => `name.${part}`),
    // removes the secondary one only (docs, PATCH of v1)
    ...(isCleared(values, 'secondaryEmail') ? ['emails'] : []),
    ...(addressParts.every((part) => isCleared(values, part)) ? ['addresses'] : []),
    ...(isCleared(values, 'photo') ? ['photos'] : []),
    ...(isCleared(values, 'role') ? ['roles'] : []),
    ...cleared(enterpriseTexts).map((part) => `${enterprise}.${part}`),
    ...(isCleared(values, 'manager') ? [`${enterprise}.manager.managerId`] : []),
    ...(isCleared(values, 'startDate') ? [`${profile}.startDate`] : []),
  ];
}
