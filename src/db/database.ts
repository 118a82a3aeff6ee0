import 'reflect-metadata';
import type { Pool, QueryResultRow } from 'pg';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { ConnectionWatch } from './connection-watch';
import { type Listener, startListener } from './listener';
import { migrations } from './migrations/index';

/** A transaction in progress: what stores are handed by the service that opened it. */
export type Transaction = EntityManager;

/** A statement that PostgreSQL parses and plans once per connection; for the paths where that counts. */
export type Prepared = { name: string; text: string };

/** The one way to the database: transactions for use cases, single statements for read models, prepared ones for hot paths. */
export type Database = {
  /** Runs `work` in one transaction: all of it is kept, or none. Never call out of the process from inside. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** One statement outside any transaction of ours; rows as objects. */
  query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** One prepared statement; rows as objects. */
  prepared<Row extends QueryResultRow>(statement: Prepared, values: readonly unknown[]): Promise<Row[]>;
  /** The manager outside a transaction, for stores that only read. */
  readonly manager: EntityManager;
  /** Applies the migrations that are missing, under a lock, each in a transaction of its own; returns their names. */
  migrate(): Promise<string[]>;
  /** Names of the migrations that this version needs and the database has not had. */
  missingMigrations(): Promise<string[]>;
  /** For who has to open a connection of its own. Holds a password: never logged, never shown. */
  readonly url: string;
  /** Hears what is notified on these channels, and `undefined` after each (re)connecting: something may have been missed. */
  listen(
    channels: readonly string[],
    onHeard: (heard: { channel: string; payload: string } | undefined) => void,
  ): Listener;
  close(): Promise<void>;
};

/**
 * Opens the database.
 *
 * @param url connection string
 * @param options.entities all entities of all rooms (the composition root knows them)
 * @param options.poolSize connections of this process
 */
export async function openDatabase(
  url: string,
  options: { entities: readonly EntityTarget<ObjectLiteral>[]; poolSize: number },
): Promise<Database> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    entities: [...options.entities] as never,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize: options.poolSize,
    extra: { connectionTimeoutMillis: 1_500, keepAlive: true },
    // A connection that PostgreSQL ended while idle is replaced at the next use; the use then says what is wrong.
    poolErrorHandler: () => undefined,
  });
  await dataSource.initialize();
  const pool = (dataSource.driver as PostgresDriver).master as Pool;
  const watch = new ConnectionWatch(pool, url);
  return {
    transaction: (work) => dataSource.transaction(work),
    query: async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(text, [...values])).rows,
    prepared: async <Row extends QueryResultRow>(statement: Prepared, values: readonly unknown[]) =>
      (await pool.query<Row>({ name: statement.name, text: statement.text, values: values as unknown[] })).rows,
    manager: dataSource.manager,
    url,
    listen: (channels, onHeard) => startListener(url, channels, onHeard),
    migrate: () => migrate(dataSource, pool),
    missingMigrations: () => missingMigrations(pool),
    close: () => {
      watch.stop();
      return dataSource.destroy();
    },
  };
}

/** Number of the advisory lock that lets one process migrate at a time. */
const migrationLock = 732_940_118;

async function migrate(dataSource: DataSource, pool: Pool): Promise<string[]> {
  const holder = await pool.connect();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const applied = await dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    holder.release();
  }
}

async function missingMigrations(pool: Pool): Promise<string[]> {
  const applied = await pool.query<{ name: string }>('SELECT name FROM migrations');
  const names = new Set(applied.rows.map((row) => row.name));
  return migrations.map((migration) => migration.name).filter((name) => !names.has(name));
}
