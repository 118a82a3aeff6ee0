import { inWords, type NewUser, newUser } from '../../contracts';
import type { Fault } from '../../core';
import type { AccountValues } from '../target/account';

/**
 * The person that an account would become: every attribute that the directory has a place for is taken over. A value that the
 * directory would not take is left out and told, unless nobody can be without it. Photos stay: Slack shows a copy of its own.
 *
 * @returns the person, and what was left out; or only faults, where no person can be made of it
 */
export function personFromAccount(values: AccountValues): { person: NewUser | undefined; faults: Fault[] } {
  const wanted = { ...namesOf(values), ...takenOver(values) };
  const result = newUser.safeParse(wanted, inWords);
  if (result.success) return { person: wanted, faults: [] };
  const faults = result.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  const bad = new Set(faults.map(({ path }) => path.split('.')[0] ?? ''));
  const kept = Object.fromEntries(Object.entries(wanted).filter(([name]) => !bad.has(name))) as NewUser;
  return { person: newUser.safeParse(kept).success ? kept : undefined, faults };
}

/** Slack needs no first and last name; the directory does: the displayed name stands in, else the username. */
function namesOf(values: AccountValues): Pick<NewUser, 'username' | 'email' | 'firstName' | 'lastName'> {
  const { userName = '', email = '', displayName = '', givenName, familyName } = values;
  const words = (displayName.trim() || userName).split(/\s+/);
  const first = givenName?.trim() || words[0] || userName;
  const last = familyName?.trim() || words.slice(1).join(' ') || first;
  return { username: userName, email, firstName: first, lastName: last };
}

function takenOver(values: AccountValues): Partial<NewUser> {
  const plain = {
    displayName: values.displayName,
    jobTitle: values.title,
    employeeNumber: values.employeeNumber,
    department: values.department,
    company: values.organization,
    costCentre: values.costCenter,
    division: values.division,
    startDate: values.startDate,
    preferredLanguage: values.preferredLanguage,
    locale: values.locale,
    timezone: values.timezone,
    userType: values.userType,
  };
  const address = {
    street: values.streetAddress,
    locality: values.locality,
    region: values.region,
    postalCode: values.postalCode,
    country: values.country,
  };
  const phones = [
    { type: 'work' as const, value: values.primaryPhone },
    { type: 'mobile' as const, value: values.mobilePhone },
  ].flatMap(({ type, value }) => (isSet(value) ? [{ type, value }] : []));
  const places = withoutUnset(address);
  return {
    ...withoutUnset(plain),
    ...(phones.length > 0 && { phones }),
    ...(Object.keys(places).length > 0 && { addresses: [{ type: 'work' as const, ...places }] }),
  };
}

function withoutUnset<T extends { [name: string]: string | undefined }>(given: T): { [Name in keyof T]?: string } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => isSet(value))) as {
    [Name in keyof T]?: string;
  };
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== '';
}
