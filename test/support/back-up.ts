import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Client } from 'pg';
import { openDatabase } from '../../src/db';
import { entities } from '../../src/entities';
import { withDatabase } from './connection-strings';
import type { TestDatabase } from './database';

/**
 * Backs a database up and restores it into a new one: with pg_dump and psql where they are and fit the server, else
 * with PostgreSQL's own copy. Whoever is connected to the old one loses the connection in that case.
 */
export async function restoreBackup(test: TestDatabase): Promise<TestDatabase> {
  const server = new Client({ connectionString: withDatabase(test.url, 'postgres') });
  await server.connect();
  const source = new URL(test.url).pathname.slice(1);
  const name = `countersign_restored_${randomBytes(6).toString('hex')}`;
  const url = withDatabase(test.url, name);
  const { rows } = await server.query<{ server_version_num: string }>('SHOW server_version_num');
  if (canDump(Math.floor(Number(rows[0]?.server_version_num) / 10_000))) {
    await server.query(`CREATE DATABASE ${name}`);
    await dumpAndRestore(test.url, url);
  } else {
    await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [source]);
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${source}`);
  }
  const database = await openDatabase(url, { entities, poolSize: 5 });
  return {
    database,
    url,
    async drop() {
      await database.close();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.end();
    },
  };
}

/** pg_dump refuses a server that is newer than itself. */
function canDump(serverMajor: number): boolean {
  const version = (program: string) =>
    Number(/\(PostgreSQL\) (\d+)/.exec(spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1] ?? 0);
  return version('pg_dump') >= serverMajor && version('psql') > 0;
}

async function dumpAndRestore(from: string, to: string): Promise<void> {
  const dump = spawn('pg_dump', ['--dbname', from], { stdio: ['ignore', 'pipe', 'inherit'] });
  const restore = spawn('psql', ['--quiet', '--set', 'ON_ERROR_STOP=1', '--dbname', to], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  dump.stdout.pipe(restore.stdin);
  const [[dumped], [restored]] = await Promise.all([once(dump, 'close'), once(restore, 'close')]);
  if (dumped !== 0 || restored !== 0) throw new Error(`pg_dump ended with ${dumped}, psql with ${restored}`);
}
