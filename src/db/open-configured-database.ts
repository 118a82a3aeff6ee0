import { join } from 'node:path';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Config } from '../config';
import { CountersignError } from '../core';
import { type Database, openDatabase } from './database';
import { startEmbeddedPostgres } from './embedded-postgres';

export type DatabaseErrorCode = 'db.unreachable';

/** The configured PostgreSQL does not answer. */
export class DatabaseError extends CountersignError<DatabaseErrorCode> {}

/**
 * Opens the database that the configuration names, or starts (or adopts) the embedded one in the data folder.
 *
 * @returns the database, and how to let go of it: the embedded server stops when nobody else uses it
 * @throws DatabaseError `db.unreachable`; EmbeddedPostgresError
 */
export async function openConfiguredDatabase(
  config: Pick<Config, 'database' | 'dataDir'>,
  entities: readonly EntityTarget<ObjectLiteral>[],
): Promise<{ database: Database; close(): Promise<void> }> {
  const { url, poolSize } = config.database;
  if (url !== undefined) {
    const database = await openOutside(url, { entities, poolSize });
    return { database, close: () => database.close() };
  }
  const embedded = await startEmbeddedPostgres(join(config.dataDir, 'postgres'));
  const database = await openDatabase(embedded.url(), { entities, poolSize });
  return {
    database,
    close: async () => {
      await database.close();
      await embedded.stopIfUnused();
    },
  };
}

async function openOutside(url: string, options: Parameters<typeof openDatabase>[1]): Promise<Database> {
  try {
    return await openDatabase(url, options);
  } catch (cause) {
    const { host, pathname } = new URL(url);
    throw new DatabaseError({
      code: 'db.unreachable',
      status: 503,
      what: `The database ${pathname.slice(1)} at ${host} does not answer.`,
      meaning: 'Countersign keeps everything there and cannot start without it.',
      remedy: 'Check database.url (or DATABASE_URL): host, port, name, user and password.',
      detail: cause instanceof Error ? cause.message : String(cause),
      cause,
    });
  }
}
