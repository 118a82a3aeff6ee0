import type { EntityManager } from 'typeorm';
import { type Scope, scopes, type Token } from '../contracts';
import type { Database, Transaction } from '../db';
import { TokenEntity } from './token.entity';

/** Where a list goes on: created at (ISO), id. */
type TokenPosition = { createdAt: Date; id: string };

/** Keeps API tokens; the secret itself never gets here, only its hash. */
export class TokenStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(tx: Transaction, token: Token, tokenHash: Buffer): Promise<void> {
    await tx.insert(TokenEntity, { ...token, tokenHash });
  }

  async findByHash(tokenHash: Buffer): Promise<{ token: Token; tokenHash: Buffer } | undefined> {
    const row = await this.#database.manager.findOneBy(TokenEntity, { tokenHash });
    return row === null ? undefined : { token: toToken(row), tokenHash: row.tokenHash };
  }

  async find(id: string, manager: EntityManager = this.#database.manager): Promise<Token | undefined> {
    const row = await manager.findOneBy(TokenEntity, { id });
    return row === null ? undefined : toToken(row);
  }

  /** Newest first, `count` rows after `position`. */
  async list(count: number, position: TokenPosition | undefined): Promise<Token[]> {
    const query = this.#database.manager.createQueryBuilder(TokenEntity, 'token');
    if (position !== undefined) {
      query.where('(token.created_at, token.id) < (:createdAt, :id)', position);
    }
    const rows = await query.orderBy('token.createdAt', 'DESC').addOrderBy('token.id', 'DESC').limit(count).getMany();
    return rows.map(toToken);
  }

  /** Marks the token as revoked unless it is already; tells whether it did. */
  async revoke(tx: Transaction, id: string, at: Date): Promise<boolean> {
    const [, changed] = (await tx.query('UPDATE api_tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [
      id,
      at,
    ])) as [unknown, number];
    return changed > 0;
  }

  async markUsed(id: string, at: Date): Promise<void> {
    await this.#database.query('UPDATE api_tokens SET last_used_at = greatest(last_used_at, $2) WHERE id = $1', [
      id,
      at,
    ]);
  }
}

function toToken(row: TokenEntity): Token {
  return {
    id: row.id,
    name: row.name,
    // A scope that a newer release knew and this one does not gives nothing.
    scopes: row.scopes.filter((name): name is Scope => scopes.includes(name)),
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    lastUsedAt: row.lastUsedAt,
    revokedAt: row.revokedAt,
  };
}
