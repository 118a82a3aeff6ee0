import type { SessionId, UserId } from '../core';
import type { Database, Prepared, Transaction } from '../db';
import type { FoundSession, Session } from './session';

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
};

const columns = `s.id, s.user_id, s.created_at, s.last_used_at, s.expires_at, s.authenticated_at, s.authn_context,
  s.address, s.user_agent`;

const find: Prepared = {
  name: 'sign_in_find_session',
  text: `SELECT ${columns}, u.suspended FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token_hash = $1`,
};

/** The session of a token and whether its person is suspended; a deleted person's sessions are gone with them. */
export async function findSession(database: Database, tokenHash: Buffer): Promise<FoundSession | undefined> {
  const [row] = await database.prepared<Row & { suspended: boolean }>(find, [tokenHash]);
  return row && { session: toSession(row), suspended: row.suspended };
}

/** Sessions of a person that have not ended, the last used first. */
export async function listSessions(database: Database, userId: UserId, now: Date, usedAfter: Date): Promise<Session[]> {
  const rows = await database.query<Row>(
    `SELECT ${columns} FROM sessions s WHERE s.user_id = $1 AND s.expires_at > $2 AND s.last_used_at > $3
     ORDER BY s.last_used_at DESC, s.id`,
    [userId, now, usedAfter],
  );
  return rows.map(toSession);
}

/** Keeps a session by the hash of its token: who reads the database cannot use one. */
export async function insertSession(tx: Transaction, session: Session, tokenHash: Buffer): Promise<void> {
  await tx.query(
    `INSERT INTO sessions (id, token_hash, user_id, created_at, last_used_at, expires_at, authenticated_at,
       authn_context, address, user_agent)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      session.id,
      tokenHash,
      session.userId,
      session.createdAt,
      session.lastUsedAt,
      session.expiresAt,
      session.authenticatedAt,
      session.authnContext,
      session.address,
      session.userAgent,
    ],
  );
}

/** Notes that a session was used, unless another process has just done so. */
export async function touchSession(database: Database, id: SessionId, at: Date, notedBefore: Date): Promise<void> {
  await database.query('UPDATE sessions SET last_used_at = $2 WHERE id = $1 AND last_used_at <= $3', [
    id,
    at,
    notedBefore,
  ]);
}

/** Gives a session a new token; the old one is dead. False when the session is gone. */
export async function replaceToken(tx: Transaction, id: SessionId, tokenHash: Buffer): Promise<boolean> {
  const rows = await tx.query(
    'WITH done AS (UPDATE sessions SET token_hash = $2 WHERE id = $1 RETURNING id) SELECT id FROM done',
    [id, tokenHash],
  );
  return rows.length > 0;
}

/** Ends one session of a person. @returns false where they have no such session */
export async function deleteSession(tx: Transaction, userId: UserId, id: SessionId): Promise<boolean> {
  const rows = await tx.query(
    'WITH gone AS (DELETE FROM sessions WHERE id = $1 AND user_id = $2 RETURNING id) SELECT id FROM gone',
    [id, userId],
  );
  return rows.length > 0;
}

/** Ends the session a browser had before it signed in anew. */
export async function deleteSessionByToken(tx: Transaction, tokenHash: Buffer): Promise<void> {
  await tx.query('DELETE FROM sessions WHERE token_hash = $1', [tokenHash]);
}

/** Ends every session of a person but `except`; returns how many there were. */
export async function deleteSessionsOf(tx: Transaction, userId: UserId, except: SessionId | null): Promise<number> {
  const rows = await tx.query(
    `WITH gone AS (DELETE FROM sessions WHERE user_id = $1 AND id IS DISTINCT FROM $2::uuid RETURNING id)
     SELECT id FROM gone`,
    [userId, except],
  );
  return rows.length;
}

/** Removes rows of sessions that ended by themselves, some at a time. */
export async function deleteEndedSessions(tx: Transaction, now: Date): Promise<void> {
  await tx.query(
    `DELETE FROM sessions WHERE id IN
       (SELECT id FROM sessions WHERE expires_at <= $1 LIMIT 100 FOR UPDATE SKIP LOCKED)`,
    [now],
  );
}

function toSession(row: Row): Session {
  return {
    id: row.id,
    userId: row.user_id,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    expiresAt: row.expires_at,
    authenticatedAt: row.authenticated_at,
    authnContext: row.authn_context,
    address: row.address,
    userAgent: row.user_agent,
  };
}
