import { email } from '../../contracts';
import type { AccountAttribute } from '../target/account';
import type { MappingFault } from './mapping';

type Refusal = Pick<MappingFault, 'sentence' | 'remedy'>;

/** Slack facts, SCIM §4 displayName. */
const longestDisplayName = 80;
/** Slack facts, Web API §3 users.profile.set: texts of a profile. */
const longestText = 256;
const longestPhoto = 2_048;

/**
 * Brings a value into the form in which Slack keeps it, or says why Slack would refuse it: one bad value is left out, and
 * drops nothing else.
 *
 * @returns the value, never empty; or the reason, which does not repeat it
 */
export function checkValue(attribute: AccountAttribute, text: string): { value: string } | Refusal {
  const value = text.trim().normalize('NFC');
  switch (attribute) {
    case 'email':
    case 'secondaryEmail':
      return email.safeParse(value).success ? { value } : refused(attribute, 'is not a plain e-mail address');
    case 'displayName':
      return checkDisplayName(value);
    case 'timezone':
      return isTimezone(value) ? { value } : refused(attribute, 'is not a time zone such as Europe/London');
    case 'startDate':
      return isDate(value) ? { value } : refused(attribute, 'is not a date such as 2026-03-01');
    case 'photo':
      return checkPhoto(value);
    case 'userName':
      // Whatever it is: the builder makes a username of it.
      return { value };
    default:
      return atMost(attribute, value, longestText);
  }
}

function checkDisplayName(value: string): { value: string } | Refusal {
  if (value.includes('@')) return refused('displayName', 'holds an @, which Slack does not take');
  return atMost('displayName', value, longestDisplayName);
}

function checkPhoto(value: string): { value: string } | Refusal {
  const isAddress = URL.canParse(value) && new URL(value).protocol === 'https:';
  return isAddress ? atMost('photo', value, longestPhoto) : refused('photo', 'is not an https address');
}

function atMost(attribute: AccountAttribute, value: string, longest: number): { value: string } | Refusal {
  return [...value].length <= longest ? { value } : refused(attribute, `is longer than ${longest} characters`);
}

function isTimezone(value: string): boolean {
  return timezones.get(value) ?? rememberTimezone(value);
}

/** Making a formatter is slow, and there are few time zones. */
const timezones = new Map<string, boolean>();

function rememberTimezone(value: string): boolean {
  const known = canFormat(value);
  if (timezones.size < 1_000) timezones.set(value, known);
  return known;
}

function canFormat(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined;
  } catch {
    return false; // a RangeError is how Intl says that there is no such zone
  }
}

function isDate(value: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`));
}

function refused(attribute: AccountAttribute, why: string): Refusal {
  return {
    sentence: `The value for ${attribute} ${why}.`,
    remedy: 'Correct it in the directory, or change where the mapping takes it from; everything else is written.',
  };
}
