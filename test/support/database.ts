import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { type Database, openDatabase } from '../../src/db';
import { entities } from '../../src/entities';
import { withDatabase } from './connection-strings';

export type TestDatabase = { database: Database; url: string; drop(): Promise<void> };

/** A database of this test file's own, cloned from the migrated template. Call `drop` in `afterAll`. */
export async function createTestDatabase(poolSize = 5): Promise<TestDatabase> {
  const server = required('TEST_POSTGRES_SERVER');
  const name = `countersign_test_${randomBytes(6).toString('hex')}`;
  await inServer(server, `CREATE DATABASE ${name} TEMPLATE ${required('TEST_POSTGRES_TEMPLATE')}`);
  const url = withDatabase(server, name);
  const database = await openDatabase(url, { entities, poolSize });
  return {
    database,
    url,
    async drop() {
      await database.close();
      await inServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run tests with "npm test"`);
  return value;
}

async function inServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
