import type { Actor, ConnectionId } from '../../core';
import type { Database, Transaction } from '../../db';

/** An administrator who was sent to Slack's consent page. */
export type OAuthRequest = { connectionId: ConnectionId; actor: Actor };

/** Keeps consents under way; of the ticket only its hash. */
export class OAuthStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: Transaction, ticketHash: Buffer, request: OAuthRequest, expiresAt: Date): Promise<void> {
    await tx.query(
      'INSERT INTO oauth_requests (ticket_hash, connection_id, actor, expires_at) VALUES ($1, $2, $3, $4)',
      [ticketHash, request.connectionId, JSON.stringify(request.actor), expiresAt],
    );
  }

  async find(ticketHash: Buffer, now: Date): Promise<OAuthRequest | undefined> {
    const rows = await this.#database.query<OAuthRequest>(
      `SELECT connection_id AS "connectionId", actor FROM oauth_requests WHERE ticket_hash = $1 AND expires_at > $2`,
      [ticketHash, now],
    );
    return rows[0];
  }

  /** Takes it away: whoever gets it is the only one. */
  async consume(ticketHash: Buffer, now: Date): Promise<OAuthRequest | undefined> {
    const rows = await this.#database.query<OAuthRequest>(
      `DELETE FROM oauth_requests WHERE ticket_hash = $1 AND expires_at > $2
       RETURNING connection_id AS "connectionId", actor`,
      [ticketHash, now],
    );
    return rows[0];
  }

  async forgetExpired(now: Date): Promise<void> {
    await this.#database.query('DELETE FROM oauth_requests WHERE expires_at <= $1', [now]);
  }
}
