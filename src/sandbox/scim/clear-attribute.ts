import type { Member } from '../org/org-data';
import { urns } from './dialect';
import { readKnownAttribute } from './read-attribute';
import { removeEmail, removePhone } from './read-multi-valued';
import type { ScimContext } from './scim-context';
import { demand, ScimRefusal } from './scim-refusal';
import { noProfile, type UserChange } from './user-change';

/** Which item of a multi-valued attribute is meant: `[primary eq false]`, `[value eq "x"]`. */
export type ItemSelector = { attribute: string; value: string };

/** Clears an attribute, or one item of it. @throws ScimRefusal where Slack keeps it or does not know it */
export function clearAttribute(
  name: string,
  item: ItemSelector | undefined,
  change: UserChange,
  base: Readonly<Member>,
  context: ScimContext,
): void {
  const urn = urns[context.version];
  switch (name.toLowerCase()) {
    case 'username':
    case 'nickname':
      throw new ScimRefusal('username_empty');
    case 'active':
      throw new ScimRefusal('invalid_attribute_format');
    case 'emails':
      clearEmails(item, change, base);
      return;
    case 'phonenumbers':
      clearPhones(item, change, base);
      return;
    case 'addresses':
      change.profile.address = undefined;
      return;
    case 'name':
      throw new ScimRefusal('invalid_name_required');
    case urn.guest.toLowerCase():
      change.guest = 'removed';
      return;
    case urn.enterprise.toLowerCase():
      for (const field of [
        'employeeNumber',
        'costCenter',
        'organization',
        'division',
        'department',
        'manager',
      ] as const) {
        change.profile[field] = noProfile[field];
      }
      return;
    default:
      demand(item === undefined, 'invalid_attribute_format');
      readKnownAttribute(name, null, change, base, context);
  }
}

/** Without a selection the secondary one alone goes (docs, PATCH with `emails`). */
function clearEmails(item: ItemSelector | undefined, change: UserChange, base: Readonly<Member>): void {
  if (item?.attribute === 'value') removeEmail(item.value, change, base);
  else {
    const isSecondary = item === undefined || (item.attribute === 'primary' && item.value === 'false');
    demand(isSecondary, 'missing_primary_email');
    change.secondaryEmail = undefined;
  }
}

function clearPhones(item: ItemSelector | undefined, change: UserChange, base: Readonly<Member>): void {
  if (item?.attribute === 'value') removePhone(item.value, change, base);
  if (!item || item.value === 'mobile' || item.value === 'false') change.profile.mobilePhone = undefined;
  if (!item || item.value === 'true') change.profile.primaryPhone = undefined;
}
