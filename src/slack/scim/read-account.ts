import type { AccountId } from '../../core';
import type { AccountAttribute, AccountKind, AccountValues, RemoteAccount } from '../../provisioning';
import { isObject, type JsonObject, objectsOf, textOf } from '../json-values';
import { type ScimVersion, scimUrns } from './scim-urns';

type Values = { -readonly [attribute in keyof AccountValues]: AccountValues[attribute] };

const enterpriseTexts = ['employeeNumber', 'costCenter', 'organization', 'division', 'department'] as const;
const plainTexts = ['displayName', 'title', 'userType', 'preferredLanguage', 'locale', 'timezone'] as const;
const nameParts = ['givenName', 'familyName', 'honorificPrefix'] as const;
const addressParts = ['streetAddress', 'locality', 'region', 'postalCode', 'country'] as const;

/**
 * A user of either version as an account of ours (Slack facts, SCIM §4): nickName mirrors userName and externalId comes
 * back empty, so neither is read. A value of a wrong type counts as not set.
 *
 * @returns undefined where id, userName or active is missing or wrong: such an answer is not believed
 */
export function readAccount(json: unknown, version: ScimVersion): RemoteAccount | undefined {
  if (!isObject(json)) return undefined;
  const [id, userName, { active }] = [textOf(json.id), textOf(json.userName), json];
  if (id === undefined || userName === undefined || typeof active !== 'boolean') return undefined;
  const values: Values = { userName };
  readTexts(json, plainTexts, values);
  if (isObject(json.name)) readTexts(json.name, nameParts, values);
  readEmails(json.emails, values);
  readPhones(json.phoneNumbers, values);
  readTexts(primaryOf(json.addresses), addressParts, values);
  set(values, 'photo', photoOf(json.photos));
  set(values, 'role', textOf(primaryOf(json.roles).value));
  const urns = scimUrns[version];
  const enterprise = json[urns.enterprise];
  if (isObject(enterprise)) {
    readTexts(enterprise, enterpriseTexts, values);
    set(values, 'manager', managerOf(enterprise.manager));
  }
  const profile = json[urns.profile];
  if (isObject(profile)) set(values, 'startDate', dayOf(profile.startDate));
  return {
    id: id as AccountId,
    values,
    active,
    kind: kindOf(json[urns.guest], values),
    rank: 'unknown',
    createdAt: instantOf(isObject(json.meta) ? json.meta.created : undefined),
  };
}

function set(values: Values, attribute: AccountAttribute, text: string | undefined): void {
  if (text !== undefined) values[attribute] = text;
}

function readTexts(from: JsonObject, names: readonly AccountAttribute[], values: Values): void {
  for (const name of names) set(values, name, textOf(from[name]));
}

function primaryOf(value: unknown): JsonObject {
  const items = objectsOf(value);
  return items.find((item) => item.primary === true) ?? items[0] ?? {};
}

function readEmails(value: unknown, values: Values): void {
  const items = objectsOf(value);
  const primary = primaryOf(value);
  set(values, 'email', textOf(primary.value));
  set(values, 'secondaryEmail', textOf(items.find((item) => item !== primary)?.value));
}

/** What comes out as `mobile` is the mobile phone, and what is primary the primary one: not as it went in. */
function readPhones(value: unknown, values: Values): void {
  const items = objectsOf(value);
  const primary = items.find((item) => item.primary === true);
  set(values, 'primaryPhone', textOf(primary?.value));
  set(values, 'mobilePhone', textOf(items.find((item) => item !== primary && item.type === 'mobile')?.value));
}

/** Without a photo of its own an account shows a Gravatar. */
function photoOf(value: unknown): string | undefined {
  const address = textOf(primaryOf(value).value);
  return address?.startsWith('https://secure.gravatar.com/') ? undefined : address;
}

/** Slack keeps `managerId` in v2, where the standard has `value`. */
function managerOf(value: unknown): string | undefined {
  return isObject(value) ? (textOf(value.managerId) ?? textOf(value.value)) : undefined;
}

function dayOf(value: unknown): string | undefined {
  return /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(textOf(value) ?? '')?.[0];
}

function kindOf(guest: unknown, { email = '' }: Values): AccountKind {
  if (email.toLowerCase().endsWith('@slack-bots.com')) return 'bot';
  if (!isObject(guest)) return 'person';
  return guest.type === 'single' ? 'single-channel-guest' : 'multi-channel-guest';
}

function instantOf(value: unknown): Date | null {
  const text = textOf(value);
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? null : new Date(at);
}
