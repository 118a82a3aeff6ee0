/** A column of sealed values; whoever keeps secrets names its own, so that a rotation of the master key finds them. */
export type SealedColumn = { table: string; idColumn: string; column: string };

/** What an envelope of a row is bound to: it opens in that row and column only. */
export function sealingContext(column: SealedColumn, id: string): string {
  return `${column.table}.${column.column}:${id}`;
}

export const signingKeyColumn: SealedColumn = { table: 'signing_keys', idColumn: 'id', column: 'sealed_private_key' };
