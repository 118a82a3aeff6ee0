import type { SealedColumn } from '../../certificates';

const table = { table: 'connections', idColumn: 'id' };

export const tokenColumn: SealedColumn = { ...table, column: 'sealed_token' };
export const refreshTokenColumn: SealedColumn = { ...table, column: 'sealed_refresh_token' };
export const clientSecretColumn: SealedColumn = { ...table, column: 'sealed_client_secret' };

/** What a connection keeps sealed: a rotation of the master key has to know (R74, R76). */
export const connectionSealedColumns: readonly SealedColumn[] = [tokenColumn, refreshTokenColumn, clientSecretColumn];
