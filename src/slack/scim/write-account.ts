import type { AccountAttribute, AccountValues } from '../../provisioning';
import { type ScimVersion, scimUrns } from './scim-urns';

/** Values to be written; null or blank takes one away. Attributes that are not there are left alone. */
export type WrittenValues = { readonly [attribute in AccountAttribute]?: string | null };

type Json = { [name: string]: unknown };

const plainTexts = [
  'userName',
  'displayName',
  'title',
  'userType',
  'preferredLanguage',
  'locale',
  'timezone',
] as const satisfies readonly AccountAttribute[];
export const nameParts = ['givenName', 'familyName', 'honorificPrefix'] as const satisfies readonly AccountAttribute[];
export const addressParts = [
  'streetAddress',
  'locality',
  'region',
  'postalCode',
  'country',
] as const satisfies readonly AccountAttribute[];
export const enterpriseTexts = [
  'employeeNumber',
  'costCenter',
  'organization',
  'division',
  'department',
] as const satisfies readonly AccountAttribute[];

/** A blank clears a field (Slack facts, SCIM §5). */
const blank = ' ';

/** Whether an attribute is named, and to be set. */
export function isSet(values: WrittenValues, attribute: AccountAttribute): boolean {
  return (values[attribute] ?? '').trim() !== '';
}

/** Whether an attribute is named, and to be taken away. */
export function isCleared(values: WrittenValues, attribute: AccountAttribute): boolean {
  return attribute in values && values[attribute] !== undefined && !isSet(values, attribute);
}

/**
 * The parts of a user resource that set values, as v1 and v2 both have them (Slack facts, SCIM §4). What is to be taken
 * away is not in it, but for a phone and a part of an address: those are cleared by a blank in their place.
 */
export function writeAttributes(values: WrittenValues, version: ScimVersion): Json {
  const urns = scimUrns[version];
  const json: Json = textsOf(values, plainTexts);
  const name = textsOf(values, nameParts);
  const [emails, phoneNumbers, address] = [emailsOf(values), phonesOf(values), textsOf(values, addressParts)];
  const enterprise = {
    ...textsOf(values, enterpriseTexts),
    ...(isSet(values, 'manager') && { manager: { managerId: values.manager } }),
  };
  if (hasAny(name)) json.name = name;
  if (emails.length > 0) json.emails = emails;
  if (phoneNumbers.length > 0) json.phoneNumbers = phoneNumbers;
  if (hasAny(address)) json.addresses = [{ ...address, ...blanksOf(values, addressParts), primary: true }];
  if (isSet(values, 'photo')) json.photos = [{ value: values.photo, primary: true }];
  if (isSet(values, 'role')) json.roles = [{ value: values.role, primary: true }];
  if (hasAny(enterprise)) json[urns.enterprise] = enterprise;
  if (isSet(values, 'startDate')) json[urns.profile] = { startDate: `${values.startDate}T00:00:00+0000` };
  return json;
}

/** A new user: `schemas` names what the body holds, and `active` is said (Slack facts, SCIM §4). */
export function writeNewAccount(values: AccountValues, externalId: string, version: ScimVersion): object {
  const attributes = writeAttributes(values, version);
  const { user, enterprise, profile } = scimUrns[version];
  const extensions = [enterprise, profile].filter((urn) => urn in attributes);
  return { schemas: [user, ...extensions], externalId, ...attributes, active: true };
}

function textsOf(values: WrittenValues, names: readonly AccountAttribute[]): Json {
  return Object.fromEntries(names.filter((name) => isSet(values, name)).map((name) => [name, values[name]]));
}

function blanksOf(values: WrittenValues, names: readonly AccountAttribute[]): Json {
  return Object.fromEntries(names.filter((name) => isCleared(values, name)).map((name) => [name, blank]));
}

function hasAny(json: Json): boolean {
  return Object.keys(json).length > 0;
}

function emailsOf(values: WrittenValues): Json[] {
  const primary = { value: values.email, type: 'work', primary: true };
  const secondary = { value: values.secondaryEmail, type: 'home', primary: false };
  return [...(isSet(values, 'email') ? [primary] : []), ...(isSet(values, 'secondaryEmail') ? [secondary] : [])];
}

/** Types are crossed on the way in: work is the mobile phone (Slack facts, SCIM §4 phoneNumbers). */
function phonesOf(values: WrittenValues): Json[] {
  const phones: Json[] = [];
  const { mobilePhone, primaryPhone } = values;
  if (mobilePhone !== undefined) phones.push({ value: mobilePhone || blank, type: 'work', primary: false });
  if (primaryPhone !== undefined) phones.push({ value: primaryPhone || blank, primary: true });
  return phones;
}
