import type { Org } from '../org/org';
import { profileFieldLimit } from '../org/profile-fields';
import { demand } from './scim-refusal';
import type { ProfileChange } from './user-change';

const labels: { [Name in keyof Required<ProfileChange>]: string } = {
  honorificPrefix: 'Honorific Prefix',
  mobilePhone: 'Mobile Phone',
  primaryPhone: 'Phone',
  role: 'Role',
  userType: 'User Type',
  preferredLanguage: 'Preferred Language',
  locale: 'Locale',
  employeeNumber: 'Employee Number',
  costCenter: 'Cost Center',
  organization: 'Organization',
  division: 'Division',
  department: 'Department',
  startDate: 'Start Date',
  address: 'Address',
  manager: 'Manager',
};

const addressLabels = {
  streetAddress: 'Street Address',
  locality: 'City',
  region: 'State',
  postalCode: 'Zip Code',
  country: 'Country',
} as const;

/**
 * Makes the custom fields that values need, on their first use: at most fifty in a workspace, beyond which the whole
 * call fails (Slack facts, SCIM §4).
 *
 * @throws ScimRefusal `unable_to_create_team_profile_fields`
 */
export function createProfileFields(org: Org, profile: ProfileChange): void {
  const missing: [string, string][] = [];
  const want = (attribute: string, label: string) => {
    if (!org.profileFields.ofScim(attribute)) missing.push([attribute, label]);
  };
  for (const name of Object.keys(profile) as (keyof ProfileChange)[]) {
    const value = profile[name];
    if (value === undefined) continue;
    if (typeof value === 'string') want(name, labels[name]);
    else
      for (const part of Object.keys(value)) want(`address.${part}`, addressLabels[part as keyof typeof addressLabels]);
  }
  if (missing.length === 0) return;
  const room = profileFieldLimit - org.profileFields.all.length;
  demand(missing.length <= room, 'unable_to_create_team_profile_fields');
  for (const [scimAttribute, label] of missing) org.profileFields.add({ label, scimAttribute });
}
