import { createRequire } from 'node:module';
import type { Database } from '../../src/db';

const dist = createRequire(new URL('../../dist/', import.meta.url));
const { searchWords } = dist('./directory/search-words.js') as typeof import('../../src/directory/search-words');

const firstNames = ['Ada', 'Grace', 'José', 'Zoë', 'Siobhán', 'Ida', 'Alan', 'Emmy', 'Noor', 'Łucja', 'Björn', 'Mei'];
const lastNames = [
  'Lovelace',
  'Hopper',
  "O'Brien",
  'Núñez',
  'Brontë',
  'Turing',
  'van der Berg',
  'Müller',
  'Þórsdóttir',
];
const peopleAtATime = 5_000;

/** The group that everybody is in, besides one of their own. */
export const everybody = 'Everybody';

/**
 * Fills the directory of a bench by statements: people with names as they are, groups, and what they did.
 *
 * @param counts of `people` and `groups`, and of `events`: entries of the record, and as many sign-ins
 */
export async function fillCompany(
  database: Database,
  counts: { people: number; groups: number; events: number },
): Promise<void> {
  for (let start = 0; start < counts.people; start += peopleAtATime) {
    await insertPeople(database, start, Math.min(peopleAtATime, counts.people - start));
  }
  await database.query(
    `INSERT INTO groups (id, name, name_key, created_at, updated_at)
     SELECT gen_random_uuid(), 'Group ' || n, 'group ' || n, now(), now() FROM generate_series(1, $1) AS n`,
    [counts.groups],
  );
  await database.query(
    `INSERT INTO group_members (group_id, user_id)
     SELECT g.id, u.id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM users) u
       JOIN groups g ON g.name = 'Group ' || (1 + u.n % $1)`,
    [counts.groups],
  );
  await database.query(
    `WITH made AS (INSERT INTO groups (id, name, name_key, created_at, updated_at)
                   VALUES (gen_random_uuid(), $1, lower($1), now(), now()) RETURNING id)
     INSERT INTO group_members (group_id, user_id) SELECT made.id, u.id FROM made, users u`,
    [everybody],
  );
  await database.query(
    `INSERT INTO saml_traces (code, user_id, started_at, finished_at, outcome, steps)
     SELECT lpad(n::text, 8, 'A'), u.id, now() - n * interval '10 seconds', now(), 'answered', '[]'
       FROM generate_series(1, $1) AS n
       JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM users) u ON u.place = 1 + n % $2`,
    [counts.events, counts.people],
  );
  await database.query(
    `INSERT INTO audit_events (seq, record, previous_hash, hash)
     SELECT 1000000 + n,
            json_build_object('action', 'directory.user_update', 'outcome', 'success', 'at', '2026-03-01T00:00:00.000Z',
                              'actor', json_build_object('kind', 'user', 'id', 'bench', 'name', 'Bench'),
                              'subject', json_build_object('kind', 'user', 'id', gen_random_uuid(), 'name', 'Person ' || n)),
            '\\x00', '\\x00'
       FROM generate_series(1, $1) AS n`,
    [counts.events],
  );
  await database.query('VACUUM ANALYZE');
}

async function insertPeople(database: Database, start: number, count: number): Promise<void> {
  const people = Array.from({ length: count }, (_, n) => personAt(start + n));
  await database.query(
    `INSERT INTO users (id, username, username_key, email, email_key, first_name, last_name, job_title, department,
                        search_words, created_at, updated_at)
     SELECT gen_random_uuid(), u.name, u.name, u.email, u.email, u.first, u.last, 'Title ' || length(u.last), 'Engineering',
            string_to_array(u.words, ' '), now(), now()
       FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS u (name, email, first, last, words)`,
    [
      people.map(({ username }) => username),
      people.map(({ email }) => email),
      people.map(({ firstName }) => firstName),
      people.map(({ lastName }) => lastName),
      people.map((person) => searchWords(person as never).join(' ')),
    ],
  );
}

function personAt(n: number) {
  const firstName = firstNames[n % firstNames.length] ?? '';
  const lastName = `${lastNames[n % lastNames.length]}${n % 7 === 0 ? '' : ` ${n % 997}`}`;
  const username = `person${n}`;
  const empty = { middleName: null, displayName: null, employeeNumber: null };
  return { username, email: `${username}@acme.example`, firstName, lastName, ...empty };
}
