import type { Member } from '../org/org-data';
import { urns } from './dialect';
import { isObject, readInstant, readText } from './read-json';
import { readAddresses, readEmails, readPhoneNumbers, readPhotos, readRoles } from './read-multi-valued';
import type { ScimContext } from './scim-context';
import { demand, ScimRefusal } from './scim-refusal';
import type { UserChange } from './user-change';

type Reader = (value: unknown, change: UserChange, base: Readonly<Member> | undefined, context: ScimContext) => void;

const longestDisplayName = 80;
const longestCustomValue = 256;

/** What can be read of a user and never written: what Slack returns may come back without harm. */
const readOnly: Reader = () => undefined;

const readers: { [name: string]: Reader } = {
  schemas: readOnly,
  id: readOnly,
  meta: readOnly,
  groups: readOnly,
  profileurl: readOnly,
  username: (value, change) => {
    demand(typeof value === 'string', 'username_invalid');
    demand(value.trim() !== '', 'username_empty');
    change.username = value;
  },
  nickname: (value, change) => {
    demand(typeof value === 'string' && value.trim() !== '', 'username_empty');
    demand([...value].length <= 21, 'long_nickname');
    change.nickname = value;
  },
  externalid: (value, change, base) => {
    if (!base) change.externalId = readText(value);
  },
  displayname: (value, change) => {
    const text = readText(value) ?? '';
    demand([...text].length <= longestDisplayName, 'truncation_error');
    change.displayName = text;
  },
  name: (value, change, base) => {
    demand(isObject(value), 'invalid_attribute_format');
    const isBlank = (part: unknown) => typeof part === 'string' && part.trim() === '';
    demand(!(isBlank(value.givenName) && isBlank(value.familyName)), 'invalid_name_required');
    for (const part of ['givenName', 'familyName', 'honorificPrefix'] as const) {
      if (part in value) readNamePart(part, value[part], change, base);
    }
  },
  title: (value, change) => {
    change.title = readText(value) ?? '';
  },
  timezone: (value, change) => {
    change.timezone = readText(value) ?? 'America/Los_Angeles';
  },
  active: (value, change) => {
    demand(typeof value === 'boolean', 'invalid_attribute_format');
    change.active = value;
  },
  password: (_value, _change, base) => demand(!base, 'password_change_not_allowed'),
  emails: readEmails,
  phonenumbers: readPhoneNumbers,
  addresses: readAddresses,
  roles: readRoles,
  photos: (value, change, _base, context) => readPhotos(value, change, Number(context.doubts.scimPhotoLimitKilobytes)),
  usertype: (value, change) => setCustom(change, 'userType', value),
  preferredlanguage: (value, change) => setCustom(change, 'preferredLanguage', value),
  locale: (value, change) => setCustom(change, 'locale', value),
};

const enterpriseFields = ['employeeNumber', 'costCenter', 'organization', 'division', 'department'] as const;

/**
 * Reads one attribute into a change. `name` is an attribute, an attribute and its part (`name.givenName`), a schema's
 * URN or such a URN and a part, joined by `:` or `.`; names are compared without case.
 *
 * @param base the user as it is; undefined for a new one
 * @returns false if there is no such attribute
 * @throws ScimRefusal
 */
export function readAttribute(
  name: string,
  value: unknown,
  change: UserChange,
  base: Readonly<Member> | undefined,
  context: ScimContext,
): boolean {
  const extension = extensionPart(name, context);
  if (extension) return readExtension(extension, value, change, base, context);
  const [attribute = '', part] = name.toLowerCase().split('.');
  if (part === undefined) {
    const reader = Object.hasOwn(readers, attribute) ? readers[attribute] : undefined;
    reader?.(value, change, base, context);
    return reader !== undefined;
  }
  const namePart = (['givenName', 'familyName', 'honorificPrefix'] as const).find(
    (each) => each.toLowerCase() === part,
  );
  if (attribute !== 'name' || !namePart) return false;
  readNamePart(namePart, value, change, base);
  return true;
}

function readNamePart(
  part: 'givenName' | 'familyName' | 'honorificPrefix',
  value: unknown,
  change: UserChange,
  base: Readonly<Member> | undefined,
): void {
  const text = readText(value) ?? '';
  if (part === 'honorificPrefix') {
    setCustom(change, 'honorificPrefix', value);
    return;
  }
  const other = part === 'givenName' ? (change.lastName ?? base?.lastName) : (change.firstName ?? base?.firstName);
  demand(text !== '' || !base || (other ?? '') !== '', 'invalid_name_required');
  change[part === 'givenName' ? 'firstName' : 'lastName'] = text;
}

type Extension = { kind: 'enterprise' | 'guest' | 'profile'; part: string };

/** The schema that a name begins with, and what stands behind it. */
function extensionPart(name: string, context: ScimContext): Extension | undefined {
  const urn = urns[context.version];
  const kind = (['enterprise', 'guest', 'profile'] as const).find((each) =>
    name.toLowerCase().startsWith(urn[each].toLowerCase()),
  );
  return kind && { kind, part: name.slice(urn[kind].length).replace(/^[:.]/, '') };
}

function readExtension(
  { kind, part }: Extension,
  value: unknown,
  change: UserChange,
  base: Readonly<Member> | undefined,
  context: ScimContext,
): boolean {
  if (kind === 'enterprise') return readEnterprise(part, value, change);
  if (kind === 'guest') return readGuest(part, value, change, base);
  if (part !== '' && part.toLowerCase() !== 'startdate') return false;
  readStartDate(part === '' && isObject(value) ? value.startDate : value, change, context);
  return true;
}

function readEnterprise(part: string, value: unknown, change: UserChange): boolean {
  if (part === '') {
    demand(isObject(value), 'improper_enterprise_schema_format');
    return Object.entries(value).every(([name, each]) => readEnterprise(name, each, change));
  }
  const field = enterpriseFields.find((each) => each.toLowerCase() === part.toLowerCase());
  if (field) setCustom(change, field, value);
  else if (/^manager$/i.test(part)) {
    // Slack keeps managerId in v2, where the standard says manager.value (Slack facts, SCIM §4)
    demand(value === null || (isObject(value) && 'managerId' in value), 'improper_enterprise_schema_format');
    change.profile.manager = isObject(value) ? readText(value.managerId) : undefined;
  } else if (/^manager\.managerId$/i.test(part)) change.profile.manager = readText(value);
  else return false;
  return true;
}

function readGuest(part: string, value: unknown, change: UserChange, base: Readonly<Member> | undefined): boolean {
  if (/^expiration$/i.test(part)) {
    demand(base?.guest || change.guest, 'invalid_attribute_format');
    change.guest = { expiresAt: readExpiration(value) };
    return true;
  }
  if (part !== '') return false;
  demand(isObject(value) && value.type === 'multi', 'invalid_attribute_format');
  change.guest = { expiresAt: readExpiration(value.expiration) };
  return true;
}

function readExpiration(value: unknown): Date | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  const at = readInstant(value);
  demand(at, 'invalid_attribute_format');
  return at;
}

function readStartDate(value: unknown, change: UserChange, _context: ScimContext): void {
  const text = typeof value === 'string' ? readText(value) : undefined;
  if (text === undefined && value !== null && value !== undefined && value !== '') markFault(change);
  else if (text !== undefined && !readInstant(text)) markFault(change);
  else change.profile.startDate = text;
}

/** A custom value that Slack does not take is noted: a new user loses all of them, a change fails (Slack facts, SCIM §4). */
function setCustom(
  change: UserChange,
  field: Exclude<keyof UserChange['profile'], 'address' | 'manager'>,
  value: unknown,
): void {
  const isText = value === null || value === undefined || typeof value === 'string';
  if (!isText || (value?.length ?? 0) > longestCustomValue) markFault(change);
  else change.profile[field] = readText(value);
}

function markFault(change: UserChange): void {
  change.profileFault ??= 'invalid_attribute_format';
}

/** Reads an attribute that must exist. @throws ScimRefusal `invalid_attribute_format` */
export function readKnownAttribute(...args: Parameters<typeof readAttribute>): void {
  if (!readAttribute(...args)) throw new ScimRefusal('invalid_attribute_format');
}
