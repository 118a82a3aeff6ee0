import { type AttributeUser, authorisedCondition } from '../apps';
import type { AppId, UserId } from '../core';
import type { Database } from '../db';

/** What is true at this moment about an app and a person, read in one statement. */
export type SsoFacts = {
  app: { id: AppId; revision: number; enabled: boolean };
  /** The person; undefined if nobody is signed in or the person was deleted meanwhile. */
  person:
    | {
        user: AttributeUser & { id: UserId };
        suspended: boolean;
        passwordExpired: boolean;
        /** Whether a group that the person is in, directly or through a parent, is authorised for the app. */
        authorised: boolean;
        /** NameID taken over from an earlier identity provider, if any. */
        importedNameId: string | undefined;
      }
    | undefined;
};

type Row = {
  app_id: string;
  revision: string;
  enabled: boolean;
  user_id: string | null;
  username: string;
  email: string;
  first_name: string;
  middle_name: string | null;
  last_name: string;
  display_name: string | null;
  job_title: string | null;
  location: string | null;
  addresses: AttributeUser['addresses'];
  phones: AttributeUser['phones'];
  employee_number: string | null;
  department: string | null;
  company: string | null;
  cost_centre: string | null;
  division: string | null;
  manager_id: string | null;
  start_date: string | null;
  preferred_language: string | null;
  locale: string | null;
  timezone: string | null;
  user_type: string | null;
  photo_url: string | null;
  custom: AttributeUser['custom'];
  suspended: boolean;
  password_expired: boolean;
  authorised: boolean;
  imported_name_id: string | null;
};

const statement = {
  name: 'saml_sso_facts',
  text: `
    SELECT a.id AS app_id, a.revision, a.enabled,
           u.id AS user_id, u.username, u.email, u.first_name, u.middle_name, u.last_name, u.display_name,
           u.job_title, u.location, u.addresses, u.phones, u.employee_number, u.department, u.company, u.cost_centre,
           u.division, u.manager_id, to_char(u.start_date, 'YYYY-MM-DD') AS start_date, u.preferred_language, u.locale,
           u.timezone, u.user_type, u.photo_url, u.custom, u.suspended, u.password_expired,
           u.id IS NOT NULL AND ${authorisedCondition('u.id', 'a.id')} AS authorised,
           n.value AS imported_name_id
      FROM apps a
      LEFT JOIN users u ON u.id = $2
      LEFT JOIN app_name_ids n ON n.app_id = a.id AND n.user_id = u.id
     WHERE a.slug = $1`,
};

/**
 * Reads what decides a sign-in. Asked again right before every Response: what was true at sign-in may be over (R29).
 *
 * @returns undefined if there is no such app
 */
export async function readSsoFacts(
  database: Database,
  slug: string,
  userId: UserId | undefined,
): Promise<SsoFacts | undefined> {
  const [row] = await database.prepared<Row>(statement, [slug, userId ?? null]);
  if (row === undefined) return undefined;
  return {
    app: { id: row.app_id as AppId, revision: Number(row.revision), enabled: row.enabled },
    person: row.user_id === null ? undefined : toPerson(row, row.user_id),
  };
}

function toPerson(row: Row, id: string): NonNullable<SsoFacts['person']> {
  return {
    user: {
      id: id as UserId,
      username: row.username,
      email: row.email,
      firstName: row.first_name,
      middleName: row.middle_name,
      lastName: row.last_name,
      displayName: row.display_name,
      jobTitle: row.job_title,
      location: row.location,
      addresses: row.addresses,
      phones: row.phones,
      employeeNumber: row.employee_number,
      department: row.department,
      company: row.company,
      costCentre: row.cost_centre,
      division: row.division,
      managerId: row.manager_id,
      startDate: row.start_date,
      preferredLanguage: row.preferred_language,
      locale: row.locale,
      timezone: row.timezone,
      userType: row.user_type,
      photoUrl: row.photo_url,
      custom: row.custom,
    },
    suspended: row.suspended,
    passwordExpired: row.password_expired,
    authorised: row.authorised,
    importedNameId: row.imported_name_id ?? undefined,
  };
}
