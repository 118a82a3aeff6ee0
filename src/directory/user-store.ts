import type { UserState } from '../contracts';
import type { GroupId, UserId } from '../core';
import { isUuid } from '../core';
import type { Database, Transaction } from '../db';
import { translateConstraint } from '../db';
import { batchesOf } from './batches-of';
import { nameKey } from './name-key';
import { readRows } from './read-store';
import { searchWords } from './search-words';
import type { DeletedUser, User } from './user';
import { UserEntity } from './user.entity';
import { userConstraints } from './user-constraints';

/** The columns of a person under the names of their attributes; a date stays the text it is. */
export const userColumns = `u.id, u.username, u.email, u.first_name AS "firstName", u.middle_name AS "middleName",
  u.last_name AS "lastName", u.display_name AS "displayName", u.administrator, u.suspended,
  u.password_expired AS "passwordExpired", u.job_title AS "jobTitle", u.location, u.addresses, u.phones,
  u.employee_number AS "employeeNumber", u.department, u.company, u.cost_centre AS "costCentre", u.division,
  u.manager_id AS "managerId", u.start_date::text AS "startDate", u.preferred_language AS "preferredLanguage",
  u.locale, u.timezone, u.user_type AS "userType", u.photo_url AS "photoUrl", u.custom, u.revision,
  u.created_at AS "createdAt", u.updated_at AS "updatedAt"`;

/** What state somebody is in, as `userStates` names it; the index `users_state` is over this expression. */
const stateOfUser = `CASE WHEN u.suspended THEN 'suspended'
  WHEN u.password_expired THEN 'password_expired' ELSE 'active' END`;

const byId = { name: 'directory_user_by_id', text: `SELECT ${userColumns} FROM users u WHERE u.id = $1` };
const byKey = {
  name: 'directory_user_by_key',
  text: `SELECT ${userColumns} FROM users u WHERE u.username_key = $1 OR u.email_key = $1`,
};

/** Longest reference that can name anybody: an e-mail address. */
const longestReference = 254;

/** Rows written or read by one statement; their columns stay below PostgreSQL's 65,535 parameters. */
const rowsPerStatement = 500;

/** How many of those who fit a search are put in order; more of them are met soon when everybody is gone through. */
const mostInOrder = 10_000;

/** A page that is asked for. */
type ListQuery = {
  query: string | undefined;
  state: UserState | undefined;
  after: string | undefined;
  rows: number;
};

/** People in the database. */
export class UserStore {
  constructor(private readonly database: Database) {}

  /** By id, username or e-mail. What has the shape of an id is one: no username may have it. */
  async find(reference: string, tx?: Transaction): Promise<User | undefined> {
    if (isUuid(reference)) return (await readRows<User>(this.database, byId, [reference], tx))[0];
    if (reference.length > longestReference || reference.includes('\0')) return undefined;
    return (await readRows<User>(this.database, byKey, [nameKey(reference)], tx))[0];
  }

  async findDeleted(id: string): Promise<DeletedUser | undefined> {
    if (!isUuid(id)) return undefined;
    const rows = await this.database.query<DeletedUser>(
      'SELECT id, username, email, deleted_at AS "deletedAt" FROM deleted_users WHERE id = $1',
      [id],
    );
    return rows[0];
  }

  /** One page in the order of usernames, from behind `after` on. `query` is a tsquery. */
  async list({ query, state, after = '', rows }: ListQuery): Promise<ListedUser[]> {
    const few = query === undefined ? undefined : await this.#listFew({ query, state, after, rows });
    if (few !== undefined) return few;
    return this.database.query<ListedUser>(
      `SELECT ${userColumns}, u.username_key AS "sortKey" FROM users u
       WHERE ($1::text IS NULL OR array_to_tsvector(u.search_words) @@ $1::tsquery) AND u.username_key > $2
         AND ($4::text IS NULL OR ${stateOfUser} = $4)
       ORDER BY u.username_key LIMIT $3`,
      [query ?? null, after, rows, state ?? null],
    );
  }

  /**
   * The same for a search that not too many fit: all are found by the index, then put in order. Going through everybody
   * in order instead, as is right where most fit, would go a long way to the first of those whose names begin late.
   *
   * @returns undefined where more than `mostInOrder` fit
   */
  async #listFew({ query, state, after, rows }: ListQuery): Promise<ListedUser[] | undefined> {
    const found = await this.database.query<ListedUser & { hits: number }>(
      `WITH hits AS MATERIALIZED (
         SELECT u.username_key FROM users u
          WHERE array_to_tsvector(u.search_words) @@ $1::tsquery AND ($5::text IS NULL OR ${stateOfUser} = $5) LIMIT $4),
       page AS MATERIALIZED (SELECT username_key FROM hits WHERE username_key > $2 ORDER BY username_key LIMIT $3)
       SELECT c.hits, p.* FROM (SELECT count(*)::int AS hits FROM hits) c
         LEFT JOIN (SELECT ${userColumns}, u.username_key AS "sortKey" FROM page JOIN users u USING (username_key)) p ON true
        ORDER BY p."sortKey"`,
      [query, after, rows, mostInOrder + 1, state ?? null],
    );
    if ((found[0]?.hits ?? 0) > mostInOrder) return undefined;
    return found.filter(({ id }) => id !== null).map(({ hits: _, ...person }) => person);
  }

  /** Locks somebody for a change until the transaction ends; others may still point at them (as manager, as member). */
  async lock(tx: Transaction, id: UserId): Promise<User | undefined> {
    if (!isUuid(id)) return undefined;
    const rows = await tx.query<User[]>(`SELECT ${userColumns} FROM users u WHERE u.id = $1 FOR NO KEY UPDATE`, [id]);
    return rows[0];
  }

  /** Locks somebody and everybody they manage, so that nobody can point at them any more, until the transaction ends. */
  async lockForDeletion(tx: Transaction, id: UserId): Promise<{ person: User | undefined; reports: User[] }> {
    if (!isUuid(id)) return { person: undefined, reports: [] };
    const rows = await tx.query<User[]>(
      `SELECT ${userColumns} FROM users u WHERE u.id = $1 OR u.manager_id = $1 ORDER BY u.id FOR UPDATE`,
      [id],
    );
    return { person: rows.find((row) => row.id === id), reports: rows.filter((row) => row.id !== id) };
  }

  /**
   * Everybody with one of these ids, or one of these folded names as username or e-mail.
   * `forChange` locks them until the transaction ends.
   */
  async findAll(tx: Transaction, ids: readonly string[], keys: readonly string[], forChange: boolean): Promise<User[]> {
    const found = await tx.query<{ id: UserId }[]>(
      `SELECT u.id FROM users u
       WHERE u.id = ANY ($1::uuid[]) OR u.username_key = ANY ($2) OR u.email_key = ANY ($2)
       ORDER BY u.id ${forChange ? 'FOR NO KEY UPDATE' : ''}`,
      [ids, keys],
    );
    const people: User[] = [];
    for (const batch of batchesOf(found, rowsPerStatement)) {
      const text = `SELECT ${userColumns} FROM users u WHERE u.id = ANY ($1) ORDER BY u.id`;
      people.push(...(await tx.query<User[]>(text, [batch.map(({ id }) => id)])));
    }
    return people;
  }

  /** Usernames by id. */
  async namesOf(ids: readonly UserId[]): Promise<Map<UserId, string>> {
    const rows = await this.database.query<{ id: UserId; username: string }>(
      'SELECT id, username FROM users WHERE id = ANY ($1)',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.username]));
  }

  /** Everybody who can administer now; `forChange` lets nobody else take one away until the transaction ends. */
  async administratorIds(tx: Transaction, forChange: boolean): Promise<UserId[]> {
    if (forChange) await tx.query('SELECT pg_advisory_xact_lock($1)', [UserStore.administratorLock]);
    const rows = await tx.query<{ id: UserId }[]>('SELECT id FROM users WHERE administrator AND NOT suspended');
    return rows.map((row) => row.id);
  }

  /** Managers are set last, so that somebody may be managed by a person further down the list. */
  async insert(tx: Transaction, people: readonly User[]): Promise<void> {
    try {
      for (const batch of batchesOf(people, rowsPerStatement)) {
        const rows = batch.map((person) => ({ ...toRow(person), managerId: null }));
        await tx.getRepository(UserEntity).insert(rows);
      }
      const managed = people.filter((person) => person.managerId !== null);
      if (managed.length === 0) return;
      await tx.query(
        `UPDATE users u SET manager_id = given.manager_id
         FROM unnest($1::uuid[], $2::uuid[]) AS given (id, manager_id) WHERE u.id = given.id`,
        [managed.map((person) => person.id), managed.map((person) => person.managerId)],
      );
    } catch (error) {
      throw translateConstraint(error, userConstraints);
    }
  }

  async update(tx: Transaction, person: User): Promise<void> {
    const { id, ...changes } = toRow(person);
    try {
      await tx.getRepository(UserEntity).update({ id }, changes);
    } catch (error) {
      throw translateConstraint(error, userConstraints);
    }
  }

  /** Removes a person and remembers the id and the names. */
  async delete(tx: Transaction, person: User, deletedAt: Date): Promise<void> {
    await tx.query('INSERT INTO deleted_users (id, username, email, deleted_at) VALUES ($1, $2, $3, $4)', [
      person.id,
      person.username,
      person.email,
      deletedAt,
    ]);
    await tx.getRepository(UserEntity).delete({ id: person.id });
  }

  /** Takes the manager from everybody this person manages. */
  async releaseReports(tx: Transaction, managerId: UserId, updatedAt: Date): Promise<void> {
    await tx.query(
      'UPDATE users SET manager_id = NULL, revision = revision + 1, updated_at = $2 WHERE manager_id = $1',
      [managerId, updatedAt],
    );
  }

  async directGroupsOf(tx: Transaction, id: UserId): Promise<{ id: GroupId; name: string }[]> {
    return tx.query(
      `SELECT g.id, g.name FROM group_members m JOIN groups g ON g.id = m.group_id WHERE m.user_id = $1 ORDER BY g.name`,
      [id],
    );
  }

  /** Number of the advisory lock under which administrators are taken away. */
  static readonly administratorLock = 732_940_201;

  /** How many may administer besides this person; nobody else takes one away until the transaction ends (R59). */
  async countOtherAdministrators(tx: Transaction, id: UserId): Promise<number> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [UserStore.administratorLock]);
    const rows = await tx.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM users WHERE administrator AND NOT suspended AND id <> $1',
      [id],
    );
    return rows[0]?.count ?? 0;
  }
}

/** A person and the key they are sorted by. */
export type ListedUser = User & { sortKey: string };

function toRow(person: User): UserEntity {
  return {
    ...person,
    usernameKey: nameKey(person.username),
    emailKey: nameKey(person.email),
    searchWords: searchWords(person),
  };
}
