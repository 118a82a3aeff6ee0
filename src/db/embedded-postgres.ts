import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedPostgresError, embeddedFailed } from './embedded-postgres-error';
import {
  choosePort,
  initialiseIfMissing,
  prepareFolder,
  readLogFrom,
  readOrCreatePassword,
  superuser,
} from './postgres-folder';
import { findPostgres, type PostgresPrograms } from './postgres-programs';
import { findPostmaster } from './postmaster';

/** A running PostgreSQL of ours: where it answers, and how to end it. */
export type EmbeddedPostgres = {
  /** Connection string of the database `name`; default `countersign`, which exists. */
  url(name?: string): string;
  /** Stops the server unless somebody else still uses it (a command beside a running server, or the reverse). */
  stopIfUnused(): Promise<void>;
};

/** How long a server may take to recover from a crash, or to stop before it can be started anew. */
const patienceMs = 120_000;
const pollMs = 50;
const startAttempts = 4;
const reviveEveryMs = 5_000;
const lastConnectionsMs = 1_000;

/** Number of the advisory lock that everybody who uses the server shares, and that whoever stops it must have alone. */
const usersLock = 732_940_119;
const attendanceName = 'countersign attendance';

type Site = { folder: string; data: string; password: string; settings: readonly string[]; programs: PostgresPrograms };

/** A server that answers, and the connection by which everybody else sees that it is in use. */
type Joined = { client: AttendingClient; port: number };

/** The published types leave these two out. */
type AttendingClient = Client & { ref(): void; unref(): void };

/**
 * Starts the PostgreSQL that comes with the package, or adopts the one that is already running on `folder`
 * (it outlives a killed Node process, and a command works beside a running server). Any number of processes may do so at
 * the same moment. A server that dies while it is in use is started again, on the same port if that is still free.
 *
 * @param folder data folder, made if missing; any name. The password lies in it with mode 0600
 * @param settings extra server settings (`name=value`), for tests
 * @throws EmbeddedPostgresError with its code
 */
export async function startEmbeddedPostgres(
  folder: string,
  settings: readonly string[] = [],
): Promise<EmbeddedPostgres> {
  prepareFolder(folder);
  const password = readOrCreatePassword(folder);
  const site = { folder, data: join(folder, 'pgdata'), password, settings, programs: await findPostgres(folder) };
  return new Attendance(site, await joinServer(site));
}

/** Our part in the use of the server: as long as it lasts, nobody stops the server, and we bring it back if it dies. */
class Attendance implements EmbeddedPostgres {
  readonly #site: Site;
  readonly #port: number;
  #client: AttendingClient;
  #reviving: Promise<void> | undefined;
  #leaving = false;

  constructor(site: Site, joined: Joined) {
    this.#site = site;
    this.#port = joined.port;
    this.#client = joined.client;
    this.#watch();
  }

  url(name = superuser): string {
    return connectionString(this.#port, this.#site.password, name);
  }

  async stopIfUnused(): Promise<void> {
    this.#leaving = true;
    await this.#reviving;
    const client = this.#client;
    client.ref();
    try {
      await client.query('SELECT pg_advisory_unlock_shared($1)', [usersLock]);
      if (await isAlone(client)) await this.#stop();
    } catch (error) {
      if (error instanceof EmbeddedPostgresError) throw error;
      // The server is gone already, and nobody revived it: there is nothing to stop.
    } finally {
      await client.end();
    }
  }

  /**
   * Tells the server to stop and waits until it is gone. `pg_ctl` does not wait for us: it only looks whether there is a
   * lock file, and would take that of a server which somebody starts in the meantime for the one it stopped.
   */
  async #stop(): Promise<void> {
    const { data, programs } = this.#site;
    const stopped = findPostmaster(data)?.pid;
    await programs.run('pg_ctl', ['-D', 'pgdata', '-W', '-m', 'fast', 'stop']).catch((cause: unknown) => {
      throw embeddedFailed('it could not be stopped', cause);
    });
    const giveUpAt = Date.now() + patienceMs;
    while (stopped !== undefined && findPostmaster(data)?.pid === stopped) {
      if (Date.now() > giveUpAt) throw embeddedFailed('it does not stop', new Error(`process ${stopped} still runs`));
      await delay(pollMs);
    }
  }

  #watch(): void {
    this.#client.unref(); // being there keeps no process from ending
    this.#client.once('end', () => {
      if (!this.#leaving) this.#reviving = this.#revive();
    });
  }

  /** Tried until it works: meanwhile every use of the database says that it is gone (R87). */
  async #revive(): Promise<void> {
    while (!this.#leaving) {
      try {
        this.#client = (await joinServer(this.#site)).client;
        return this.#watch();
      } catch {
        await delay(reviveEveryMs, undefined, { ref: false });
      }
    }
  }
}

/** Connects to the server of the folder, and starts it first if there is none. */
async function joinServer(site: Site): Promise<Joined> {
  const giveUpAt = Date.now() + patienceMs;
  let reason: unknown = new Error('it neither answers nor ends');
  for (let failures = 0; failures < startAttempts && Date.now() < giveUpAt; await delay(pollMs)) {
    const postmaster = findPostmaster(site.data);
    if (postmaster?.port !== undefined) {
      const client = await attend(site, postmaster.port);
      if (client !== undefined) return { client, port: postmaster.port };
    }
    if (postmaster !== undefined) continue; // it is starting, recovering or stopping
    await initialiseIfMissing(site.folder, site.password, site.programs);
    const log = readLogFrom(site.folder);
    const failure = await startServer(site).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (failure === undefined) continue;
    const said = log();
    // Somebody else was first: that is no failure, however often it happens.
    if (!said.includes('lock file "postmaster.pid" already exists')) failures += 1;
    reason = new Error(said || (failure instanceof Error ? failure.message : String(failure)), { cause: failure });
  }
  throw embeddedFailed(`see ${join(site.folder, 'postgres.log')}`, reason);
}

async function startServer({ folder, settings, programs }: Site): Promise<void> {
  const options = [
    `-p ${await choosePort(folder)}`,
    '-c listen_addresses=127.0.0.1',
    "-c unix_socket_directories=''",
    '-c max_connections=200',
    ...settings.map((setting) => `-c ${setting}`),
  ];
  programs.own(join(folder, 'postgres.log'));
  programs.own(join(folder, 'pgdata'));
  await programs.run('pg_ctl', [
    '-D',
    'pgdata',
    '-w',
    '-t',
    '60',
    '-l',
    'postgres.log',
    '-o',
    options.join(' '),
    'start',
  ]);
}

/**
 * Connects and takes part in the use of the server, which waits for one who is just stopping it.
 *
 * @returns undefined when it does not answer (yet, or any more)
 * @throws EmbeddedPostgresError `db.wrong_password_file`
 */
async function attend(site: Site, port: number): Promise<AttendingClient | undefined> {
  const client = new Client({
    connectionString: connectionString(port, site.password, 'postgres'),
    connectionTimeoutMillis: 5_000,
    application_name: attendanceName,
  }) as AttendingClient;
  client.on('error', () => undefined); // `end` follows, and is acted upon
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [usersLock]);
    await createDatabaseIfMissing(client);
    return client;
  } catch (error) {
    await client.end();
    if ((error as { code?: string }).code === '28P01') throw wrongPassword(site.folder, error);
    return undefined;
  }
}

async function createDatabaseIfMissing(client: Client): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [superuser]);
  if (found.rowCount !== 0) return;
  await client.query(`CREATE DATABASE ${superuser}`).catch((error: { code?: string }) => {
    if (error.code !== '42P04' && error.code !== '23505') throw error; // somebody else was first
  });
}

/** Whether nobody else attends, and no connection of any other kind is left; those that just ended are given a moment. */
async function isAlone(client: Client): Promise<boolean> {
  const lock = await client.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [usersLock]);
  if (lock.rows[0]?.alone !== true) return false;
  const giveUpAt = Date.now() + lastConnectionsMs;
  for (;;) {
    const { rows } = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE backend_type = 'client backend' AND application_name <> $1`,
      [attendanceName],
    );
    if (rows[0]?.count === 0) return true;
    if (Date.now() > giveUpAt) return false;
    await delay(pollMs);
  }
}

function connectionString(port: number, password: string, database: string): string {
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

function wrongPassword(folder: string, cause: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError({
    code: 'db.wrong_password_file',
    status: 500,
    what: `The password in ${join(folder, 'postgres.password')} is not that of the database in the same folder.`,
    remedy: 'Put the file back as it was, for example from the backup that the folder came from.',
    cause,
  });
}
