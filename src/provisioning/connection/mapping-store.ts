import type { MappingRow } from '../../contracts';
import { type ConnectionId, newId } from '../../core';
import type { Database, Transaction } from '../../db';

/** Keeps how people become accounts, a row an attribute. */
export class MappingStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** By attribute, in the order of the alphabet. */
  list(id: ConnectionId, tx: Transaction = this.#database.manager): Promise<MappingRow[]> {
    return tx.query(
      `SELECT attribute, source_kind AS "sourceKind", source, apply FROM connection_mapping
        WHERE connection_id = $1 ORDER BY attribute`,
      [id],
    );
  }

  async replaceAll(tx: Transaction, id: ConnectionId, rows: readonly MappingRow[]): Promise<void> {
    await tx.query('DELETE FROM connection_mapping WHERE connection_id = $1', [id]);
    for (const row of rows) await this.put(tx, id, row);
  }

  async put(tx: Transaction, id: ConnectionId, row: MappingRow): Promise<void> {
    await tx.query(
      `INSERT INTO connection_mapping (id, connection_id, attribute, source_kind, source, apply)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (connection_id, attribute) DO UPDATE SET source_kind = $4, source = $5, apply = $6`,
      [newId(), id, row.attribute, row.sourceKind, row.source, row.apply],
    );
  }

  async delete(tx: Transaction, id: ConnectionId, attribute: string): Promise<void> {
    await tx.query('DELETE FROM connection_mapping WHERE connection_id = $1 AND attribute = $2', [id, attribute]);
  }
}
