import type { Member } from '../org/org-data';
import { isObject, type JsonObject, readItems, readText } from './read-json';
import { demand } from './scim-refusal';
import type { UserChange } from './user-change';

const emailForm = /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>"]+$/;

/** Primary is what says so, else what is of work, else the first; one more is the secondary (Slack facts, SCIM §4 emails). */
export function readEmails(value: unknown, change: UserChange, base: Readonly<Member> | undefined): void {
  const items = objectsOf(readItems(value, 'emails_invalid'), 'emails_invalid');
  const removed = items.filter((item) => item.operation === 'delete');
  for (const item of removed) removeEmail(readText(item.value), change, base);
  const kept = items.filter((item) => item.operation !== 'delete');
  for (const item of kept) demand(emailForm.test(readText(item.value, 'email_invalid') ?? ''), 'email_invalid');
  const marked = kept.find((item) => item.primary === true);
  // in a change of somebody who has a primary one, an item that says it is not primary is the secondary
  const unmarked = base ? kept.filter((item) => item.primary !== false) : kept;
  const primary = marked ?? unmarked.find((item) => item.type === 'work') ?? unmarked[0];
  const secondary = kept.find((item) => item !== primary);
  if (primary) change.email = String(primary.value).trim();
  if (secondary) change.secondaryEmail = String(secondary.value).trim();
}

/** The primary e-mail cannot be removed, only replaced. */
export function removeEmail(address: string | undefined, change: UserChange, base: Readonly<Member> | undefined): void {
  demand(address?.toLowerCase() !== base?.email.toLowerCase(), 'missing_primary_email');
  if (address?.toLowerCase() === base?.secondaryEmail?.toLowerCase()) change.secondaryEmail = undefined;
}

/**
 * Input and output are crossed: `type: work` or `primary: false` is the mobile phone; `type: mobile`, `primary: true` or
 * neither is the primary one (Slack facts, SCIM §4 phoneNumbers).
 */
export function readPhoneNumbers(value: unknown, change: UserChange, base: Readonly<Member> | undefined): void {
  for (const item of objectsOf(readItems(value, 'phoneNumbers_invalid'), 'phoneNumbers_invalid')) {
    const text = readText(item.value, 'phoneNumbers_invalid');
    if (item.operation === 'delete') removePhone(text, change, base);
    else if (item.type === 'work' || item.primary === false) change.profile.mobilePhone = text;
    else change.profile.primaryPhone = text;
  }
}

/** Takes a number away from wherever the member has it; another number is not touched. */
export function removePhone(text: string | undefined, change: UserChange, base: Readonly<Member> | undefined): void {
  if (text !== undefined && text === base?.mobilePhone) change.profile.mobilePhone = undefined;
  if (text !== undefined && text === base?.primaryPhone) change.profile.primaryPhone = undefined;
}

const addressParts = ['streetAddress', 'locality', 'region', 'postalCode', 'country'] as const;

/** One is stored: the primary, else the first. It is removed only if all five parts match (v1, Slack facts, SCIM §5). */
export function readAddresses(value: unknown, change: UserChange, base: Readonly<Member> | undefined): void {
  const item = chosen(objectsOf(readItems(value, 'addresses_invalid'), 'addresses_invalid'));
  if (!item) {
    change.profile.address = undefined;
    return;
  }
  const address = Object.fromEntries(
    addressParts.flatMap((part) => {
      const text = readText(item[part], 'addresses_invalid');
      return text === undefined ? [] : [[part, text]];
    }),
  );
  if (item.operation !== 'delete') change.profile.address = Object.keys(address).length === 0 ? undefined : address;
  else if (addressParts.every((part) => (address[part] ?? '') === (base?.address?.[part] ?? ''))) {
    change.profile.address = undefined;
  }
}

/** One is stored; a text alone is a role too. This is a profile field, not an admin role. */
export function readRoles(value: unknown, change: UserChange): void {
  const items = readItems(value, 'roles_invalid').map((item) => (typeof item === 'string' ? { value: item } : item));
  const item = chosen(objectsOf(items, 'roles_invalid'));
  change.profile.role = item && item.operation !== 'delete' ? readText(item.value, 'roles_invalid') : undefined;
}

/** One is stored: an address of the web or a data URL. */
export function readPhotos(value: unknown, change: UserChange, limitKilobytes: number): void {
  const items = readItems(value, 'photos_invalid').map((item) => (typeof item === 'string' ? { value: item } : item));
  const item = chosen(objectsOf(items, 'photos_invalid'));
  const text = item && item.operation !== 'delete' ? readText(item.value, 'photos_invalid') : undefined;
  demand(text === undefined || /^(https?:\/\/\S+|data:image\/[\w.+-]+;base64,[\w+/=]+)$/.test(text), 'photos_invalid');
  demand((text?.length ?? 0) <= limitKilobytes * 1024, 'photos_invalid');
  change.photo = text;
}

function chosen(items: readonly JsonObject[]): JsonObject | undefined {
  return items.find((item) => item.primary === true) ?? items[0];
}

function objectsOf(items: readonly unknown[], code: Parameters<typeof demand>[1]): JsonObject[] {
  return items.map((item) => {
    demand(isObject(item), code);
    return item;
  });
}
