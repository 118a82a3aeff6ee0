import type { Role } from '../contracts';
import type { SessionId, UserId } from '../core';
import type { Database, Prepared } from '../db';
import type { FoundSession } from '../sign-in';

/** What a token opens: the session it was made from, and the person with their role of this moment. */
export type FoundConsoleToken = FoundSession & { username: string; role: Role | null };

type Row = {
  id: SessionId;
  user_id: UserId;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
  authenticated_at: Date;
  authn_context: string;
  address: string | null;
  user_agent: string | null;
  suspended: boolean;
  username: string;
  role: Role | null;
};

const find: Prepared = {
  name: 'console_find_token',
  text: `SELECT s.id, s.user_id, s.created_at, s.last_used_at, s.expires_at, s.authenticated_at, s.authn_context, s.address,
                s.user_agent, u.suspended, u.username, CASE WHEN u.administrator THEN 'owner' ELSE r.role END AS role
           FROM console_tokens t
           JOIN sessions s ON s.id = t.session_id
           JOIN users u ON u.id = s.user_id
           LEFT JOIN user_roles r ON r.user_id = u.id
          WHERE t.token_hash = $1 AND t.expires_at > $2`,
};

/** One statement for every call of the console. */
export async function findConsoleToken(
  database: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<FoundConsoleToken | undefined> {
  const [row] = await database.prepared<Row>(find, [tokenHash, now]);
  if (row === undefined) return undefined;
  return {
    suspended: row.suspended,
    username: row.username,
    role: row.role,
    session: {
      id: row.id,
      userId: row.user_id,
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
      expiresAt: row.expires_at,
      authenticatedAt: row.authenticated_at,
      authnContext: row.authn_context,
      address: row.address,
      userAgent: row.user_agent,
    },
  };
}

/** Keeps a new token of somebody with a role, for whom alone it opens anything. @returns whether it did */
export async function insertConsoleToken(
  database: Database,
  token: { hash: Buffer; sessionId: SessionId; expiresAt: Date },
): Promise<boolean> {
  const inserted = await database.query(
    `INSERT INTO console_tokens (token_hash, session_id, expires_at)
     SELECT $1, s.id, $3
       FROM sessions s
       JOIN users u ON u.id = s.user_id
       LEFT JOIN user_roles r ON r.user_id = u.id
      WHERE s.id = $2 AND (u.administrator OR r.role IS NOT NULL)
     RETURNING session_id`,
    [token.hash, token.sessionId, token.expiresAt],
  );
  return inserted.length > 0;
}

/** Forgets the tokens that are over: what they open is decided without them. */
export async function deleteExpiredConsoleTokens(database: Database, now: Date): Promise<void> {
  await database.query('DELETE FROM console_tokens WHERE expires_at <= $1', [now]);
}
