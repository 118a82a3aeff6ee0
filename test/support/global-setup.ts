import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase, startEmbeddedPostgres } from '../../src/db';
import { entities } from '../../src/entities';
import { withDatabase } from './connection-strings';

const templateName = `countersign_template_${process.pid}`;

/** One PostgreSQL per run (ours, or the one DATABASE_URL names) and one migrated template that each test file clones. */
export default async function globalSetup(): Promise<void> {
  const outside = process.env.DATABASE_URL;
  const folder = mkdtempSync(join(tmpdir(), 'countersign-test-'));
  clearAwayAfterwards(folder);
  process.env.TEST_CONSOLE_FOLDER = join(folder, 'console');
  process.env.TEST_WITHOUT_SAMPLES = join(folder, 'without-samples');
  writeFileSync(process.env.TEST_WITHOUT_SAMPLES, '');
  let stop = async () => {};
  let server = outside ?? '';
  if (outside === undefined) {
    const postgres = await startEmbeddedPostgres(folder, ['fsync=off']);
    server = postgres.url('postgres');
    stop = () => postgres.stopIfUnused();
  }
  try {
    await makeTemplate(server);
  } catch (error) {
    await stop();
    throw error;
  }
  process.env.TEST_POSTGRES_SERVER = server;
  process.env.TEST_POSTGRES_TEMPLATE = templateName;
  // A test that starts the product must not fall onto the outside database by accident.
  delete process.env.DATABASE_URL;
  Object.assign(globalThis, {
    stopTestPostgres: async () => {
      await inServer(server, `DROP DATABASE IF EXISTS ${templateName}`);
      await stop();
    },
  });
}

/** Once this run has ended, also by Ctrl-C or kill -9, nothing is left of its server and files. */
function clearAwayAfterwards(folder: string): void {
  const program = join(__dirname, 'clear-away.mjs');
  const stdio = ['pipe', 'ignore', 'ignore'] as const;
  const watcher = spawn(process.execPath, [program, folder], { detached: true, stdio: [...stdio] });
  watcher.unref();
  (watcher.stdin as Socket).unref();
}

async function makeTemplate(server: string): Promise<void> {
  await inServer(server, `CREATE DATABASE ${templateName}`);
  const template = await openDatabase(withDatabase(server, templateName), { entities, poolSize: 2 });
  try {
    await template.migrate();
  } finally {
    await template.close();
  }
}

async function inServer(server: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
