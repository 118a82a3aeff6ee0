import { type AttributeUser, authorisedCondition } from '../apps';
import { type AppId, Batch, type UserId } from '../core';
import type { Database } from '../db';
import type { FoundSession } from '../sign-in';

/** What is true at this moment about an app and a person, read in one statement. */
export type SsoFacts = {
  app: { id: AppId; revision: number; enabled: boolean };
  /** The session behind the cookie, not yet judged; undefined if there is none. */
  session: FoundSession | undefined;
  /** The person; undefined if nobody is signed in or the person was deleted meanwhile. */
  person: PersonFacts | undefined;
  /** Whether this session was granted a try of the app's staged key; whether it still holds is asked when it is used. */
  stagedKeyGranted: boolean;
};

export type PersonFacts = {
  user: AttributeUser & { id: UserId };
  suspended: boolean;
  passwordExpired: boolean;
  /** Whether a group that the person is in, directly or through a parent, is authorised for the app. */
  authorised: boolean;
  /** NameID taken over from an earlier identity provider, if any. */
  importedNameId: string | undefined;
};

/** Whom to ask about: whoever has the session with this token, or somebody by id. */
export type FactsAbout = { tokenHash: Buffer } | { userId: UserId } | 'nobody';

type Row = {
  /** Place of the question in the batch. */
  n: number;
  app_id: AppId;
  revision: string;
  enabled: boolean;
  session: string | null;
  person: string | null;
  authorised: boolean;
  staged: boolean;
};

type SessionJson = Omit<FoundSession['session'], InstantField> & Record<InstantField, number>;
type InstantField = 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'authenticatedAt';

const milliseconds = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/**
 * Session and person come as two JSON texts: the driver's work grows with the number of columns, and this statement
 * stands in the path of every sign-in.
 */
const statement = {
  name: 'saml_sso_facts',
  text: `
    SELECT q.n, a.id AS app_id, a.revision, a.enabled,
           CASE WHEN s.id IS NOT NULL THEN json_build_object(
             'id', s.id, 'userId', s.user_id, 'createdAt', ${milliseconds('s.created_at')},
             'lastUsedAt', ${milliseconds('s.last_used_at')}, 'expiresAt', ${milliseconds('s.expires_at')},
             'authenticatedAt', ${milliseconds('s.authenticated_at')}, 'authnContext', s.authn_context,
             'address', s.address, 'userAgent', s.user_agent)::text END AS session,
           CASE WHEN u.id IS NOT NULL THEN json_build_object(
             'user', json_build_object(
               'id', u.id, 'username', u.username, 'email', u.email, 'firstName', u.first_name,
               'middleName', u.middle_name, 'lastName', u.last_name, 'displayName', u.display_name,
               'jobTitle', u.job_title, 'location', u.location, 'addresses', u.addresses, 'phones', u.phones,
               'employeeNumber', u.employee_number, 'department', u.department, 'company', u.company,
               'costCentre', u.cost_centre, 'division', u.division, 'managerId', u.manager_id,
               'startDate', to_char(u.start_date, 'YYYY-MM-DD'), 'preferredLanguage', u.preferred_language,
               'locale', u.locale, 'timezone', u.timezone, 'userType', u.user_type, 'photoUrl', u.photo_url,
               'custom', u.custom),
             'suspended', u.suspended, 'passwordExpired', u.password_expired, 'importedNameId', n.value)::text END AS person,
           u.id IS NOT NULL AND ${authorisedCondition('u.id', 'a.id')} AS authorised, g.id IS NOT NULL AS staged
      FROM json_to_recordset($1::json) AS q (n integer, slug text, token_hash text, user_id uuid)
      JOIN app_addresses d ON d.slug = q.slug
      JOIN apps a ON a.id = d.app_id
      LEFT JOIN sessions s ON s.token_hash = decode(q.token_hash, 'hex')
      LEFT JOIN users u ON u.id = coalesce(q.user_id, s.user_id)
      LEFT JOIN app_name_ids n ON n.app_id = a.id AND n.user_id = u.id
      LEFT JOIN staged_key_grants g
        ON g.session_id = s.id AND g.app_id = a.id AND g.used_at IS NULL AND g.ended_at IS NULL`,
};

type Question = { slug: string; token_hash: string | null; user_id: UserId | null };

/**
 * Reads what decides a sign-in, for those that come at the same time in one statement. Asked again right before every
 * Response: what was true at sign-in may be over (R29).
 */
export class SsoFactsReader {
  readonly #batch: Batch<Question, SsoFacts | undefined>;

  constructor(database: Database) {
    this.#batch = new Batch((questions) => readAll(database, questions), { inFlight: 2, largest: 32 });
  }

  /** @param slug the app's, or one it had before @returns undefined if there is no such app */
  read(slug: string, about: FactsAbout): Promise<SsoFacts | undefined> {
    const token_hash = typeof about === 'object' && 'tokenHash' in about ? about.tokenHash.toString('hex') : null;
    const user_id = typeof about === 'object' && 'userId' in about ? about.userId : null;
    // PostgreSQL knows no NUL in text, and no slug has one.
    return slug.includes('\0') ? Promise.resolve(undefined) : this.#batch.add({ slug, token_hash, user_id });
  }
}

async function readAll(database: Database, questions: readonly Question[]): Promise<Array<SsoFacts | undefined>> {
  const numbered = JSON.stringify(questions.map((question, n) => ({ n, ...question })));
  const answers: Array<SsoFacts | undefined> = questions.map(() => undefined);
  for (const row of await database.prepared<Row>(statement, [numbered])) answers[row.n] = toFacts(row);
  return answers;
}

function toFacts(row: Row): SsoFacts {
  const person = row.person === null ? undefined : toPerson(row.person, row.authorised);
  return {
    app: { id: row.app_id, revision: Number(row.revision), enabled: row.enabled },
    session: row.session === null ? undefined : { ...toSession(row.session), suspended: person?.suspended ?? true },
    person,
    stagedKeyGranted: row.staged,
  };
}

function toSession(text: string): Pick<FoundSession, 'session'> {
  const found = JSON.parse(text) as SessionJson;
  return {
    session: {
      ...found,
      createdAt: new Date(found.createdAt),
      lastUsedAt: new Date(found.lastUsedAt),
      expiresAt: new Date(found.expiresAt),
      authenticatedAt: new Date(found.authenticatedAt),
    },
  };
}

function toPerson(text: string, authorised: boolean): PersonFacts {
  const found = JSON.parse(text) as Omit<PersonFacts, 'authorised' | 'importedNameId'> & {
    importedNameId: string | null;
  };
  return { ...found, authorised, importedNameId: found.importedNameId ?? undefined };
}
