/**
 * What a Slack account can be given, in words of our own. Values are text; `manager` is an account's id; `startDate` is
 * `YYYY-MM-DD`. `nickName` mirrors `userName` (Slack facts, SCIM §4).
 */
export const accountAttributes = [
  'userName',
  'email',
  'secondaryEmail',
  'displayName',
  'givenName',
  'familyName',
  'honorificPrefix',
  'title',
  'primaryPhone',
  'mobilePhone',
  'streetAddress',
  'locality',
  'region',
  'postalCode',
  'country',
  'photo',
  'role',
  'userType',
  'preferredLanguage',
  'locale',
  'timezone',
  'employeeNumber',
  'costCenter',
  'organization',
  'division',
  'department',
  'manager',
  'startDate',
] as const;

export type AccountAttribute = (typeof accountAttributes)[number];
