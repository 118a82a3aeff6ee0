import type { Role } from '../contracts';
import type { UserId } from '../core';
import type { Database, Transaction } from '../db';

type LesserRole = Exclude<Role, 'owner'>;

/** Somebody with a role. */
export type Administrator = {
  id: UserId;
  username: string;
  name: string;
  email: string;
  suspended: boolean;
  role: Role;
};

const roleOf = `CASE WHEN u.administrator THEN 'owner' ELSE r.role END`;

/** The role of a person; undefined for none, and for nobody. */
export async function findRole(manager: Database['manager'] | Transaction, userId: UserId): Promise<Role | undefined> {
  const rows: { role: Role | null }[] = await manager.query(
    `SELECT ${roleOf} AS role FROM users u LEFT JOIN user_roles r ON r.user_id = u.id WHERE u.id = $1`,
    [userId],
  );
  return rows[0]?.role ?? undefined;
}

/** Everybody with a role, owners first, then by username. There are never many. */
export async function listAdministrators(database: Database): Promise<Administrator[]> {
  return database.query<Administrator>(
    `SELECT u.id, u.username, coalesce(u.display_name, u.first_name || ' ' || u.last_name) AS name, u.email, u.suspended,
            ${roleOf} AS role
       FROM users u LEFT JOIN user_roles r ON r.user_id = u.id
      WHERE u.administrator OR r.role IS NOT NULL
      ORDER BY u.administrator DESC, r.role, u.username_key`,
  );
}

/** Gives somebody a role in place of the one they had: nobody has two. Owners are marked in `users`, not here. */
export async function putRole(tx: Transaction, userId: UserId, role: LesserRole, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO user_roles (user_id, role, given_at) VALUES ($1, $2, $3)
     ON CONFLICT (user_id) DO UPDATE SET role = excluded.role, given_at = excluded.given_at`,
    [userId, role, at],
  );
}

/** Takes the role from somebody; from whom has none, nothing. */
export async function removeRole(tx: Transaction, userId: UserId): Promise<void> {
  await tx.query('DELETE FROM user_roles WHERE user_id = $1', [userId]);
}
