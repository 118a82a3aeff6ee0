import type { MappingRow } from './mapping-row';

const field = (attribute: MappingRow['attribute'], source: string): MappingRow => ({
  attribute,
  sourceKind: 'field',
  source,
  apply: 'always',
});

/**
 * How people become accounts until somebody says otherwise. Of addresses and phones only those of work are taken: what
 * Slack holds, all its members see. Somebody without a work address is placed by their location.
 */
export function defaultMapping(): MappingRow[] {
  return [
    field('userName', 'username'),
    field('email', 'email'),
    field('displayName', 'fullName'),
    field('givenName', 'firstName'),
    field('familyName', 'lastName'),
    field('title', 'jobTitle'),
    field('primaryPhone', 'phones.work'),
    field('mobilePhone', 'phones.mobile'),
    field('streetAddress', 'addresses.work.street'),
    field('locality', 'workplace'),
    field('region', 'addresses.work.region'),
    field('postalCode', 'addresses.work.postalCode'),
    field('country', 'addresses.work.country'),
    field('photo', 'photoUrl'),
    field('userType', 'userType'),
    field('preferredLanguage', 'preferredLanguage'),
    field('locale', 'locale'),
    field('timezone', 'timezone'),
    field('employeeNumber', 'employeeNumber'),
    field('costCenter', 'costCentre'),
    field('organization', 'company'),
    field('division', 'division'),
    field('department', 'department'),
    field('manager', 'managerId'),
    field('startDate', 'startDate'),
  ];
}
