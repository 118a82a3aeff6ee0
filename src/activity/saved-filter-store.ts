import { z } from 'zod';
import { type ActivityFilter, activityFilter, type SavedFilter } from '../contracts';
import type { UserId } from '../core';
import { type Database, type Transaction, translateConstraint } from '../db';
import { filterNameTaken } from './activity-error';

type Row = Omit<SavedFilter, 'filter'> & { filter: z.input<typeof activityFilter> };

/** Keeps filters of the activity, each for one person. */
export class SavedFilterStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By name. */
  async list(userId: UserId): Promise<SavedFilter[]> {
    const rows = await this.#database.query<Row>(
      `SELECT id, name, filter, created_at AS "createdAt" FROM activity_filters WHERE user_id = $1 ORDER BY name_key`,
      [userId],
    );
    return rows.map(({ filter, ...rest }) => ({ ...rest, filter: z.decode(activityFilter, filter) }));
  }

  /** How many somebody has; nobody else of theirs is written until the transaction ends. */
  async count(tx: Transaction, userId: UserId): Promise<number> {
    await tx.query('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [userId]);
    const rows: { count: number }[] = await tx.query(
      'SELECT count(*)::int AS count FROM activity_filters WHERE user_id = $1',
      [userId],
    );
    return rows[0]?.count ?? 0;
  }

  /** @throws ActivityError `activity.filter_name_taken` */
  async insert(tx: Transaction, userId: UserId, saved: SavedFilter & { nameKey: string }): Promise<void> {
    const filter: ActivityFilter = saved.filter;
    try {
      await tx.query(
        `INSERT INTO activity_filters (id, user_id, name, name_key, filter, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
        [
          saved.id,
          userId,
          saved.name,
          saved.nameKey,
          JSON.stringify(z.encode(activityFilter, filter)),
          saved.createdAt,
        ],
      );
    } catch (error) {
      throw translateConstraint(error, { activity_filters_name_unique: filterNameTaken });
    }
  }

  /** Whether it was there, and theirs. */
  async delete(userId: UserId, id: string): Promise<boolean> {
    const rows = await this.#database.query(
      'DELETE FROM activity_filters WHERE user_id = $1 AND id = $2 RETURNING id',
      [userId, id],
    );
    return rows.length > 0;
  }
}
