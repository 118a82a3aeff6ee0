import type { Database } from '../../src/db';

/** Fills the directory of a bench, by statements and not by services: what is measured comes afterwards. */
export function demandFrom(database: Database) {
  return {
    /** Made-up people in so many groups, each in one, and all in `Everybody`. */
    async people(count: number, groups: number): Promise<void> {
      await database.query(
        `INSERT INTO users (id, username, username_key, email, email_key, first_name, last_name, job_title, department,
                            created_at, updated_at)
         SELECT gen_random_uuid(), 'person' || n, 'person' || n, 'person' || n || '@acme.example',
                'person' || n || '@acme.example', 'First' || n, 'Last' || n, 'Title ' || n % 50, 'Department ' || n % 30,
                now() + n * interval '1 millisecond', now()
           FROM generate_series(1, $1) AS n`,
        [count],
      );
      await database.query(
        `INSERT INTO groups (id, name, name_key, created_at, updated_at)
         SELECT gen_random_uuid(), name, lower(name), now(), now()
           FROM (SELECT 'Everybody' UNION ALL SELECT 'Group ' || n FROM generate_series(1, $1) AS n) AS given (name)`,
        [groups],
      );
      await database.query(
        `INSERT INTO group_members (group_id, user_id)
         SELECT g.id, u.id FROM users u JOIN groups g ON g.name = 'Everybody'
         UNION ALL
         SELECT g.id, u.id FROM users u
           JOIN groups g ON g.name = 'Group ' || (1 + substr(u.username, 7)::int % $1)`,
        [groups],
      );
    },

    /** Everybody whom the practice workspace has as a member, as it has them. @returns how many */
    async fromSlack(slackUrl: string): Promise<number> {
      await database.query(
        `INSERT INTO groups (id, name, name_key, created_at, updated_at)
         VALUES (gen_random_uuid(), 'Everybody', 'everybody', now(), now())`,
      );
      const { token } = (await (
        await fetch(`${slackUrl}/control/tokens`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
      ).json()) as { token: string };
      let people = 0;
      for (let start = 1; ; start += 1_000) {
        const page = await fetch(`${slackUrl}/scim/v2/Users?count=1000&startIndex=${start}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        const { Resources } = (await page.json()) as { Resources: SlackUser[] };
        if (Resources.length === 0) return people;
        const known = Resources.filter(isMember);
        people += known.length;
        await insert(database, known);
      }
    },
  };
}

type SlackUser = {
  userName: string;
  displayName: string;
  title: string;
  timezone: string | null;
  active: boolean;
  name: { givenName: string; familyName: string };
  emails: { value: string }[];
  schemas: string[];
  [extension: string]: unknown;
};

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

function isMember({ active, emails, schemas, name }: SlackUser): boolean {
  const isGuest = schemas.some((urn) => urn.includes('guest'));
  return active && !isGuest && name.givenName !== '' && !(emails[0]?.value ?? '').endsWith('@slack-bots.com');
}

async function insert(database: Database, users: readonly SlackUser[]): Promise<void> {
  const extended = (user: SlackUser) => (user[enterprise] ?? {}) as { employeeNumber?: string; department?: string };
  await database.query(
    `WITH made AS (
       INSERT INTO users (id, username, username_key, email, email_key, first_name, last_name, display_name, job_title,
                          employee_number, department, timezone, created_at, updated_at)
       SELECT gen_random_uuid(), u.name, lower(u.name), u.email, lower(u.email), u.first, u.last, u.shown, u.title,
              u.number, u.department, u.zone, now(), now()
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                     $9::text[]) AS u (name, email, first, last, shown, title, number, department, zone)
       RETURNING id
     )
     INSERT INTO group_members (group_id, user_id) SELECT g.id, made.id FROM made, groups g WHERE g.name = 'Everybody'`,
    [
      users.map(({ userName }) => userName),
      users.map(({ emails }) => emails[0]?.value),
      users.map(({ name }) => name.givenName),
      users.map(({ name }) => name.familyName),
      users.map(({ displayName }) => displayName || null),
      users.map(({ title }) => title || null),
      users.map((user) => extended(user).employeeNumber ?? null),
      users.map((user) => extended(user).department ?? null),
      users.map(({ timezone }) => timezone),
    ],
  );
}
